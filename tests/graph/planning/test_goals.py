"""Lists, trees and status of goals as people see them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headway.people.models import Employee
from headway.planning.models import Goal
from headway.planning.rules import GoalState
from tests.company import (
    NOON,
    TODAY,
    Company,
    data,
    gid,
    make_company,
    make_goal,
    make_key_result,
    make_period,
)
from tests.conftest import Ask

LIST = """query($where: GoalFilter, $order: GoalOrder! = TITLE, $first: Int! = 50, $after: String) {
    goals(where: $where, order: $order, first: $first, after: $after) { totalCount nodes { title } pageInfo { endCursor hasNextPage } } }"""
STATUS = "query($id: ID!) { goal(id: $id) { progress expected status statusReason lastUpdateOn childCount } }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def titles(ask: Ask, company: Company, by: str, order: str = "TITLE", **where: Any) -> list[str]:
    answer = await ask(LIST, {"where": where, "order": order}, as_=company.actor(by))
    assert answer.errors is None
    found = data(answer)["goals"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["title"] for node in found["nodes"]]


async def test_scopes_filters_and_orders(ask: Ask, company: Company) -> None:
    people, period = company.people, company.period
    other = await make_period("H1 2027", starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 30))
    top = await make_goal(people["ada"], period, "Serve well", level="COMPANY", visibility="PUBLIC")
    mid = await make_goal(
        people["mona"], period, "Night desk", parent=top, visibility="PUBLIC", due_on=date(2026, 10, 1)
    )
    await make_goal(people["priya"], period, "Łódź calls answered", parent=mid)
    await make_goal(people["paul"], period, "Write guide", state=GoalState.DRAFT)
    await make_goal(people["paul"], other, "Next year")
    await make_goal(people["priya"], period, "Old", state=GoalState.ARCHIVED)
    everything = ["Łódź calls answered", "Next year", "Night desk", "Serve well", "Write guide"]
    assert await titles(ask, company, "mona") == everything
    assert await titles(ask, company, "mona", scope="COMPANY") == everything
    assert (await titles(ask, company, "mona", "DUE"))[0] == "Night desk"
    assert await titles(ask, company, "mona", "NEWEST") != []
    assert await titles(ask, company, "mona", scope="ME") == ["Night desk"]
    assert await titles(ask, company, "mona", scope="TEAM") == [
        "Łódź calls answered",
        "Next year",
        "Write guide",
    ]
    assert await titles(ask, company, "ada", scope="TEAM") == []
    assert await titles(ask, company, "ada", scope="ALL_REPORTS") == everything[:3] + everything[4:]
    assert await titles(ask, company, "hanna", scope="ME") == []
    assert await titles(ask, company, "mona", periodId=gid(other)) == ["Next year"]
    assert await titles(ask, company, "mona", ownerId=company.id("paul")) == ["Next year", "Write guide"]
    assert await titles(ask, company, "mona", level=["COMPANY"]) == ["Serve well"]
    assert await titles(ask, company, "mona", state=["DRAFT"]) == ["Write guide"]
    assert await titles(ask, company, "mona", state=["ARCHIVED"]) == ["Old"]
    assert await titles(ask, company, "mona", search="lodz ANS") == ["Łódź calls answered"]
    assert await titles(ask, company, "mona", search="alls") == []
    assert await titles(ask, company, "mona", search="100%_") == []
    assert await titles(ask, company, "mona", parentId=gid(top)) == ["Night desk"]
    assert await titles(ask, company, "mona", roots=True) == ["Next year", "Serve well", "Write guide"]
    assert await titles(ask, company, "priya", scope="ME", roots=True) == ["Łódź calls answered"]
    assert await titles(ask, company, "mona", unaligned=True) == ["Next year", "Write guide"]
    # What supports a goal that supports nothing has no way up to the company either.
    lone = await Goal.get(title="Write guide")
    await make_goal(
        company.people["priya"], company.period, "Draw pictures", parent=lone, visibility="PUBLIC"
    )
    assert await titles(ask, company, "mona", unaligned=True) == ["Draw pictures", "Next year", "Write guide"]


async def test_pages_follow_one_another(ask: Ask, company: Company) -> None:
    for number in range(5):
        await make_goal(company.people["priya"], company.period, f"Goal {number}")
    for order in ("DUE", "TITLE", "NEWEST"):
        seen: list[str] = []
        after, more = None, True
        for _ in range(3):
            page = await ask(LIST, {"first": 2, "after": after, "order": order}, as_=company.actor("priya"))
            assert data(page)["goals"]["totalCount"] == 5
            seen += [node["title"] for node in data(page)["goals"]["nodes"]]
            after = data(page)["goals"]["pageInfo"]["endCursor"]
            more = data(page)["goals"]["pageInfo"]["hasNextPage"]
        assert (sorted(seen), more) == (
            [f"Goal {n}" for n in range(5)],
            False,
        )


@pytest.mark.parametrize(
    "query",
    [
        '{ goals(where: {search: "' + "x" * 201 + '"}) { totalCount } }',
        '{ goals(where: {search: "a\\u0000"}) { totalCount } }',
        '{ goals(where: {periodId: "x"}) { totalCount } }',
        "{ goals(first: 101) { totalCount } }",
        '{ goals(after: "x") { nodes { id } } }',
        "{ employees { nodes { goals(where: {scope: ME}) { totalCount } } } }",
    ],
)
async def test_bad_conditions_are_told(ask: Ask, company: Company, query: str) -> None:
    answer = await ask(query, as_=company.actor("priya"))
    assert answer.errors is not None


async def test_the_goals_of_a_person(ask: Ask, company: Company) -> None:
    for title, state in (("Due", "ACTIVE"), ("Draft", "DRAFT"), ("Gone", "ARCHIVED")):
        await make_goal(company.people["priya"], company.period, title, state=state)
    query = "query($id: ID!, $where: GoalFilter) { employee(id: $id) { goals(where: $where) { nodes { title } } } }"
    for where, found in (
        ({}, {"Due", "Draft"}),
        ({"state": ["ARCHIVED"]}, {"Gone"}),
        ({"search": "dr"}, {"Draft"}),
    ):
        answer = await ask(query, {"id": company.id("priya"), "where": where}, as_=company.actor("mona"))
        assert {node["title"] for node in data(answer)["employee"]["goals"]["nodes"]} == found


async def test_progress_rolls_up_through_all_levels(ask: Ask, company: Company) -> None:
    people, period = company.people, company.period
    top = await make_goal(people["ada"], period, "Top", level="COMPANY", visibility="PUBLIC")
    left = await make_goal(people["vera"], period, "Left", parent=top, weight=30)
    right = await make_goal(people["tom"], period, "Right", parent=top, weight=10)
    leaf = await make_goal(people["priya"], period, "Leaf", parent=left, weight=50)
    await make_key_result(leaf, "50", weight=1, current_on=TODAY - timedelta(days=3))
    await make_key_result(leaf, "20", weight=2, baseline=Decimal(40), target=Decimal(0), direction="REDUCE")
    await make_key_result(right, "-100")
    for title, values in (
        ("Silent", {}),
        ("Archived", {"state": GoalState.ARCHIVED}),
        ("Private", {"visibility": "PRIVATE"}),
        ("Dropped", {"state": GoalState.CLOSED, "outcome": "DROPPED"}),
    ):
        gone = await make_goal(people["paul"], period, title, parent=left, **values)
        if title != "Silent":
            await make_key_result(gone, "100")
    answers = {}
    for goal in (top, left, right, leaf):
        answer = await ask(STATUS, {"id": gid(goal)}, as_=company.actor("ada"))
        answers[goal.title] = data(answer)["goal"]
    assert {title: seen["progress"] for title, seen in answers.items()} == {
        "Leaf": 0.5,
        "Left": 0.5,
        "Right": -1.0,
        "Top": (30 * 0.5 - 10) / 40,
    }
    assert answers["Left"]["status"] == "AT_RISK"
    assert answers["Left"]["statusReason"] == "1 of 2 goals below has had no number for 21 days."
    assert answers["Top"] == {
        "progress": 0.125,
        "expected": 62 / 183,
        "status": "AT_RISK",
        "statusReason": "13% where even pace would be 34% of the goals below.",
        "lastUpdateOn": "2026-09-01",
        "childCount": 2,
    }
    seen = await ask(STATUS, {"id": gid(top)}, as_=company.actor("tina"))
    assert data(seen)["goal"] == answers["Top"] | {"childCount": 1}


async def test_a_goal_without_numbers_is_not_green(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    await make_key_result(goal)
    silent = {"progress": None, "expected": 62 / 183, "lastUpdateOn": None, "childCount": 0}
    answer = await ask(STATUS, {"id": gid(goal)}, as_=company.actor("priya"))
    assert data(answer)["goal"] == silent | {
        "status": "STALE",
        "statusReason": "No number yet, 62 days after the start.",
    }
    # In Tokyo the day of agreeing has begun already.
    await Employee.filter(id=goal.owner_id).update(time_zone="Asia/Tokyo")
    await Goal.filter(id=goal.id).update(agreed_at=datetime(2026, 8, 28, 22, tzinfo=UTC))
    answer = await ask(STATUS, {"id": gid(goal)}, as_=company.actor("priya"))
    assert data(answer)["goal"] == silent | {
        "status": "NOT_STARTED",
        "statusReason": "No number yet, 3 days after it was agreed.",
    }


@pytest.mark.parametrize(
    ("below", "quiet"),
    [
        ({"agreed_at": NOON - timedelta(days=21)}, False),
        ({"agreed_at": NOON - timedelta(days=22)}, True),
        ({"state": GoalState.PROPOSED}, False),
        ({"state": GoalState.PAUSED}, False),
        ({}, True),
    ],
)
async def test_a_goal_below_is_silent_only_while_numbers_are_expected_of_it(
    ask: Ask, company: Company, below: dict[str, Any], quiet: bool
) -> None:
    people, period = company.people, company.period
    top = await make_goal(people["ada"], period, visibility="PUBLIC")
    await make_key_result(await make_goal(people["priya"], period, parent=top), "50")
    await make_key_result(await make_goal(people["paul"], period, parent=top, **below))
    answer = await ask(STATUS, {"id": gid(top)}, as_=company.actor("ada"))
    assert data(answer)["goal"]["statusReason"] == (
        "1 of 2 goals below has had no number for 21 days."
        if quiet
        else "50% where even pace would be 34% of the goals below."
    )


async def test_goals_of_many_come_before_those_of_one_page_after_page(ask: Ask, company: Company) -> None:
    for title, level in (
        ("B", "INDIVIDUAL"),
        ("D", "COMPANY"),
        ("C", "TEAM"),
        ("A", "INDIVIDUAL"),
        ("E", "DEPARTMENT"),
    ):
        await make_goal(company.people["mona"], company.period, title, visibility="PUBLIC", level=level)
    query = """query($after: String) { goals(first: 2, after: $after, order: LEVEL) {
        pageInfo { endCursor hasNextPage } nodes { title } } }"""
    seen, after, more = [], None, True
    while more:
        page = data(await ask(query, {"after": after}, as_=company.actor("mona")))["goals"]
        seen += [goal["title"] for goal in page["nodes"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert seen == ["D", "E", "C", "A", "B"]
