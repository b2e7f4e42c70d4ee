"""What roles ask for and who would mentor in it, in the graph: known to everybody who works here."""

from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.edges import to_many, to_one
from headway.graph.relay import Node, views
from headway.people import access, models

if TYPE_CHECKING:
    from headway.graph.people import Employee, Skill

ASkill: TypeAlias = Annotated["Skill", strawberry.lazy("headway.graph.people")]
AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]


@strawberry.type(description="What good work in a role is.")
class Standard(Node):
    is_type_of = views(models.Standard, access.visible_standards)
    name: str = strawberry.field(description="The standard in a few words.")
    description: str = strawberry.field(description="What it is about.")
    weight: int = strawberry.field(
        description="How much it counts, in percent; those of a role add up to 100."
    )
    anchors: list[str] = strawberry.field(description="How each step of it shows, the lowest first.")


@strawberry.type(description="A skill that a role asks for.")
class RequiredSkill(Node):
    is_type_of = views(models.RequiredSkill, access.visible_required_skills)
    level: int = strawberry.field(description="The level that is asked for, 1 to 5.")
    skill = to_one(ASkill, access.visible_skills, "skill_id", description="The skill.")


@strawberry.type(description="Somebody's word that they would mentor others in a skill.")
class MentorOffer(Node):
    is_type_of = views(models.MentorOffer, access.visible_mentor_offers)
    note: str = strawberry.field(description="What they say about it.")
    skill = to_one(ASkill, access.visible_skills, "skill_id", description="The skill.")
    employee = to_one(AnEmployee, access.visible_employees, "employee_id", description="Who offers it.")


@strawberry.type
class RoleContent:
    """What hangs on a role profile."""

    standards = to_many(
        Standard,
        access.visible_standards,
        "role_profile_id",
        order=("position", "id"),
        description="What good work in this role is.",
    )
    required_skills = to_many(
        RequiredSkill,
        access.visible_required_skills,
        "role_profile_id",
        order=("-level", "id"),
        description="The skills it asks for, the highest level first.",
    )


@strawberry.type
class PersonMentoring:
    """What a person offers to others."""

    mentor_offers = to_many(
        MentorOffer,
        access.visible_mentor_offers,
        "employee_id",
        order=("created_at", "id"),
        description="The skills in which they would mentor others.",
    )
