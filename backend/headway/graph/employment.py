"""What few may see of a person in the graph: pay, past roles, skills; and what the viewer may do about them."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.edges import computed, derived, to_many, to_one
from headway.graph.money import Money, money
from headway.graph.words import described
from headway.people import access, reads
from headway.people.rules import vocabulary
from headway.people.rules.tenure import tenure
from headway.platform import clock

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

    amount = derived(Money, money, "amount_minor", "currency", description="How much a year.")


@strawberry.type(description="The title, level and role a person holds or held.")
class Assignment:
    title: str = strawberry.field(description="What the job is called.")
    level: int | None = strawberry.field(description="How senior the job is.")
    valid_from: date = strawberry.field(description="The first day in this role.")
    source: str = strawberry.field(description="Where it comes from: the directory, an import, a reward.")
    role_profile = to_one(
        ARoleProfile | None, access.visible_role_profiles, "role_profile_id", description="The role profile."
    )


@strawberry.type(description="How well somebody masters a skill, as judged last.")
class SkillLevel:
    level: int = strawberry.field(description="0 (none) to 5 (teaches others).")
    source: SkillSource = strawberry.field(description="Who judged it.")  # type: ignore[valid-type]
    valid_from: date = strawberry.field(description="The day it was judged for.")
    evidence: str = strawberry.field(description="What shows it.")
    skill = to_one(ASkill, access.visible_skills, "skill_id", description="The skill.")


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

    pay = computed(
        Pay | None,
        reads.visible_pay_today,
        description="Today's pay; null unless the viewer may see it.",
    )
    pay_history = to_many(
        Pay,
        access.visible_pay,
        "employee_id",
        order=NEWEST_FIRST,
        first=100,
        description="Pay over time, newest first; empty unless the viewer may see it.",
    )
    assignments = to_many(
        Assignment,
        access.visible_assignments,
        "employee_id",
        order=NEWEST_FIRST,
        first=100,
        description="Roles over time, newest first, for those who may see them.",
    )
    skill_levels = computed(
        list[SkillLevel],
        reads.newest_skill_levels,
        default=(),
        description="Skills as judged last, for those who may see them.",
    )
    dotted_managers = computed(
        list[AnEmployee],
        reads.dotted_managers,
        default=(),
        description="Who else guides them: dotted lines of today, by name.",
    )
    tenure = derived(
        str | None,
        lambda hired_on, left_on: tenure(hired_on, left_on, clock.today()),
        "hired_on",
        "left_on",
        description="How long they have worked here, in words; null before the first day.",
    )
    viewer_can = computed(
        EmployeePermissions,
        reads.permissions,
        default=NO_PERMISSIONS,
        description="What the viewer may do about them.",
    )
