"""Planning budgets."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from headway.people.access import visible_departments
from headway.planning.access import visible_periods
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Rejected, conflict
from headway.platform.events import announce, change, create
from headway.platform.money import known_currency, to_minor
from headway.rewarding import reads
from headway.rewarding.access import may_plan_budget
from headway.rewarding.models import Budget
from headway.rewarding.rules.terms import MOST_MONEY
from headway.rewarding.rules.vocabulary import BUDGETED, MONEY_KINDS, RewardKind


async def set_budget(
    actor: Actor,
    *,
    period_id: UUID,
    department_id: UUID | None,
    kind: RewardKind,
    planned: Decimal,
    currency: str = "",
    version: int | None = None,
) -> Budget:
    """Plan what a unit may spend on a kind of reward in a period; no department means the whole organisation.

    `planned` in major units, days or places. Refuses less than is committed already, another currency once
    something is committed, a stale version, and anybody but administrators and HR partners for what they look after.
    """
    may_plan_budget(actor, department_id)
    checks = Checks()
    known = await visible_periods(actor).filter(id=period_id).exists()
    checks.require(known, Code.NOT_FOUND, "There is no such period. Choose another.", "period_id")
    if department_id is not None:
        known = await visible_departments(SYSTEM).filter(id=department_id).exists()
        checks.require(known, Code.NOT_FOUND, "There is no such department. Choose another.", "department_id")
    message = "Recognition costs nothing and needs no budget."
    checks.require(kind in BUDGETED, Code.INVALID, message, "kind")
    figure, currency = await _figure(checks, kind, planned, currency)
    checks.done()
    unit: dict[str, Any] = {"period_id": period_id, "unit_key": str(department_id or ""), "kind": kind}
    try:
        async with transaction():
            budget = await lock_row(Budget.filter(**unit)).first()
            if budget is None:
                made: dict[str, Any] = {
                    "department_id": department_id,
                    "currency": currency,
                    "planned": figure,
                }
                budget = await create(actor, "set_budget", Budget, **unit, **made)
            else:
                await _replan(actor, budget, figure, currency, version)
            await announce("BudgetSet", budget_id=budget.id)
            return budget
    except IntegrityError:
        # Two set the first budget of a unit at once; the second sees what the first did.
        raise conflict(await Budget.get(**unit)) from None


async def _replan(actor: Actor, budget: Budget, planned: int, currency: str, version: int | None) -> None:
    if version != budget.version:
        raise conflict(budget)
    checks = Checks()
    committed = reads.figure_in_words(budget.kind, budget.currency, budget.committed)
    if currency != budget.currency:
        message = f"{committed} are committed already, so the currency stays {budget.currency}."
        checks.require(budget.committed == 0, Code.INVALID, message, "currency")
    message = f"{committed} are committed already. Plan at least that."
    checks.require(planned >= budget.committed, Code.OUT_OF_RANGE, message, "planned")
    checks.done()
    await change(actor, "set_budget", budget, expected_version=version, planned=planned, currency=currency)


async def _figure(checks: Checks, kind: RewardKind, planned: Decimal, currency: str) -> tuple[int, str]:
    """The plan as it is counted, and its currency; problems are noted."""
    number = checks.number(planned, "planned", least=Decimal(0), most=MOST_MONEY * 1000)
    if kind not in MONEY_KINDS:
        checks.require(not currency, Code.INVALID, "Only money has a currency. Leave it empty.", "currency")
        scaled = (number or Decimal(0)) * (100 if kind is RewardKind.VACATION else 1)
        whole = scaled == scaled.to_integral_value()
        hint = "Give days with two decimals at most." if kind is RewardKind.VACATION else "Give whole places."
        checks.require(whole, Code.INVALID, hint, "planned")
        return int(scaled), ""
    currency = currency or (await reads.policy()).currency
    if not known_currency(currency):
        checks.add(Code.INVALID, "This is no currency. Use a code such as EUR.", "currency")
        return 0, currency
    try:
        return to_minor(number or Decimal(0), currency, "planned"), currency
    except Rejected as refused:
        checks.add(Code.INVALID, refused.problems[0].message, "planned")
        return 0, currency
