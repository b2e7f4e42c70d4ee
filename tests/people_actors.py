"""Actors for tests about people: kinds of account in front of the same company."""

from uuid import UUID, uuid4

from headway.people.models import Department, Employee
from headway.platform.actor import Actor, Role, Scope


def somebody(employee: Employee | None = None) -> Actor:
    """A person signed in, who is this employee."""
    return Actor(account_id=uuid4(), employee_id=employee.id if employee else None, name="Somebody")


def hr(*departments: Department, employee: Employee | None = None) -> Actor:
    """An HR partner of these departments, or of the whole company."""
    ids: frozenset[UUID] = frozenset(department.id for department in departments)
    return Actor(
        account_id=uuid4(),
        employee_id=employee.id if employee else None,
        name="Hana",
        roles=frozenset({Role.HR}),
        hr_departments=ids,
        hr_whole_company=not departments,
    )


def administrator(employee: Employee | None = None) -> Actor:
    """An administrator."""
    return Actor(
        account_id=uuid4(),
        employee_id=employee.id if employee else None,
        name="Adam",
        roles=frozenset({Role.ADMIN}),
    )


def integration(*scopes: Scope) -> Actor:
    """A machine with a token of these scopes."""
    return Actor(account_id=uuid4(), name="HRIS", scopes=frozenset(scopes), integration=True)
