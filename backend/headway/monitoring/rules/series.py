"""When somebody's check-ins are due, and how it stands with the next one: pure functions of the clock.

Due days are calendar days of the person, and end at their midnight: daylight saving moves the instant, never the day.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice, takewhile
from typing import Final
from zoneinfo import ZoneInfo

from headway.monitoring.rules.vocabulary import Rhythm, Told, TurnState

OPENS_BEFORE: Final = timedelta(days=2)
# Whoever is silent for this many turns is as silent as can be.
MOST_MISSED: Final = 26
ONE_DAY: Final = timedelta(days=1)
_WEEKS: Final = {Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2}


@dataclass(frozen=True, slots=True)
class Series:
    """A rhythm from its first day on, until the day after its last."""

    rhythm: Rhythm
    starts_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Patience:
    """How many working days after a due day pass until it is missed, and then until the level above is told."""

    grace: int = 2
    next_level_after: int = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """The check-in that is next, or missing: `on` names it, `due_on` is its day after leave, `missed` counts those missing.

    `told` is who has to see to it, `until` the instant at which that or the state changes by itself.
    """

    state: TurnState
    on: date
    due_on: date
    until: datetime
    told: Told = Told.PERSON
    missed: int = 0


def occurrences(series: Series) -> Iterator[date]:
    """Every day of the series in order, without an end unless it has ended; the 31st is the last day of shorter months."""
    days = (_occurrence(series, number) for number in count())
    ended = series.ended_on
    return takewhile(lambda day: ended is None or day < ended, days)


def _occurrence(series: Series, number: int) -> date:
    start = series.starts_on
    if series.rhythm in _WEEKS:
        return start + timedelta(weeks=_WEEKS[series.rhythm] * number)
    months = start.month - 1 + number
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def next_days(series: Series, today: date, n: int) -> list[date]:
    """The next `n` days of the series, today among them."""
    return list(islice((day for day in occurrences(series) if day >= today), n))


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day is over where the person is, as UTC."""
    return datetime.combine(day + ONE_DAY, time(), zone).astimezone(UTC)


def due_day(on: date, following: date | None, away: Collection[date]) -> date | None:
    """The first day from `on` that the person is at work; None if that is not before the following turn."""
    day = on
    while day in away:
        day += ONE_DAY
    return day if following is None or day < following or day == on else None


def working_days_after(day: date, n: int, away: Collection[date]) -> date:
    """The n-th day after this one that is neither a weekend nor away."""
    while n:
        day += ONE_DAY
        n -= day.weekday() < 5 and day not in away
    return day


def answered_by(series: Series, on: date, answered: Collection[date]) -> date | None:
    """Which turn a check-in about this day is for: the nearer of the two around it that nobody answered yet."""
    earlier = list(takewhile(lambda day: day <= on, occurrences(series)))[-1:]
    later = next_days(series, on + ONE_DAY, 1)
    free = [day for day in (*earlier, *later) if day not in answered]
    return min(free, key=lambda day: abs(day - on), default=None)


def turn_of(
    series: Series,
    *,
    now: datetime,
    zone: ZoneInfo,
    answered: Collection[date] = (),
    away: Collection[date] = (),
    patience: Patience = Patience(),
) -> Turn | None:
    """How it stands with the series now; None when it has ended. Whoever checks in settles what was missed before."""
    today = now.astimezone(zone).date()
    begun, following = _around(series, today)
    missing = _missing([*begun, *following[:1]], answered, away, len(begun))
    if not missing:
        return _upcoming(begun, following, answered, away, zone)
    on, due_on = missing[0]
    grace_over = working_days_after(due_on, patience.grace, away)
    next_level = working_days_after(grace_over, patience.next_level_after, away)
    if now < end_of(due_on, zone):
        return Turn(TurnState.DUE, on, due_on, end_of(due_on, zone))
    if now < end_of(grace_over, zone):
        return Turn(TurnState.GRACE, on, due_on, end_of(grace_over, zone))
    over = [day for _, day in missing if now >= end_of(working_days_after(day, patience.grace, away), zone)]
    told = Told.MANAGER if now < end_of(next_level, zone) else Told.NEXT_LEVEL
    return Turn(TurnState.MISSED, on, due_on, end_of(next_level, zone), told, len(over))


def _around(series: Series, today: date) -> tuple[list[date], list[date]]:
    """The newest turns that are open by today, the oldest first, and the two that come next."""
    days = occurrences(series)
    begun: list[date] = []
    for day in days:
        if day > today + OPENS_BEFORE:
            return begun[-MOST_MISSED:], [day, *islice(days, 1)]
        begun.append(day)
    return begun[-MOST_MISSED:], []


def _missing(
    days: list[date], answered: Collection[date], away: Collection[date], begun: int
) -> list[tuple[date, date]]:
    """Turns since the newest answer that nobody answered, with their due days; without those spent away."""
    found: list[tuple[date, date]] = []
    for place in range(begun - 1, -1, -1):
        if days[place] in answered:
            break
        due_on = due_day(days[place], days[place + 1] if place + 1 < len(days) else None, away)
        if due_on is not None:
            found.append((days[place], due_on))
    return found[::-1]


def _upcoming(
    begun: list[date],
    following: list[date],
    answered: Collection[date],
    away: Collection[date],
    zone: ZoneInfo,
) -> Turn | None:
    free = [day for day in following if day not in answered]
    if not free:
        return None
    after = following[1] if free[0] == following[0] and len(following) > 1 else None
    due_on = due_day(free[0], after, away) or free[0]
    return Turn(TurnState.UPCOMING, free[0], due_on, end_of(due_on - OPENS_BEFORE - ONE_DAY, zone))
