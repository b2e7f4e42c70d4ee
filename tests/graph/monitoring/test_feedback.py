"""Feedback: given, read, taken back, listed and searched."""

from typing import Any

import pytest

from headway.monitoring.models import Feedback
from headway.people.models import Skill
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock as headway_clock
from headway.platform.actor import Scope
from headway.platform.models import AuditEvent
from tests.company import REFUSED, Company, codes, data, gid, make_company, make_feedback, make_goal, payload
from tests.conftest import Ask

GIVE = f"""mutation($input: GiveFeedbackInput!) {{ giveFeedback(input: $input) {{ ... on GiveFeedbackPayload {{ feedback {{
    id kind visibility state text sentAt readAt version allowedActions giver {{ name }} receiver {{ name }} goal {{ title }} skill {{ name }} }} }} {REFUSED} }} }}"""
LIST = "query($where: FeedbackFilter) { feedback(where: $where) { totalCount nodes { text } } }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def give(ask: Ask, company: Company, by: str = "paul", receiver: str = "priya", **more: Any) -> Any:
    base = {
        "receiverId": company.id(receiver),
        "kind": "PRAISE",
        "visibility": "RECEIVER",
        "text": "Calm under pressure.",
    }
    return await ask(GIVE, {"input": base | more}, as_=company.actor(by))


async def turn(ask: Ask, company: Company, by: str, verb: str, feedback: Feedback, version: int = 1) -> Any:
    name = f"{verb[0].upper()}{verb[1:]}"
    query = f"mutation($input: {name}Input!) {{ {verb}(input: $input) {{ ... on {name}Payload {{ feedback {{ state readAt version allowedActions }} }} {REFUSED} }} }}"
    return await ask(query, {"input": {"id": gid(feedback), "version": version}}, as_=company.actor(by))


async def test_words_about_a_goal_and_a_skill(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility="PUBLIC")
    skill = await Skill.create(name="Calm", created_at=headway_clock.now(), updated_at=headway_clock.now())
    answer = await give(
        ask, company, goalId=gid(goal), skillId=gid(skill), visibility="PUBLIC", text=" Calm.  "
    )
    given = payload(answer, "giveFeedback")["feedback"]
    assert given.pop("id")
    assert given == {
        "kind": "PRAISE",
        "visibility": "PUBLIC",
        "state": "SENT",
        "text": "Calm.",
        "sentAt": "2026-09-01T12:00:00+00:00",
        "readAt": None,
        "version": 1,
        "allowedActions": ["RETRACT"],
        "giver": {"name": "Paul"},
        "receiver": {"name": "Priya"},
        "goal": {"title": "Answer faster"},
        "skill": {"name": "Calm"},
    }
    assert "Calm." not in str(await AuditEvent.all().values("after"))
    seen = await ask(
        "query($id: ID!) { goal(id: $id) { feedback { totalCount nodes { text } } } }",
        {"id": gid(goal)},
        as_=company.actor("tina"),
    )
    assert seen.data == {"goal": {"feedback": {"totalCount": 1, "nodes": [{"text": "Calm."}]}}}


async def test_a_key_gives_once(ask: Ask, company: Company) -> None:
    first = payload(await give(ask, company, idempotencyKey="k"), "giveFeedback")["feedback"]["id"]
    again = payload(await give(ask, company, idempotencyKey="k", text="Other"), "giveFeedback")["feedback"]
    assert (again["id"], again["text"]) == (first, "Calm under pressure.")
    assert await Feedback.all().count() == 1


@pytest.mark.parametrize(
    ("by", "receiver", "more", "refused"),
    [
        ("paul", "paul", {}, ["OWN_RECORD receiverId"]),
        ("paul", "priya", {"text": " \n"}, ["REQUIRED text"]),
        ("paul", "priya", {"text": "x" * 4001, "goalId": "R29hbDp4"}, ["NOT_FOUND goalId"]),
        ("paul", "priya", {"text": "x" * 4001}, ["TOO_LONG text"]),
        ("paul", "priya", {"text": "\u202ex"}, ["INVALID text"]),
        ("paul", "ada", {"visibility": "MANAGER_ONLY"}, ["INVALID visibility"]),
        ("paul", "tina", {}, ["NOT_FOUND receiverId"]),
        ("integration", "priya", {}, ["FORBIDDEN "]),
        ("admin", "priya", {}, ["FORBIDDEN "]),
        ("nobody", "priya", {}, ["FORBIDDEN "]),
    ],
)
async def test_what_is_not_sent(
    ask: Ask, company: Company, by: str, receiver: str, more: dict[str, Any], refused: list[str]
) -> None:
    tina = company.people["tina"]
    await type(tina).filter(id=tina.id).update(status=EmployeeStatus.LEFT)
    assert codes(await give(ask, company, by, receiver, **more), "giveFeedback") == refused
    assert not await Feedback.all().exists()


