"""The directory: people and departments, kept by HR and administrators."""

from datetime import date
from typing import Any, Final, TypedDict, Unpack
from uuid import UUID
from zoneinfo import available_timezones

from headway.people.access import (
    employee_to_change,
    shapes_company,
    visible_departments,
    visible_role_profiles,
)
from headway.people.actions import chains
from headway.people.actions.reporting import check_manager
from headway.people.actions.skills import keeper_of_words
from headway.people.models import Assignment, Department, Employee, ReportingLine
from headway.people.rules.texts import email_address
from headway.people.rules.vocabulary import EmployeeStatus, EmploymentType, LineKind
from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.platform.checking import LINE, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import announce, change, create, object_made_with, remember_key
from headway.platform.text import words

SOURCE: Final = "directory"
ROLE: Final = ("title", "level", "role_profile_id")
_TEXTS: Final = {"name": LINE, "title": LINE, "location": LINE, "external_id": 100, "locale": 16}


class EmployeeFields(TypedDict, total=False):
    """What the directory holds of a person; what is left out stays as it is."""

    name: str
    email: str | None
    external_id: str | None
    title: str
    level: int | None
    role_profile_id: UUID | None
    department_id: UUID | None
    location: str
    time_zone: str
    locale: str
    status: EmployeeStatus
    employment_type: EmploymentType
    employment_percent: int
    hired_on: date | None
    left_on: date | None


async def create_employee(
    actor: Actor,
    *,
    manager_id: UUID | None = None,
    idempotency_key: str | None = None,
    **fields: Unpack[EmployeeFields],
) -> Employee:
    """Add a person.

    Refuses a taken e-mail address or number, values out of bounds, a manager who has left, and anybody but
    administrators and HR in whose scope the department lies.
    """
    if not shapes_company(actor) and not (actor.is_hr and actor.may(Scope.PEOPLE_WRITE)):
        message = "Only HR partners and administrators add people. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    checks = Checks()
    key = checks.text(idempotency_key, "idempotency_key", most=100)
    values = _checked(checks, fields)
    checks.require(bool(values.get("name")), Code.REQUIRED, "Please fill this in.", "name")
    async with transaction():
        if known := await object_made_with(actor, "create_employee", key):
            return await Employee.get(id=known)
        await _check_places(actor, checks, None, values)
        if manager_id is not None:
            await check_manager(actor, checks, None, manager_id, clock.today(), None)
        checks.done()
        employee = await create(
            actor, "create_employee", Employee, **_searchable(values), manager_id=manager_id
        )
        if manager_id is not None:
            await create(
                actor,
                "create_employee",
                ReportingLine,
                employee_id=employee.id,
                manager_id=manager_id,
                kind=LineKind.PRIMARY,
                valid_from=clock.today(),
                recorded_at=clock.now(),
            )
            await chains.attach(employee.id, manager_id)
        if employee.title:
            await _assign(actor, "create_employee", employee)
        await remember_key(actor, "create_employee", key, employee)
        await announce("EmployeeAdded", employee_id=employee.id)
        return employee


async def update_employee(
    actor: Actor, *, id: UUID, version: int, **fields: Unpack[EmployeeFields]
) -> Employee:
    """Change what the directory says of a person; another title, level or role is kept in history from today.

    Refuses one's own record, a taken e-mail address or number, values out of bounds, and a department out of scope.
    """
    checks = Checks()
    values = _checked(checks, fields)
    async with transaction():
        employee = await employee_to_change(actor, id)
        checks.require(values.get("name", "?") != "", Code.REQUIRED, "Please fill this in.", "name")
        checks.span(
            values.get("hired_on", employee.hired_on), values.get("left_on", employee.left_on), "left_on"
        )
        await _check_places(actor, checks, employee, values)
        checks.done()
        leaving = _with_status(values, employee)
        before = [getattr(employee, name) for name in ROLE]
        await change(actor, "update_employee", employee, expected_version=version, **_searchable(values))
        if before != [getattr(employee, name) for name in ROLE] and employee.title:
            await _assign(actor, "update_employee", employee)
        if leaving:
            await announce("EmployeeLeft", employee_id=employee.id)
        return employee


def _checked(checks: Checks, fields: EmployeeFields) -> dict[str, Any]:
    """The given fields with their bounds checked; paths are the fields' names."""
    values: dict[str, Any] = dict(fields)
    for name, most in _TEXTS.items():
        if name in values:
            values[name] = checks.text(values[name], name, most=most)
    if "external_id" in values:
        values["external_id"] = values["external_id"] or None
    if fields.get("email"):
        values["email"] = email_address(checks.text(fields["email"], "email", most=254))
        checks.require(
            values["email"] is not None, Code.INVALID, "This is no e-mail address. Correct it.", "email"
        )
    elif "email" in values:
        values["email"] = None
    zone = fields.get("time_zone", "UTC")
    checks.require(
        zone in available_timezones(), Code.INVALID, "Choose a zone such as Europe/Berlin.", "time_zone"
    )
    if (level := fields.get("level")) is not None:
        checks.count(level, "level", most=99)
    checks.count(fields.get("employment_percent", 100), "employment_percent", least=1, most=150)
    hired, left = fields.get("hired_on"), fields.get("left_on")
    checks.day(hired, "hired_on")
    checks.day(left, "left_on")
    checks.span(hired, left, "left_on")
    return values


