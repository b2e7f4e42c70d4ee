"""changeManager: one primary manager a day, no circles, history kept, chains that follow."""

from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest
from strawberry.types import ExecutionResult
from tortoise.exceptions import IntegrityError

from headway.graph.ids import global_id
from headway.people.actions.chains import rebuild
from headway.people.jobs import follow_calendar
from headway.people.models import ChainLink, Employee, ReportingLine
from headway.people.rules.vocabulary import EmployeeStatus, LineKind
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.models import AuditEvent
from tests.conftest import Ask
from tests.factories import make_employee, make_reporting_line
from tests.people_actors import hr, somebody

CHANGE = """mutation($input: ChangeManagerInput!) { changeManager(input: $input) { __typename
    ... on ChangeManagerPayload { employee { manager { name } version } }
    ... on UserErrors { errors { code message path } current { id } } } }"""
TODAY = date(2025, 6, 1)


@pytest.fixture(autouse=True)
def _today(clock: ModuleType) -> None:
    clock.set_for_tests(datetime(2025, 6, 1, 12, tzinfo=UTC))


async def move(
    ask: Ask,
    who: Employee,
    to: Employee | None,
    day: date | None = None,
    *,
    as_: Actor | None = None,
    version: int | None = None,
) -> dict[str, Any]:
    fresh = await Employee.get(id=who.id)
    given = {
        "employeeId": global_id("Employee", who.id),
        "managerId": global_id("Employee", to.id) if to else None,
        "validFrom": day.isoformat() if day else None,
        "version": version or fresh.version,
    }
    answer: ExecutionResult = await ask(CHANGE, {"input": given}, as_=as_ or hr())
    assert answer.errors is None
    assert answer.data is not None
    result: dict[str, Any] = answer.data["changeManager"]
    return result


async def chains() -> set[tuple[str, str, int]]:
    names = {person.id: person.name for person in await Employee.all()}
    return {(names[link.above_id], names[link.below_id], link.depth) for link in await ChainLink.all()}


async def chains_from_managers() -> set[tuple[str, str, int]]:
    people = {person.id: person for person in await Employee.all()}
    found = set()
    for person in people.values():
        above, depth = person.manager_id, 1
        while above is not None:
            found.add((people[above].name, person.name, depth))
            above, depth = people[above].manager_id, depth + 1
    return found


async def company() -> tuple[Employee, Employee, Employee, Employee, Employee]:
    ada = await make_employee("Ada")
    ben, cora = await make_employee("Ben", manager=ada), await make_employee("Cora", manager=ada)
    dan = await make_employee("Dan", manager=ben)
    eve = await make_employee("Eve", manager=dan)
    return ada, ben, cora, dan, eve


async def test_from_today_everybody_below_comes_along(ask: Ask) -> None:
    _, ben, cora, dan, _ = await company()
    result = await move(ask, dan, cora)
    assert result["employee"]["manager"] == {"name": "Cora"}
    assert await chains() == await chains_from_managers()
    assert ("Cora", "Eve", 2) in await chains()
    old, new = await ReportingLine.filter(employee=dan).order_by("valid_from")
    assert (old.manager_id, old.valid_to) == (ben.id, TODAY)
    assert (new.manager_id, new.valid_from, new.valid_to, new.kind) == (
        cora.id,
        TODAY,
        None,
        LineKind.PRIMARY,
    )
    events = await AuditEvent.filter(action="change_manager").order_by("id")
    assert [event.object_type for event in events] == ["ReportingLine", "ReportingLine", "Employee"]
    assert events[2].after == {"manager_id": str(cora.id)}


async def test_in_the_past_it_is_recorded_as_told_today(ask: Ask) -> None:
    _, ben, cora, dan, _ = await company()
    await move(ask, dan, cora, date(2025, 2, 1))
    new = await ReportingLine.get(employee=dan, manager=cora)
    assert (new.valid_from, new.recorded_at) == (date(2025, 2, 1), datetime(2025, 6, 1, 12, tzinfo=UTC))
    assert (await ReportingLine.get(employee=dan, manager=ben)).valid_to == date(2025, 2, 1)


async def test_in_the_future_it_holds_on_its_day(ask: Ask, clock: ModuleType) -> None:
    _, _, cora, dan, _ = await company()
    result = await move(ask, dan, cora, date(2025, 7, 1))
    assert result["employee"] == {"manager": {"name": "Ben"}, "version": 2}
    assert await follow_calendar() == 0
    clock.set_for_tests(datetime(2025, 7, 1, 0, 5, tzinfo=UTC))
    assert await follow_calendar() == 1
    assert (await Employee.get(id=dan.id)).manager_id == cora.id
    assert await chains() == await chains_from_managers()
    assert await follow_calendar() == 0


