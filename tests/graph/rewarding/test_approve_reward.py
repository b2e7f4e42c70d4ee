"""Approving: by level, never twice by one person, and never beyond the budget."""

from datetime import date
from types import ModuleType
from typing import Any

import pytest

from headway.platform.models import AuditEvent, Organisation
from headway.rewarding.models import ApprovalStep, Budget, Reward
from headway.rewarding.rules import RewardKind
from tests.conftest import Ask
from tests.rewards import (
    Company,
    approved,
    codes,
    euros,
    make_budget,
    make_company,
    move,
    pay,
    propose,
    stored,
)


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def decisions() -> list[Any]:
    return await ApprovalStep.all().order_by("level").values_list("decision", flat=True)


async def test_two_levels_then_the_budget(ask: Ask, company: Company) -> None:
    budget = await make_budget(company, RewardKind.RAISE, 154_000)
    reward = await propose(ask, company, "RAISE")
    first = await move(ask, company, "approveReward", reward, by="vera", comment="Well earned.")
    assert (first["state"], first["version"]) == ("PROPOSED", 2)
    assert first["approvals"][0]["waitsFor"] == "Approved by Vera Berg on 20 Nov 2026."
    assert first["approvals"][1]["waitsFor"] == "Waits for an HR partner."
    assert first["allowedActions"] == ["STOP"]
    last = await move(ask, company, "approveReward", first, by="hanna")
    assert (last["state"], last["version"]) == ("COMMITTED", 3)
    await budget.refresh_from_db()
    assert (budget.committed, budget.executed) == (154_000, 0)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("mona", ("FORBIDDEN", "id")),
        ("hanna", ("FORBIDDEN", "id")),
        ("ada", ("NOT_FOUND", "id")),
        ("paul", ("NOT_FOUND", "id")),
        ("alma", ("NOT_FOUND", "id")),
        ("otto", ("NOT_FOUND", "id")),
    ],
)
async def test_only_who_is_asked_decides(
    ask: Ask, company: Company, by: str, expected: tuple[str, str]
) -> None:
    await make_budget(company, RewardKind.BONUS, 60_000)
    reward = await propose(ask, company)
    for mutation in ("approveReward", "rejectReward"):
        assert codes(await move(ask, company, mutation, reward, by=by)) == [expected]
    assert await decisions() == [None]
    assert (await stored(reward)).version == 1


async def test_a_named_hr_partner_does_not_decide_a_second_time(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.RAISE, 154_000)
    await company.people["hanna"].filter(id=company.people["vera"].id).update(status="LEFT")
    reward = await propose(ask, company, "RAISE")
    # Vera left, so Ada is asked; when she leaves too, HR stands in for her, and another HR partner decides as HR.
    assert reward["approvals"][0]["approver"] == {"name": "Ada Berg"}
    await company.people["ada"].filter(id=company.people["ada"].id).update(status="LEFT")
    first = await move(ask, company, "approveReward", reward, by="hanna")
    assert first["version"] == 2
    assert (await move(ask, company, "approveReward", first, by="hanna"))["version"] == 2
    assert await decisions() == ["APPROVED", None]
    assert (await move(ask, company, "approveReward", first, by="hugo"))["state"] == "COMMITTED"


async def test_hr_proposes_and_another_hr_partner_decides(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.RAISE, 154_000)
    reward = await propose(ask, company, "RAISE", by="hanna")
    assert reward["approvals"][0]["approver"] == {"name": "Mona Berg"}
    first = await move(ask, company, "approveReward", reward, by="mona")
    assert codes(await move(ask, company, "approveReward", first, by="hanna")) == [("FORBIDDEN", "id")]
    assert (await move(ask, company, "approveReward", first, by="hugo"))["state"] == "COMMITTED"


async def test_a_bonus_above_the_threshold_needs_hr(ask: Ask, company: Company) -> None:
    roles = {}
    for amount in ("1000", "1000.01"):
        reward = await propose(ask, company, amount=euros(amount))
        roles[amount] = [step["role"] for step in reward["approvals"]]
    assert roles == {"1000": ["MANAGER_ABOVE"], "1000.01": ["MANAGER_ABOVE", "HR"]}
    await Organisation.all().update(settings={"bonus_needs_hr_above": "500"})
    reward = await propose(ask, company)
    assert [step["role"] for step in reward["approvals"]] == ["MANAGER_ABOVE", "HR"]


