"""Proposing: who may, with which terms, for which reasons."""

from datetime import date
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import RoleProfile
from headway.platform.actor import Scope
from headway.platform.models import Organisation, OutboxEvent
from headway.rewarding.models import ApprovalStep, Reward, RewardReference
from tests.conftest import Ask
from tests.rewards import (
    NOON,
    Company,
    codes,
    euros,
    make_company,
    make_goal,
    move,
    pay,
    propose,
    run,
    stored,
)

KINDS = ("BONUS", "RAISE", "PROMOTION", "VACATION", "PROJECT_LEAD")


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def nothing_was_made() -> bool:
    return not await Reward.exists() and not await ApprovalStep.exists() and not await OutboxEvent.exists()


@pytest.mark.parametrize("kind", KINDS)
async def test_a_manager_proposes_each_kind(ask: Ask, company: Company, kind: str) -> None:
    reward = await propose(ask, company, kind)
    assert (reward["kind"], reward["state"], reward["version"]) == (kind, "PROPOSED", 1)
    asked = [(step["role"], step["waitsFor"]) for step in reward["approvals"]]
    manager = ("MANAGER_ABOVE", "Waits for Vera Berg.")
    hr = ("HR", "Then an HR partner, after level 1.")
    assert asked == ([manager, hr] if kind in {"RAISE", "PROMOTION"} else [manager])
    assert reward["allowedActions"] == ["WITHDRAW"]
    assert await OutboxEvent.filter(kind="RewardProposed").count() == 1


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("paul", ("OWN_RECORD", "employeeId")),
        ("rita", ("FORBIDDEN", "employeeId")),
        ("nils", ("FORBIDDEN", "employeeId")),
        ("otto", ("FORBIDDEN", "employeeId")),
        ("alma", ("FORBIDDEN", "employeeId")),
    ],
)
async def test_others_do_not_propose(ask: Ask, company: Company, by: str, expected: tuple[str, str]) -> None:
    assert codes(await propose(ask, company, by=by)) == [expected]
    assert await nothing_was_made()


@pytest.mark.parametrize("by", ["mona", "vera", "ada", "hanna"])
async def test_managers_above_and_hr_propose(ask: Ask, company: Company, by: str) -> None:
    assert (await propose(ask, company, by=by))["state"] == "PROPOSED"


async def test_a_token_needs_its_scope_and_machines_do_not_propose(ask: Ask, company: Company) -> None:
    reading = company.actor(
        "mona", scopes=frozenset({Scope.REWARDS_READ, Scope.PEOPLE_READ, Scope.GOALS_READ})
    )
    machine = company.actor("mona", scopes=frozenset(Scope), integration=True)
    for actor in (reading, machine):
        refused = await run(ask, "proposeReward", company.terms("BONUS"), as_=actor)
        assert codes(refused) == [("FORBIDDEN", "")]
    assert await nothing_was_made()


async def test_nobody_who_left_is_rewarded(ask: Ask, company: Company) -> None:
    paul = company.people["paul"]
    await paul.filter(id=paul.id).update(status="LEFT")
    assert codes(await propose(ask, company)) == [("WRONG_STATE", "employeeId")]
    assert await nothing_was_made()


