"""Two currencies in one cycle: every sum is in the currency of its budget, at the fixed rate, to the last cent."""

from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Pay
from headway.reviewing.models import Review
from headway.reviewing.rules import ReviewState
from headway.rewarding.models import Budget, DecisionRecord, Reward
from headway.rewarding.rules import RewardKind
from tests.conftest import Ask
from tests.homes import make_cycle, make_forms
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
    run,
)

RATE = "0.91235"
MATRIX: list[dict[str, Any]] = [{"rating": 4, "ranges": [{"low": "4", "high": "6"}] * 3}]
BUDGETS = "{ budgets { kind currency planned proposed committed left } }"
REWARD = "query($id: ID!) { reward(id: $id) { cost { amount currency } taken budget { id left } } }"


def dollars(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "USD"}


@pytest.fixture
async def company(clock: ModuleType, ask: Ask) -> Company:
    """Paul is paid in dollars, Rita in euros; the budgets are in euros."""
    company = await make_company()
    await Pay.all().update(currency="USD")
    await pay(company, "rita", 4_000_000)
    await plan(ask, company)
    return company


async def plan(ask: Ask, company: Company, **more: Any) -> None:
    given = {"periodId": company.period_id, "effectiveOn": "2027-01-01", "matrix": MATRIX}
    given |= {"rates": [{"currency": "USD", "rate": RATE}]} | more
    done = await run(ask, "planRewardCycle", given, as_=company.actor("hanna", hr_whole_company=True))
    assert "errors" not in done, done


async def figures(ask: Ask, company: Company, kind: str) -> list[str]:
    answer = await ask(BUDGETS, as_=company.actor("hanna", hr_whole_company=True))
    assert answer.data
    (budget,) = [it for it in answer.data["budgets"] if it["kind"] == kind and it["currency"] == "EUR"]
    return [budget[name] for name in ("planned", "proposed", "committed", "left")]


async def told(ask: Ask, company: Company, reward: dict[str, Any], by: str = "mona") -> Any:
    answer = await ask(REWARD, {"id": reward["id"]}, as_=company.actor(by))
    assert answer.data
    return answer.data["reward"]


async def test_what_is_proposed_counts_at_the_rate(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 200_000)
    # 0.91235 × 100.01 is 91.2441…, twice: each is rounded by itself, as each is drawn.
    first = await propose(ask, company, amount=dollars("100.01"))
    await propose(ask, company, amount=dollars("100.01"))
    await propose(ask, company, employeeId=company.id_of("rita"), amount=euros("50"))
    assert await figures(ask, company, "BONUS") == ["2000.00", "232.48", "0.00", "2000.00"]
    seen = await told(ask, company, first)
    assert (seen["cost"], seen["taken"], seen["budget"]["left"]) == (
        {"amount": "100.01", "currency": "USD"},
        "91.24",
        "2000.00",
    )
    first = await move(ask, company, "approveReward", first, by="vera")
    await move(ask, company, "approveReward", first, by="hanna")
    assert await figures(ask, company, "BONUS") == ["2000.00", "141.24", "91.24", "1908.76"]
    assert (await told(ask, company, first))["taken"] == "91.24"


async def test_a_half_cent_goes_to_the_even_one_and_yen_have_none(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 200_000)
    await Pay.filter(currency="USD").update(currency="JPY")
    await plan(ask, company, version=1, rates=[{"currency": "JPY", "rate": "0.00625"}])
    # 2 yen are 1.25 cents, 4 are 2.5, 12 are 7.5.
    for yen, cents in (("2", "0.01"), ("4", "0.02"), ("12", "0.08")):
        reward = await propose(ask, company, amount={"amount": yen, "currency": "JPY"})
        assert (await told(ask, company, reward))["taken"] == cents
    assert (await figures(ask, company, "BONUS"))[1] == "0.11"


async def test_a_decision_compares_what_the_budget_counts(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 55_000)
    for amount, over in (("600", False), ("603", True)):
        reward = await propose(ask, company, amount=dollars(amount))
        record = await DecisionRecord.get(
            reward__id=(await Reward.all().order_by("-created_at", "-cost"))[0].id
        )
        assert record.inputs["cost"] == int(amount) * 100
        assert record.inputs["drawn"] == round(int(amount) * 100 * Decimal(RATE))
        assert ("It takes more than the budget has left." in record.figures["flags"]) is over
        assert await told(ask, company, reward)
    last = await approved(ask, company, amount=dollars("603"))
    assert codes(last) == [("BUDGET_EXHAUSTED", "id")]
    assert last["errors"][0]["message"] == (
        "This takes 550.15 EUR, but the budget has 550.00 EUR left. Ask HR for more, or propose less."
    )
    assert (await Budget.get()).committed == 0