def _searchable(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"search_name": " ".join(words(str(values["name"])))} if "name" in values else values


def _with_status(values: dict[str, Any], employee: Employee) -> bool:
    """Let the last day and the state agree; whether the person leaves by this change."""
    today = clock.today()
    left_on = values.get("left_on", employee.left_on)
    if values.get("status") is EmployeeStatus.LEFT and left_on is None:
        values["left_on"] = left_on = today
    if "status" not in values and isinstance(left_on, date) and left_on < today:
        values["status"] = EmployeeStatus.LEFT
    return values.get("status") is EmployeeStatus.LEFT and employee.status is not EmployeeStatus.LEFT


async def _check_places(
    actor: Actor, checks: Checks, employee: Employee | None, values: dict[str, Any]
) -> None:
    """Whether address and number are free, the role profile known, and the department known and in scope."""
    for name, what in (("email", "e-mail address"), ("external_id", "number")):
        if values.get(name):
            owner = await Employee.get_or_none(**{name: values[name]})
            free = owner is None or (employee is not None and owner.id == employee.id)
            checks.require(free, Code.DUPLICATE, f"Somebody has this {what} already. Choose another.", name)
    profile = values.get("role_profile_id")
    if profile and not await visible_role_profiles(actor).filter(id=profile).exists():
        raise not_found("role profile", "role_profile_id")
    department = values.get("department_id")
    if department and not await visible_departments(actor).filter(id=department).exists():
        raise not_found("department", "department_id")
    if employee is None or ("department_id" in values and department != employee.department_id):
        in_scope = shapes_company(actor) or (actor.may(Scope.PEOPLE_WRITE) and actor.looks_after(department))
        message = "This department is not in your scope. Choose one you look after."
        checks.require(in_scope, Code.FORBIDDEN, message, "department_id")


async def _assign(actor: Actor, action: str, employee: Employee) -> None:
    await create(
        actor,
        action,
        Assignment,
        employee_id=employee.id,
        title=employee.title,
        level=employee.level,
        role_profile_id=employee.role_profile_id,
        valid_from=clock.today(),
        recorded_at=clock.now(),
        source=SOURCE,
    )


async def create_department(
    actor: Actor, *, name: str, code: str | None = None, parent_id: UUID | None = None
) -> Department:
    """Add a department.

    Refuses a name taken in the same place, a taken code, an unknown parent, and anybody but administrators and HR of
    the whole company.
    """
    keeper_of_words(actor)
    checks = Checks()
    name, code = checks.text(name, "name", required=True), checks.text(code, "code", most=60) or None
    async with transaction():
        await _check_department(checks, None, name, code, parent_id)
        checks.done()
        return await create(actor, "create_department", Department, name=name, code=code, parent_id=parent_id)


async def update_department(
    actor: Actor, *, id: UUID, version: int, name: str, code: str | None = None, parent_id: UUID | None = None
) -> Department:
    """Rename or move a department. Refuses what `create_department` refuses, and a place inside itself."""
    keeper_of_words(actor)
    checks = Checks()
    name, code = checks.text(name, "name", required=True), checks.text(code, "code", most=60) or None
    async with transaction():
        # Two moves that are fine alone may close a circle together: all departments wait for one another.
        tree = {row.id: row for row in await lock_row(Department.all().order_by("id"))}
        department = tree.get(id)
        if department is None:
            raise not_found("department")
        await _check_department(checks, department, name, code, parent_id)
        above = parent_id
        while above is not None and above in tree:
            if above == id:
                message = "A department cannot lie inside itself. Choose another place."
                checks.add(Code.LOOP, message, "parent_id")
                break
            above = tree[above].parent_id
        checks.done()
        await change(
            actor,
            "update_department",
            department,
            expected_version=version,
            name=name,
            code=code,
            parent_id=parent_id,
        )
        return department


async def _check_department(
    checks: Checks, department: Department | None, name: str, code: str | None, parent_id: UUID | None
) -> None:
    if parent_id is not None and not await Department.exists(id=parent_id):
        raise not_found("department", "parent_id")
    others = Department.all() if department is None else Department.exclude(id=department.id)
    here = (
        others.filter(name=name, parent_id=parent_id)
        if parent_id
        else others.filter(name=name, parent_id__isnull=True)
    )
    taken = await here.exists()
    checks.require(
        not taken, Code.DUPLICATE, f"There is a “{name}” in this place already. Use that one.", "name"
    )
    code_taken = code is not None and await others.filter(code=code).exists()
    checks.require(
        not code_taken, Code.DUPLICATE, "Another department has this code. Choose another.", "code"
    )
