"""Tasks of development plans, plans of a period, mentors and sessions: whose they are, their words, and gone once done."""

from datetime import timedelta
from typing import Any

import pytest

from headway.planning.models import (
    DevelopmentAction,
    DevelopmentPlan,
    MentorRequest,
    PerformancePlan,
    PlanningSession,
)
from headway.planning.rules.development import ActionState, PlanState, RequestState
from headway.planning.rules.sessions import SessionState
from headway.platform.actor import Scope
from tests.company import NOON, TODAY, Company, data, gid, make_company, make_goal, make_period
from tests.conftest import Ask
from tests.growth import STAMPS, make_plan, make_skill

TASKS = "{ viewer { inboxCount tasks(first: 100) { kind title detail href action dueOn person { name } } } }"
EVERYBODY = (
    "priya",
    "mona",
    "vera",
    "paul",
    "tina",
    "dora",
    "hanna",
    "boris",
    "admin",
    "integration",
    "nobody",
)


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    made = await make_company()
    for person in made.people.values():
        await make_goal(person, made.period, f"Goal of {person.name}")
    return made


@pytest.fixture
def seen_by(ask: Ask, company: Company) -> Any:
    async def look(name: str, **changes: Any) -> list[tuple[Any, ...]]:
        viewer = data(await ask(TASKS, as_=company.actor(name, **changes)))["viewer"]
        return [
            (*(it[key] for key in ("kind", "title", "detail", "href")), it["person"] and it["person"]["name"])
            for it in viewer["tasks"]
        ]

    return look


async def whose(seen_by: Any) -> dict[str, list[str]]:
    """Which kinds of tasks each has, if any."""
    found = {name: [task[0] for task in await seen_by(name)] for name in EVERYBODY}
    return {name: kinds for name, kinds in found.items() if kinds}


async def test_a_development_plan_waits_for_the_side_that_has_not_agreed(
    seen_by: Any, company: Company
) -> None:
    plan, _ = await make_plan(company, state=PlanState.DRAFT)
    assert await whose(seen_by) == {}
    mine = DevelopmentPlan.filter(id=plan.id)
    await mine.update(owner_agreed_at=NOON - timedelta(days=2))
    href = f"/development/plans/{gid(plan)}"
    assert await seen_by("mona") == [
        ("AGREE_DEVELOPMENT", "Development plan of Priya", "H2 2026 · Priya agreed 2 days ago", href, "Priya")
    ]
    assert await whose(seen_by) == {"mona": ["AGREE_DEVELOPMENT"]}
    await mine.update(owner_agreed_at=None, manager_agreed_at=NOON)
    assert await seen_by("priya") == [
        ("AGREE_OWN_DEVELOPMENT", "Agree to your development plan", "H2 2026 · Mona agreed today", href, None)
    ]
    assert await whose(seen_by) == {"priya": ["AGREE_OWN_DEVELOPMENT"]}
    await mine.update(owner_agreed_at=NOON, state=PlanState.ACTIVE)
    assert await whose(seen_by) == {}


async def test_the_plan_of_who_has_no_manager_waits_for_hr(seen_by: Any, company: Company) -> None:
    plan, _ = await make_plan(company, "ada", PlanState.DRAFT)
    await DevelopmentPlan.filter(id=plan.id).update(owner_agreed_at=NOON)
    assert await whose(seen_by) == {"boris": ["AGREE_DEVELOPMENT"]}
    await DevelopmentPlan.filter(id=plan.id).update(owner_agreed_at=None, manager_agreed_at=NOON)
    assert (await seen_by("ada"))[0][2] == "H2 2026 · HR agreed today"


