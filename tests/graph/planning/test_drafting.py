"""Help while a goal is written: what a sentence says, goals it could support or repeats, and how clear it is."""

from typing import Any

import pytest

from headway.planning.rules import GoalState
from tests.company import Company, codes, data, make_company, make_goal, make_key_result
from tests.conftest import Ask
from tests.graph.planning.test_life_of_a_goal import move

READ = """query($sentence: String!, $period: ID!, $owner: ID!) { readGoalSentence(sentence: $sentence, periodId: $period, ownerId: $owner) {
    keyResult { title measure direction unit baseline target } dueOn parents { title } similar { title } } }"""
CHECK = "query($input: CheckGoalInput!) { checkGoal(input: $input) { rule hard path message } }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def read(ask: Ask, company: Company, sentence: str, by: str = "priya") -> Any:
    said = {"sentence": sentence, "period": company.period_id, "owner": company.id("priya")}
    return data(await ask(READ, said, as_=company.actor(by)))["readGoalSentence"]


async def test_a_sentence_is_read(ask: Ask, company: Company) -> None:
    people, period = company.people, company.period
    await make_goal(people["ada"], period, "Reply within a day", level="COMPANY", visibility="PUBLIC")
    await make_goal(people["mona"], period, "Reply time of the desk", visibility="SHARED")
    await make_goal(people["mona"], period, "Reply time, archived", visibility="PUBLIC", state="ARCHIVED")
    await make_goal(people["tom"], period, "Reply time of others", visibility="PUBLIC")
    await make_goal(people["priya"], period, "Cut reply time on Fridays")
    seen = await read(ask, company, "Cut median reply time from 4 h to 2 h by 15 December")
    assert seen == {
        "keyResult": {
            "title": "Median reply time",
            "measure": "NUMBER",
            "direction": "REDUCE",
            "unit": "h",
            "baseline": "4",
            "target": "2",
        },
        "dueOn": "2026-12-15",
        "parents": [{"title": "Reply time of the desk"}, {"title": "Reply within a day"}],
        "similar": [{"title": "Cut reply time on Fridays"}],
    }
    nothing: dict[str, Any] = {"keyResult": None, "dueOn": None, "parents": [], "similar": []}
    assert await read(ask, company, "") == nothing
    assert await read(ask, company, "Cut reply time", by="nobody") == nothing
    outsider = await read(ask, company, "Cut reply time", by="tina")
    assert (outsider["parents"], outsider["similar"]) == ([{"title": "Reply within a day"}], [])
    answer = await ask(
        READ,
        {"sentence": "x" * 501, "period": company.period_id, "owner": company.id("priya")},
        as_=company.actor("priya"),
    )
    assert answer.errors is not None
    assert answer.errors[0].extensions == {"code": "BAD_REQUEST"}


async def test_a_draft_is_checked_while_it_is_typed(ask: Ask, company: Company) -> None:
    said = {"title": "Be better", "periodId": company.period_id, "dueOn": "2027-02-01"}
    seen = data(await ask(CHECK, {"input": said}, as_=company.actor("priya")))["checkGoal"]
    assert [(it["rule"], it["hard"], it["path"]) for it in seen] == [
        ("MEASURABLE", True, ["keyResults"]),
        ("INSIDE_PERIOD", True, ["dueOn"]),
        ("PLAIN_WORDS", False, ["title"]),
    ]
    clear = {"title": "Answer 80 calls a day", "keyResults": 1, "dueOn": "2026-12-01"}
    assert data(await ask(CHECK, {"input": clear}, as_=company.actor("priya"))) == {"checkGoal": []}


async def test_what_is_not_clear_is_not_proposed(ask: Ask, company: Company) -> None:
    goal = await make_goal(
        company.people["priya"], company.period, state=GoalState.DRAFT, due_on=company.period.starts_on
    )
    assert codes(await move(ask, company, "priya", "propose", goal), "proposeGoal") == [
        "OUT_OF_RANGE dueOn",
        "REQUIRED keyResults",
    ]
    await make_key_result(goal)
    assert codes(await move(ask, company, "priya", "propose", goal), "proposeGoal") == ["OUT_OF_RANGE dueOn"]
    await goal.refresh_from_db()
    assert (goal.state, goal.version) == ("DRAFT", 1)
