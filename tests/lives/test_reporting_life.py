"""The life of a hierarchy: whatever changes of manager arrive, each day has one manager, no circle, and chains that fit."""

from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from headway.graph.ids import global_id
from headway.people.jobs import follow_calendar
from headway.people.models import ChainLink, Employee, ReportingLine
from tests.conftest import Ask
from tests.factories import make_employee
from tests.people_actors import hr

CHANGE = """mutation($input: ChangeManagerInput!) { changeManager(input: $input) { __typename
    ... on UserErrors { errors { code } } } }"""
START = date(2025, 6, 1)
PEOPLE = 5
DAYS = 8

Lines = dict[tuple[int, int], int | None]
steps = st.lists(
    st.one_of(
        st.tuples(
            st.integers(0, PEOPLE - 1),
            st.one_of(st.none(), st.integers(0, PEOPLE - 1)),
            st.integers(0, DAYS - 1),
        ),
        st.just("a day goes by"),
    ),
    min_size=3,
    max_size=14,
)


def circle(lines: Lines, day: int) -> bool:
    for person in range(PEOPLE):
        above, met = lines[person, day], {person}
        while above is not None:
            if above in met:
                return True
            met.add(above)
            above = lines[above, day]
    return False


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(steps=[(1, 0, 1), (1, None, 1), (1, 0, 0)])
@given(steps=steps)
async def test_whatever_happens(ask: Ask, clock: ModuleType, steps: list[Any]) -> None:
    clock.set_for_tests(datetime(2025, 6, 1, 12, tzinfo=UTC))
    people = [await make_employee() for _ in range(PEOPLE)]
    lines: Lines = {(person, day): None for person in range(PEOPLE) for day in range(DAYS)}
    starts: set[tuple[int, int]] = set()
    today = 0
    for step in steps:
        if step == "a day goes by":
            today = min(today + 1, DAYS - 1)
            clock.set_for_tests(datetime(2025, 6, 1 + today, 12, tzinfo=UTC))
            await follow_calendar()
        else:
            person, manager, day = step
            expected, code = after(lines, starts, person, manager, day)
            assert await changed(ask, people, person, manager, START + timedelta(days=day)) == code
            if code is None:
                lines = expected
                starts.add((person, day))
        await check(people, lines, today)


def after(
    lines: Lines, starts: set[tuple[int, int]], person: int, manager: int | None, day: int
) -> tuple[Lines, str | None]:
    """What is so afterwards, and why it is refused, if it is."""
    if lines[person, day] == manager:
        return lines, "LOOP" if manager == person else "DUPLICATE"
    if manager == person:
        return lines, "LOOP"
    # What was planned and taken back again is no change that is known: between two days without a manager there is none.
    known = starts if lines[person, day] is not None else set()
    end = day + 1
    while end < DAYS and lines[person, end] == lines[person, day] and (person, end) not in known:
        end += 1
    expected = lines | {(person, later): manager for later in range(day, end)}
    return expected, "LOOP" if any(circle(expected, later) for later in range(day, end)) else None


async def changed(
    ask: Ask, people: list[Employee], person: int, manager: int | None, day: date
) -> str | None:
    version = (await Employee.get(id=people[person].id)).version
    sent = {
        "employeeId": global_id("Employee", people[person].id),
        "validFrom": day.isoformat(),
        "version": version,
    }
    if manager is not None:
        sent["managerId"] = global_id("Employee", people[manager].id)
    answer = await ask(CHANGE, {"input": sent}, as_=hr())
    assert answer.errors is None
    assert answer.data is not None
    errors: list[dict[str, str]] = answer.data["changeManager"].get("errors", [])
    return errors[0]["code"] if errors else None


async def check(people: list[Employee], lines: Lines, today: int) -> None:
    ids = [person.id for person in people]
    rows = await ReportingLine.filter(employee_id__in=ids)
    for (person, day), manager in lines.items():
        on = START + timedelta(days=day)
        held = [
            row.manager_id
            for row in rows
            if row.employee_id == ids[person]
            and row.valid_from <= on
            and (row.valid_to is None or on < row.valid_to)
        ]
        assert held == ([] if manager is None else [ids[manager]])
    links = {
        (ids.index(link.above_id), ids.index(link.below_id), link.depth)
        for link in await ChainLink.filter(below_id__in=ids)
    }
    wanted = set()
    for person in range(PEOPLE):
        above, depth = lines[person, today], 1
        while above is not None:
            wanted.add((above, person, depth))
            above, depth = lines[above, today], depth + 1
    assert links == wanted
