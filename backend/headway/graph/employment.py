"""What few may see of a person in the graph: pay, past roles, skills; and what the viewer may do about them."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.batching import children, one, value
from headway.graph.context import Info
from headway.graph.money import Money
from headway.graph.words import described
from headway.people import access, models, reads
from headway.people.rules import vocabulary
from headway.people.rules.tenure import tenure
from headway.platform import clock
from headway.platform.money import from_minor

if TYPE_CHECKING:
    from headway.graph.people import Employee, RoleProfile, Skill

ARoleProfile: TypeAlias = Annotated["RoleProfile", strawberry.lazy("headway.graph.people")]
ASkill: TypeAlias = Annotated["Skill", strawberry.lazy("headway.graph.people")]
AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]
NEWEST_FIRST = ("-valid_from", "-recorded_at", "id")
NO_PERMISSIONS = reads.Permissions()

SkillSource = described(
    vocabulary.SkillSource,
    "Who judged a skill level.",
    SELF="The person.",
    MANAGER="The manager.",
    REVIEW="A signed review.",
    COURSE="A course or certificate.",
    IMPORT="Another system.",
)


@strawberry.type(description="Yearly pay from a day on.")
class Pay:
    valid_from: date = strawberry.field(description="The first day of this pay.")
    source: str = strawberry.field(description="Where it comes from: an import, a reward.")

    @strawberry.field(description="How much a year.")
    def amount(self, row: strawberry.Parent[models.Pay]) -> Money:
        return Money(amount=from_minor(row.amount_minor, row.currency), currency=row.currency)


@strawberry.type(description="The title, level and role a person holds or held.")
class Assignment:
    title: str = strawberry.field(description="What the job is called.")
    level: int | None = strawberry.field(description="How senior the job is.")
    valid_from: date = strawberry.field(description="The first day in this role.")
    source: str = strawberry.field(description="Where it comes from: the directory, an import, a reward.")

    @strawberry.field(graphql_type=ARoleProfile | None, description="The role profile.")
    async def role_profile(
        self, info: Info, row: strawberry.Parent[models.Assignment]
    ) -> models.RoleProfile | None:
        return await one(info, access.visible_role_profiles, row.role_profile_id)


@strawberry.type(description="How well somebody masters a skill, as judged last.")
class SkillLevel:
    level: int = strawberry.field(description="0 (none) to 5 (teaches others).")
    source: SkillSource = strawberry.field(description="Who judged it.")  # type: ignore[valid-type]
    valid_from: date = strawberry.field(description="The day it was judged for.")
    evidence: str = strawberry.field(description="What shows it.")

    @strawberry.field(graphql_type=ASkill, description="The skill.")
    async def skill(self, info: Info, row: strawberry.Parent[models.SkillLevel]) -> models.Skill | None:
        return await one(info, access.visible_skills, row.skill_id)


@strawberry.type(description="What the viewer may do about a person.")
class EmployeePermissions:
    give_feedback: bool = strawberry.field(description="Give them feedback.")
    propose_reward: bool = strawberry.field(description="Propose a reward for them.")
    see_pay: bool = strawberry.field(description="See what they are paid.")
    create_goal: bool = strawberry.field(description="Set a goal for them.")
    edit: bool = strawberry.field(description="Change their record in the directory.")


@strawberry.type
class PersonEmployment:
    """The fields that people's own module adds beside the directory."""

    @strawberry.field(graphql_type=Pay | None, description="Today's pay; null unless the viewer may see it.")
    async def pay(self, info: Info, row: strawberry.Parent[models.Employee]) -> models.Pay | None:
        return await value(info, reads.visible_pay_today, row.id, None)

    @strawberry.field(
        graphql_type=list[Pay], description="Pay over time, newest first; empty unless the viewer may see it."
    )
    async def pay_history(self, info: Info, row: strawberry.Parent[models.Employee]) -> list[models.Pay]:
        return await children(info, access.visible_pay, "employee_id", row.id, order=NEWEST_FIRST, first=100)

    @strawberry.field(
        graphql_type=list[Assignment],
        description="Roles over time, newest first, for those who may see them.",
    )
    async def assignments(
        self, info: Info, row: strawberry.Parent[models.Employee]
    ) -> list[models.Assignment]:
        return await children(
            info, access.visible_assignments, "employee_id", row.id, order=NEWEST_FIRST, first=100
        )

    @strawberry.field(
        graphql_type=list[SkillLevel], description="Skills as judged last, for those who may see them."
    )
    async def skill_levels(
        self, info: Info, row: strawberry.Parent[models.Employee]
    ) -> list[models.SkillLevel]:
        return await value(info, reads.newest_skill_levels, row.id, [])

    @strawberry.field(
        graphql_type=list[AnEmployee], description="Who else guides them: dotted lines of today, by name."
    )
    async def dotted_managers(
        self, info: Info, row: strawberry.Parent[models.Employee]
    ) -> list[models.Employee]:
        return await value(info, reads.dotted_managers, row.id, [])

    @strawberry.field(description="How long they have worked here, in words; null before the first day.")
    def tenure(self, row: strawberry.Parent[models.Employee]) -> str | None:
        return tenure(row.hired_on, row.left_on, clock.today())

    @strawberry.field(graphql_type=EmployeePermissions, description="What the viewer may do about them.")
    async def viewer_can(self, info: Info, row: strawberry.Parent[models.Employee]) -> reads.Permissions:
        return await value(info, reads.permissions, row.id, NO_PERMISSIONS)
