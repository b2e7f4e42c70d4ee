"""People from an HR system: added, changed and moved by number, each row for itself, once however often it is sent."""

import asyncio
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import pytest

from headway.people.models import Assignment, ChainLink, Department, Employee, ReportingLine
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock as headway_clock
from headway.platform.actor import Scope
from headway.platform.models import AuditEvent, Organisation, OutboxEvent
from tests.company import data, gid
from tests.conftest import Ask, Statements
from tests.factories import make_employee
from tests.graph.integrating.calls import counts, outcomes, refusals, send
from tests.people_actors import administrator, hr, integration, somebody

HRIS = integration(Scope.PEOPLE_READ, Scope.PEOPLE_WRITE)
TODAY = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def _noon(clock: ModuleType) -> None:
    clock.set_for_tests(datetime(2026, 9, 1, 12, tzinfo=UTC))


def person(number: str, manager: str | None = None, **more: Any) -> dict[str, Any]:
    values = {"externalId": number, "name": f"Person {number}", "email": f"{number}@x.example".lower()}
    return values | ({"managerExternalId": manager} if manager else {}) | more


async def upsert(ask: Ask, key: str, *rows: dict[str, Any], actor: Any = HRIS) -> Any:
    return await send(ask, "upsertEmployees", actor, key, list(rows))


async def reporting() -> dict[str, str | None]:
    people = await Employee.all().select_related("manager")
    return {str(it.external_id): it.manager.external_id if it.manager else None for it in people}


async def chain() -> set[tuple[str, str, int]]:
    links = await ChainLink.all().select_related("above", "below")
    return {(link.above.external_id, link.below.external_id, link.depth) for link in links}  # type: ignore[misc]


async def test_people_are_added_with_those_above_them(ask: Ask) -> None:
    rows = [
        person(
            "E3", "E2", department=["Operations", "Depot North"], title="Clerk", level=2, hiredOn="2024-05-31"
        ),
        person("E2", "E1", employmentType="PART_TIME", employmentPercent=80, timeZone="Europe/Warsaw"),
        person("E1", location="Gdańsk"),
    ]
    answer = await upsert(ask, "1", *rows)
    assert counts(answer) == (3, 0, 0, 0)
    people = {it.external_id: it for it in await Employee.all()}
    assert [row["objectId"] for row in data(answer)["upsertEmployees"]["rows"]] == [
        gid(people[number]) for number in ("E3", "E2", "E1")
    ]
    clerk, middle = people["E3"], people["E2"]
    assert (clerk.name, clerk.search_name, clerk.email, clerk.title, clerk.level, clerk.hired_on) == (
        "Person E3", "person e3", "e3@x.example", "Clerk", 2, date(2024, 5, 31),
    )  # fmt: skip
    assert (middle.employment_type, middle.employment_percent, middle.time_zone) == (
        "PART_TIME",
        80,
        "Europe/Warsaw",
    )
    department = await Department.get(id=clerk.department_id).select_related("parent")
    assert (department.name, department.parent.name if department.parent else None) == (
        "Depot North",
        "Operations",
    )
    assert await reporting() == {"E1": None, "E2": "E1", "E3": "E2"}
    assert await chain() == {("E1", "E2", 1), ("E2", "E3", 1), ("E1", "E3", 2)}
    assert await ReportingLine.filter(valid_from=TODAY).count() == 2
    assert [(role.title, role.valid_from) for role in await Assignment.all()] == [("Clerk", TODAY)]
    assert await AuditEvent.filter(action="upsert_employees", object_type="Employee").count() == 3
    assert await OutboxEvent.filter(kind="EmployeeAdded").count() == 3


async def test_what_is_left_out_stays_and_null_empties(ask: Ask) -> None:
    await upsert(
        ask, "1", person("E1"), person("E2", "E1", title="Clerk", location="Kiel", department=["Depot"])
    )
    answer = await upsert(ask, "2", {"externalId": "E2", "title": "Lead", "location": None})
    assert counts(answer) == (0, 1, 0, 0)
    changed = await Employee.get(external_id="E2").select_related("department")
    assert (changed.title, changed.location, changed.name, changed.version) == ("Lead", "", "Person E2", 2)
    assert changed.department is not None
    assert (await reporting())["E2"] == "E1"
    event = await AuditEvent.filter(object_id=changed.id).order_by("-id").first()
    assert event is not None
    assert (event.before, event.after) == (
        {"title": "Clerk", "location": "Kiel"},
        {"title": "Lead", "location": ""},
    )
    await upsert(ask, "3", {"externalId": "E2", "managerExternalId": None, "email": None, "name": "Ina Roth"})
    changed = await Employee.get(external_id="E2")
    assert (changed.manager_id, changed.email, changed.name) == (None, "e2@x.example", "Ina Roth")


