"""Requests for feedback: asked of several, answered so that the asker reads it, declined, withdrawn, expired."""

from datetime import date, timedelta
from typing import Any

import pytest

from headway.monitoring.actions.asking import expire_feedback_requests
from headway.monitoring.models import Feedback, FeedbackRequest
from headway.platform import clock as headway_clock
from headway.platform.models import AuditEvent
from tests.company import NOON, REFUSED, TODAY, Company, codes, data, gid, make_company, make_goal, payload
from tests.conftest import Ask
from tests.graph.inbox.telling import make_office, tell_all, told
from tests.graph.insights.test_tasks import seen_by
from tests.graph.insights.test_tasks import told as as_told
from tests.graph.monitoring.test_feedback import give

REQUEST = "id text state dueOn comment version allowedActions asker { name } respondent { name } about { name } goal { title } answers { text }"
LIST = f"query($side: RequestDirection, $state: [RequestState!]) {{ feedbackRequests(direction: $side, state: $state) {{ totalCount nodes {{ {REQUEST} }} }} }}"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def ask_for(ask: Ask, company: Company, *people: str, by: str = "priya", **more: Any) -> Any:
    document = f"mutation($input: AskForFeedbackInput!) {{ askForFeedback(input: $input) {{ ... on AskForFeedbackPayload {{ requests {{ {REQUEST} }} }} {REFUSED} }} }}"
    base = {
        "respondentIds": [company.id(name) for name in people],
        "aboutId": company.id(by),
        "text": "How was the hand-over?",
        "dueOn": (TODAY + timedelta(days=7)).isoformat(),
    }
    return await ask(document, {"input": base | more}, as_=company.actor(by))


async def move(
    ask: Ask, company: Company, by: str, verb: str, request: Any, version: int = 1, **more: Any
) -> Any:
    name = f"{verb[0].upper()}{verb[1:]}"
    document = f"mutation($input: {name}Input!) {{ {verb}(input: $input) {{ ... on {name}Payload {{ request {{ {REQUEST} }} }} {REFUSED} }} }}"
    return await ask(
        document, {"input": {"id": request["id"], "version": version, **more}}, as_=company.actor(by)
    )


async def test_several_are_asked_and_one_answers(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility="PUBLIC")
    given = await ask_for(ask, company, "paul", "tom", goalId=gid(goal), idempotencyKey="once")
    asked = payload(given, "askForFeedback")["requests"]
    assert [(one["respondent"]["name"], one["state"], one["allowedActions"]) for one in asked] == [
        ("Paul", "OPEN", ["WITHDRAW"]), ("Tom", "OPEN", ["WITHDRAW"]),
    ]  # fmt: skip
    again = payload(await ask_for(ask, company, "paul", "tom", idempotencyKey="once"), "askForFeedback")
    assert {one["id"] for one in again["requests"]} == {one["id"] for one in asked}
    answered = await give(ask, company, requestId=asked[0]["id"], text="It went well.")
    assert payload(answered, "giveFeedback")["feedback"]["state"] == "SENT"
    seen = data(await ask(LIST, {"side": "ASKED_BY_ME"}, as_=company.actor("priya")))["feedbackRequests"]
    assert {(one["respondent"]["name"], one["state"]) for one in seen["nodes"]} == {
        ("Paul", "ANSWERED"),
        ("Tom", "OPEN"),
    }
    [done] = [one for one in seen["nodes"] if one["state"] == "ANSWERED"]
    assert (done["answers"], done["goal"], done["allowedActions"]) == (
        [{"text": "It went well."}],
        {"title": "Answer faster"},
        [],
    )
    twice = await give(ask, company, requestId=asked[0]["id"])
    assert codes(twice, "giveFeedback") == ["WRONG_STATE requestId"]
    assert await Feedback.all().count() == 1


async def test_the_asker_reads_the_answer(ask: Ask, company: Company) -> None:
    about = {"aboutId": company.id("priya")}
    [mine] = payload(await ask_for(ask, company, "paul"), "askForFeedback")["requests"]
    [hers] = payload(await ask_for(ask, company, "paul", by="mona", **about), "askForFeedback")["requests"]
    hidden = await give(ask, company, requestId=mine["id"], visibility="MANAGER_ONLY")
    between = await give(ask, company, requestId=hers["id"], visibility="RECEIVER")
    other = await give(ask, company, receiver="tom", requestId=mine["id"])
    assert codes(hidden, "giveFeedback") == codes(between, "giveFeedback") == ["INVALID visibility"]
    assert codes(other, "giveFeedback") == ["INVALID receiverId"]
    assert codes(await give(ask, company, by="tom", requestId=mine["id"]), "giveFeedback") == [
        "NOT_FOUND requestId"
    ]
    assert payload(await give(ask, company, requestId=hers["id"], visibility="MANAGER_ONLY"), "giveFeedback")
    assert await Feedback.all().count() == 1
    # Priya does not learn that Mona asked.
    seen = data(await ask(LIST, as_=company.actor("priya")))["feedbackRequests"]
    assert [one["id"] for one in seen["nodes"]] == [mine["id"]]


