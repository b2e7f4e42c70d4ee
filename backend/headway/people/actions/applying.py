"""Carrying an import out: everything in one transaction, written in batches, with traces that let it be undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from headway.people.access import import_to_change, visible_imports
from headway.people.actions.imports import check_open, remember_columns
from headway.people.actions.reporting import follow
from headway.people.models import (
    Assignment,
    Department,
    Employee,
    ImportTrace,
    Pay,
    PeopleImport,
    ReportingLine,
)
from headway.people.reads.imports import Preview, department_paths, preview_of, stamp_of_people
from headway.people.reads.people import lines_of
from headway.people.rules import texts
from headway.people.rules.importing import problems_applying
from headway.people.rules.plans import ImportPlan, Profile, RowKind, RowPlan, Weight
from headway.people.rules.reporting import succession
from headway.people.rules.vocabulary import EmployeeStatus, EmploymentType, ImportState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found, reject_any
from headway.platform.events import announce, change, create, record_all
from headway.platform.models import Organisation
from headway.platform.text import words

SOURCE: Final = "import"
ACTION: Final = "apply_people_import"
BATCH: Final = 2_000
# An UPDATE of many rows weighs each row against each case: few rows at once are quickest.
UPDATED_AT_ONCE: Final = 100
COLUMNS: Final = (
    *(
        "external_id",
        "name",
        "search_name",
        "email",
        "department_id",
        "title",
        "level",
        "location",
        "hired_on",
        "left_on",
    ),
    *("employment_type", "employment_percent", "time_zone", "status", "manager_id", "version", "updated_at"),
)


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
        for batch in _batches(changed):
            await lock_row(Employee.filter(id__in=batch)).only("id")
        if preview.stamp != await stamp_of_people():
            message = (
                "People were changed while this import was checked. Look at the preview and apply it again."
            )
            raise Rejected(Problem(Code.CONFLICT, message, ("version",)), current=row)
        reject_any(_problems(plan, preview, skip_problems, confirm_missing))
        now = clock.now()
        writer = _Writer(actor, row.id, clock.today(), now, organisation.time_zone if organisation else "UTC")
        await writer.write(plan)
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


@dataclass
class _Writer:
    """Writes one plan; every row it adds carries the same `now`, by which an undo finds it again."""

    actor: Actor
    import_id: UUID
    today: date
    now: datetime
    time_zone: str
    new_ids: dict[int, UUID] = field(default_factory=dict)
    departments: dict[tuple[str, ...], UUID] = field(default_factory=dict)
    moves: dict[UUID, UUID | None] = field(default_factory=dict)

    async def write(self, plan: ImportPlan) -> None:
        rows = {row.number: row for row in plan.rows}
        wanted = [rows[number] for number in plan.order]
        await self._make_departments([row.profile.department for row in wanted])
        new = [row for row in wanted if row.kind is RowKind.NEW]
        self.new_ids = {row.number: uuid4() for row in new}
        for batch in _batches(new):
            await self._add(batch)
        for batch in _batches([row for row in wanted if row.kind is RowKind.CHANGED]):
            await self._change(batch)
        for people in _batches(plan.missing):
            leaving = await Employee.filter(id__in=[UUID(person.id) for person in people])
            await self._save(
                [(employee, {"status": EmployeeStatus.LEFT, "left_on": self.today}) for employee in leaving]
            )
        await follow(self.moves)

    async def _make_departments(self, paths: Sequence[tuple[str, ...]]) -> None:
        tree = {
            row.id: (row.name, row.parent_id) for row in await Department.all().order_by("created_at", "id")
        }
        for department, path in department_paths(tree).items():
            self.departments.setdefault(_keys(path), department)
        for path in dict.fromkeys(paths):
            for depth in range(1, len(path) + 1):
                if _keys(path[:depth]) not in self.departments:
                    parent = self._department(path[: depth - 1])
                    made = await create(
                        self.actor, ACTION, Department, name=path[depth - 1], parent_id=parent
                    )
                    self.departments[_keys(path[:depth])] = made.id
                    await self._trace([(made, None)])

    def _department(self, path: tuple[str, ...]) -> UUID | None:
        return self.departments[_keys(path)] if path else None

    def _manager(self, row: RowPlan) -> UUID | None:
        if row.manager is None:
            return None
        return UUID(row.manager.person_id) if row.manager.person_id else self.new_ids[row.manager.row or 0]

    async def _add(self, rows: Sequence[RowPlan]) -> None:
        people = []
        for row in rows:
            person = Employee(
                id=self.new_ids[row.number],
                manager_id=self._manager(row),
                status=self._status(row.profile.leave_date, None),
                created_at=self.now,
                updated_at=self.now,
                **self._columns(row.profile),
            )
            people.append(person)
            if person.manager_id is not None:
                self.moves[person.id] = person.manager_id
        await Employee.bulk_create(people, batch_size=BATCH)
        await ReportingLine.bulk_create(
            [self._line(person.id, person.manager_id, None) for person in people if person.manager_id],
            batch_size=BATCH,
        )
        await self._add_roles([person for person in people if person.title])
        await self._add_pay(rows, [person.id for person in people])
        await self._trace([(person, None) for person in people])
        await record_all(
            self.actor,
            ACTION,
            [(person, {}, {"name": person.name, "external_id": person.external_id}) for person in people],
        )

    async def _change(self, rows: Sequence[RowPlan]) -> None:
        ids = [UUID(row.person_id) for row in rows if row.person_id]
        people = {person.id: person for person in await Employee.filter(id__in=ids)}
        lines = await lines_of([key for key, row in zip(ids, rows, strict=True) if row.manager_changes])
        changes: list[tuple[Employee, dict[str, Any]]] = []
        ended: list[ReportingLine] = []
        begun: list[ReportingLine] = []
        for key, row in zip(ids, rows, strict=True):
            person, values = people[key], self._columns(row.profile)
            if row.profile.leave_date != person.left_on:
                values["status"] = self._status(row.profile.leave_date, person.status)
            if row.manager_changes:
                values["manager_id"] = self.moves[key] = self._manager(row)
                following = succession(lines[key], self.today)
                if following.ends:
                    ended.append(ReportingLine(id=following.ends.id, valid_to=following.ends.valid_to))
                if values["manager_id"]:
                    begun.append(self._line(key, values["manager_id"], following.valid_to))
            changes.append((person, values))
        await self._end(ended)
        await ReportingLine.bulk_create(begun, batch_size=BATCH)
        roles = {key: (person.title, person.level) for key, person in people.items()}
        await self._save(changes)
        await self._add_roles(
            [person for person in people.values() if roles[person.id] != (person.title, person.level)]
        )
        paid = [row for row in rows if any(change.field.value == "PAY_AMOUNT" for change in row.changes)]
        await self._add_pay(paid, [UUID(row.person_id) for row in paid if row.person_id])

    async def _save(self, changes: Sequence[tuple[Employee, Mapping[str, Any]]]) -> None:
        """Write what differs; each person gets a new version, a trace of what was there, and an audit event."""
        told = []
        for person, values in changes:
            before = {
                name: getattr(person, name)
                for name, value in values.items()
                if getattr(person, name) != value
            }
            after = {name: values[name] for name in before}
            person.update_from_dict(after | {"version": person.version + 1, "updated_at": self.now})
            told.append((person, before, after))
        people = [person for person, _ in changes]
        if people:
            await Employee.bulk_update(people, fields=COLUMNS, batch_size=UPDATED_AT_ONCE)
        await self._trace([(person, before) for person, before, _ in told])
        await record_all(self.actor, ACTION, told)

    async def _end(self, lines: Sequence[ReportingLine]) -> None:
        traces = [self._trace_of("ReportingLine", line.id, 0, {"valid_to": line.valid_to}) for line in lines]
        await ImportTrace.bulk_create(traces, batch_size=BATCH)
        for batch in _batches([line.id for line in lines]):
            await ReportingLine.filter(id__in=batch).update(valid_to=self.today)

    async def _add_roles(self, people: Sequence[Employee]) -> None:
        rows = [
            Assignment(
                employee_id=person.id,
                title=person.title,
                level=person.level,
                role_profile_id=person.role_profile_id,
                valid_from=self.today,
                recorded_at=self.now,
                source=SOURCE,
            )
            for person in people
        ]
        await Assignment.bulk_create(rows, batch_size=BATCH)

    async def _add_pay(self, rows: Sequence[RowPlan], ids: Sequence[UUID]) -> None:
        added = [
            Pay(
                employee_id=key,
                amount_minor=row.profile.pay.amount_minor,
                currency=row.profile.pay.currency,
                valid_from=self.today,
                recorded_at=self.now,
                source=SOURCE,
            )
            for key, row in zip(ids, rows, strict=True)
            if row.profile.pay
        ]
        await Pay.bulk_create(added, batch_size=BATCH)

    async def _trace(self, rows: Sequence[tuple[Employee | Department, Mapping[str, Any] | None]]) -> None:
        traces = [self._trace_of(type(row).__name__, row.id, row.version, before) for row, before in rows]
        await ImportTrace.bulk_create(traces, batch_size=BATCH)

    def _trace_of(self, kind: str, key: UUID, version: int, before: Mapping[str, Any] | None) -> ImportTrace:
        plain = (
            None
            if before is None
            else {name: None if value is None else str(value) for name, value in before.items()}
        )
        return ImportTrace(
            people_import_id=self.import_id,
            object_type=kind,
            object_id=key,
            object_version=version,
            before=plain,
        )

    def _line(self, employee_id: UUID, manager_id: UUID, valid_to: date | None) -> ReportingLine:
        return ReportingLine(
            employee_id=employee_id,
            manager_id=manager_id,
            valid_from=self.today,
            valid_to=valid_to,
            recorded_at=self.now,
        )

    def _columns(self, profile: Profile) -> dict[str, Any]:
        return {
            "external_id": profile.external_id or None,
            "name": profile.name,
            "search_name": " ".join(words(profile.name)),
            "email": profile.email or None,
            "department_id": self._department(profile.department),
            "title": profile.title,
            "level": profile.level,
            "location": profile.location,
            "hired_on": profile.hire_date,
            "left_on": profile.leave_date,
            "employment_type": profile.employment_type or EmploymentType.FULL_TIME,
            "employment_percent": profile.employment_percent or 100,
            "time_zone": profile.time_zone or self.time_zone,
        }

    def _status(self, leaves: date | None, before: EmployeeStatus | None) -> EmployeeStatus:
        if leaves and leaves < self.today:
            return EmployeeStatus.LEFT
        return (
            EmployeeStatus.ACTIVE
            if before in {None, EmployeeStatus.LEFT}
            else before or EmployeeStatus.ACTIVE
        )


def _keys(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(texts.key(level) for level in path)


def _batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