async def test_the_same_again_changes_nothing(ask: Ask) -> None:
    rows = [person("E1"), person("E2", "E1", department=["Depot"], title="Clerk", level=1)]
    await upsert(ask, "1", *rows)
    before = (await AuditEvent.all().count(), await OutboxEvent.all().count())
    assert counts(await upsert(ask, "2", *rows)) == (0, 0, 2, 0)
    assert (await AuditEvent.all().count(), await OutboxEvent.all().count()) == before
    assert await Employee.filter(version=1).count() == 2


async def test_a_bad_row_does_not_hold_up_the_good_ones(ask: Ask) -> None:
    await upsert(ask, "1", person("E1"), person("E2", "E1"), person("E3", "E2"))
    answer = await upsert(
        ask,
        "2",
        person("E4", "E1"),
        person("E5", "E404"),
        person("E6", email="E1@x.example"),
        person("E7", email="no address", level=100, employmentPercent=0, timeZone="Mars/Base"),
        person("E8", hiredOn="2026-02-01", leftOn="2026-01-01"),
        {"externalId": "E9"},
        person("E10", name="x" * 201),
        person("E11"),
        person("E11"),
        person("E12", "E5"),
        person("E13", "E13"),
        person("E14", department=["Depot", ""]),
        person("", email="nobody@x.example"),
        person("E3", "E1", title="Lead"),
    )
    assert outcomes(answer) == [
        "CREATED",
        "NOT_FOUND rows.1.managerExternalId",
        "DUPLICATE rows.2.email",
        "INVALID rows.3.email, INVALID rows.3.timeZone, OUT_OF_RANGE rows.3.level, OUT_OF_RANGE rows.3.employmentPercent",
        "INVALID rows.4.leftOn",
        "REQUIRED rows.5.name",
        "TOO_LONG rows.6.name",
        "DUPLICATE rows.7.externalId, DUPLICATE rows.7.email",
        "DUPLICATE rows.8.externalId, DUPLICATE rows.8.email",
        "NOT_FOUND rows.9.managerExternalId",
        "LOOP rows.10.managerExternalId",
        "REQUIRED rows.11.department",
        "REQUIRED rows.12.externalId",
        "CHANGED",
    ]
    assert await reporting() == {"E1": None, "E2": "E1", "E3": "E1", "E4": "E1"}
    assert await chain() == {("E1", "E2", 1), ("E1", "E3", 1), ("E1", "E4", 1)}


async def test_a_circle_is_refused_by_name_and_others_move(ask: Ask) -> None:
    await upsert(ask, "1", person("E1"), person("E2", "E1"), person("E3", "E2"), person("E4", "E3"))
    circle = {"externalId": "E1", "managerExternalId": "E3"}
    answer = await upsert(ask, "2", circle, {"externalId": "E4", "managerExternalId": "E1"})
    assert outcomes(answer) == ["LOOP rows.0.managerExternalId", "CHANGED"]
    (error,) = data(answer)["upsertEmployees"]["rows"][0]["errors"]
    assert error["message"].startswith("These people report to each other in a circle: ")
    assert all(f"Person {number}" in error["message"] for number in ("E1", "E2", "E3"))
    assert await reporting() == {"E1": None, "E2": "E1", "E3": "E2", "E4": "E1"}


async def test_a_whole_branch_moves_with_its_chains_and_lines(ask: Ask) -> None:
    await upsert(ask, "1", person("E1"), person("E2", "E1"), person("E3", "E2"), person("E4", "E3"))
    headway_clock.set_for_tests(datetime(2026, 9, 8, 12, tzinfo=UTC))
    answer = await upsert(ask, "2", person("E5", "E1"), {"externalId": "E3", "managerExternalId": "E5"})
    assert counts(answer) == (1, 1, 0, 0)
    assert await chain() == {
        ("E1", "E2", 1), ("E1", "E5", 1), ("E5", "E3", 1), ("E1", "E3", 2), ("E3", "E4", 1), ("E5", "E4", 2), ("E1", "E4", 3),
    }  # fmt: skip
    moved = await Employee.get(external_id="E3")
    lines = await ReportingLine.filter(employee=moved).order_by("valid_from")
    assert [(line.valid_from, line.valid_to) for line in lines] == [
        (TODAY, date(2026, 9, 8)),
        (date(2026, 9, 8), None),
    ]
    news = await OutboxEvent.filter(kind="ManagerChanged")
    assert [row.payload["employee_id"] for row in news] == [str(moved.id)]