async def test_declining_needs_no_reason_and_an_end_is_an_end(ask: Ask, company: Company) -> None:
    asked = payload(await ask_for(ask, company, "paul", "tom", "dora"), "askForFeedback")["requests"]
    by_name = {one["respondent"]["name"]: one for one in asked}
    declined = payload(
        await move(ask, company, "paul", "declineFeedbackRequest", by_name["Paul"]), "declineFeedbackRequest"
    )
    assert (declined["request"]["state"], declined["request"]["comment"]) == ("DECLINED", "")
    reasoned = await move(ask, company, "tom", "declineFeedbackRequest", by_name["Tom"], reason="I was away.")
    assert payload(reasoned, "declineFeedbackRequest")["request"]["comment"] == "I was away."
    for who, verb, code in (
        ("paul", "declineFeedbackRequest", "CONFLICT version"),
        ("dora", "withdrawFeedbackRequest", "FORBIDDEN id"),
        ("tina", "declineFeedbackRequest", "NOT_FOUND id"),
    ):
        one = by_name["Paul" if who == "paul" else "Dora"]
        assert codes(await move(ask, company, who, verb, one), verb) == [code]
    withdrawn = await move(ask, company, "priya", "withdrawFeedbackRequest", by_name["Dora"])
    assert payload(withdrawn, "withdrawFeedbackRequest")["request"]["state"] == "WITHDRAWN"
    assert "I was away" not in str(await AuditEvent.all().values("before", "after"))


async def test_a_day_that_passed_ends_it_once(ask: Ask, company: Company) -> None:
    await ask_for(ask, company, "paul")
    headway_clock.set_for_tests(NOON + timedelta(days=7))
    assert await expire_feedback_requests() == 0
    headway_clock.set_for_tests(NOON + timedelta(days=8))
    assert [await expire_feedback_requests() for _ in range(2)] == [1, 0]
    assert [one.state for one in await FeedbackRequest.all()] == ["EXPIRED"]


@pytest.mark.parametrize(
    ("people", "more", "problem"),
    [
        ([], {}, "OUT_OF_RANGE respondentIds"),
        (["priya"], {}, "INVALID respondentIds"),
        (["paul"], {"text": " "}, "REQUIRED text"),
        (["paul"], {"dueOn": "2026-08-31"}, "OUT_OF_RANGE dueOn"),
        (["paul"], {"dueOn": "2027-08-31"}, "OUT_OF_RANGE dueOn"),
        (["mona"], {"aboutId": "paul"}, "INVALID aboutId"),
    ],
)
async def test_what_is_refused_asks_nobody(
    ask: Ask, company: Company, people: list[str], more: dict[str, Any], problem: str
) -> None:
    more = {key: company.id(value) if value in company.people else value for key, value in more.items()}
    assert codes(await ask_for(ask, company, *people, **more), "askForFeedback") == [problem]
    assert not await FeedbackRequest.all().exists()


async def test_nobody_is_asked_the_same_twice_at_once(ask: Ask, company: Company) -> None:
    assert payload(await ask_for(ask, company, "paul"), "askForFeedback")
    twice = await ask_for(ask, company, "paul", "tom")
    assert codes(twice, "askForFeedback") == ["DUPLICATE respondentIds"]
    assert "Paul" in data(twice)["askForFeedback"]["errors"][0]["message"]
    assert await FeedbackRequest.all().count() == 1


async def test_whoever_is_asked_is_told_and_finds_it_in_the_inbox(
    ask: Ask, database: object, clock: object
) -> None:
    company = await make_office()
    [asked] = payload(await ask_for(ask, company, "paul"), "askForFeedback")["requests"]
    [task], count = await seen_by(ask, company, "paul")
    assert as_told(task) == (
        "ANSWER_FEEDBACK", "Priya asks for feedback", "“How was the hand-over?” · due 8 Sep", f"/feedback/requests/{asked['id']}",
        "Answer", date(2026, 9, 8).isoformat(),
    )  # fmt: skip
    assert (task["subject"]["id"], count) == (asked["id"], 1)
    await move(ask, company, "paul", "declineFeedbackRequest", asked)
    assert await seen_by(ask, company, "paul") == ([], 0)
    await tell_all()
    assert await told(company) == {"paul": ["FEEDBACK_ASKED"], "priya": ["FEEDBACK_REQUEST_DECLINED"]}