async def test_hidden_goals_cannot_be_named(ask: Ask, company: Company) -> None:
    hidden = await make_goal(company.people["priya"], company.period, visibility="PRIVATE")
    assert codes(await give(ask, company, goalId=gid(hidden), text=""), "giveFeedback") == [
        "NOT_FOUND goalId",
        "REQUIRED text",
    ]


async def test_feedback_is_read_once_and_then_stays(ask: Ask, company: Company) -> None:
    feedback = await make_feedback(company.people["paul"], company.people["priya"])
    assert codes(await turn(ask, company, "paul", "markFeedbackRead", feedback), "markFeedbackRead") == [
        "FORBIDDEN id"
    ]
    assert codes(await turn(ask, company, "priya", "retractFeedback", feedback), "retractFeedback") == [
        "FORBIDDEN id"
    ]
    assert codes(await turn(ask, company, "mona", "markFeedbackRead", feedback), "markFeedbackRead") == [
        "NOT_FOUND id"
    ]
    read = payload(await turn(ask, company, "priya", "markFeedbackRead", feedback), "markFeedbackRead")[
        "feedback"
    ]
    assert read == {
        "state": "READ",
        "readAt": "2026-09-01T12:00:00+00:00",
        "version": 2,
        "allowedActions": ["DISPUTE", "REPORT"],
    }
    assert codes(await turn(ask, company, "paul", "retractFeedback", feedback), "retractFeedback") == [
        "CONFLICT version"
    ]
    assert codes(await turn(ask, company, "paul", "retractFeedback", feedback, 2), "retractFeedback") == [
        "WRONG_STATE id"
    ]
    assert codes(await turn(ask, company, "priya", "markFeedbackRead", feedback, 2), "markFeedbackRead") == [
        "WRONG_STATE id"
    ]
    assert (await Feedback.get(id=feedback.id)).version == 2


async def test_what_is_taken_back_is_gone_for_its_receiver(ask: Ask, company: Company) -> None:
    feedback = await make_feedback(company.people["paul"], company.people["priya"], visibility="PUBLIC")
    payload(await turn(ask, company, "paul", "retractFeedback", feedback), "retractFeedback")
    for name, count in (("paul", 1), ("priya", 0), ("mona", 0), ("tina", 0), ("integration", 0)):
        seen = await ask(LIST, as_=company.actor(name))
        assert data(seen)["feedback"]["totalCount"] == count
    assert codes(await turn(ask, company, "priya", "markFeedbackRead", feedback, 2), "markFeedbackRead") == [
        "NOT_FOUND id"
    ]


async def test_lists_by_direction_kind_person_and_words(ask: Ask, company: Company) -> None:
    paul, priya, mona = (company.people[name] for name in ("paul", "priya", "mona"))
    await make_feedback(paul, priya, text="Große Hilfe beim Umzug", kind="NOTE")
    await make_feedback(priya, paul, text="Thanks", visibility="PUBLIC")
    await make_feedback(paul, mona, text="Clear plan", visibility="RECEIVER_AND_MANAGER")
    await make_feedback(mona, priya, text="Speak up", visibility="MANAGER_ONLY", kind="CONSTRUCTIVE")

    async def texts(by: str, **where: Any) -> list[str]:
        answer = await ask(LIST, {"where": where}, as_=company.actor(by))
        assert answer.errors is None
        assert data(answer)["feedback"]["totalCount"] == len(data(answer)["feedback"]["nodes"])
        return sorted(node["text"] for node in data(answer)["feedback"]["nodes"])

    assert await texts("priya") == ["Große Hilfe beim Umzug", "Thanks"]
    assert await texts("priya", direction="RECEIVED") == ["Große Hilfe beim Umzug"]
    assert await texts("priya", direction="GIVEN") == ["Thanks"]
    assert await texts("tina", direction="PUBLIC") == await texts("tina") == ["Thanks"]
    assert await texts("mona", direction="TEAM") == ["Speak up", "Thanks"]
    assert await texts("vera", direction="TEAM") == ["Clear plan"]
    assert await texts("paul", kind="NOTE") == ["Große Hilfe beim Umzug"]
    assert await texts("mona", employeeId=company.id("priya")) == ["Speak up", "Thanks"]
    assert await texts("priya", search="GROSSE umz") == ["Große Hilfe beim Umzug"]
    assert await texts("priya", search="100%") == []
    assert await texts("hanna") == ["Thanks"]
    assert (await ask(LIST, {"where": {"search": "x" * 201}}, as_=company.actor("priya"))).errors
    narrow = company.actor("priya", scopes=frozenset({Scope.GOALS_READ}))
    assert (await ask(LIST, as_=narrow)).data == {"feedback": {"totalCount": 0, "nodes": []}}