async def test_who_has_a_last_day_behind_them_has_left(ask: Ask) -> None:
    await upsert(ask, "1", person("E1"))
    assert counts(await upsert(ask, "2", {"externalId": "E1", "leftOn": "2026-08-31"})) == (0, 1, 0, 0)
    assert (await Employee.get()).status is EmployeeStatus.LEFT
    assert await OutboxEvent.filter(kind="EmployeeLeft").count() == 1


async def test_somebody_known_by_address_gets_the_number(ask: Ask) -> None:
    known = await make_employee("Grace Okafor", email="grace@x.example")
    answer = await upsert(ask, "1", {"externalId": "E1", "email": "Grace@x.example"})
    assert counts(answer) == (0, 1, 0, 0)
    assert (await Employee.get(id=known.id)).external_id == "E1"


async def test_nobody_changes_their_own_record(ask: Ask) -> None:
    me = await make_employee("Hana", external_id="E1")
    for number, actor in enumerate((hr(employee=me), administrator(me))):
        answer = await upsert(
            ask, f"{number}", {"externalId": "E1", "title": "Boss"}, person(f"N{number}"), actor=actor
        )
        assert outcomes(answer) == ["OWN_RECORD rows.0.externalId", "CREATED"]
    assert (await Employee.get(id=me.id)).title == ""


@pytest.mark.parametrize(
    "actor",
    [somebody(), integration(Scope.PEOPLE_READ), integration(Scope.TIME_WRITE, Scope.GOALS_WRITE)],
    ids=["a person", "a reader", "another integration"],
)
async def test_others_send_nobody(ask: Ask, actor: Any) -> None:
    assert refusals(await upsert(ask, "1", person("E1"), actor=actor)) == ["FORBIDDEN"]
    assert (await Employee.all().count(), await AuditEvent.all().count()) == (0, 0)


async def test_hr_of_some_departments_sends_nobody(ask: Ask) -> None:
    department = await Department.create(
        name="Depot", created_at=headway_clock.now(), updated_at=headway_clock.now()
    )
    assert refusals(await upsert(ask, "1", person("E1"), actor=hr(department))) == ["FORBIDDEN"]


async def test_many_calls_with_one_key_at_once_add_once(ask: Ask) -> None:
    rows = [person("E0"), *(person(f"E{number}", "E0") for number in range(1, 21))]
    calls = await asyncio.gather(*(upsert(ask, "k", *rows) for _ in range(5)))
    answers = [data(answer)["upsertEmployees"] for answer in calls]
    assert sorted(answer["repeated"] for answer in answers) == [False, True, True, True, True]
    assert len({str(answer["rows"]) for answer in answers}) == 1
    assert (await Employee.all().count(), await ReportingLine.all().count()) == (21, 20)


async def test_calls_with_other_keys_at_once_add_everybody_once(ask: Ask) -> None:
    now = headway_clock.now()
    await Organisation.create(name="Meridian", currency="EUR", created_at=now, updated_at=now)
    rows = [person("E0"), *(person(f"E{number}", "E0") for number in range(1, 11))]
    calls = await asyncio.gather(*(upsert(ask, str(number), *rows) for number in range(4)))
    assert sorted(map(counts, calls)) == [(0, 0, 11, 0)] * 3 + [(11, 0, 0, 0)]
    assert await Employee.all().count() == 11


async def test_the_statements_do_not_grow_with_the_rows(ask: Ask, statements: Statements) -> None:
    costs = []
    for size in (5, 60):
        people = [person(f"{size}-{n}", "top" if n else None, department=["Depot"]) for n in range(size)]
        with statements() as added:
            await upsert(ask, f"add {size}", person("top"), *people)
        with statements() as changed:
            await upsert(
                ask, f"move {size}", *(row | {"title": "Lead", "managerExternalId": None} for row in people)
            )
        costs.append((len(added), len(changed)))
    # The department is made once.
    assert costs[0][0] - costs[1][0] == 2
    assert costs[0][1] == costs[1][1]
    assert costs[1] == (14, 17)