WRONG: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("BONUS", {"amount": None}, [("REQUIRED", "amount")]),
    ("BONUS", {"amount": euros("0")}, [("OUT_OF_RANGE", "amount.amount")]),
    ("BONUS", {"amount": euros("-5")}, [("OUT_OF_RANGE", "amount.amount")]),
    ("BONUS", {"amount": euros("NaN")}, [("OUT_OF_RANGE", "amount.amount")]),
    ("BONUS", {"amount": euros("1000000001")}, [("OUT_OF_RANGE", "amount.amount")]),
    ("BONUS", {"amount": euros("1.005")}, [("INVALID", "amount.amount")]),
    ("BONUS", {"amount": {"amount": "5", "currency": "XYZ"}}, [("INVALID", "amount.currency")]),
    ("BONUS", {"amount": {"amount": "5", "currency": "USD"}}, [("INVALID", "amount.currency")]),
    ("BONUS", {"days": "2"}, [("INVALID", "days")]),
    ("BONUS", {"effectiveOn": "2025-11-01"}, [("OUT_OF_RANGE", "effectiveOn")]),
    ("BONUS", {"effectiveOn": "2029-01-01"}, [("OUT_OF_RANGE", "effectiveOn")]),
    ("BONUS", {"reason": "Good work"}, [("TOO_SHORT", "reason")]),
    ("BONUS", {"reason": None}, [("REQUIRED", "reason")]),
    ("BONUS", {"reason": "x" * 2001}, [("TOO_LONG", "reason")]),
    (
        "BONUS",
        {"reason": "A reason with a \x00 nothing inside."},
        [("INVALID", "reason"), ("REQUIRED", "reason")],
    ),
    ("BONUS", {"amount": euros("-5")}, [("OUT_OF_RANGE", "amount.amount")]),
    ("BONUS", {"amount": euros("384000")}, [("OUT_OF_RANGE", "amount.amount")]),
    ("RAISE", {"newPay": None, "amount": euros("345600")}, [("OUT_OF_RANGE", "amount.amount")]),
    ("RAISE", {"newPay": None}, [("REQUIRED", "newPay")]),
    ("RAISE", {"newPay": euros("38400")}, [("OUT_OF_RANGE", "newPay.amount")]),
    ("RAISE", {"newPay": euros("384000")}, [("OUT_OF_RANGE", "newPay.amount")]),
    ("RAISE", {"newPay": {"amount": "40000", "currency": "USD"}}, [("INVALID", "newPay.currency")]),
    ("RAISE", {"amount": euros("10")}, [("INVALID", "amount")]),
    ("PROMOTION", {"newTitle": None}, [("REQUIRED", "newTitle")]),
    ("PROMOTION", {"newTitle": "x" * 201}, [("TOO_LONG", "newTitle")]),
    ("PROMOTION", {"newLevel": 3}, [("OUT_OF_RANGE", "newLevel")]),
    ("PROMOTION", {"newLevel": 100}, [("OUT_OF_RANGE", "newLevel")]),
    ("PROMOTION", {"newTitle": "Agent", "newLevel": None}, [("INVALID", "newTitle")]),
    ("VACATION", {"days": "0"}, [("OUT_OF_RANGE", "days")]),
    ("VACATION", {"days": "61"}, [("OUT_OF_RANGE", "days")]),
    ("VACATION", {"days": "1.25"}, [("INVALID", "days")]),
    ("VACATION", {"days": "NaN"}, [("OUT_OF_RANGE", "days")]),
    (
        "VACATION",
        {"effectiveOn": "9998-01-01", "endsOn": "9999-12-31"},
        [("OUT_OF_RANGE", "endsOn"), ("OUT_OF_RANGE", "effectiveOn")],
    ),
    ("VACATION", {"endsOn": None}, [("REQUIRED", "endsOn")]),
    ("VACATION", {"endsOn": "2027-01-01"}, [("INVALID", "endsOn")]),
    ("VACATION", {"endsOn": "2031-01-01"}, [("OUT_OF_RANGE", "endsOn")]),
    ("PROJECT_LEAD", {"project": ""}, [("REQUIRED", "project")]),
    ("PROJECT_LEAD", {"endsOn": "2033-01-01"}, [("OUT_OF_RANGE", "endsOn")]),
    ("BONUS", {"idempotencyKey": "k" * 101}, [("TOO_LONG", "idempotencyKey")]),
    (
        "VACATION",
        {"days": "1.25", "endsOn": None, "reason": "", "effectiveOn": "2031-01-01"},
        [
            ("REQUIRED", "reason"),
            ("OUT_OF_RANGE", "effectiveOn"),
            ("REQUIRED", "endsOn"),
            ("INVALID", "days"),
        ],
    ),
]


