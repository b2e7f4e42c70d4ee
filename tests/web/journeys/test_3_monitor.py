"""Journey 3: numbers logged and corrected, rolled up and never green in silence; feedback and who reads it."""

from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest

from tests.web.journeys.conftest import NOON, Company
from tests.web.journeys.steps import GOAL, KEY_RESULT, aligned, log

STANDS = "query($id: ID!) { goal(id: $id) { status statusReason progress expected updates { nodes { value note effectiveOn corrects { value } } } } }"


async def stands(company: Company, id: str, name: str = "ada") -> Any:
    return (await company[name].ask(STANDS, id=id))["goal"]


async def test_numbers_are_logged_and_corrected(company: Company, clock: ModuleType) -> None:
    goal = await aligned(
        company, "priya", "Close tickets the same day", None, agreed_by="mona", startsOn="2026-11-16"
    )
    number = goal["keyResults"][0]["id"]
    assert (await stands(company, goal["id"]))["status"] == "NOT_STARTED"
    first = await log(company, "priya", number, "95", note="Two new colleagues help.")
    assert (first["goal"]["status"], first["goal"]["progress"]) == ("ON_TRACK", 0.95)
    clock.set_for_tests(NOON + timedelta(hours=1))
    fixed = await log(company, "priya", number, "59", note="Typed wrongly.", corrects=first["update"]["id"])
    assert fixed["goal"]["progress"] == 0.59
    history = (await stands(company, goal["id"], "priya"))["updates"]["nodes"]
    assert [(it["value"], it["note"], it["corrects"]) for it in history] == [
        ("59", "Typed wrongly.", {"value": "95"}),
        ("95", "Two new colleagues help.", None),
    ]
    # The chain sees numbers without the words.
    assert [it["note"] for it in (await stands(company, goal["id"], "ada"))["updates"]["nodes"]] == [
        None,
        None,
    ]
    assert (await log(company, "vera", number, "60"))["errors"][0]["code"] == "FORBIDDEN"


async def test_a_company_goal_moves_with_the_goals_below_it(company: Company) -> None:
    wanted = {"title": "Be the port that people choose", "level": "COMPANY", "visibility": "PUBLIC"}
    top = await company["ada"].do(
        "createGoal", GOAL, periodId=company.period, ownerId=company.ids["ada"], **wanted
    )
    below = []
    for name, weight in (("vera", 75), ("tom", 25)):
        owned = {
            "title": f"What {name} does for it",
            "ownerId": company.ids[name],
            "parentId": top["id"],
            "weight": weight,
        }
        goal = await company["ada"].do(
            "createGoal", GOAL, periodId=company.period, keyResults=[KEY_RESULT], **owned
        )
        goal = await company[name].do("proposeGoal", GOAL, id=goal["id"], version=goal["version"])
        below.append(await company["ada"].do("approveGoal", GOAL, id=goal["id"], version=goal["version"]))
    top = await company["ada"].do("proposeGoal", GOAL, id=top["id"], version=top["version"])
    await company["admin"].do("approveGoal", GOAL, id=top["id"], version=top["version"])
    await log(company, "vera", below[0]["keyResults"][0]["id"], "80")
    assert (await stands(company, top["id"]))["progress"] == 0.8
    await log(company, "tom", below[1]["keyResults"][0]["id"], "40")
    assert (await stands(company, top["id"], "paul"))["progress"] == 0.7


async def test_silence_is_never_green(company: Company, clock: ModuleType) -> None:
    goal = await aligned(company, "priya", "Close tickets the same day", None, agreed_by="mona")
    assert (await log(company, "priya", goal["keyResults"][0]["id"], "95"))["goal"]["status"] == "ON_TRACK"
    clock.set_for_tests(NOON + timedelta(days=30))
    # Sessions end when nobody uses them; the integration's token does not.
    company.visitors["ada"] = company["integration"]
    assert (await stands(company, goal["id"]))["status"] == "STALE"
    clock.set_for_tests(NOON + timedelta(days=60))
    assert (await stands(company, goal["id"]))["status"] == "OVERDUE"


READERS = {
    "RECEIVER": {"paul", "priya"},
    "RECEIVER_AND_MANAGER": {"paul", "priya", "mona"},
    "MANAGER_ONLY": {"paul", "mona"},
    "PUBLIC": {"ada", "vera", "mona", "priya", "paul", "tom", "hanna", "admin", "integration"},
}


@pytest.mark.parametrize("visibility", READERS)
async def test_feedback_reaches_whom_its_giver_chose_and_nobody_else(
    company: Company, visibility: str
) -> None:
    given = await company["paul"].do(
        "giveFeedback", "feedback { id state version }", receiverId=company.ids["priya"], kind="PRAISE", visibility=visibility,
        text="Calm when the system was down.",
    )  # fmt: skip
    paths = "query($id: ID!, $her: ID!) { node(id: $id) { ... on Feedback { text } } employee(id: $her) { feedbackReceived { totalCount nodes { id } } } }"
    readers = set()
    for name, visitor in company.visitors.items():
        found = await visitor.ask(paths, id=given["id"], her=company.ids["priya"])
        listed = [
            it["id"]
            for it in (found["employee"] or {"feedbackReceived": {"nodes": []}})["feedbackReceived"]["nodes"]
        ]
        assert (found["node"] is not None) == (listed == [given["id"]]), name
        if found["node"]:
            readers.add(name)
    assert readers == READERS[visibility]


async def test_feedback_is_taken_back_until_it_is_read(company: Company) -> None:
    words = {
        "receiverId": company.ids["priya"],
        "kind": "CONSTRUCTIVE",
        "visibility": "RECEIVER",
        "text": "Say earlier when you are stuck.",
    }
    first = await company["paul"].do("giveFeedback", "feedback { id version }", **words)
    await company["paul"].do("retractFeedback", "feedback { state }", **first)
    assert (await company["priya"].ask("query($id: ID!) { node(id: $id) { id } }", id=first["id"]))[
        "node"
    ] is None
    second = await company["paul"].do("giveFeedback", "feedback { id version }", **words)
    read = await company["priya"].do("markFeedbackRead", "feedback { id version }", **second)
    assert await company["paul"].refused("retractFeedback", **read) == ["WRONG_STATE id"]
    assert await company["priya"].refused("giveFeedback", **words) == ["OWN_RECORD receiverId"]