async def test_who_has_nobody_above_asks_hr_once(ask: Ask, company: Company) -> None:
    reward = await propose(ask, company, by="ada", employeeId=company.id_of("vera"), amount=euros("5000"))
    assert [(step["role"], step["waitsFor"]) for step in reward["approvals"]] == [
        ("HR", "Waits for an HR partner.")
    ]


async def test_the_last_approval_beyond_the_budget_changes_nothing(ask: Ask, company: Company) -> None:
    budget = await make_budget(company, RewardKind.BONUS, 59_999)
    reward = await propose(ask, company)
    refused = await move(ask, company, "approveReward", reward, by="vera")
    assert codes(refused) == [("BUDGET_EXHAUSTED", "id")]
    assert refused["errors"][0]["message"].startswith(
        "This takes 600.00 EUR, but the budget has 599.99 EUR left."
    )
    assert await decisions() == [None]
    assert (await stored(reward)).version == 1
    assert not await AuditEvent.filter(
        action__in=["approve_reward", "decide_reward", "commit_budget"]
    ).exists()
    await budget.filter(id=budget.id).update(planned=60_000)
    assert (await move(ask, company, "approveReward", reward, by="vera"))["state"] == "COMMITTED"


async def test_no_budget_is_no_room(ask: Ask, company: Company) -> None:
    reward = await propose(ask, company)
    refused = await move(ask, company, "approveReward", reward, by="vera")
    assert codes(refused) == [("BUDGET_EXHAUSTED", "id")]
    assert await decisions() == [None]


async def test_the_nearest_budget_up_the_tree_pays(ask: Ask, company: Company) -> None:
    whole = await make_budget(company, RewardKind.BONUS, 1_000_000)
    own = await make_budget(company, RewardKind.BONUS, 60_000, department=company.support)
    assert (await approved(ask, company))["state"] == "COMMITTED"
    second = await propose(ask, company)
    assert codes(await move(ask, company, "approveReward", second, by="vera")) == [("BUDGET_EXHAUSTED", "id")]
    await own.refresh_from_db()
    await whole.refresh_from_db()
    assert (own.committed, whole.committed) == (60_000, 0)


async def test_a_budget_in_another_currency_does_not_pay(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 1_000_000)
    await Budget.all().update(currency="USD")
    reward = await propose(ask, company)
    assert codes(await move(ask, company, "approveReward", reward, by="vera")) == [("BUDGET_EXHAUSTED", "id")]


async def test_approving_again_is_the_same_approval(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 100_000)
    reward = await propose(ask, company)
    first = await move(ask, company, "approveReward", reward, by="vera")
    assert await move(ask, company, "approveReward", reward, by="vera") == first
    assert (await Budget.get()).committed == 60_000
    assert await AuditEvent.filter(action="approve_reward").count() == 1


async def test_a_stale_version_is_a_conflict(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 100_000)
    reward = await propose(ask, company)
    await Reward.all().update(version=7)
    for mutation in ("approveReward", "rejectReward"):
        refused = await move(ask, company, mutation, reward, by="vera")
        assert codes(refused) == [("CONFLICT", "version")]
        assert refused["current"] == {"id": reward["id"], "version": 7, "state": "PROPOSED"}
    assert await decisions() == [None]


async def test_rejecting_needs_a_reason_and_ends_it(ask: Ask, company: Company) -> None:
    reward = await propose(ask, company)
    assert codes(await move(ask, company, "rejectReward", reward, by="vera", reason="")) == [
        ("REQUIRED", "reason")
    ]
    long = await move(ask, company, "approveReward", reward, by="vera", comment="x" * 2001)
    assert codes(long) == [("TOO_LONG", "comment")]
    ended = await move(ask, company, "rejectReward", reward, by="vera")
    assert (ended["state"], ended["decidedReason"]) == ("REJECTED", "Another time.")
    assert await decisions() == ["REJECTED"]
    assert codes(await move(ask, company, "approveReward", ended, by="vera")) == [("WRONG_STATE", "id")]


async def test_a_raise_from_pay_that_changed_is_not_committed(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.RAISE, 1_000_000)
    reward = await propose(ask, company, "RAISE")
    reward = await move(ask, company, "approveReward", reward, by="vera")
    await pay(company, "paul", 3_900_000, date(2026, 6, 1))
    assert codes(await move(ask, company, "approveReward", reward, by="hanna")) == [("WRONG_STATE", "id")]
    assert await decisions() == ["APPROVED", None]
    assert (await Budget.get()).committed == 0
