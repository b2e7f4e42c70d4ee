"""People who grow: skills, levels, plans and mentors for tests, in the company of `tests.company`."""

from typing import Any

from headway.people.models import MentorOffer, Skill, SkillLevel
from headway.people.rules.vocabulary import SkillSource
from headway.planning.models import DevelopmentAction, DevelopmentObjective, DevelopmentPlan
from headway.planning.rules.development import ActionKind, PlanState
from tests.company import NOON, TODAY, Company

STAMPS: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}


async def make_skill(name: str, parent: Skill | None = None) -> Skill:
    return await Skill.create(name=name, parent=parent, **STAMPS)


async def judge(company: Company, name: str, skill: Skill, level: int) -> SkillLevel:
    """Somebody masters a skill at this level since today."""
    return await SkillLevel.create(
        employee=company.people[name], skill=skill, level=level, source=SkillSource.MANAGER, valid_from=TODAY, recorded_at=NOON
    )  # fmt: skip


async def offer(company: Company, name: str, skill: Skill) -> MentorOffer:
    return await MentorOffer.create(employee=company.people[name], skill=skill, **STAMPS)


async def make_plan(
    company: Company,
    owner: str = "priya",
    state: PlanState = PlanState.ACTIVE,
    skill: Skill | None = None,
    level: int | None = None,
) -> tuple[DevelopmentPlan, DevelopmentAction]:
    """A plan of this period with one objective and one action that is to be done."""
    plan = await DevelopmentPlan.create(
        owner=company.people[owner], period=company.period, state=state, **STAMPS
    )
    objective = await DevelopmentObjective.create(
        plan=plan, position=0, title="Coach others", skill=skill, target_level=level, **STAMPS
    )
    action = await DevelopmentAction.create(
        plan=plan, objective=objective, position=0, kind=ActionKind.COURSE, title="A course", due_on=company.period.ends_on, **STAMPS
    )  # fmt: skip
    return plan, action
