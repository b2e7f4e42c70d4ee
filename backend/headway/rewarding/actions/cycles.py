"""Planning how a period is rewarded: who is eligible, the merit matrix, exchange rates; and the pay bands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from headway.planning.access import visible_periods
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, conflict, not_found
from headway.platform.events import announce, change, create
from headway.platform.money import known_currency
from headway.reviewing.access import visible_cycles
from headway.rewarding import reads
from headway.rewarding.access import may_plan_rewards, may_set_bands
from headway.rewarding.models import PayBand, Reward, RewardCycle
from headway.rewarding.rules.decisions import plain
from headway.rewarding.rules.eligibility import EVERYBODY, MOST_TENURE, EligibilityRules
from headway.rewarding.rules.merit import Band, MatrixRow, problems_with_band, problems_with_matrix
from headway.rewarding.rules.terms import MOST_LEVEL

MOST_RATE: Final = Decimal(1_000_000)
MOST_MINOR: Final = 10**15


@dataclass(frozen=True, slots=True)
class CyclePlan:
    """What HR decides about the rewards of a period; rates say what one unit of a currency is worth in the organisation's."""

    effective_on: date
    opens_on: date | None = None
    closes_on: date | None = None
    review_cycle_id: UUID | None = None
    rules: EligibilityRules = EVERYBODY
    matrix: tuple[MatrixRow, ...] = ()
    rates: Sequence[tuple[str, Decimal]] = ()


async def plan_reward_cycle(
    actor: Actor, *, period_id: UUID, plan: CyclePlan, version: int | None = None
) -> RewardCycle:
    """Decide the rules of a period's rewards; each change makes a new version of them, which proposals name.

    Refuses all but administrators and HR partners for the whole company, values out of bounds, a stale version, and
    another rate for a currency in which something is committed.
    """
    may_plan_rewards(actor)
    checks = Checks()
    known = await visible_periods(actor).filter(id=period_id).exists()
    checks.require(known, Code.NOT_FOUND, "There is no such period. Choose another.", "period_id")
    if plan.review_cycle_id is not None:
        known = await visible_cycles(actor).filter(id=plan.review_cycle_id).exists()
        message = "There is no such review cycle. Choose another."
        checks.require(known, Code.NOT_FOUND, message, "review_cycle_id")
    await _check_plan(checks, plan)
    checks.done()
    values: dict[str, Any] = {
        "effective_on": plan.effective_on,
        "opens_on": plan.opens_on,
        "closes_on": plan.closes_on,
        "review_cycle_id": plan.review_cycle_id,
        "rules": plain(plan.rules),
        "matrix": [plain(row) for row in plan.matrix],
        "rates": {code: f"{rate:f}" for code, rate in sorted(plan.rates)},
    }
    async with transaction():
        cycle = await lock_row(RewardCycle.filter(period_id=period_id)).first()
        if cycle is None:
            cycle = await create(actor, "plan_reward_cycle", RewardCycle, period_id=period_id, **values)
        else:
            if version != cycle.version:
                raise conflict(cycle)
            await _check_rates(cycle, values["rates"])
            await change(actor, "plan_reward_cycle", cycle, expected_version=version, **values)
        await announce("RewardCyclePlanned", cycle_id=cycle.id)
        return cycle


async def _check_plan(checks: Checks, plan: CyclePlan) -> None:
    checks.day(plan.effective_on, "effective_on")
    checks.span(plan.opens_on, plan.closes_on, "closes_on")
    checks.count(plan.rules.tenure_days, "tenure_days", most=MOST_TENURE)
    checks.count(plan.rules.least_percent, "least_percent", most=100)
    for row, given in enumerate(plan.matrix):
        for column, one in enumerate(given.ranges):
            for end in ("low", "high"):
                checks.number(getattr(one, end), "matrix", str(row), "ranges", str(column), end)
    checks.done()
    checks.problems += problems_with_matrix(plan.matrix)
    own = (await reads.policy()).currency
    codes = [code for code, _ in plan.rates]
    for code, rate in plan.rates:
        once = codes.count(code) == 1
        checks.require(once, Code.DUPLICATE, "This currency has two rates. Keep one.", "rates", code[:10])
        if not known_currency(code) or code == own:
            message = f"“{code[:10]}” is no other currency than {own}. Use a code such as USD."
            checks.add(Code.INVALID, message, "rates", code[:10])
        checks.number(rate, "rates", code[:10], least=Decimal("0.000001"), most=MOST_RATE)


async def _check_rates(cycle: RewardCycle, rates: dict[str, str]) -> None:
    """A rate holds for the whole cycle once something was committed with it."""
    checks = Checks()
    moved = [code for code, rate in cycle.rates.items() if rates.get(code) != rate]
    used = Reward.filter(period_id=cycle.period_id, drawn__isnull=False, currency__in=moved)
    for code in sorted(set(await used.values_list("currency", flat=True))):
        message = f"Rewards in {code} are committed at {cycle.rates[code]}. That rate holds for this cycle."
        checks.add(Code.WRONG_STATE, message, "rates", str(code))
    checks.done()


async def set_pay_band(
    actor: Actor, *, level: int, currency: str, valid_from: date, band: Band, version: int | None = None
) -> PayBand:
    """What a level is paid from a day on, in minor units a year. Refuses all but HR partners for the whole company."""
    may_set_bands(actor)
    checks = Checks()
    checks.count(level, "level", most=MOST_LEVEL)
    checks.require(known_currency(currency), Code.INVALID, "Use a currency code such as EUR.", "currency")
    checks.day(valid_from, "valid_from")
    checks.count(band.high, "high", most=MOST_MINOR)
    checks.problems += problems_with_band(band)
    checks.done()
    key: dict[str, Any] = {"level": level, "currency": currency, "valid_from": valid_from}
    figures: dict[str, Any] = {"low": band.low, "middle": band.middle, "high": band.high}
    async with transaction():
        known = await lock_row(PayBand.filter(**key)).first()
        if known is None and version is not None:
            raise not_found("pay band", "level")
        if known is None:
            known = await create(actor, "set_pay_band", PayBand, **key, **figures)
        else:
            if version != known.version:
                raise conflict(known)
            await change(actor, "set_pay_band", known, expected_version=version, **figures)
        await announce("PayBandSet", band_id=known.id)
        return known
