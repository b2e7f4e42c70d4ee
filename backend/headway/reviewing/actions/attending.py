"""Who has a calibration session open now: each page says so again and again while it is open."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.errors import not_found
from headway.reviewing.access import refuse_readers, visible_calibration_sessions
from headway.reviewing.models import CalibrationAttendance

# A page speaks up each twenty seconds; one that is silent for longer is closed.
SILENT_FOR: Final = timedelta(seconds=50)


async def attend_calibration(actor: Actor, *, id: UUID) -> list[str]:
    """Say that one is here; the names of all who are, by the alphabet. It is no event for the audit log.

    Refuses who may not see the session.
    """
    refuse_readers(actor)
    if not await visible_calibration_sessions(actor).filter(id=id).exists():
        raise not_found("calibration session")
    now = clock.now()
    async with transaction():
        if actor.employee_id is not None:
            mine = CalibrationAttendance.filter(session_id=id, employee_id=actor.employee_id)
            if not await mine.update(seen_at=now):
                row = CalibrationAttendance(session_id=id, employee_id=actor.employee_id, seen_at=now)
                await CalibrationAttendance.bulk_create([row], ignore_conflicts=True)
        here = CalibrationAttendance.filter(session_id=id, seen_at__gt=now - SILENT_FOR)
        names: list[str] = await here.order_by("employee__name").values_list("employee__name", flat=True)  # type: ignore[assignment]
        return names
