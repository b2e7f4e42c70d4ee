"""Carrying an import out: everything in one transaction, with traces that let it be undone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from headway.people.access import import_to_change, visible_imports
from headway.people.actions.imports import check_open, remember_columns
from headway.people.actions.writing import BATCH, PlanWriter, Trace, in_batches
from headway.people.models import (
    Employee,
    ImportTrace,
    PeopleImport,
)
from headway.people.reads.imports import Preview, preview_of, stamp_of_people
from headway.people.rules.importing import problems_applying
from headway.people.rules.plans import ImportPlan, RowKind, Weight
from headway.people.rules.vocabulary import ImportState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found, reject_any
from headway.platform.events import announce, change
from headway.platform.models import Organisation

ACTION: Final = "apply_people_import"


async def apply_people_import(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    skip_problems: bool = False,
    file_is_complete: bool = False,
    confirm_missing: int | None = None,
) -> PeopleImport:
    """Carry an import out as a whole: people, departments, reporting lines, roles, and pay where the file has it.

    Refuses rows that cannot be imported unless they are to be skipped; marking people as left who are not in a
    complete file unless their number is confirmed; people who changed in the meantime; a stale version; and an
    import that was applied.
    """
    found = await visible_imports(actor).get_or_none(id=id)
    if found is None:
        raise not_found("import")
    check_open(found, version)
    preview = await preview_of(found, file_is_complete=file_is_complete)
    async with transaction():
        row = await import_to_change(actor, id)
        check_open(row, version)
        # Imports and changes of manager wait for one another.
        organisation = await lock_row(Organisation.all()).first()
        plan = preview.for_(actor)
        changed = [UUID(person) for person in _people_changed(plan)]
        for batch in in_batches(changed):
            await lock_row(Employee.filter(id__in=batch)).only("id")
        if preview.stamp != await stamp_of_people():
            message = (
                "People were changed while this import was checked. Look at the preview and apply it again."
            )
            raise Rejected(Problem(Code.CONFLICT, message, ("version",)), current=row)
        reject_any(_problems(plan, preview, skip_problems, confirm_missing))
        now = clock.now()
        zone = organisation.time_zone if organisation else "UTC"
        writer = PlanWriter(actor, ACTION, clock.today(), now, zone)
        await writer.write(plan)
        await ImportTrace.bulk_create(_traces(row.id, writer.traces), batch_size=BATCH)
        await remember_columns({match.header: match.field for match in plan.columns.matches}, now)
        await change(
            actor,
            ACTION,
            row,
            expected_version=version,
            state=ImportState.APPLIED,
            applied_at=now,
            counts=counts_of(plan, preview),
        )
        await announce("PeopleImported", import_id=row.id)
        return row


def counts_of(plan: ImportPlan, preview: Preview) -> dict[str, int]:
    """How many rows of each kind, how many people the file leaves out, and how many warnings there are."""
    kinds = {kind.value.lower(): len(plan.of_kind(kind)) for kind in RowKind}
    warnings = sum(finding.weight is Weight.WARNING for finding in plan.findings)
    return {"total": len(plan.rows), **kinds, "missing": preview.missing, "warnings": warnings}


def _people_changed(plan: ImportPlan) -> list[str]:
    changed = [row.person_id for row in plan.of_kind(RowKind.CHANGED) if row.person_id]
    return changed + [person.id for person in plan.missing]


def _problems(plan: ImportPlan, preview: Preview, skip: bool, confirmed: int | None) -> list[Problem]:
    missing = len(plan.missing)
    options = replace(preview.options, skip_bad_rows=skip, confirmed_missing=missing)
    renamed: dict[tuple[str, ...], tuple[str, ...]] = {("skip_bad_rows",): ("skip_problems",)}
    found = [
        replace(problem, path=renamed.get(problem.path, problem.path))
        for problem in problems_applying(plan, preview.existing, options)
    ]
    if missing and confirmed != missing:
        message = f"{missing} people are not in the file and would be marked as left. Confirm the number."
        found.append(Problem(Code.TOO_MANY, message, ("confirm_missing",)))
    return found


def _traces(import_id: UUID, traces: Sequence[Trace]) -> list[ImportTrace]:
    return [
        ImportTrace(
            people_import_id=import_id,
            object_type=trace.kind,
            object_id=trace.id,
            object_version=trace.version,
            before=trace.before
            and {name: None if value is None else str(value) for name, value in trace.before.items()},
        )
        for trace in traces
    ]
