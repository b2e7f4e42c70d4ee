"""Roles with standards, and a cycle in which the standards are judged."""

from typing import Any

from headway.graph.ids import global_id
from headway.people.models import Employee, RoleProfile, Standard
from headway.platform.actor import SYSTEM
from headway.reviewing.actions.templates import install
from headway.reviewing.models import FrozenStandard, Question, Review
from headway.reviewing.rules import QuestionKind
from headway.reviewing.rules.ready_made import BY_STANDARDS
from tests.reviews import NOON, Company, make_company

ANCHORS = ["Needs help.", "Does known work.", "Does all of it.", "Improves it.", "Is asked by others."]


async def make_role(name: str, *standards: tuple[str, int]) -> RoleProfile:
    """A role with these standards by name and weight."""
    role = await RoleProfile.create(name=name, level=2, created_at=NOON, updated_at=NOON)
    for position, (called, weight) in enumerate(standards):
        await Standard.create(
            role_profile=role, position=position, name=called, weight=weight, anchors=ANCHORS,
            description=f"What {called} is.", created_at=NOON, updated_at=NOON,
        )  # fmt: skip
    return role


async def make_judging_company() -> Company:
    """The small company, its people agents with two standards, reviewed by the questionnaire that asks for them."""
    company = await make_company()
    company.template = await install(SYSTEM, BY_STANDARDS)
    role = await make_role("Agent", ("Craft", 60), ("Reliability", 40))
    await Employee.filter(id__in=[it.id for it in company.people.values()]).update(role_profile_id=role.id)
    return company


async def judged_in(company: Company, review: Review) -> Question:
    """The question of a form about standards."""
    return await Question.get(
        template_id=company.template.id, direction=review.direction, kind=QuestionKind.STANDARDS
    )


async def about(review: Review, name: str, **values: Any) -> dict[str, Any]:
    """What is sent to answer about the standard of this name."""
    frozen = await FrozenStandard.get(cycle_id=review.cycle_id, name=name)
    return {"standardId": global_id("FrozenStandard", frozen.id)} | values
