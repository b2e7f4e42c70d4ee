"""How far a goal was at an earlier instant: as it was known and agreed then, and as it is now."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headway.monitoring.models import ProgressUpdate
from headway.planning.models import Goal, GoalVersion, KeyResult
from headway.platform import clock as headway_clock
from tests.company import NOON, Company, data, gid, make_company, make_goal, make_key_result, make_update
from tests.conftest import Ask

AT = "query($id: ID!, $at: DateTime!) { goal(id: $id) { progressAt(at: $at) { then now } keyResults { valueAt(at: $at) { then { value on progress } now { value on progress } } } } }"
AUGUST = datetime(2026, 8, 10, 12, tzinfo=UTC)


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def seen(ask: Ask, company: Company, goal: Any, at: datetime, by: str = "priya") -> Any:
    answer = await ask(AT, {"id": gid(goal), "at": at.isoformat()}, as_=company.actor(by))
    return data(answer)["goal"]


async def log(company: Company, key_result: KeyResult, value: str, on: date, **given: Any) -> ProgressUpdate:
    return await make_update(key_result, company.people["priya"], value, effective_on=on, **given)


async def test_what_was_known_then_and_what_is_known_now(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    key_result = await make_key_result(goal, baseline=Decimal(0), target=Decimal(200))
    first = await log(company, key_result, "20", date(2026, 8, 3), recorded_at=AUGUST - timedelta(7))
    await log(company, key_result, "50", date(2026, 8, 7), recorded_at=NOON)
    await log(company, key_result, "24", date(2026, 8, 3), recorded_at=NOON, corrects_id=first.id)
    # It was agreed to aim at 100; the target moved since.
    part = {
        "id": str(key_result.id), "title": "Calls", "measure": "NUMBER", "direction": "INCREASE", "unit": "", "currency": "",
        "baseline": "0", "weight": 100,
    }  # fmt: skip
    for number, target, agreed_at in ((1, "100", AUGUST - timedelta(30)), (2, "200", AUGUST + timedelta(5))):
        terms = {"keyResults": [part | {"target": target}]}
        await GoalVersion.create(goal=goal, number=number, terms=terms, agreed_at=agreed_at)
    assert await seen(ask, company, goal, AUGUST) == {
        "progressAt": {"then": 0.2, "now": 0.25},
        "keyResults": [
            {
                "valueAt": {
                    "then": {"value": "20", "on": "2026-08-03", "progress": 0.2},
                    "now": {"value": "50", "on": "2026-08-07", "progress": 0.25},
                }
            }
        ],
    }
    # Before the first number, and at instants that no clock has shown.
    nothing = {
        "progressAt": {"then": None, "now": None},
        "keyResults": [{"valueAt": {"then": None, "now": None}}],
    }
    assert await seen(ask, company, goal, AUGUST - timedelta(8)) == nothing
    assert await seen(ask, company, goal, datetime.min.replace(tzinfo=UTC)) == nothing
    latest = await seen(ask, company, goal, datetime.max.replace(tzinfo=UTC))
    assert latest["progressAt"] == {"then": 0.25, "now": 0.25}


async def test_it_is_rolled_up_and_told_to_those_who_see_the_goal(ask: Ask, company: Company) -> None:
    above = await make_goal(company.people["mona"], company.period, "Calm phones")
    for value in ("10", "30"):
        goal = await make_goal(company.people["priya"], company.period, parent=above)
        key_result = await make_key_result(goal)
        await log(company, key_result, value, date(2026, 8, 3), recorded_at=AUGUST - timedelta(7))
        await log(company, key_result, "90", date(2026, 8, 20), recorded_at=NOON)
    assert (await seen(ask, company, above, AUGUST, by="mona"))["progressAt"] == {"then": 0.2, "now": 0.2}
    assert (await seen(ask, company, above, NOON, by="mona"))["progressAt"] == {"then": 0.9, "now": 0.9}
    private = await make_goal(company.people["priya"], company.period, visibility="PRIVATE")
    assert await seen(ask, company, private, AUGUST, by="paul") is None


async def test_a_goal_that_moved_counts_where_it_stood(ask: Ask, company: Company) -> None:
    headway_clock.set_for_tests(AUGUST - timedelta(10))
    before, after = [
        await make_goal(company.people["mona"], company.period, title) for title in ("Calm", "Fast")
    ]
    goals = []
    for value, on in (("10", date(2026, 8, 3)), ("30", date(2026, 8, 3))):
        goals.append(await make_goal(company.people["priya"], company.period, parent=before))
        key_result = await make_key_result(goals[-1])
        await log(company, key_result, value, on, recorded_at=AUGUST - timedelta(7))
    headway_clock.set_for_tests(NOON)
    goals[1].parent, goals[1].updated_at = after, NOON
    await goals[1].save()
    for goal, earlier, since in ((before, 0.2, 0.1), (after, None, 0.3)):
        for at, progress in ((AUGUST, earlier), (NOON, since)):
            told = (await seen(ask, company, goal, at, by="mona"))["progressAt"]
            assert told == {"then": progress, "now": progress}, (goal.title, at)
    # Both levels asked in one request are rolled up alike.
    both = "query($ids: [ID!]!, $at: DateTime!) { nodes(ids: $ids) { ... on Goal { progressAt(at: $at) { now } } } }"
    variables = {"ids": [gid(goal) for goal in (before, *goals)], "at": AUGUST.isoformat()}
    nodes = data(await ask(both, variables, as_=company.actor("mona")))["nodes"]
    assert [node["progressAt"]["now"] for node in nodes] == [0.2, 0.1, 0.3]


async def test_a_goal_that_was_dropped_since_counts_until_then(ask: Ask, company: Company) -> None:
    headway_clock.set_for_tests(AUGUST - timedelta(10))
    above = await make_goal(company.people["mona"], company.period, "Calm phones")
    kept, dropped = [await make_goal(company.people["priya"], company.period, parent=above) for _ in "12"]
    for goal, value in ((kept, "10"), (dropped, "30")):
        await log(company, await make_key_result(goal), value, date(2026, 8, 3), recorded_at=AUGUST)
    headway_clock.set_for_tests(NOON)
    await Goal.filter(id=dropped.id).update(state="CLOSED", outcome="DROPPED", closed_at=NOON)
    for at, progress in ((AUGUST, 0.2), (NOON, 0.1)):
        assert (await seen(ask, company, above, at, by="mona"))["progressAt"]["now"] == progress
