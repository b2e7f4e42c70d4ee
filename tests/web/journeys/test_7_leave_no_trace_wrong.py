"""Journey 7: every write is in the audit log, a stale version is a conflict, and hidden things do not exist."""

import asyncio
from typing import Any, Final

from headway.planning.models import Goal
from tests.web.journeys.conftest import Company
from tests.web.journeys.steps import GOAL, aligned, budget, company_goal, log, proposed

LOG: Final = """{ auditEvents(first: 100) { totalCount nodes { at actorName action objectType objectId before after requestId reason
    employee { name } onBehalfOf { name } } } }"""


async def events(company: Company, name: str = "admin") -> list[Any]:
    found: list[Any] = (await company[name].ask(LOG))["auditEvents"]["nodes"]
    return found


async def counted(company: Company) -> int:
    """How many events the administrator may see, on however many pages."""
    found: int = (await company["admin"].ask(LOG))["auditEvents"]["totalCount"]
    return found


async def test_every_write_leaves_its_trace_with_who_what_and_for_whom(company: Company) -> None:
    before = await counted(company)
    goal = await aligned(company, "priya", "Close tickets the same day", None, agreed_by="mona")
    await log(company, "mona", goal["keyResults"][0]["id"], "40", note="She is on leave today.")
    new = (await events(company))[: await counted(company) - before][::-1]
    told = [(event["actorName"], event["action"], event["objectType"]) for event in new]
    assert told[:2] == [
        ("Priya Nair", "create_goal", "Goal"),
        ("Priya Nair", "create_key_result", "KeyResult"),
    ]
    assert {("Priya Nair", "propose_goal", "Goal"), ("Mona Diaz", "approve_goal", "Goal")} <= set(told)
    logged = next(event for event in new if event["objectType"] == "ProgressUpdate")
    assert (logged["actorName"], logged["onBehalfOf"]) == ("Mona Diaz", {"name": "Priya Nair"})
    assert (logged["after"]["note"], logged["after"]["value"]) == ("(private)", "(private)")
    agreed = next(
        event for event in new if event["action"] == "approve_goal" and event["objectType"] == "Goal"
    )
    assert (agreed["before"]["state"], agreed["after"]["state"], agreed["at"]) == (
        "PROPOSED",
        "ACTIVE",
        "2026-11-20T12:00:00+00:00",
    )
    # One request, one id, on every event of it.
    assert len({event["requestId"] for event in new if event["action"] == "approve_goal"}) == 1
    assert {event["actorName"] for event in await events(company, "priya")} == {"Priya Nair"}
    assert await events(company, "integration") == await events(company)


async def test_what_is_refused_leaves_nothing(company: Company) -> None:
    goal = await aligned(company, "priya", "Close tickets the same day", None, agreed_by="mona")
    before = await events(company)
    stale = {"id": goal["id"], "version": goal["version"] - 1, "title": "Other"}
    assert await company["priya"].refused("updateGoal", **stale) == ["CONFLICT version"]
    close = {"id": goal["id"], "version": goal["version"], "outcome": "ACHIEVED"}
    assert await company["paul"].refused("closeGoal", **close) == ["FORBIDDEN id"]
    assert await company["tom"].refused("closeGoal", **close) == ["NOT_FOUND id"]
    assert await company["priya"].refused(
        "createGoal", title="", periodId=company.period, ownerId=company.ids["priya"]
    ) == ["REQUIRED title"]
    assert await events(company) == before
    assert await Goal.all().count() == 1


async def test_of_many_at_the_same_moment_one_wins_and_the_others_see_what_it_did(company: Company) -> None:
    goal = await aligned(company, "priya", "Close tickets the same day", None, agreed_by=None)
    now = {"id": goal["id"], "version": goal["version"]}
    tries = [company["priya"].try_("proposeGoal", GOAL, **now) for _ in range(8)]
    answers = await asyncio.gather(*tries)
    assert sum("goal" in answer for answer in answers) == 1
    lost = [answer for answer in answers if "errors" in answer]
    assert {answer["errors"][0]["code"] for answer in lost} == {"CONFLICT"}
    assert {answer["current"]["version"] for answer in lost} == {goal["version"] + 1}
    assert sum(event["action"] == "propose_goal" for event in await events(company)) == 1


async def test_hidden_things_and_things_that_never_were_answer_alike(company: Company) -> None:
    private = await aligned(
        company, "priya", "Ask for help earlier", None, agreed_by="mona", visibility="PRIVATE"
    )
    words = {
        "receiverId": company.ids["priya"],
        "kind": "NOTE",
        "visibility": "MANAGER_ONLY",
        "text": "She needs a rest.",
    }
    feedback = await company["tom"].do("giveFeedback", "feedback { id }", **words)
    await budget(company, "BONUS", "1000")
    reward = await proposed(company, "BONUS", amount={"amount": "100", "currency": "EUR"})
    await company_goal(company)
    gone = "R29hbDowMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDA"
    ids = [private["id"], private["keyResults"][0]["id"], feedback["id"], reward["id"], gone]
    asked = "query($ids: [ID!]!, $goal: ID!) { nodes(ids: $ids) { id } goal(id: $goal) { title } node(id: $goal) { id } }"
    for peer in ("paul", "hanna", "integration"):
        found = await company[peer].ask(asked, ids=[*ids[:3], gone], goal=private["id"])
        assert found == {"nodes": [None] * 4, "goal": None, "node": None}, peer
    assert (await company["paul"].ask(asked, ids=ids, goal=gone))["nodes"] == [None] * 5
    hidden = await company["paul"].try_("archiveGoal", "goal { id }", id=private["id"], version=1)
    never = await company["paul"].try_("archiveGoal", "goal { id }", id=gone, version=1)
    assert hidden == never
