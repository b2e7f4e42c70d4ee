"""What people do with periods: each action is one transaction with its audit event."""

from datetime import date
from uuid import UUID

from headway.planning.access import period_to_change
from headway.planning.models import Period
from headway.planning.rules import PeriodState
from headway.platform.actor import Actor, Role
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce, change, create


async def create_period(actor: Actor, *, name: str, starts_on: date, ends_on: date) -> Period:
    """Draft a period. Refuses a taken name, an end before the start, and anybody but HR and administrators."""
    if not actor.roles & {Role.HR, Role.ADMIN} and not actor.system:
        raise Rejected(Problem(Code.FORBIDDEN, "Only HR partners and administrators create periods. Ask one of them."))
    checks = Checks()
    name = checks.text(name, "name", most=100, required=True)
    checks.day(starts_on, "starts_on")
    checks.day(ends_on, "ends_on")
    checks.span(starts_on, ends_on, "ends_on")
    async with transaction():
        taken = await Period.exists(name=name)
        checks.require(not taken, Code.DUPLICATE, f"There is a period named “{name}” already. Choose another name.", "name")
        checks.done()
        return await create(actor, "create_period", Period, name=name, starts_on=starts_on, ends_on=ends_on)


async def open_period(actor: Actor, *, id: UUID, version: int) -> Period:
    """Open a drafted period for goals. Refuses one that is open or closed."""
    async with transaction():
        period = await period_to_change(actor, id)
        if period.state is not PeriodState.DRAFT:
            raise Rejected(Problem(Code.WRONG_STATE, "Only a drafted period can be opened. Create the next one instead.", ("id",)))
        await change(actor, "open_period", period, expected_version=version, state=PeriodState.OPEN)
        await announce("PeriodOpened", period_id=period.id)
        return period
