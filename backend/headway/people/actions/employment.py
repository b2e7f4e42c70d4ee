"""Pay and roles as of a day; rows are only ever added, and the person follows when the day has come."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from headway.people.access import visible_role_profiles
from headway.people.models import Assignment, Employee, Pay
from headway.people.reads import assignments_on
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import Checks
from headway.platform.database import connection, lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import announce, change, create
from headway.platform.money import known_currency

MOST_MINOR: Final = 10**15
HIGHEST_LEVEL: Final = 99


async def set_pay(
    actor: Actor,
    *,
    employee_id: UUID,
    amount_minor: int,
    currency: str,
    valid_from: date,
    source: str,
    reward_id: UUID | None = None,
) -> Pay:
    """Record yearly pay from a day on; the caller has decided who may. The same reward is recorded once.

    Refuses one's own pay, an unknown currency, an amount or day out of bounds, and somebody who has left.
    """
    checks = Checks()
    checks.count(amount_minor, "amount", most=MOST_MINOR)
    checks.require(known_currency(currency), Code.INVALID, "Use a currency code such as EUR.", "currency")
    checks.day(valid_from, "valid_from")
    source = checks.text(source, "source", most=40, required=True)
    checks.done()
    async with transaction():
        await _working_person(actor, employee_id)
        if reward_id and (known := await Pay.get_or_none(employee_id=employee_id, reward_id=reward_id)):
            return known
        return await create(
            actor,
            "set_pay",
            Pay,
            employee_id=employee_id,
            amount_minor=amount_minor,
            currency=currency,
            valid_from=valid_from,
            recorded_at=clock.now(),
            source=source,
            reward_id=reward_id,
        )


async def assign_role(
    actor: Actor,
    *,
    employee_id: UUID,
    title: str,
    level: int | None,
    role_profile_id: UUID | None,
    valid_from: date,
    source: str,
) -> Assignment:
    """Record title, level and role profile from a day on; the caller has decided who may.

    The person has them at once if the day has come and nothing later is in force, and on their day otherwise. Refuses
    one's own role, values out of bounds, an unknown role profile, and somebody who has left.
    """
    checks = Checks()
    title = checks.text(title, "title", required=True)
    if level is not None:
        checks.count(level, "level", most=HIGHEST_LEVEL)
    checks.day(valid_from, "valid_from")
    source = checks.text(source, "source", most=40, required=True)
    checks.done()
    async with transaction():
        employee = await _working_person(actor, employee_id)
        if role_profile_id and not await visible_role_profiles(SYSTEM).filter(id=role_profile_id).exists():
            raise not_found("role profile", "role_profile_id")
        assignment = await create(
            actor,
            "assign_role",
            Assignment,
            employee_id=employee_id,
            title=title,
            level=level,
            role_profile_id=role_profile_id,
            valid_from=valid_from,
            recorded_at=clock.now(),
            source=source,
        )
        in_force = (await assignments_on([employee_id], clock.today())).get(employee_id)
        if in_force is not None and in_force.id == assignment.id:
            await _take_over(actor, employee, assignment)
        return assignment


async def _working_person(actor: Actor, employee_id: UUID) -> Employee:
    employee = await lock_row(Employee.filter(id=employee_id)).first()
    if employee is None:
        raise not_found("person", "employee_id")
    if employee.id == actor.employee_id:
        message = "Nobody changes their own pay or role. Ask somebody else to."
        raise Rejected(Problem(Code.OWN_RECORD, message, ("employee_id",)))
    if employee.status is EmployeeStatus.LEFT:
        message = f"{employee.name} has left. Bring them back in the directory first."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("employee_id",)))
    return employee


async def _take_over(actor: Actor, employee: Employee, assignment: Assignment) -> None:
    values: dict[str, Any] = {
        "title": assignment.title,
        "level": assignment.level,
        "role_profile_id": assignment.role_profile_id,
    }
    changes = {name: value for name, value in values.items() if getattr(employee, name) != value}
    if changes:
        await change(actor, "follow_assignment", employee, **changes)


async def refresh_roles(day: date) -> int:
    """Let everybody's title, level and role profile be those in force on this day; how many changed. Idempotent."""
    async with transaction():
        rows = await connection().execute_query_dict(
            "SELECT held.id AS id, held.employee_id AS employee FROM employee JOIN ("  # noqa: S608 - a date
            "SELECT assignment.*, ROW_NUMBER() OVER (PARTITION BY employee_id ORDER BY valid_from DESC, recorded_at DESC, id DESC) AS place "
            f"FROM assignment WHERE valid_from <= '{day.isoformat()}') held ON held.employee_id = employee.id AND held.place = 1 "
            "WHERE held.title <> employee.title OR held.level IS DISTINCT FROM employee.level "
            "OR held.role_profile_id IS DISTINCT FROM employee.role_profile_id"
        )
        in_force = {
            row.id: row for row in await Assignment.filter(id__in=[UUID(str(row["id"])) for row in rows])
        }
        people = await Employee.filter(id__in=[row.employee_id for row in in_force.values()])
        employees = {employee.id: employee for employee in people}
        for assignment in in_force.values():
            await _take_over(SYSTEM, employees[assignment.employee_id], assignment)
        return len(in_force)


async def refresh_leavers(day: date) -> int:
    """Mark as left who had their last day before this one; how many. Idempotent."""
    async with transaction():
        leaving = await Employee.filter(left_on__lt=day).exclude(status=EmployeeStatus.LEFT)
        for employee in leaving:
            await change(SYSTEM, "leave", employee, status=EmployeeStatus.LEFT)
            await announce("EmployeeLeft", employee_id=employee.id)
        return len(leaving)
