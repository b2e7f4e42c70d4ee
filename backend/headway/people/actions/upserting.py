"""People from another system: many at once by their numbers, with the rules of an import, each row for itself."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID
from zoneinfo import available_timezones

from headway.people.access import shapes_company
from headway.people.actions.writing import PlanWriter
from headway.people.reads.imports import CURRENCIES, people_near
from headway.people.rules.importing import plan_readings
from headway.people.rules.own_record import without_own_record
from headway.people.rules.plans import ImportOptions, ImportPlan, RowKind, RowPlan
from headway.people.rules.texts import clean, email_address
from headway.people.rules.upserting import COLUMNS, PersonRow, problems_of, reading_of
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.batches import BatchResult, Outcome, RowResult, once, refused
from headway.platform.checking import Checks
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.models import Organisation

ACTION: Final = "upsert_employees"
_TEXTS: Final = {"external_id": 100, "name": 200, "title": 200, "location": 200, "manager_external_id": 100}
_OUTCOMES: Final = {
    RowKind.NEW: Outcome.CREATED,
    RowKind.CHANGED: Outcome.CHANGED,
    RowKind.SAME: Outcome.SAME,
}


async def upsert_employees(actor: Actor, *, idempotency_key: str, rows: Sequence[PersonRow]) -> BatchResult:
    """Add and change people by the numbers of the HR system; departments that are missing are made.

    Refuses everybody but integrations with people:write, administrators and HR of the whole company; and row by row
    what an import refuses: oneself, addresses of others, unknown managers, circles, days and texts out of bounds.
    """
    if not shapes_company(actor):
        message = "Only integrations with people:write, administrators and HR of the whole company send people. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    return await once(actor, ACTION, idempotency_key, rows, lambda: _upsert(actor, rows))


async def _upsert(actor: Actor, rows: Sequence[PersonRow]) -> list[RowResult]:
    # Imports and changes of manager wait for one another.
    organisation = await lock_row(Organisation.all()).first()
    checked = [_checked(row) for row in rows]
    plan = await _plan(actor, [row for row, _ in checked], [problems for _, problems in checked])
    zone = organisation.time_zone if organisation else "UTC"
    writer = PlanWriter(actor, ACTION, clock.today(), clock.now(), zone)
    await writer.write(plan)
    await writer.announce()
    planned = {row.number: row for row in plan.rows}
    return [
        _result(place, rows[place].external_id, planned[place], problems, writer.new_ids)
        for place, (_, problems) in enumerate(checked)
    ]


async def _plan(actor: Actor, rows: Sequence[PersonRow], problems: Sequence[list[Problem]]) -> ImportPlan:
    readings = [reading_of(place, row, problems[place]) for place, row in enumerate(rows)]
    existing, departments = await people_near(
        {reading.profile.external_id for reading in readings}
        | {reading.manager.text for reading in readings if reading.manager},
        {reading.profile.email for reading in readings},
    )
    options = ImportOptions(
        today=clock.today(), currencies=CURRENCIES, time_zones=frozenset(), departments=departments
    )
    plan = plan_readings(readings, COLUMNS, existing, options)
    return without_own_record(plan, str(actor.employee_id) if actor.employee_id else None)


def _checked(row: PersonRow) -> tuple[PersonRow, list[Problem]]:
    """The row with its values in their usual form, and what is wrong with them."""
    checks = Checks()
    said: dict[str, Any] = dict(row.said)
    number = checks.text(row.external_id, "external_id", most=_TEXTS["external_id"], required=True)
    for name in _TEXTS.keys() & said.keys():
        said[name] = clean(checks.text(said[name], name, most=_TEXTS[name])) or None
    if said.get("email"):
        said["email"] = email_address(checks.text(said["email"], "email", most=254))
        checks.require(
            said["email"] is not None, Code.INVALID, "This is no e-mail address. Correct it.", "email"
        )
    if said.get("time_zone"):
        known = said["time_zone"] in available_timezones()
        checks.require(known, Code.INVALID, "Choose a zone such as Europe/Berlin.", "time_zone")
    if said.get("level") is not None:
        checks.count(said["level"], "level", most=99)
    if said.get("employment_percent") is not None:
        checks.count(said["employment_percent"], "employment_percent", least=1, most=150)
    checks.day(said.get("hired_on"), "hired_on")
    checks.day(said.get("left_on"), "left_on")
    if said.get("department") is not None:
        said["department"] = tuple(
            clean(checks.text(level, "department", required=True)) for level in said["department"]
        )
    return PersonRow(number, said), checks.problems


def _result(
    place: int, key: str, row: RowPlan, problems: Sequence[Problem], new_ids: dict[int, UUID]
) -> RowResult:
    if row.kind not in _OUTCOMES:
        return refused(place, key, problems_of(row, list(problems)))
    id = UUID(row.person_id) if row.person_id else new_ids[place]
    return RowResult(key, _OUTCOMES[row.kind], id)
