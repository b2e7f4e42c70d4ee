"""Every kind of key result: set, refused where it makes no sense, logged, and explained in the goal's progress."""

from typing import Any

import pytest

from headway.planning.models import Goal
from tests.company import (
    REFUSED,
    Company,
    codes,
    data,
    gid,
    make_company,
    make_goal,
    make_key_result,
    payload,
)
from tests.conftest import Ask

FIELDS = "id version title measure direction baseline commit target stretch steps progress currentValue"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def create(ask: Ask, company: Company, *key_results: dict[str, Any]) -> Any:
    query = f"""mutation($input: CreateGoalInput!) {{ createGoal(input: $input) {{
        ... on CreateGoalPayload {{ goal {{ id version keyResults {{ {FIELDS} }} }} }} {REFUSED} }} }}"""
    said = {"title": "Run the desk well", "periodId": company.period_id, "ownerId": company.id("priya")}
    return await ask(query, {"input": said | {"keyResults": list(key_results)}}, as_=company.actor("priya"))


async def log(ask: Ask, company: Company, key_result: Any, value: str) -> Any:
    query = f"""mutation($input: LogProgressInput!) {{ logProgress(input: $input) {{ ... on LogProgressPayload {{
        keyResult {{ {FIELDS} }} goal {{ status statusReason progress expected }} }} {REFUSED} }} }}"""
    said = {"keyResultId": key_result["id"], "version": key_result["version"], "value": value}
    return await ask(query, {"input": said | {"confidence": "HIGH"}}, as_=company.actor("priya"))


STEPS = {"title": "Handbook", "measure": "STEPS", "steps": ["Outline", "Draft", "Print"]}
BAND = {"title": "Staffing", "direction": "KEEP", "baseline": "8", "target": "12", "unit": "people"}
WAY = {"title": "Calls", "baseline": "10", "target": "50"}


async def test_steps_bands_and_marks_are_kept_and_measured(ask: Ask, company: Company) -> None:
    marks = WAY | {"commit": "40", "stretch": "60"}
    made = payload(await create(ask, company, STEPS, BAND, marks), "createGoal")["goal"]
    steps, band, calls = made["keyResults"]
    assert (steps["steps"], steps["baseline"], steps["target"]) == (["Outline", "Draft", "Print"], "0", "3")
    assert (band["direction"], band["baseline"], band["target"]) == ("KEEP", "8", "12")
    assert (calls["commit"], calls["stretch"], calls["progress"]) == ("40", "60", None)
    await Goal.all().update(state="ACTIVE")
    assert codes(await log(ask, company, steps, "4"), "logProgress") == ["OUT_OF_RANGE value"]
    assert codes(await log(ask, company, steps, "1.5"), "logProgress") == ["OUT_OF_RANGE value"]
    two = payload(await log(ask, company, steps, "2"), "logProgress")
    assert two["keyResult"]["progress"] == pytest.approx(2 / 3)
    out = payload(await log(ask, company, band, "14"), "logProgress")["keyResult"]
    assert out["progress"] == 0.5
    below = payload(await log(ask, company, calls, "2"), "logProgress")
    assert below["keyResult"]["progress"] == -0.2


