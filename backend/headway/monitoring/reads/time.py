"""Days of leave that are left, and facts of timekeeping as a whole."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from headway.monitoring.access import people_with_visible_leave, visible_leave, visible_whole_days
from headway.monitoring.models import LeaveEntry, TimeFact
from headway.monitoring.rules.leave import LeaveFact, leave_balance
from headway.platform.actor import Actor


async def leave_balances(
    actor: Actor, wanted: Sequence[tuple[UUID, date]]
) -> dict[tuple[UUID, date], int | None]:
    """Hundredths of days of leave left, for each person and day the actor may know of; others are absent."""
    ids = {employee_id for employee_id, _ in wanted}
    known: set[UUID] = {
        row["id"] for row in await people_with_visible_leave(actor).filter(id__in=ids).values("id")
    }
    entries: dict[UUID, list[LeaveFact]] = {id: [] for id in known}
    for row in await visible_leave(actor).filter(employee_id__in=known) if known else []:
        entries[row.employee_id].append(_fact(row))
    return {(id, day): leave_balance(entries[id], day) for id, day in wanted if id in known}


def _fact(row: LeaveEntry) -> LeaveFact:
    return LeaveFact(row.kind, row.hundredths, row.on, row.expires_on)


async def whole_days(actor: Actor, facts: list[TimeFact]) -> dict[TimeFact, TimeFact]:
    """Those facts of which the actor may know more than the hours over the plan; others are absent."""
    ids = [fact.id for fact in facts]
    whole = {row["id"] for row in await visible_whole_days(actor).filter(id__in=ids).values("id")}
    return {fact: fact for fact in facts if fact.id in whole}