async def test_a_plan_whose_period_is_over_is_looked_back_on(seen_by: Any, company: Company) -> None:
    before = await make_period(
        "H1 2026", starts_on=TODAY - timedelta(days=240), ends_on=TODAY - timedelta(days=63)
    )
    plan, action = await make_plan(company)
    await DevelopmentPlan.filter(id=plan.id).update(period_id=before.id)
    href = f"/development/plans/{gid(plan)}"
    title = "Look back on the development plan of Priya"
    assert await seen_by("mona") == [("REVIEW_DEVELOPMENT", title, "H1 2026 · ended 30 Jun", href, "Priya")]
    await DevelopmentAction.filter(id=action.id).update(due_on=TODAY + timedelta(days=7))
    assert await seen_by("priya") == [
        ("FINISH_ACTION", "Finish “A course”", "A step of your development plan · due 8 Sep", href, None)
    ]
    assert await whose(seen_by) == {"mona": ["REVIEW_DEVELOPMENT"], "priya": ["FINISH_ACTION"]}
    await DevelopmentAction.filter(id=action.id).update(due_on=TODAY + timedelta(days=8))
    assert await whose(seen_by) == {"mona": ["REVIEW_DEVELOPMENT"]}
    await DevelopmentAction.filter(id=action.id).update(due_on=TODAY, state=ActionState.DONE)
    await DevelopmentPlan.filter(id=plan.id).update(state=PlanState.REVIEWED)
    assert await whose(seen_by) == {}


async def test_a_plan_of_a_period_waits_for_the_side_that_agreed_to_other_words(
    seen_by: Any, company: Company
) -> None:
    place: dict[str, Any] = {"owner": company.people["priya"], "period": company.period, **STAMPS}
    plan = await PerformancePlan.create(owner_fingerprint="a", owner_agreed_at=NOON, **place)
    mine = PerformancePlan.filter(id=plan.id)
    href = f"/development/agreement/{company.id('priya')}/{gid(company.period)}"
    assert await seen_by("mona") == [
        ("AGREE_PLAN", "Plan of Priya for H2 2026", "Priya agreed today", href, "Priya")
    ]
    assert await whose(seen_by) == {"mona": ["AGREE_PLAN"]}
    # Both agreed to words of their own: each looks at those of the other.
    await mine.update(manager_fingerprint="b", manager_agreed_at=NOON)
    assert await whose(seen_by) == {"mona": ["AGREE_PLAN"], "priya": ["AGREE_OWN_PLAN"]}
    assert (await seen_by("priya"))[0][1:3] == ("Agree to your plan for H2 2026", "Mona agreed today")
    for fingerprint in ("a", ""):
        await mine.update(owner_fingerprint=fingerprint, manager_fingerprint=fingerprint)
        assert await whose(seen_by) == {}


async def test_a_mentor_answers(ask: Ask, seen_by: Any, company: Company) -> None:
    _, action = await make_plan(company)
    request = await MentorRequest.create(
        action=action, skill=await make_skill("Coaching"), asker=company.people["priya"], mentor=company.people["tina"],
        message="Once a month?", **STAMPS,
    )  # fmt: skip
    detail = "Coaching · “Once a month?” · asked today"
    title = "Priya asks you to be their mentor"
    wanted = [("ANSWER_MENTOR_REQUEST", title, detail, "/development/mentoring", "Priya")]
    assert await seen_by("tina") == wanted
    assert await whose(seen_by) == {"tina": ["ANSWER_MENTOR_REQUEST"]}
    count = data(await ask(TASKS, as_=company.actor("tina")))["viewer"]["inboxCount"]
    assert count == 1
    assert await seen_by("tina", scopes=frozenset({Scope.PEOPLE_READ})) == []
    await MentorRequest.filter(id=request.id).update(state=RequestState.DECLINED)
    assert await whose(seen_by) == {}


async def test_who_organised_a_session_closes_it(seen_by: Any, company: Company) -> None:
    session = await PlanningSession.create(
        title="Plan the autumn", starts_at=NOON - timedelta(days=3), minutes=60, organiser=company.people["mona"], **STAMPS
    )  # fmt: skip
    assert await seen_by("mona") == [
        (
            "CLOSE_SESSION", "Close “Plan the autumn”", "Held 3 days ago · write down what was decided",
            f"/development/sessions/{gid(session)}", None,
        )
    ]  # fmt: skip
    assert await whose(seen_by) == {"mona": ["CLOSE_SESSION"]}
    await PlanningSession.filter(id=session.id).update(starts_at=NOON + timedelta(hours=1))
    assert await whose(seen_by) == {}
    await PlanningSession.filter(id=session.id).update(starts_at=NOON, state=SessionState.CLOSED)
    assert await whose(seen_by) == {}