async def test_an_earlier_change_ends_where_a_later_one_is_known(ask: Ask) -> None:
    ada, _, cora, dan, _ = await company()
    await move(ask, dan, cora, date(2025, 9, 1))
    await move(ask, dan, ada, date(2025, 7, 1))
    lines = await ReportingLine.filter(employee=dan).order_by("valid_from")
    assert [(line.valid_from, line.valid_to) for line in lines] == [
        (date(2020, 1, 1), date(2025, 7, 1)),
        (date(2025, 7, 1), date(2025, 9, 1)),
        (date(2025, 9, 1), None),
    ]


async def test_nobody_is_a_manager_too(ask: Ask) -> None:
    *_, dan, eve = await company()
    result = await move(ask, dan, None)
    assert result["employee"]["manager"] is None
    assert ("Dan", "Eve", 1) in await chains()
    assert await chains() == await chains_from_managers()
    assert eve.manager_id == dan.id


async def unchanged() -> tuple[int, int, int]:
    changed = await Employee.filter(version__gt=1).count()
    return changed, await ReportingLine.all().count(), await AuditEvent.all().count()


async def test_a_circle_is_refused_with_its_members(ask: Ask) -> None:
    ada, _, _, _, eve = await company()
    before = await unchanged()
    result = await move(ask, ada, eve)
    told = "They would report to each other in a circle: Ada → Eve → Dan → Ben → Ada. Choose somebody else."
    assert result["errors"] == [{"code": "LOOP", "message": told, "path": ["managerId"]}]
    assert await unchanged() == before


async def test_a_circle_of_the_future_is_refused(ask: Ask) -> None:
    ada, ben, cora, *_ = await company()
    await move(ask, ben, cora, date(2026, 1, 1))
    before = await unchanged()
    result = await move(ask, cora, ben, date(2025, 8, 1))
    assert [error["code"] for error in result["errors"]] == ["LOOP"]
    assert await unchanged() == before
    # Until the other change there is no circle.
    assert (await move(ask, cora, None, TODAY + timedelta(days=1)))["__typename"] == "ChangeManagerPayload"
    assert ada.manager_id is None


@pytest.mark.parametrize(("to", "code"), [("Dan", "LOOP"), ("Gone", "WRONG_STATE"), ("Ben", "DUPLICATE")])
async def test_oneself_a_leaver_and_the_same_manager_are_refused(ask: Ask, to: str, code: str) -> None:
    *_, dan, _ = await company()
    await make_employee("Gone", status=EmployeeStatus.LEFT)
    before = await unchanged()
    result = await move(ask, dan, await Employee.get(name=to))
    assert [(error["code"], error["path"]) for error in result["errors"]] == [(code, ["managerId"])]
    assert await unchanged() == before


async def test_a_stale_version_is_a_conflict(ask: Ask) -> None:
    _, _, cora, dan, _ = await company()
    await move(ask, dan, cora)
    result = await move(ask, dan, None, version=1)
    assert [error["code"] for error in result["errors"]] == ["CONFLICT"]
    assert result["current"] == {"id": global_id("Employee", dan.id)}
    assert await ReportingLine.filter(employee=dan).count() == 2


async def test_nobody_changes_their_own_manager_and_employees_nobodys(ask: Ask) -> None:
    _, _, cora, dan, _ = await company()
    before = await unchanged()
    for actor, code in (
        (hr(employee=dan), "OWN_RECORD"),
        (somebody(dan), "OWN_RECORD"),
        (somebody(cora), "FORBIDDEN"),
    ):
        result = await move(ask, dan, cora, as_=actor)
        assert [error["code"] for error in result["errors"]] == [code]
    assert await unchanged() == before


async def test_the_chains_built_anew_are_those_that_followed_move_by_move(ask: Ask) -> None:
    _, _, cora, dan, _ = await company()
    await move(ask, dan, cora)
    followed = await chains()
    async with transaction():
        await rebuild()
    assert await chains() == followed == await chains_from_managers()


async def test_chains_are_not_built_from_a_circle() -> None:
    ada, *_, eve = await company()
    before = await chains()
    await Employee.filter(id=ada.id).update(manager_id=eve.id)
    with pytest.raises(IntegrityError):
        async with transaction():
            await rebuild()
    assert await chains() == before


async def test_many_moves_on_one_day_follow_at_once(clock: ModuleType) -> None:
    ada, ben = await make_employee("Ada"), await make_employee("Ben")
    for number in range(60):
        person = await make_employee(f"Person {number}", manager=ada)
        await ReportingLine.filter(employee=person).update(valid_to=date(2025, 7, 1))
        await make_reporting_line(person, ben, valid_from=date(2025, 7, 1))
    clock.set_for_tests(datetime(2025, 7, 1, 1, tzinfo=UTC))
    assert (await follow_calendar(), await follow_calendar()) == (60, 0)
    assert await ChainLink.filter(above_id=ben.id, depth=1).count() == 60
    assert await ChainLink.all().count() == 60
