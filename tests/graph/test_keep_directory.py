"""Keeping the directory: people, departments, skills and second managers, each refused with a code and nothing changed."""

from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any, Final

import pytest

from headway.graph.ids import global_id
from headway.people.models import Assignment, ChainLink, Department, Employee, ReportingLine, Skill
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.actor import Actor, Scope
from headway.platform.models import AuditEvent
from tests.conftest import Ask
from tests.factories import make_department, make_employee
from tests.people_actors import administrator, hr, integration

ERRORS: Final = "... on UserErrors { errors { code path } current { id } }"
FIELDS: Final = {
    "createEmployee": "employee { name title level email status manager { name } department { name } version }",
    "updateEmployee": "employee { name title level email status leftOn location version }",
    "createDepartment": "department { name code parent { name } version }",
    "updateDepartment": "department { name code parent { name } version }",
    "createSkill": "skill { name parent { name } }",
    "createRoleProfile": "roleProfile { name level }",
    "addDottedLine": "employee { dottedManagers { name } }",
    "endDottedLine": "employee { dottedManagers { name } }",
}


@pytest.fixture(autouse=True)
def _today(clock: ModuleType) -> None:
    clock.set_for_tests(datetime(2025, 6, 1, 12, tzinfo=UTC))


async def do(ask: Ask, mutation: str, as_: Actor | None = None, **given: Any) -> dict[str, Any]:
    name = mutation[0].upper() + mutation[1:]
    text = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ ... on {name}Payload {{ {FIELDS[mutation]} }} {ERRORS} }} }}"
    answer = await ask(text, {"input": given}, as_=as_ or administrator())
    assert answer.errors is None
    assert answer.data is not None
    result: dict[str, Any] = answer.data[mutation]
    return result


async def refused(
    ask: Ask, mutation: str, as_: Actor | None = None, **given: Any
) -> list[tuple[str, list[str]]]:
    """The errors, once it is sure that nothing was written."""
    before = await AuditEvent.all().count(), await Employee.all().count(), await Department.all().count()
    result = await do(ask, mutation, as_, **given)
    assert before == (
        await AuditEvent.all().count(),
        await Employee.all().count(),
        await Department.all().count(),
    )
    return [(error["code"], error["path"]) for error in result["errors"]]


def gid(row: Employee | Department | Skill) -> str:
    return global_id(type(row).__name__, row.id)


async def test_a_person_is_added_under_a_manager(ask: Ask) -> None:
    ada, sales = await make_employee("Ada"), await make_department("Sales")
    given: dict[str, Any] = {
        "name": " Zoë  Łódź",
        "email": "Zoe@X.example",
        "title": "Rep",
        "level": 3,
        "managerId": gid(ada),
    }
    result = await do(ask, "createEmployee", **given, departmentId=gid(sales), idempotencyKey="k1")
    assert result["employee"] == {
        "name": "Zoë  Łódź",
        "title": "Rep",
        "level": 3,
        "email": "zoe@x.example",
        "status": "ACTIVE",
        "manager": {"name": "Ada"},
        "department": {"name": "Sales"},
        "version": 1,
    }
    zoe = await Employee.get(email="zoe@x.example")
    assert zoe.search_name == "zoe lodz"
    assert (await ChainLink.get(below=zoe)).above_id == ada.id
    assert (await ReportingLine.get(employee=zoe)).valid_from == date(2025, 6, 1)
    assert (await Assignment.get(employee=zoe)).title == "Rep"


async def test_the_same_key_adds_one_person(ask: Ask) -> None:
    hris = integration(Scope.PEOPLE_READ, Scope.PEOPLE_WRITE)
    for _ in range(2):
        result = await do(ask, "createEmployee", hris, name="Ada", idempotencyKey="k1")
        assert result["employee"]["name"] == "Ada"
    assert await Employee.all().count() == 1


async def test_every_wrong_field_is_told_at_once(ask: Ask) -> None:
    await make_employee("Ada", email="ada@x.example", external_id="1")
    given: dict[str, Any] = {
        "name": "a\0b",
        "email": "no address",
        "externalId": "1",
        "title": "x" * 201,
        "level": 100,
    }
    more: dict[str, Any] = {
        "timeZone": "Mars/Olympus",
        "employmentPercent": 0,
        "hiredOn": "1815-01-01",
        "leftOn": "1814-01-01",
    }
    assert sorted(await refused(ask, "createEmployee", **given, **more)) == [
        ("DUPLICATE", ["externalId"]),
        ("INVALID", ["email"]),
        ("INVALID", ["leftOn"]),
        ("INVALID", ["name"]),
        ("INVALID", ["timeZone"]),
        ("OUT_OF_RANGE", ["employmentPercent"]),
        ("OUT_OF_RANGE", ["hiredOn"]),
        ("OUT_OF_RANGE", ["leftOn"]),
        ("OUT_OF_RANGE", ["level"]),
        ("REQUIRED", ["name"]),
        ("TOO_LONG", ["title"]),
    ]


async def test_a_change_keeps_what_is_left_out_and_the_role_in_history(ask: Ask) -> None:
    dan = await make_employee("Dan", title="Rep", level=3, location="Berlin")
    result = await do(ask, "updateEmployee", id=gid(dan), version=1, title="Lead", level=None)
    assert result["employee"] == {
        "name": "Dan", "title": "Lead", "level": None, "email": dan.email, "status": "ACTIVE", "leftOn": None,
        "location": "Berlin", "version": 2,
    }  # fmt: skip
    assert [(row.title, row.valid_from, row.source) for row in await Assignment.filter(employee=dan)] == [
        ("Lead", date(2025, 6, 1), "directory")
    ]
    stale = await do(ask, "updateEmployee", id=gid(dan), version=1, title="Chief")
    assert stale == {"errors": [{"code": "CONFLICT", "path": ["version"]}], "current": {"id": gid(dan)}}
    assert (await Employee.get(id=dan.id)).title == "Lead"


