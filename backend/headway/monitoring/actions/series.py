"""How often somebody checks in."""

from datetime import date
from typing import Any
from uuid import UUID

from headway.monitoring.access import person_to_expect
from headway.monitoring.models import CheckInSeries
from headway.monitoring.rules import Rhythm
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import conflict, not_found
from headway.platform.events import announce, change, create


async def set_check_in_series(
    actor: Actor, *, employee_id: UUID, rhythm: Rhythm, starts_on: date, version: int = 0
) -> CheckInSeries:
    """Say how often somebody checks in, from a first day on. Version 0 begins a rhythm, another changes it.

    Refuses anybody but the person, their direct manager and HR in scope, and a stale version.
    """
    checks = Checks()
    checks.day(starts_on, "starts_on", required=True)
    checks.done()
    async with transaction():
        person = await person_to_expect(actor, employee_id)
        behalf = None if person.id == actor.employee_id else person.id
        series = await CheckInSeries.get_or_none(employee_id=person.id)
        if series is None and version:
            raise not_found("rhythm", "employee_id")
        if series is not None and series.version != version:
            raise conflict(series)
        wanted: dict[str, Any] = {"rhythm": rhythm, "starts_on": starts_on, "ended_on": None}
        if series is None:
            series = await create(
                actor, "set_check_in_series", CheckInSeries, on_behalf_of=behalf, employee_id=person.id, **wanted
            )  # fmt: skip
        else:
            await change(
                actor, "set_check_in_series", series, expected_version=version, on_behalf_of=behalf, **wanted
            )
        await announce("CheckInSeriesSet", employee_id=person.id)
        return series


async def end_check_in_series(
    actor: Actor, *, employee_id: UUID, ended_on: date, version: int
) -> CheckInSeries:
    """Expect no check-in of somebody from a day on. Refuses the same people, and a stale version."""
    checks = Checks()
    checks.day(ended_on, "ended_on", required=True)
    checks.done()
    async with transaction():
        person = await person_to_expect(actor, employee_id)
        series = await CheckInSeries.get_or_none(employee_id=person.id)
        if series is None:
            raise not_found("rhythm", "employee_id")
        await change(
            actor,
            "end_check_in_series",
            series,
            expected_version=version,
            on_behalf_of=None if person.id == actor.employee_id else person.id,
            ended_on=ended_on,
        )
        return series
