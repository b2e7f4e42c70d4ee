"""Undoing an import: everybody it touched is as before, or nothing happens."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from tortoise.models import Model

from headway.people.access import import_to_change
from headway.people.actions.reporting import follow
from headway.people.actions.writing import BATCH, COLUMNS, SOURCE, UPDATED_AT_ONCE
from headway.people.models import (
    Assignment,
    Department,
    Employee,
    ImportTrace,
    Pay,
    PeopleImport,
    ReportingLine,
)
from headway.people.rules.vocabulary import ImportState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import announce, change, record_all
from headway.platform.models import Organisation

ACTION: Final = "undo_people_import"
UNDONE_WITHIN: Final = timedelta(hours=24)
NAMED: Final = 20


def may_be_undone(row: PeopleImport) -> bool:
    """Whether it was applied within the last 24 hours."""
    return (
        row.state is ImportState.APPLIED
        and row.applied_at is not None
        and clock.now() - row.applied_at <= UNDONE_WITHIN
    )


async def undo_people_import(actor: Actor, *, id: UUID, version: int) -> PeopleImport:
    """Take an applied import back: people, lines, roles, pay and departments are as they were.

    Refuses after 24 hours, and when somebody it touched was changed or is needed since, naming them.
    """
    async with transaction():
        row = await import_to_change(actor, id)
        if row.version != version:
            raise conflict(row)
        if not may_be_undone(row):
            message = "Only an import applied within the last 24 hours can be undone. Correct people in the directory."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        await lock_row(Organisation.all()).first()
        traces = await ImportTrace.filter(people_import_id=row.id)
        people = [trace for trace in traces if trace.object_type == Employee.__name__]
        await _refuse_changed(people)
        await _take_rows_back(row, [trace.object_id for trace in people])
        await _continue_lines([trace for trace in traces if trace.object_type == ReportingLine.__name__])
        await _restore(actor, [trace for trace in people if trace.before is not None])
        await _remove_people(actor, [trace.object_id for trace in people if trace.before is None])
        await _remove_departments([trace for trace in traces if trace.object_type == Department.__name__])
        await change(
            actor, ACTION, row, expected_version=version, state=ImportState.UNDONE, undone_at=clock.now()
        )
        await announce("PeopleImportUndone", import_id=row.id)
        return row


async def _refuse_changed(people: Sequence[ImportTrace]) -> None:
    changed: list[str] = []
    for batch in _batches(people):
        versions = {trace.object_id: trace.object_version for trace in batch}
        locked = await lock_row(Employee.filter(id__in=list(versions)).order_by("search_name", "id"))
        changed += [person.name for person in locked if person.version != versions[person.id]]
    if changed:
        raise _refused("were changed since", changed)


def _refused(why: str, names: Sequence[str]) -> Rejected:
    listed = ", ".join(names[:NAMED]) + (" and more" if len(names) > NAMED else "")
    message = f"{len(names)} of the imported {why}: {listed}. Correct the import in the directory instead."
    return Rejected(Problem(Code.CONFLICT, message, ("id",)))


async def _take_rows_back(row: PeopleImport, people: Sequence[UUID]) -> None:
    """Every row that the import added carries the instant at which it was applied."""
    for batch in _batches(people):
        await ReportingLine.filter(employee_id__in=batch, recorded_at=row.applied_at).delete()
        await Assignment.filter(employee_id__in=batch, recorded_at=row.applied_at, source=SOURCE).delete()
        await Pay.filter(employee_id__in=batch, recorded_at=row.applied_at, source=SOURCE).delete()


async def _continue_lines(traces: Sequence[ImportTrace]) -> None:
    valid_to = ReportingLine._meta.fields_map["valid_to"].to_python_value
    for batch in _batches(traces):
        lines = [
            ReportingLine(id=trace.object_id, valid_to=valid_to(trace.before["valid_to"])) for trace in batch
        ]
        await ReportingLine.bulk_update(lines, fields=["valid_to"], batch_size=UPDATED_AT_ONCE)


async def _restore(actor: Actor, traces: Sequence[ImportTrace]) -> None:
    moves: dict[UUID, UUID | None] = {}
    fields = Employee._meta.fields_map
    for batch in _batches(traces):
        before = {trace.object_id: trace.before for trace in batch}
        told = []
        people = await Employee.filter(id__in=list(before))
        for person in people:
            values = {name: fields[name].to_python_value(value) for name, value in before[person.id].items()}
            after = {name: getattr(person, name) for name in values}
            if "manager_id" in values:
                moves[person.id] = values["manager_id"]
            person.update_from_dict(values | {"version": person.version + 1, "updated_at": clock.now()})
            told.append((person, after, values))
        await Employee.bulk_update(people, fields=COLUMNS, batch_size=UPDATED_AT_ONCE)
        await record_all(actor, ACTION, told)
    await follow(moves)


async def _remove_people(actor: Actor, ids: Sequence[UUID]) -> None:
    removed: list[Employee] = []
    for batch in _batches(ids):
        await Employee.filter(id__in=batch).update(manager_id=None)
        removed += await Employee.filter(id__in=batch).order_by("search_name", "id")
    needed = await _needed(Employee, ids)
    if needed:
        raise _refused("are needed since", [person.name for person in removed if person.id in needed])
    for batch in _batches(ids):
        await Employee.filter(id__in=batch).delete()
    await record_all(actor, ACTION, [(person, {"name": person.name}, {}) for person in removed])


async def _remove_departments(traces: Sequence[ImportTrace]) -> None:
    made = {row.id: row for row in await Department.filter(id__in=[trace.object_id for trace in traces])}
    changed = [
        made[t.object_id].name
        for t in traces
        if t.object_id in made and made[t.object_id].version != t.object_version
    ]
    if changed:
        raise _refused("departments were changed since", changed)
    while made:
        parents = {row.parent_id for row in made.values()}
        leaves = [key for key in made if key not in parents]
        if needed := await _needed(Department, leaves):
            raise _refused("departments are needed since", [made[key].name for key in needed])
        await Department.filter(id__in=leaves).delete()
        for key in leaves:
            del made[key]


async def _needed(model: type[Model], ids: Sequence[UUID]) -> set[UUID]:
    """Those that any table still refers to, whichever domain it belongs to; chains and words follow by themselves."""
    found: set[UUID] = set()
    for name in model._meta.backward_fk_fields | model._meta.backward_o2o_fields:
        relation: Any = model._meta.fields_map[name]
        if relation.related_model._meta.db_table in {"chain_link", "employee_word"}:
            continue
        column = relation.relation_field
        for batch in _batches(ids):
            rows = await relation.related_model.filter(**{f"{column}__in": batch}).values(column)
            found |= {row[column] for row in rows}
    return found


def _batches(items: Sequence[Any]) -> list[Sequence[Any]]:
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
