"""Anonymous rounds: answered once, shown from five answers on, and nothing in the rows says who it was."""

from datetime import timedelta
from typing import Any

import pytest

from headway.monitoring import actions
from headway.monitoring.actions.rounds import close_rounds
from headway.monitoring.models import FeedbackRound, RoundAnswer, RoundInvitation, RoundMark
from headway.monitoring.rules import RoundKind
from headway.platform import clock as headway_clock
from headway.platform.models import AuditEvent
from tests.company import NOON, REFUSED, TODAY, Company, codes, data, gid, make_company, payload
from tests.conftest import Ask
from tests.factories import make_employee

FIELDS = "id kind text state closesOn smallest version invited allowedActions opener { name } subject { name } figures { answers numbers mean } answers { rating text employee { name } }"
LIST = f"{{ feedbackRounds {{ totalCount nodes {{ {FIELDS} }} }} }}"
CLOSES = TODAY + timedelta(days=7)
TEAM = ("priya", "paul", "r1", "r2", "r3", "r4")


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    """Mona has six reports."""
    company = await make_company()
    for name in TEAM[2:]:
        company.people[name] = await make_employee(
            name, manager=company.people["mona"], department=company.support
        )
    return company


async def opened(company: Company, by: str = "mona") -> FeedbackRound:
    subject = company.people["mona"].id
    return await actions.open_round(
        company.actor(by), kind=RoundKind.SUPPORT, closes_on=CLOSES, subject_id=subject
    )


async def answer(ask: Ask, company: Company, by: str, found: FeedbackRound, **more: Any) -> Any:
    document = f"mutation($input: AnswerRoundInput!) {{ answerRound(input: $input) {{ ... on AnswerRoundPayload {{ round {{ state allowedActions }} }} {REFUSED} }} }}"
    return await ask(
        document,
        {"input": {"id": gid(found), "rating": 4, "text": f"Words {by}.", **more}},
        as_=company.actor(by),
    )


async def seen(ask: Ask, company: Company, name: str) -> Any:
    nodes = data(await ask(LIST, as_=company.actor(name)))["feedbackRounds"]["nodes"]
    return nodes[0] if nodes else None


async def test_five_answers_are_shown_together_once_it_is_closed(ask: Ask, company: Company) -> None:
    found = await opened(company)
    for number, name in enumerate(TEAM[:5], 1):
        assert (
            payload(await answer(ask, company, name, found, rating=number), "answerRound")["round"][
                "allowedActions"
            ]
            == []
        )
        for reader in ("mona", "vera", "hanna"):
            told = await seen(ask, company, reader)
            assert (told["figures"], told["answers"]) == (None, []), reader
    headway_clock.set_for_tests(NOON + timedelta(days=8))
    assert [await close_rounds() for _ in range(2)] == [1, 0]
    for reader in ("mona", "vera", "ada", "hanna"):
        told = await seen(ask, company, reader)
        assert told["figures"] == {"answers": 5, "numbers": [1, 1, 1, 1, 1], "mean": 3.0}, reader
        assert {one["text"] for one in told["answers"]} == {f"Words {name}." for name in TEAM[:5]}
        assert [one["employee"] for one in told["answers"]] == [None] * 5
    for other in (*TEAM, "tom", "otto", "boris", "admin", "integration"):
        told = await seen(ask, company, other)
        assert told is None or (told["figures"], told["answers"]) == (None, []), other
        assert (told is not None) is (other in TEAM), other


async def test_too_few_are_neither_shown_nor_kept_except_by_name(ask: Ask, company: Company) -> None:
    found = await opened(company)
    for name in TEAM[:4]:
        await answer(ask, company, name, found)
    await answer(ask, company, "r3", found, named=True, text="I say so.")
    assert (
        payload(await move(ask, company, "mona", "closeRound", found), "closeRound")["round"]["figures"]
        is None
    )
    told = await seen(ask, company, "mona")
    assert told["answers"] == [{"rating": 4, "text": "I say so.", "employee": {"name": "r3"}}]
    assert await RoundAnswer.all().count() == 1


async def move(ask: Ask, company: Company, by: str, verb: str, found: FeedbackRound, version: int = 1) -> Any:
    name = f"{verb[0].upper()}{verb[1:]}"
    document = f"mutation($input: {name}Input!) {{ {verb}(input: $input) {{ ... on {name}Payload {{ round {{ {FIELDS} }} }} {REFUSED} }} }}"
    return await ask(document, {"input": {"id": gid(found), "version": version}}, as_=company.actor(by))