async def test_a_last_day_that_is_over_makes_a_leaver(ask: Ask) -> None:
    dan, eve = await make_employee("Dan"), await make_employee("Eve")
    result = await do(ask, "updateEmployee", id=gid(dan), version=1, leftOn="2025-05-31")
    assert (result["employee"]["status"], result["employee"]["leftOn"]) == ("LEFT", "2025-05-31")
    result = await do(ask, "updateEmployee", id=gid(eve), version=1, leftOn="2025-06-01")
    assert result["employee"]["status"] == "ACTIVE"
    from headway.people.jobs import follow_calendar
    from headway.platform import clock

    clock.set_for_tests(datetime(2025, 6, 2, 1, tzinfo=UTC))
    assert (await follow_calendar(), await follow_calendar()) == (1, 0)
    assert (await Employee.get(id=eve.id)).status is EmployeeStatus.LEFT


async def test_hr_of_a_department_adds_and_moves_within_it_only(ask: Ask) -> None:
    sales, legal = await make_department("Sales"), await make_department("Legal")
    dan = await make_employee("Dan", department=sales)
    partner = hr(sales)
    assert await refused(ask, "createEmployee", partner, name="Eve", departmentId=gid(legal)) == [
        ("FORBIDDEN", ["departmentId"])
    ]
    assert await refused(ask, "createEmployee", partner, name="Eve") == [("FORBIDDEN", ["departmentId"])]
    assert await refused(ask, "updateEmployee", partner, id=gid(dan), version=1, departmentId=gid(legal)) == [
        ("FORBIDDEN", ["departmentId"])
    ]
    result = await do(ask, "createEmployee", partner, name="Eve", departmentId=gid(sales))
    assert result["employee"]["department"] == {"name": "Sales"}


async def test_departments_form_a_tree(ask: Ask) -> None:
    whole = await make_department("Whole")
    made = await do(ask, "createDepartment", name="Part", code="P1", parentId=gid(whole))
    assert made["department"] == {"name": "Part", "code": "P1", "parent": {"name": "Whole"}, "version": 1}
    part = await Department.get(name="Part")
    assert await refused(ask, "createDepartment", name="Part", code="P1", parentId=gid(whole)) == [
        ("DUPLICATE", ["name"]),
        ("DUPLICATE", ["code"]),
    ]
    inside: dict[str, Any] = {"id": gid(whole), "version": 1, "name": "Whole", "parentId": gid(part)}
    assert await refused(ask, "updateDepartment", **inside) == [("LOOP", ["parentId"])]
    moved = await do(ask, "updateDepartment", id=gid(part), version=1, name="Free")
    assert moved["department"] == {"name": "Free", "code": None, "parent": None, "version": 2}
    assert await refused(ask, "updateDepartment", id=gid(part), version=1, name="Again") == [
        ("CONFLICT", ["version"])
    ]


async def test_skills_and_roles(ask: Ask) -> None:
    await do(ask, "createSkill", name="Selling")
    selling = await Skill.get(name="Selling")
    made = await do(ask, "createSkill", name="Closing", parentId=gid(selling))
    assert made["skill"] == {"name": "Closing", "parent": {"name": "Selling"}}
    assert await refused(ask, "createSkill", name="Selling") == [("DUPLICATE", ["name"])]
    assert (await do(ask, "createRoleProfile", name="Rep", level=3))["roleProfile"] == {
        "name": "Rep",
        "level": 3,
    }
    assert await refused(ask, "createRoleProfile", name="Rep", level=100) == [
        ("OUT_OF_RANGE", ["level"]),
        ("DUPLICATE", ["name"]),
    ]


async def test_second_managers_comment_or_rate(ask: Ask) -> None:
    ada, ben, cora = await make_employee("Ada"), await make_employee("Ben"), await make_employee("Cora")
    dan = await make_employee("Dan", manager=ada)
    who: dict[str, Any] = {"employeeId": gid(dan)}
    await do(ask, "addDottedLine", **who, managerId=gid(cora))
    result = await do(ask, "addDottedLine", **who, managerId=gid(ben), rights="RATE", weight=60)
    assert result["employee"] == {"dottedManagers": [{"name": "Ben"}, {"name": "Cora"}]}
    eve = await make_employee("Eve")
    wrong: list[tuple[dict[str, Any], tuple[str, list[str]]]] = [
        ({"managerId": gid(eve), "rights": "RATE", "weight": 41}, ("OUT_OF_RANGE", ["weight"])),
        ({"managerId": gid(eve), "rights": "RATE"}, ("INVALID", ["weight"])),
        ({"managerId": gid(eve), "weight": 10}, ("INVALID", ["weight"])),
        ({"managerId": gid(ada)}, ("DUPLICATE", ["managerId"])),
        ({"managerId": gid(ben)}, ("DUPLICATE", ["managerId"])),
    ]
    for given, error in wrong:
        assert await refused(ask, "addDottedLine", **who, **given) == [error]
    result = await do(ask, "endDottedLine", **who, managerId=gid(ben))
    assert result["employee"] == {"dottedManagers": [{"name": "Cora"}]}
    assert await refused(ask, "endDottedLine", **who, managerId=gid(ben)) == [("NOT_FOUND", ["managerId"])]
