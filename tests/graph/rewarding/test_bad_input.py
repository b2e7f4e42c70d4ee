"""Bad input is told with code, place and figure, and nothing is half done: every table is as it was, to the last value."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from types import ModuleType
from typing import Any, Final

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee
from headway.platform.models import Organisation, Table
from headway.rewarding.models import Budget, HandoverFile
from tests.conftest import Ask
from tests.rewards import (
    TODAY,
    Company,
    approved,
    codes,
    euros,
    executed,
    make_budgets,
    make_company,
    move,
    propose,
    run,
)

CLOSED: Final = {"payroll_closed_through": "2027-01-31", "managers_see_pay": True}


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    return company


def tables(kind: type[Table] = Table) -> Iterator[type[Table]]:
    """Every table there is."""
    for it in kind.__subclasses__():
        if not it._meta.abstract:
            yield it
        yield from tables(it)


async def everything() -> dict[str, Any]:
    """Every value of every table."""
    found = {it.__name__: sorted(map(repr, await it.all().values())) for it in tables()}
    assert {"Reward", "Budget", "AuditEvent", "OutboxEvent", "Job", "HandoverLine"} <= found.keys()
    return found


def said(refusal: Mapping[str, Any]) -> str:
    """What the one refusal says."""
    [error] = refusal["errors"]
    return str(error["message"])


PROPOSALS: list[tuple[str, dict[str, Any], str, str, str]] = [
    ("BONUS", {"amount": euros("-5")}, "OUT_OF_RANGE", "amount.amount", "between 0 and 1000000000"),
    ("BONUS", {"amount": euros("1e30")}, "OUT_OF_RANGE", "amount.amount", "between 0 and 1000000000"),
    ("BONUS", {"amount": euros("0.005")}, "INVALID", "amount.amount", "2 decimal places"),
    ("BONUS", {"amount": euros("400000")}, "OUT_OF_RANGE", "amount.amount", "10 times"),
    ("BONUS", {"amount": {"amount": "5", "currency": "XYZ"}}, "INVALID", "amount.currency", "“XYZ”"),
    ("BONUS", {"amount": {"amount": "5", "currency": "USD"}}, "INVALID", "amount.currency", "paid in EUR"),
    ("BONUS", {"effectiveOn": "2026-13-01"}, "INVALID", "effectiveOn", "“2026-13-01”"),
    ("RAISE", {"newPay": euros("38400")}, "OUT_OF_RANGE", "newPay.amount", "not above"),
    ("RAISE", {"newPay": euros("384000")}, "OUT_OF_RANGE", "newPay.amount", "10 times"),
    ("PROMOTION", {"newLevel": 3}, "OUT_OF_RANGE", "newLevel", "level 4 already"),
    ("VACATION", {"days": "-1"}, "OUT_OF_RANGE", "days", "between 0 and 60"),
    ("VACATION", {"days": "1e400"}, "OUT_OF_RANGE", "days", "between 0 and 60"),
    ("VACATION", {"days": "20.5"}, "OUT_OF_RANGE", "days", "20 at most"),
    ("VACATION", {"days": "0.3"}, "OUT_OF_RANGE", "days", "half a day"),
    ("BONUS", {"nominationId": "x"}, "NOT_FOUND", "nominationId", "This reward nomination does not exist"),
    ("PROJECT_LEAD", {"wishId": "x"}, "NOT_FOUND", "wishId", "This project wish does not exist"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes", "code", "path", "figure"), PROPOSALS)
async def test_a_bad_proposal(
    ask: Ask, company: Company, kind: str, changes: dict[str, Any], code: str, path: str, figure: str
) -> None:
    before = await everything()
    refused = await propose(ask, company, kind, **changes)
    assert codes(refused) == [(code, path)]
    assert figure in said(refused)
    assert await everything() == before


async def test_payroll_that_is_closed_stops_money_with_the_day_and_what_to_do(
    ask: Ask, company: Company
) -> None:
    waiting = await propose(ask, company)
    await Organisation.all().update(settings=CLOSED)
    before = await everything()
    proposed = await propose(ask, company, effectiveOn="2027-01-31")
    assert codes(proposed) == [("CLOSED", "effectiveOn")]
    assert said(proposed) == "Payroll is closed through 2027-01-31. Choose a later day than that."
    approving = await move(ask, company, "approveReward", waiting, by="vera")
    assert codes(approving) == [("CLOSED", "id")]
    assert said(approving) == (
        "Payroll is closed through 2027-01-31. Decline it, so that it is proposed for a later day."
    )
    assert await everything() == before


async def test_an_exhausted_budget_says_what_is_left(ask: Ask, company: Company) -> None:
    waiting = await propose(ask, company)
    await Budget.filter(kind="BONUS").update(planned=59_999)
    before = await everything()
    refused = await move(ask, company, "approveReward", waiting, by="vera")
    assert codes(refused) == [("BUDGET_EXHAUSTED", "id")]
    assert said(refused).startswith("This takes 600.00 EUR, but the budget has 599.99 EUR left.")
    assert await everything() == before


async def test_who_left_gets_nothing_at_any_step(ask: Ask, company: Company) -> None:
    waiting, agreed = await propose(ask, company), await approved(ask, company)
    await Employee.filter(id=company.people["paul"].id).update(
        status="LEFT", left_on=TODAY - timedelta(days=1)
    )
    before = await everything()
    assert codes(await propose(ask, company)) == [("WRONG_STATE", "employeeId")]
    for mutation, reward, by in (
        ("approveReward", waiting, "vera"),
        ("communicateReward", agreed, "mona"),
    ):
        refused = await move(ask, company, mutation, reward, by=by)
        assert codes(refused) == [("WRONG_STATE", "id")]
        assert "Decline or withdraw" in said(refused)
    nominated = {"kind": "BONUS", "employeeId": company.id_of("paul"), "reason": "x" * 30}
    assert codes(await run(ask, "nominateForReward", nominated, as_=company.actor("vera"))) == [
        ("WRONG_STATE", "employeeId")
    ]
    assert await everything() == before


@pytest.mark.parametrize(
    ("mutation", "by", "more"),
    [
        ("approveReward", "vera", {}),
        ("rejectReward", "vera", {}),
        ("withdrawReward", "mona", {}),
        ("approveReward", "vera", {"comment": "x" * 2001}),
        ("rejectReward", "vera", {"reason": " "}),
        ("rejectReward", "vera", {"reason": "x" * 2001}),
    ],
)
async def test_a_stale_version_and_words_out_of_bounds(
    ask: Ask, company: Company, mutation: str, by: str, more: dict[str, Any]
) -> None:
    waiting = await propose(ask, company)
    before = await everything()
    refused = await move(ask, company, mutation, waiting, by=by, **(more or {"version": 9}))
    assert codes(refused)[0][0] in ({"TOO_LONG", "REQUIRED"} if more else {"CONFLICT"})
    assert await everything() == before


async def test_a_letter_out_of_bounds_and_a_stale_one(ask: Ask, company: Company) -> None:
    agreed = await approved(ask, company)
    before = await everything()
    long = await move(ask, company, "communicateReward", agreed, by="mona", words="x" * 2001)
    assert codes(long) == [("TOO_LONG", "words")]
    assert "2001" in said(long)
    stale = await move(ask, company, "communicateReward", agreed, by="mona", version=1)
    assert codes(stale) == [("CONFLICT", "version")]
    assert await everything() == before


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"rewardId": "x", "status": "TAKEN"}], ("NOT_FOUND", "rows.0.rewardId")),
        ([{"status": "REFUSED"}], ("REQUIRED", "rows.0.message")),
        ([{"status": "REFUSED", "message": "x" * 501}], ("TOO_LONG", "rows.0.message")),
        ([{"status": "TAKEN"}, {"status": "TAKEN"}], ("DUPLICATE", "rows.1.rewardId")),
        ([{"status": "TAKEN", "entry": "REVERSAL"}], ("NOT_FOUND", "rows.0.rewardId")),
        ([{"status": "TAKEN"}, {"rewardId": "x", "status": "TAKEN"}], ("NOT_FOUND", "rows.1.rewardId")),
    ],
)
async def test_bad_answers_of_another_system(
    ask: Ask, company: Company, rows: list[dict[str, Any]], expected: tuple[str, str]
) -> None:
    reward = await executed(ask, company)
    made = {"channel": "PAYROLL", "through": str(TODAY)}
    await run(ask, "makeHandoverFile", made, as_=company.actor("hanna"))
    file = global_id("HandoverFile", (await HandoverFile.get()).id)
    before = await everything()
    given = [{"rewardId": reward["id"]} | row for row in rows]
    refused = await run(ask, "answerHandover", {"fileId": file, "rows": given}, as_=company.actor("hanna"))
    assert codes(refused) == [expected]
    assert await everything() == before