async def test_everybody_answers_once_and_only_who_is_asked(ask: Ask, company: Company) -> None:
    found = await opened(company)
    assert payload(await answer(ask, company, "paul", found), "answerRound")
    for other, code in (
        ("paul", "WRONG_STATE id"),
        ("mona", "WRONG_STATE id"),
        ("tom", "NOT_FOUND id"),
        ("vera", "WRONG_STATE id"),
    ):
        assert codes(await answer(ask, company, other, found), "answerRound") == [code], other
    without = await answer(ask, company, "priya", found, rating=None)
    assert codes(without, "answerRound") == ["REQUIRED rating"]
    assert codes(await answer(ask, company, "priya", found, rating=6), "answerRound") == [
        "OUT_OF_RANGE rating"
    ]
    assert (await RoundAnswer.all().count(), await RoundMark.all().count()) == (1, 1)


async def test_nothing_that_is_stored_says_who_answered_what(ask: Ask, company: Company) -> None:
    found = await opened(company)
    for name in TEAM[:5]:
        await answer(ask, company, name, found)
    people = {str(person.id) for person in company.people.values()} | set(map(str, company.accounts.values()))
    rows = [*await RoundAnswer.all().values(), *await RoundMark.all().values()]
    events = await AuditEvent.filter(action="answer_round").values()
    kept = " ".join(str(value) for row in [*rows, *events] for value in row.values())
    assert not [one for one in people if one in kept]
    # No row holds a time, and the events name nobody.
    assert {type(value).__name__ for row in rows for value in row.values()} <= {
        "UUID",
        "str",
        "int",
        "NoneType",
    }
    assert {(event["actor_name"], event["employee_id"], event["account_id"]) for event in events} == {
        ("Headway", None, None)
    }
    await move(ask, company, "mona", "closeRound", found)
    assert (await RoundMark.all().count(), (await FeedbackRound.get()).salt) == (0, "")


async def test_the_order_of_rows_is_not_that_of_answers(ask: Ask, company: Company) -> None:
    found = await opened(company)
    orders = set()
    for name in TEAM:
        await answer(ask, company, name, found)
        orders.add(tuple(await RoundAnswer.all().order_by("id").values_list("id", flat=True)))
    kept = [set(order) for order in orders]
    # Each answer gave every row a new id: no row of one moment is a row of another.
    assert all(not one & other for one in kept for other in kept if one is not other)


async def test_few_people_are_not_asked_without_names(ask: Ask, company: Company) -> None:
    document = f"mutation($input: OpenRoundInput!) {{ openRound(input: $input) {{ ... on OpenRoundPayload {{ round {{ {FIELDS} }} }} {REFUSED} }} }}"
    own = {"kind": "QUESTION", "text": "How clear am I?", "closesOn": CLOSES.isoformat()}
    few = {**own, "invitedIds": [company.id(name) for name in ("paul", "mona", "r1", "r2")]}
    assert codes(await ask(document, {"input": few}, as_=company.actor("priya")), "openRound") == [
        "TOO_SHORT invitedIds"
    ]
    enough = {**few, "invitedIds": [*few["invitedIds"], company.id("r3")]}
    made = payload(await ask(document, {"input": enough}, as_=company.actor("priya")), "openRound")["round"]
    assert (made["invited"], made["subject"], made["text"]) == (5, {"name": "Priya"}, "How clear am I?")
    support = {"kind": "SUPPORT", "closesOn": CLOSES.isoformat()}
    assert codes(await ask(document, {"input": support}, as_=company.actor("tom")), "openRound") == [
        "TOO_SHORT subjectId"
    ]
    for other in ("otto", "vera", "paul"):
        asked = {**support, "subjectId": company.id("mona")}
        assert "INVALID subjectId" in codes(
            await ask(document, {"input": asked}, as_=company.actor(other)), "openRound"
        )
    asked = payload(
        await ask(
            document, {"input": support | {"subjectId": company.id("mona")}}, as_=company.actor("hanna")
        ),
        "openRound",
    )
    assert asked["round"]["text"].startswith("How well does Mona support you")
    assert await RoundInvitation.all().count() == 5 + 6


async def test_thrown_away_nothing_is_left(ask: Ask, company: Company) -> None:
    found = await opened(company)
    for name in TEAM:
        await answer(ask, company, name, found)
    assert codes(await move(ask, company, "paul", "cancelRound", found), "cancelRound") == ["FORBIDDEN id"]
    assert (
        payload(await move(ask, company, "mona", "cancelRound", found), "cancelRound")["round"]["state"]
        == "CANCELLED"
    )
    assert (await RoundAnswer.all().count(), await RoundMark.all().count()) == (0, 0)
    assert await seen(ask, company, "paul") is None
