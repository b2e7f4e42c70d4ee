"""Periods: drafted, opened and closed by HR partners and administrators."""

from datetime import date
from uuid import UUID

from headway.planning.access import may_change_periods, period_to_change
from headway.planning.models import Period
from headway.planning.rules import PeriodAction, PeriodState
from headway.planning.rules.moves import allowed_period_actions
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import announce, change, create


async def create_period(actor: Actor, *, name: str, starts_on: date, ends_on: date) -> Period:
    """Draft a period. Refuses a taken name, an end before the start, and anybody but HR and administrators."""
    if not may_change_periods(actor):
        raise Rejected(
            Problem(Code.FORBIDDEN, "Only HR partners and administrators create periods. Ask one of them.")
        )
    checks = Checks()
    name = checks.text(name, "name", most=100, required=True)
    checks.day(starts_on, "starts_on")
    checks.day(ends_on, "ends_on")
    checks.span(starts_on, ends_on, "ends_on")
    async with transaction():
        taken = bool(name) and await Period.exists(name=name)
        checks.require(
            not taken,
            Code.DUPLICATE,
            f"There is a period named “{name}” already. Choose another name.",
            "name",
        )
        checks.done()
        return await create(actor, "create_period", Period, name=name, starts_on=starts_on, ends_on=ends_on)


async def open_period(actor: Actor, *, id: UUID, version: int) -> Period:
    """Open a drafted period for goals. Refuses one that is open or closed."""
    message = "Only a drafted period can be opened. Create the next one instead."
    return await _move(actor, id, version, PeriodAction.OPEN, PeriodState.OPEN, message)


async def close_period(actor: Actor, *, id: UUID, version: int) -> Period:
    """Close an open period: its goals take no numbers for its days any more. Refuses one that is not open."""
    message = "Only an open period can be closed. Look at where this one is now."
    return await _move(actor, id, version, PeriodAction.CLOSE, PeriodState.CLOSED, message)


async def _move(
    actor: Actor, id: UUID, version: int, move: PeriodAction, to: PeriodState, message: str
) -> Period:
    async with transaction():
        period = await period_to_change(actor, id)
        if period.version != version:
            raise conflict(period)
        if move not in allowed_period_actions(period.state, may_change=True):
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        await change(actor, f"{move.lower()}_period", period, expected_version=version, state=to)
        await announce("PeriodOpened" if move is PeriodAction.OPEN else "PeriodClosed", period_id=period.id)
        return period
