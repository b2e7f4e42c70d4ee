"""Budgets: who plans them, what they count, and that they never fall below what is committed."""

from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from headway.graph.ids import global_id
from headway.rewarding.models import Budget
from headway.rewarding.rules import RewardKind
from tests.conftest import Ask
from tests.rewards import Company, approved, codes, executed, make_budget, make_company, propose, run

ALL = "query($period: ID) { budgets(periodId: $period) { kind unit planned proposed committed executed left department { name } period { name } } }"


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def plan(ask: Ask, company: Company, by: str = "alma", **changes: Any) -> dict[str, Any]:
    given = {"periodId": company.period_id, "kind": "BONUS", "planned": "1000"} | changes
    return await run(ask, "setBudget", given, as_=company.actor(by))


@pytest.mark.parametrize(
    ("kind", "planned", "stored", "unit"),
    [
        ("BONUS", "84000.50", 8_400_050, "EUR"),
        ("VACATION", "30.5", 3_050, "days"),
        ("PROJECT_LEAD", "2", 2, "places"),
    ],
)
async def test_a_budget_counts_what_its_kind_counts(
    ask: Ask, company: Company, kind: str, planned: str, stored: int, unit: str
) -> None:
    budget = await plan(ask, company, kind=kind, planned=planned)
    assert (budget["unit"], budget["version"]) == (unit, 1)
    assert budget["planned"] == budget["left"]
    assert (await Budget.get()).planned == stored


async def test_setting_it_again_needs_the_version_seen(ask: Ask, company: Company) -> None:
    first = await plan(ask, company)
    for stale in (None, 9):
        refused = await plan(ask, company, planned="5", version=stale)
        assert codes(refused) == [("CONFLICT", "version")]
        assert refused["current"] == {"id": first["id"]}
    assert (await plan(ask, company, planned="1500", version=1))["planned"] == "1500.00"
    assert await Budget.all().values_list("planned", "version") == [(150_000, 2)]


async def test_never_below_what_is_committed(ask: Ask, company: Company) -> None:
    await plan(ask, company)
    await approved(ask, company)
    low = await plan(ask, company, planned="599.99", version=2)
    assert codes(low) == [("OUT_OF_RANGE", "planned")]
    assert low["errors"][0]["message"] == "600.00 EUR are committed already. Plan at least that."
    assert codes(await plan(ask, company, currency="USD", version=2)) == [("INVALID", "currency")]
    assert (await plan(ask, company, planned="600", version=2))["left"] == "0.00"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"planned": "-1"}, ("OUT_OF_RANGE", "planned")),
        ({"planned": "Infinity"}, ("OUT_OF_RANGE", "planned")),
        ({"planned": "1.001"}, ("INVALID", "planned")),
        ({"currency": "EURO"}, ("INVALID", "currency")),
        ({"kind": "PROJECT_LEAD", "planned": "1.5"}, ("INVALID", "planned")),
        ({"kind": "VACATION", "currency": "EUR"}, ("INVALID", "currency")),
        ({"periodId": global_id("Goal", UUID(int=7))}, ("NOT_FOUND", "periodId")),
        ({"departmentId": global_id("Department", UUID(int=7))}, ("NOT_FOUND", "departmentId")),
    ],
)
async def test_each_wrong_value_is_told(
    ask: Ask, company: Company, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert codes(await plan(ask, company, **changes)) == [expected]
    assert not await Budget.exists()


async def test_hr_plans_for_what_they_look_after(ask: Ask, company: Company) -> None:
    support = global_id("Department", company.support.id)
    assert (await plan(ask, company, by="hanna", departmentId=support))["planned"] == "1000.00"
    for by, where in (("hanna", None), ("otto", support), ("mona", support), ("ada", None)):
        assert codes(await plan(ask, company, by=by, departmentId=where)) == [("FORBIDDEN", "")]
    assert await Budget.all().count() == 1
    whole = company.actor("hanna", hr_whole_company=True)
    given = {"periodId": company.period_id, "kind": "RAISE", "planned": "1"}
    assert (await run(ask, "setBudget", given, as_=whole))["planned"] == "1.00"


async def test_what_is_proposed_committed_and_executed(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 1_000_000)
    await make_budget(company, RewardKind.BONUS, 200_000, department=company.support)
    await executed(ask, company)
    await approved(ask, company)
    await propose(ask, company)
    await propose(ask, company, by="ada", employeeId=company.id_of("nils"))
    answer = await ask(ALL, {"period": company.period_id}, as_=company.actor("mona"))
    assert answer.errors is None
    assert answer.data is not None
    figures = {
        (budget["department"] or {"name": "all"})["name"]: [
            budget[name] for name in ("planned", "proposed", "committed", "executed", "left")
        ]
        for budget in answer.data["budgets"]
    }
    assert figures == {
        "all": ["10000.00", "600.00", "0.00", "0.00", "10000.00"],
        "Support": ["2000.00", "600.00", "1200.00", "600.00", "800.00"],
    }


@pytest.mark.parametrize(
    ("by", "seen"),
    [("mona", 2), ("vera", 2), ("ada", 2), ("hanna", 2), ("otto", 1), ("alma", 2), ("paul", 0), ("nils", 0)],
)
async def test_who_sees_budgets(ask: Ask, company: Company, by: str, seen: int) -> None:
    await make_budget(company, RewardKind.BONUS, 1)
    await make_budget(company, RewardKind.BONUS, 1, department=company.support)
    answer = await ask(ALL, as_=company.actor(by))
    assert answer.data is not None
    assert len(answer.data["budgets"]) == seen


async def test_a_manager_elsewhere_does_not_see_the_units_budget(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 1, department=company.support)
    await (
        company.people["rita"]
        .filter(id=company.people["nils"].id)
        .update(manager_id=company.people["otto"].id)
    )
    nowhere = company.actor("otto", roles=frozenset(), hr_departments=frozenset())
    answer = await ask(ALL, as_=nowhere)
    assert answer.data == {"budgets": []}