async def test_a_band_is_expected_to_be_kept_from_the_first_day(ask: Ask, company: Company) -> None:
    made = payload(await create(ask, company, BAND), "createGoal")["goal"]
    await Goal.all().update(state="ACTIVE")
    inside = payload(await log(ask, company, made["keyResults"][0], "9"), "logProgress")
    assert inside["goal"] == {
        "status": "ON_TRACK",
        "statusReason": "In its band.",
        "progress": 1,
        "expected": 1,
    }
    outside = payload(await log(ask, company, inside["keyResult"], "16"), "logProgress")
    assert outside["goal"]["status"] == "OFF_TRACK"
    assert outside["goal"]["statusReason"] == "0% where even pace would be 100%."


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (STEPS | {"steps": ["Only one"]}, "OUT_OF_RANGE keyResults.0.steps"),
        (STEPS | {"steps": ["Draft", "draft"]}, "DUPLICATE keyResults.0.steps"),
        (STEPS | {"steps": ["Draft", " "]}, "REQUIRED keyResults.0.steps.1"),
        (STEPS | {"unit": "pages"}, "INVALID keyResults.0.unit"),
        (STEPS | {"direction": "KEEP"}, "INVALID keyResults.0.direction"),
        (WAY | {"steps": ["A", "B"]}, "INVALID keyResults.0.steps"),
        (BAND | {"target": "7"}, "INVALID keyResults.0.target"),
        (BAND | {"commit": "9"}, "INVALID keyResults.0.commit"),
        (WAY | {"commit": "50"}, "INVALID keyResults.0.commit"),
        (WAY | {"commit": "5"}, "INVALID keyResults.0.commit"),
        (WAY | {"stretch": "45"}, "INVALID keyResults.0.stretch"),
        (WAY | {"direction": "REDUCE"}, "INVALID keyResults.0.target"),
        (WAY | {"measure": "PERCENT", "stretch": "120"}, "OUT_OF_RANGE keyResults.0.stretch"),
        (WAY | {"weight": 101}, "OUT_OF_RANGE keyResults.0.weight"),
        (WAY | {"measure": "MONEY", "currency": "XXZ"}, "INVALID keyResults.0.currency"),
    ],
)
async def test_what_makes_no_sense_is_refused(
    ask: Ask, company: Company, wrong: dict[str, Any], code: str
) -> None:
    assert codes(await create(ask, company, wrong), "createGoal") == [code]
    assert not await Goal.all().exists()


EXPLAIN = """query($id: ID!) { goal(id: $id) { progress rollUp { version progress formula byChildren hidden hiddenWeight
    parts { id title weight share progress leftOut } } } }"""


async def explained(ask: Ask, company: Company, goal: Goal, by: str) -> Any:
    seen = data(await ask(EXPLAIN, {"id": gid(goal)}, as_=company.actor(by)))["goal"]
    assert seen["rollUp"]["progress"] == seen["progress"]
    return seen["rollUp"]


async def test_progress_explains_itself_by_its_key_results(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    measured = await make_key_result(goal, "50", weight=60)
    await make_key_result(goal, "25", weight=40, position=1)
    await make_key_result(goal, title="Silent", weight=50, position=2)
    seen = await explained(ask, company, goal, "priya")
    assert (seen["formula"], seen["byChildren"], seen["version"]) == (
        "(60 × 50% + 40 × 25%) ÷ 100 = 40%",
        False,
        1,
    )
    assert seen["parts"][0] == {
        "id": gid(measured),
        "title": "Calls answered in a minute",
        "weight": 60,
        "share": 0.6,
        "progress": 0.5,
        "leftOut": None,
    }
    assert [(it["title"], it["share"], it["leftOut"]) for it in seen["parts"]][2] == (
        "Silent",
        0,
        "NO_NUMBER",
    )


async def test_progress_explains_itself_by_the_goals_below_that_one_may_see(
    ask: Ask, company: Company
) -> None:
    people, period = company.people, company.period
    top = await make_goal(people["ada"], period, "Top", level="COMPANY", visibility="PUBLIC")
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("Seen", "50", {"visibility": "PUBLIC", "weight": 60}),
        ("Unseen", "100", {"visibility": "SHARED", "weight": 40}),
        ("Archived", "100", {"visibility": "PUBLIC", "state": "ARCHIVED", "weight": 5}),
        ("Dropped", "100", {"visibility": "PUBLIC", "state": "CLOSED", "outcome": "DROPPED", "weight": 4}),
        ("Private", "100", {"visibility": "PRIVATE", "weight": 3}),
    ]
    for title, value, values in rows:
        goal = await make_goal(people["priya"], period, title, parent=top, **values)
        await make_key_result(goal, value)
    everything = await explained(ask, company, top, "priya")
    assert [(it["title"], it["leftOut"]) for it in everything["parts"]] == [
        ("Seen", None),
        ("Unseen", None),
        ("Archived", "ARCHIVED"),
        ("Dropped", "DROPPED"),
        ("Private", "PRIVATE"),
    ]
    assert everything["formula"] == "(60 × 50% + 40 × 100%) ÷ 100 = 70%"
    less = await explained(ask, company, top, "tom")
    assert (less["hidden"], less["hiddenWeight"], less["formula"]) == (
        1,
        40,
        "(60 × 50% + 40 × 1 goal you may not see) ÷ 100 = 70%",
    )
    assert [it["title"] for it in less["parts"]] == ["Seen", "Archived", "Dropped"]
