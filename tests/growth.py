"""People who grow: skills, levels, plans and mentors for tests, in the company of `tests.company`."""

from datetime import timedelta
from random import Random
from typing import Any

from headway.people.models import Employee, MentorOffer, RequiredSkill, RoleProfile, Skill, SkillLevel
from headway.people.rules.vocabulary import EmployeeStatus, SkillSource
from headway.planning.models import DevelopmentAction, DevelopmentObjective, DevelopmentPlan
from headway.planning.rules.development import ActionKind, PlanState
from tests.company import NOON, TODAY, Company, make_company
from tests.factories import make_department, make_employee

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


async def make_desks() -> Company:
    """The company with two desks of seven and a third of three below Vera; what was judged of their skills is drawn by chance."""
    made, draw = await make_company(), Random(5)
    skills = [await make_skill(name) for name in ("Coaching", "Dutch", "Planning")]
    roles = []
    for number, levels in enumerate(((3, 2, 4), (4, 3, 1))):
        role = await RoleProfile.create(name=f"Role {number}", **STAMPS)
        roles.append(role)
        for skill, level in zip(skills, levels, strict=True):
            await RequiredSkill.create(role_profile=role, skill=skill, level=level, **STAMPS)
    for desk, size in (("Day", 7), ("Night", 7), ("Sunday", 3)):
        department = await make_department(desk, parent=made.support)
        for number in range(size):
            name = f"{desk} {number}"
            made.people[name] = person = await make_employee(
                name, manager=made.people["tom" if number % 2 else "mona"], department=department, role_profile=roles[number % 2]
            )  # fmt: skip
            for skill in skills:
                for days in draw.sample((3, 20, 250, 400), draw.randint(0, 3)):
                    await SkillLevel.create(
                        employee=person, skill=skill, level=draw.randint(0, 5), source=draw.choice(list(SkillSource)),
                        valid_from=TODAY - timedelta(days=days), recorded_at=NOON,
                    )  # fmt: skip
    await Employee.filter(id=made.people["Day 0"].id).update(status=EmployeeStatus.LEFT)
    return made
