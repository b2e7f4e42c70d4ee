"""Days of leave that are left, and facts of timekeeping as a whole."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from headway.monitoring.access import (
    people_with_visible_leave,
    visible_attendance,
    visible_leave,
    visible_whole_days,
)
from headway.monitoring.models import LeaveEntry, TimeFact
from headway.monitoring.rules.attendance import Attendance, attendance
from headway.monitoring.rules.leave import LeaveFact, leave_balance
from headway.monitoring.rules.timekeeping import DayFact
from headway.people.access import visible_employees
from headway.platform.actor import Actor


async def leave_balances(
    actor: Actor, wanted: Sequence[tuple[UUID, date]]
) -> dict[tuple[UUID, date], int | None]:
    """Hundredths of days of leave left, for each person and day the actor may know of; others are absent."""
    ids = {employee_id for employee_id, _ in wanted}
    known: set[UUID] = {
        row["id"] for row in await people_with_visible_leave(actor).filter(id__in=ids).values("id")
    }
    entries: dict[UUID, list[LeaveFact]] = {id: [] for id in known}
    for row in await visible_leave(actor).filter(employee_id__in=known) if known else []:
        entries[row.employee_id].append(_fact(row))
    return {(id, day): leave_balance(entries[id], day) for id, day in wanted if id in known}


def _fact(row: LeaveEntry) -> LeaveFact:
    return LeaveFact(row.kind, row.hundredths, row.on, row.expires_on)


async def attendances(
    actor: Actor, wanted: Sequence[tuple[UUID, date, date]]
) -> dict[tuple[UUID, date, date], Attendance]:
    """What the days of these people add up to between two days, as far as the actor may know; others are absent."""
    days = await _days(actor, wanted)
    whole = await whole_days(actor, [fact for some in days.values() for fact in some])
    return {asked: _sums(some, whole) for asked, some in days.items()}


@dataclass(frozen=True, slots=True)
class TimeMonth:
    """A month of somebody's days. It goes by the one that was recorded first, which stays when others come late."""

    fact: TimeFact
    last_day: date
    sums: Attendance


async def time_by_month(
    actor: Actor, wanted: Sequence[tuple[UUID, date, date]]
) -> dict[tuple[UUID, date, date], list[TimeMonth]]:
    """The months with days of these people between two days, as far as the actor may know; people without are absent."""
    days = await _days(actor, wanted)
    whole = await whole_days(actor, [fact for some in days.values() for fact in some])
    return {asked: [_month(of_one, whole) for of_one in _by_month(some)] for asked, some in days.items()}


def _by_month(days: Sequence[TimeFact]) -> list[list[TimeFact]]:
    return [list(some) for _, some in groupby(days, key=lambda fact: (fact.day.year, fact.day.month))]


def _month(days: Sequence[TimeFact], whole: dict[TimeFact, TimeFact]) -> TimeMonth:
    return TimeMonth(min(days, key=lambda fact: (fact.created_at, fact.id)), days[-1].day, _sums(days, whole))


async def _days(
    actor: Actor, wanted: Sequence[tuple[UUID, date, date]]
) -> dict[tuple[UUID, date, date], list[TimeFact]]:
    """In order, of those who have any."""
    found: defaultdict[tuple[UUID, date, date], list[TimeFact]] = defaultdict(list)
    for since, until in {(since, until) for _, since, until in wanted}:
        ids = [id for id, *days in wanted if days == [since, until]]
        facts = visible_attendance(actor).filter(employee_id__in=ids, day__gte=since, day__lte=until)
        for fact in await facts.order_by("day", "id"):
            found[fact.employee_id, since, until].append(fact)
    return found


def _sums(days: Sequence[TimeFact], whole: dict[TimeFact, TimeFact]) -> Attendance:
    told = [DayFact(fact.day, fact.scheduled, fact.worked, fact.absence) for fact in days]
    return attendance(told, whole=days[0] in whole)


async def names_on_facts(actor: Actor, facts: list[TimeFact]) -> dict[TimeFact, str]:
    """Whose days they are, as far as the actor reads the directory."""
    ids = {fact.employee_id for fact in facts}
    people = visible_employees(actor).filter(id__in=list(ids)).values("id", "name")
    names = {row["id"]: row["name"] for row in await people}
    return {fact: names[fact.employee_id] for fact in facts if fact.employee_id in names}


async def whole_days(actor: Actor, facts: list[TimeFact]) -> dict[TimeFact, TimeFact]:
    """Those facts of which the actor may know more than the hours over the plan; others are absent."""
    if not facts:
        return {}
    ids = [fact.id for fact in facts]
    whole = {row["id"] for row in await visible_whole_days(actor).filter(id__in=ids).values("id")}
    return {fact: fact for fact in facts if fact.id in whole}