@pytest.mark.parametrize(("kind", "changes", "expected"), WRONG)
async def test_each_wrong_value_is_told(
    ask: Ask, company: Company, kind: str, changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert codes(await propose(ask, company, kind, **changes)) == expected
    assert await nothing_was_made()


async def test_a_raise_needs_pay_of_that_day(ask: Ask, company: Company) -> None:
    rita = company.id_of("rita")
    assert codes(await propose(ask, company, "RAISE", employeeId=rita)) == [("WRONG_STATE", "employeeId")]
    assert await nothing_was_made()


async def test_who_may_not_see_pay_gives_the_increase_and_learns_nothing(ask: Ask, company: Company) -> None:
    await Organisation.all().update(settings={"managers_see_pay": False})
    assert codes(await propose(ask, company, "RAISE")) == [("FORBIDDEN", "newPay")]
    assert await nothing_was_made()
    reward = await propose(ask, company, "RAISE", newPay=None, amount=euros("1540"))
    assert reward["cost"] == {"amount": "1540.00", "currency": "EUR"}
    assert reward["summary"] == "Raise of €1,540 a year"
    assert (reward["oldPay"], reward["newPay"], reward["percent"]) == (None, None, None)
    assert ((await stored(reward)).old_pay_minor, (await stored(reward)).new_pay_minor) == (
        3_840_000,
        3_994_000,
    )
    by_hr = await propose(ask, company, "RAISE", by="hanna")
    assert by_hr["newPay"] == {"amount": "39940.00", "currency": "EUR"}


async def test_the_same_key_proposes_once(ask: Ask, company: Company) -> None:
    first = await propose(ask, company, idempotencyKey="tap")
    second = await propose(ask, company, "RAISE", idempotencyKey="tap")
    assert first == second
    assert await Reward.all().count() == 1


async def test_goals_of_the_person_that_the_proposer_sees_replace_the_reason(
    ask: Ask, company: Company
) -> None:
    goal = await make_goal(company, "paul")
    named = [{"kind": "GOAL", "id": global_id("Goal", goal.id)}] * 2
    reward = await propose(ask, company, reason="", references=named)
    assert reward["state"] == "PROPOSED"
    assert await RewardReference.all().values_list("kind", "object_id") == [("GOAL", goal.id)]


async def test_goals_of_others_and_hidden_ones_are_no_reason(ask: Ask, company: Company) -> None:
    ritas = await make_goal(company, "rita")
    draft = await make_goal(company, "paul", state="DRAFT", visibility="PRIVATE")
    named = [{"kind": "GOAL", "id": global_id("Goal", goal.id)} for goal in (ritas, draft)]
    refused = await propose(ask, company, by="vera", references=named)
    assert codes(refused) == [("NOT_FOUND", "references.0.id"), ("NOT_FOUND", "references.1.id")]
    other = [{"kind": "REVIEW", "id": global_id("Goal", ritas.id)}]
    assert codes(await propose(ask, company, references=other)) == [("NOT_FOUND", "references.0.id")]
    assert await nothing_was_made()


async def test_at_most_twenty_references(ask: Ask, company: Company) -> None:
    goals = [await make_goal(company, "paul") for _ in range(21)]
    named = [{"kind": "GOAL", "id": global_id("Goal", goal.id)} for goal in goals]
    assert codes(await propose(ask, company, references=named)) == [("TOO_MANY", "references")]


async def test_a_period_that_is_not_open_yet_and_an_unknown_profile_are_refused(
    ask: Ask, company: Company
) -> None:
    await company.period.filter(id=company.period.id).update(state="DRAFT")
    unknown = global_id("RoleProfile", company.root.id)
    refused = await propose(ask, company, "PROMOTION", newRoleProfileId=unknown)
    assert codes(refused) == [("WRONG_STATE", "periodId"), ("NOT_FOUND", "newRoleProfileId")]
    assert await nothing_was_made()


async def test_a_promotion_to_a_role_profile(ask: Ask, company: Company) -> None:
    profile = await RoleProfile.create(name="Lead", level=5, created_at=NOON, updated_at=NOON)
    key = global_id("RoleProfile", profile.id)
    reward = await propose(ask, company, "PROMOTION", newRoleProfileId=key)
    assert (await stored(reward)).new_role_profile_id == profile.id


async def test_a_second_raise_starts_from_the_first(ask: Ask, company: Company) -> None:
    await pay(company, "paul", 4_000_000, date(2026, 6, 1))
    reward = await propose(ask, company, "RAISE", newPay=euros("41000"))
    assert reward["oldPay"] == {"amount": "40000.00", "currency": "EUR"}
    assert (await move(ask, company, "withdrawReward", reward, by="mona"))["state"] == "WITHDRAWN"
