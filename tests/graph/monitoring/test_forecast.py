"""Forecasts in the graph: for pursued goals with numbers of their own, in a bounded number of statements."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headway.planning.models import Goal, KeyResult
from tests.company import (
    NOON,
    TODAY,
    Company,
    data,
    gid,
    make_company,
    make_goal,
    make_key_result,
    make_update,
)
from tests.conftest import Ask, Statements

SHOWN = "{ low middle high chance missing words }"
QUERY = f"query($id: ID!) {{ goal(id: $id) {{ forecast {SHOWN} keyResults {{ forecast {SHOWN} }} }} }}"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def logged(company: Company, goal: Goal, *values: int, **terms: Any) -> KeyResult:
    key_result = await make_key_result(goal, **terms)
    for place, value in enumerate(values, 1):
        day = TODAY - timedelta(7 * (len(values) - place))
        await make_update(key_result, company.people["priya"], str(value), effective_on=day)
    return key_result


async def told(ask: Ask, company: Company, goal: Goal, by: str = "mona") -> Any:
    return data(await ask(QUERY, {"id": gid(goal)}, as_=company.actor(by)))["goal"]


async def test_where_a_goal_is_heading(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    await logged(company, goal, 2, 9, 12, 17, 22)
    seen = await told(ask, company, goal)
    part = seen["keyResults"][0]["forecast"]
    assert part["low"] < part["middle"] < part["high"]
    assert part["missing"] == 0
    assert part["words"] == f"{round(part['chance'] * 10)} in 10, if nothing changes."
    assert seen["forecast"]["middle"] == pytest.approx(part["middle"] / 100)
    assert seen["forecast"]["chance"] == part["chance"]


async def test_a_corrected_number_is_not_looked_at(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    key_result = await logged(company, goal, 2, 9, 12, 17)
    wrong = await make_update(
        key_result,
        company.people["priya"],
        "900",
        effective_on=TODAY,
        recorded_at=NOON + timedelta(minutes=1),
    )
    before = (await told(ask, company, goal))["keyResults"][0]["forecast"]
    right: dict[str, Any] = {"corrects": wrong, "recorded_at": NOON + timedelta(minutes=2)}
    await make_update(key_result, company.people["priya"], "17", effective_on=TODAY, **right)
    after = (await told(ask, company, goal))["keyResults"][0]["forecast"]
    assert before["high"] > 400 > after["high"]


async def test_what_is_not_drawn(ask: Ask, company: Company) -> None:
    priya = company.people["priya"]
    few = await make_goal(priya, company.period)
    await logged(company, few, 1, 2)
    yes_no = await make_goal(priya, company.period)
    await logged(company, yes_no, 0, 0, 0, 0, measure="YES_NO", target=Decimal(1))
    closed = await make_goal(priya, company.period, state="CLOSED", outcome="MISSED")
    due = await make_goal(priya, company.period, due_on=date(2026, 8, 31))
    for goal in (closed, due):
        await logged(company, goal, 1, 2, 3, 4)
    shown = [(await told(ask, company, goal))["forecast"] for goal in (few, yes_no, closed, due)]
    words = "Two more numbers and we can show where this is heading."
    assert shown == [
        {"low": None, "middle": None, "high": None, "chance": None, "missing": 2, "words": words},
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("size", [2, 9])
async def test_statements(ask: Ask, company: Company, statements: Statements, size: int) -> None:
    for _ in range(size):
        goal = await make_goal(company.people["priya"], company.period)
        await logged(company, goal, 1, 2, 3, 4)
    query = "{ goals(where: {scope: ME}) { nodes { forecast { words } keyResults { forecast { words } } } } }"
    with statements() as sent:
        answer = await ask(query, as_=company.actor("priya"))
    assert answer.errors is None
    # The page with its key results; key results and numbers of the goals; those of the key results once more.
    assert len(sent) == 5
