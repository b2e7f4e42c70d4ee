"""Who is told of development plans, mentors, plans of a period, and planning sessions: the others concerned, each once."""

from datetime import timedelta
from typing import Any

import pytest

from headway.planning import actions
from headway.planning.models import DevelopmentPlan
from headway.planning.reads import performance_plan
from headway.planning.rules.development import PlanState
from tests.company import NOON, Company, make_goal
from tests.graph.inbox.telling import make_office, tell_all, told
from tests.growth import judge, make_plan, make_skill, offer


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_office()


async def test_both_sides_hear_of_a_development_plan(company: Company) -> None:
    priya, mona = company.actor("priya"), company.actor("mona")
    made, _ = await make_plan(company, state=PlanState.DRAFT)
    plan = await actions.agree_development_plan(priya, id=made.id, version=1)
    plan = await actions.agree_development_plan(mona, id=plan.id, version=plan.version)
    await tell_all()
    assert await told(company) == {"mona": ["DEVELOPMENT_AGREED"], "priya": ["DEVELOPMENT_AGREED"]}
    plan = await actions.reopen_development_plan(priya, id=plan.id, version=plan.version, reason="Too much.")
    await DevelopmentPlan.filter(id=plan.id).update(state=PlanState.ACTIVE)
    await actions.review_development_plan(mona, id=plan.id, version=plan.version, conclusion="Well done.")
    await tell_all()
    assert await told(company) == {
        "mona": ["DEVELOPMENT_AGREED", "DEVELOPMENT_REOPENED"],
        "priya": ["DEVELOPMENT_AGREED", "DEVELOPMENT_REVIEWED"],
    }


async def test_a_mentor_hears_the_question_and_who_asked_the_answer(company: Company) -> None:
    skill = await make_skill("Coaching")
    await judge(company, "tina", skill, 4)
    await offer(company, "tina", skill)
    _, action = await make_plan(company, skill=skill, level=3)
    tina = company.people["tina"].id
    request = await actions.ask_mentor(company.actor("priya"), action_id=action.id, mentor_id=tina)
    await tell_all()
    assert await told(company) == {"tina": ["MENTOR_ASKED"]}
    await actions.answer_mentor_request(company.actor("tina"), id=request.id, version=1, agree=True)
    await tell_all()
    assert await told(company) == {"tina": ["MENTOR_ASKED"], "priya": ["MENTOR_ANSWERED"]}


async def test_the_other_side_hears_who_agreed_to_a_plan_of_a_period(company: Company) -> None:
    priya = company.people["priya"]
    await make_goal(priya, company.period)
    for name in ("priya", "mona"):
        actor = company.actor(name)
        seen = await performance_plan(actor, priya.id, company.period.id)
        assert seen is not None
        await actions.agree_performance_plan(
            actor, employee_id=priya.id, period_id=company.period.id, fingerprint=seen.agreements.now
        )
    await tell_all()
    assert await told(company) == {"mona": ["PLAN_AGREED"], "priya": ["PLAN_AGREED"]}


async def test_who_takes_part_hears_of_a_session_and_who_sees_to_a_decision(company: Company) -> None:
    mona = company.actor("mona")
    when: dict[str, Any] = {"title": "Plan the autumn", "minutes": 60}
    both = [company.people[name].id for name in ("priya", "paul")]
    session = await actions.schedule_planning_session(
        mona, starts_at=NOON, department_id=company.support.id, participant_ids=both, **when
    )
    session = await actions.update_planning_session(
        mona, id=session.id, version=1, starts_at=NOON + timedelta(hours=1), participant_ids=both[:1], **when
    )
    await tell_all()
    assert await told(company) == {"priya": ["SESSION_CALLED", "SESSION_MOVED"]}
    tina = company.people["tina"].id
    session = await actions.update_planning_session(
        mona,
        id=session.id,
        version=session.version,
        starts_at=session.starts_at,
        participant_ids=[both[0], tina],
        **when,
    )
    await actions.record_session_decision(mona, session_id=session.id, text="Two desks.", owner_id=both[0])
    await actions.close_planning_session(mona, id=session.id, version=session.version)
    other = await actions.schedule_planning_session(
        mona, starts_at=NOON, department_id=company.support.id, participant_ids=both[1:], **when
    )
    await actions.cancel_planning_session(mona, id=other.id, version=1, reason="Ill.")
    await tell_all()
    assert await told(company) == {
        "priya": ["SESSION_CALLED", "SESSION_CLOSED", "SESSION_MOVED", "SESSION_TASK"],
        "paul": ["SESSION_CALLED", "SESSION_CANCELLED"],
        "tina": ["SESSION_CLOSED", "SESSION_JOINED"],
    }