async def test_without_a_rate_nothing_is_counted(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 55_000)
    await plan(ask, company, version=1, rates=[])
    reward = await propose(ask, company, amount=dollars("600"))
    assert await told(ask, company, reward) == {"cost": dollars("600.00"), "taken": None, "budget": None}
    assert await figures(ask, company, "BONUS") == ["550.00", "0.00", "0.00", "550.00"]
    assert (await DecisionRecord.get()).figures["flags"] == ["No budget covers it."]


SPLIT = """query($id: ID!, $amount: MoneyInput) { suggestedSplit(budgetId: $id, amount: $amount) {
    ... on SuggestedSplit { cost { amount currency } left { amount currency } skipped
      raises { employee { name } percent newPay { amount currency } cost { amount currency } } }
    ... on UserErrors { errors { code path message } } } }"""


async def rated(ask: Ask, company: Company) -> None:
    """Paul and Rita have a rating of 4 and a band in their currency."""
    cycle = await make_cycle(company.period)
    for name in ("paul", "rita"):
        await make_forms(cycle, company.people[name], company.people["mona"], his=ReviewState.SHARED)
    await Review.filter(direction="MANAGER").update(overall_rating=4)
    await plan(ask, company, version=1, reviewCycleId=global_id("ReviewCycle", cycle.id))
    for currency in ("USD", "EUR"):
        band = {"level": 4, "currency": currency, "validFrom": "2026-01-01"}
        band |= {"low": "33500", "middle": "40800", "high": "48100"}
        await run(ask, "setPayBand", band, as_=company.actor("hanna", hr_whole_company=True))


async def split(ask: Ask, company: Company, budget: Budget, **more: Any) -> Any:
    given = {"id": global_id("Budget", budget.id), **more}
    return await ask(SPLIT, given, as_=company.actor("hanna", hr_whole_company=True))


async def test_a_split_takes_in_who_is_paid_in_another_currency(ask: Ask, company: Company) -> None:
    await rated(ask, company)
    whole = await make_budget(company, RewardKind.RAISE, 1_000_000)
    answer = await split(ask, company, whole)
    assert answer.data, answer.errors
    found = answer.data["suggestedSplit"]
    # 6% of 38,400 dollars are 2,304.00, which are 2,102.0544 euros.
    assert found["raises"] == [
        {
            "employee": {"name": "Paul Berg"},
            "percent": "6",
            "newPay": dollars("40704.00"),
            "cost": euros("2102.05"),
        },
        {
            "employee": {"name": "Rita Berg"},
            "percent": "6",
            "newPay": euros("42400.00"),
            "cost": euros("2400.00"),
        },
    ]
    assert (found["cost"], found["left"]) == (euros("4502.05"), euros("5497.95"))
    for amount, code, path in (
        (dollars("1600"), "INVALID", "amount.currency"),
        (euros("1.005"), "INVALID", "amount.amount"),
        (euros("-1"), "OUT_OF_RANGE", "amount.amount"),
        (euros("1e30"), "OUT_OF_RANGE", "amount.amount"),
    ):
        wrong = await split(ask, company, whole, amount=amount)
        assert wrong.errors is None, amount
        assert codes(wrong.data["suggestedSplit"]) == [(code, path)], amount


async def test_a_split_leaves_out_whom_a_nearer_budget_pays(ask: Ask, company: Company) -> None:
    await rated(ask, company)
    whole = await make_budget(company, RewardKind.RAISE, 1_000_000)
    near = await make_budget(company, RewardKind.RAISE, 1_000_000, department=company.support)
    answer = await split(ask, company, whole)
    assert answer.data["suggestedSplit"]["raises"] == []
    await Budget.filter(id=near.id).update(currency="USD")
    names = []
    for budget in (whole, near):
        answer = await split(ask, company, budget)
        names.append([it["employee"]["name"] for it in answer.data["suggestedSplit"]["raises"]])
    assert names == [["Rita Berg"], ["Paul Berg"]]
