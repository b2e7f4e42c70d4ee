"""Writing a plan of people: departments, people, reporting lines, roles and pay, in batches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from headway.people.actions.reporting import follow
from headway.people.models import Assignment, Department, Employee, Pay, ReportingLine
from headway.people.reads.imports import department_paths
from headway.people.reads.people import lines_of
from headway.people.rules import texts
from headway.people.rules.plans import ImportPlan, Profile, RowKind, RowPlan
from headway.people.rules.reporting import succession
from headway.people.rules.vocabulary import EmployeeStatus, EmploymentType
from headway.platform.actor import Actor
from headway.platform.events import announce_all, create, record_all
from headway.platform.text import words

SOURCE: Final = "import"
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


@dataclass(frozen=True, slots=True)
class Trace:
    """What a plan touched: the version it left, and what was there before (nothing: it was made)."""

    kind: str
    id: UUID
    version: int
    before: Mapping[str, Any] | None


@dataclass
class PlanWriter:
    """Writes one plan; every row it adds carries the same `now`, and `traces` tell what to undo."""

    actor: Actor
    action: str
    today: date
    now: datetime
    time_zone: str
    new_ids: dict[int, UUID] = field(default_factory=dict)
    departments: dict[tuple[str, ...], UUID] = field(default_factory=dict)
    moves: dict[UUID, UUID | None] = field(default_factory=dict)
    traces: list[Trace] = field(default_factory=list)
    leavers: list[UUID] = field(default_factory=list)

    async def write(self, plan: ImportPlan) -> None:
        rows = {row.number: row for row in plan.rows}
        wanted = [rows[number] for number in plan.order]
        await self._make_departments([row.profile.department for row in wanted])
        new = [row for row in wanted if row.kind is RowKind.NEW]
        self.new_ids = {row.number: uuid4() for row in new}
        for batch in in_batches(new):
            await self._add(batch)
        for batch in in_batches([row for row in wanted if row.kind is RowKind.CHANGED]):
            await self._change(batch)
        for people in in_batches(plan.missing):
            leaving = await Employee.filter(id__in=[UUID(person.id) for person in people])
            await self._save(
                [(employee, {"status": EmployeeStatus.LEFT, "left_on": self.today}) for employee in leaving]
            )
        await follow(self.moves)

    async def announce(self) -> None:
        """Tell who is new, who reports to somebody else, and who has left, person by person."""
        new = set(self.new_ids.values())
        await announce_all("EmployeeAdded", [{"employee_id": person} for person in new])
        moved = [
            {"employee_id": person, "manager_id": manager, "valid_from": self.today}
            for person, manager in self.moves.items()
            if person not in new
        ]
        await announce_all("ManagerChanged", moved)
        await announce_all("EmployeeLeft", [{"employee_id": person} for person in self.leavers])

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
                        self.actor, self.action, Department, name=path[depth - 1], parent_id=parent
                    )
                    self.departments[_keys(path[:depth])] = made.id
                    self._trace(made, None)

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
        for person in people:
            self._trace(person, None)
        await record_all(
            self.actor,
            self.action,
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
            if after.get("status") is EmployeeStatus.LEFT:
                self.leavers.append(person.id)
            person.update_from_dict(after | {"version": person.version + 1, "updated_at": self.now})
            told.append((person, before, after))
        people = [person for person, _ in changes]
        if people:
            await Employee.bulk_update(people, fields=COLUMNS, batch_size=UPDATED_AT_ONCE)
        for person, before, _ in told:
            self._trace(person, before)
        await record_all(self.actor, self.action, told)

    async def _end(self, lines: Sequence[ReportingLine]) -> None:
        self.traces += [Trace("ReportingLine", line.id, 0, {"valid_to": line.valid_to}) for line in lines]
        for batch in in_batches([line.id for line in lines]):
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

    def _trace(self, row: Employee | Department, before: Mapping[str, Any] | None) -> None:
        self.traces.append(Trace(type(row).__name__, row.id, row.version, before))

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


def in_batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
