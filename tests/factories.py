"""Rows for tests: each function makes one valid row, and takes what the test cares about."""

from datetime import date
from itertools import count
from typing import Any

from headway.people.models import ChainLink, Department, Employee, ReportingLine
from headway.platform import clock
from headway.platform.text import words

_numbers = count(1)


async def make_department(name: str = "", **values: Any) -> Department:
    """A department; `parent=` puts it below another."""
    return await Department.create(name=name or f"Department {next(_numbers)}", **_stamped(values))


async def make_employee(name: str = "", *, manager: Employee | None = None, **values: Any) -> Employee:
    """An active employee; with a manager also the primary reporting line and its chain."""
    number = next(_numbers)
    name = name or f"Employee {number}"
    values = {
        "email": f"person-{number}@example.org",
        "search_name": " ".join(words(name)),
        "hired_on": date(2020, 1, 1),
    } | values
    employee = await Employee.create(name=name, manager=manager, **_stamped(values))
    if manager is not None:
        await make_reporting_line(employee, manager)
        chain = await ChainLink.filter(below=manager).values_list("above_id", "depth")
        for above_id, depth in [(manager.id, 0), *chain]:
            await ChainLink.create(above_id=above_id, below=employee, depth=depth + 1)
    return employee


async def make_reporting_line(employee: Employee, manager: Employee, **values: Any) -> ReportingLine:
    """The employee reports to the manager since 2020, unless `valid_from` and `valid_to` say otherwise."""
    values = {"valid_from": date(2020, 1, 1), "recorded_at": clock.now()} | values
    return await ReportingLine.create(employee=employee, manager=manager, **values)


def _stamped(values: dict[str, Any]) -> dict[str, Any]:
    return {"created_at": clock.now(), "updated_at": clock.now()} | values
