"""Canaries of development plans, mentors, performance plans and planning sessions."""

from headway.people.actions.mentoring import offer_mentoring
from headway.people.models import Skill
from headway.people.rules.standards import RequiredLevel
from headway.planning import actions as planning
from headway.planning import reads as planning_reads
from headway.planning.models import (
    DevelopmentAction,
    DevelopmentPlan,
    Goal,
    PerformancePlanVersion,
    PlanningSession,
)
from headway.planning.rules.development import ActionKind, ActionState, ActionTerms, ObjectiveTerms
from headway.planning.rules.sessions import ItemState
from tests.company import NOON, Company
from tests.growth import judge
from tests.heard_by import canary


async def plant_growth(company: Company) -> None:
    """A development plan, under way, with a mentor; and what a goal needs."""
    priya, mona, tina = (company.actor(name) for name in ("priya", "mona", "tina"))
    skill = await Skill.get(name="Coaching")
    await judge(company, "tina", skill, 5)
    await offer_mentoring(tina, skill_id=skill.id)
    plan = await planning.create_development_plan(
        priya, employee_id=company.people["priya"].id, period_id=company.period.id
    )
    due = company.period.ends_on
    learned, left = (
        ActionTerms(ActionKind.MENTOR, canary(name), due)
        for name in ("how she learns", "how she learns more")
    )
    objective = ObjectiveTerms(canary("what she learns"), skill.id, 3, None, (learned, left))
    plan = await planning.update_development_plan(
        priya, id=plan.id, version=1, summary=canary("where she wants to go"), target_role_id=None, objectives=[objective]
    )  # fmt: skip
    for side in (priya, mona):
        plan = await planning.agree_development_plan(side, id=plan.id, version=plan.version)
    first, second = await DevelopmentAction.all().order_by("position")
    asked = await planning.ask_mentor(
        priya, action_id=first.id, mentor_id=company.people["tina"].id, message=canary("what she asks a mentor")
    )  # fmt: skip
    await planning.answer_mentor_request(
        tina, id=asked.id, version=1, agree=True, answer=canary("what her mentor says")
    )
    await planning.move_development_action(
        priya, id=first.id, version=2, state=ActionState.DONE, evidence=canary("what shows it")
    )
    await planning.move_development_action(
        mona, id=second.id, version=1, state=ActionState.DROPPED, reason=canary("why she dropped it")
    )
    await DevelopmentPlan.filter(id=plan.id).update(
        conclusion=canary("what mona thinks of her plan"), reopen_reason=canary("why it was a draft again")
    )
    for side in (priya, mona):
        seen = await planning_reads.plan_of(company.people["priya"].id, company.period)
        await planning.agree_performance_plan(
            side, employee_id=seen.employee_id, period_id=seen.period_id, fingerprint=seen.agreements.now
        )
    await PerformancePlanVersion.all().update(reason=canary("why her plan changed"))
    goal = await Goal.get(title=canary("a public goal"))
    await planning.set_goal_skills(
        priya, id=goal.id, version=goal.version, skills=[RequiredLevel(skill.id, 3)]
    )


async def plant_sessions(company: Company) -> None:
    """A planning session of Priya's department, and what of it waits for the next one."""
    mona, priya = company.actor("mona"), company.people["priya"].id
    session = await planning.schedule_planning_session(
        mona, title=canary("a session"), starts_at=NOON, minutes=60, department_id=company.support.id,
        place=canary("where they meet"), participant_ids=[priya], topics=[canary("what they talk about")],
    )  # fmt: skip
    item = await planning.add_session_item(
        company.actor("priya"), session_id=session.id, title=canary("what priya brings"), note=canary("what she adds")
    )  # fmt: skip
    await planning.settle_session_item(
        mona, id=item.id, version=1, state=ItemState.CUT, reason=canary("why it was cut")
    )
    await planning.record_session_decision(mona, session_id=session.id, text=canary("what they decided"))
    await planning.close_planning_session(
        mona, id=session.id, version=1, summary=canary("what is to be remembered")
    )
    await PlanningSession.filter(id=session.id).update(cancel_reason=canary("why it was off"))
