"""Adding days to the vacation ledger and taking them back, for rewarding to call."""

from datetime import date
from typing import Any
from uuid import UUID

from headway.monitoring.models import LeaveEntry
from headway.monitoring.rules import LeaveKind
from headway.monitoring.rules.leave import MOST_HUNDREDTHS, LeaveFact, leave_balance
from headway.people.access import works_here
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import announce, create


async def grant_leave(
    actor: Actor,
    *,
    employee_id: UUID,
    hundredths: int,
    on: date,
    expires_on: date | None,
    source_key: str,
    reward_id: UUID | None = None,
) -> LeaveEntry:
    """Grant days of leave, in hundredths of a day, to be taken until `expires_on`. The same source key grants once.

    The caller has decided that they are due. Refuses oneself, people who left, no days, and an end before the first day.
    """
    if employee_id == actor.employee_id:
        raise Rejected(
            Problem(Code.OWN_RECORD, "Nobody grants leave to themself. Ask somebody else.", ("employee_id",))
        )
    checks = Checks()
    checks.count(hundredths, "hundredths", least=1, most=MOST_HUNDREDTHS)
    checks.day(on, "on", required=True)
    checks.day(expires_on, "expires_on")
    checks.span(on, expires_on, "expires_on")
    source_key = checks.text(source_key, "source_key", most=100, required=True)
    checks.done()
    async with transaction():
        granted = await LeaveEntry.get_or_none(source_key=source_key)
        if granted is not None:
            return granted
        if not await works_here(employee_id):
            raise not_found("person", "employee_id")
        entry = await create(
            actor,
            "grant_leave",
            LeaveEntry,
            employee_id=employee_id,
            kind=LeaveKind.GRANTED,
            hundredths=hundredths,
            on=on,
            expires_on=expires_on,
            source_key=source_key,
            reward_id=reward_id,
            recorded_at=clock.now(),
        )
        await announce("LeaveGranted", employee_id=employee_id, entry_id=entry.id)
        return entry


async def take_back_leave(
    actor: Actor, *, employee_id: UUID, hundredths: int, on: date, source_key: str, reward_id: UUID
) -> LeaveEntry:
    """Take granted days of leave back by a counter-entry. The caller has decided so.

    Refuses more than is left on that day: days that were taken stay taken.
    """
    async with transaction():
        # Two that are taken back at once: the second sees what the first left.
        await one_at_a_time(f"leave {employee_id}")
        rows = await LeaveEntry.filter(employee_id=employee_id)
        left = leave_balance(
            (LeaveFact(row.kind, row.hundredths, row.on, row.expires_on) for row in rows), on
        )
        if left < hundredths:
            message = (
                f"{hundredths / 100:g} days were granted and {left / 100:g} are left. "
                "What was taken cannot be taken back."
            )
            raise Rejected(Problem(Code.OUT_OF_RANGE, message, ("id",)))
        values: dict[str, Any] = {"kind": LeaveKind.GRANTED, "hundredths": -hundredths, "on": on}
        return await create(
            actor,
            "take_back_leave",
            LeaveEntry,
            employee_id=employee_id,
            source_key=source_key,
            reward_id=reward_id,
            recorded_at=clock.now(),
            **values,
        )
