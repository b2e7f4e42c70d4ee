"""The line that progress is held to, from start to due day: level where there was no time, for those who may know when that was."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from headway.monitoring.rules.availability import ALWAYS, Availability

STEP: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class LinePoint:
    """Where a goal could be expected to be on a day."""

    on: date
    expected: Fraction


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """The line, and what it leaves out: days away until today, and the time before somebody came; None where not told."""

    points: tuple[LinePoint, ...]
    days_away: int | None = None
    joined_on: date | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """From when until when somebody works at a goal, the even pace on each day, and the time there is to keep it."""

    starts_on: date
    due_on: date
    even: Callable[[date], Fraction]
    availability: Availability = ALWAYS

    def expected(self, day: date) -> Fraction:
        """The same in the time there was."""
        return self.availability.expected(self.starts_on, self.due_on, self.even(day), day)

    def days_away(self, today: date) -> int:
        """On how many days until today some of the time was lost."""
        until = min(today, self.due_on)
        return sum(self.starts_on <= day < until for day, _ in self.availability.lost)


def line_of(way: Way, today: date) -> tuple[LinePoint, ...]:
    """The line in weeks: time is left out once it is lost."""
    return tuple(_bends([LinePoint(day, way.expected(day)) for day in _days(way, today)]))


def line_for_others(way: Way, today: date) -> tuple[LinePoint, ...]:
    """The line through what is expected today, which everybody knows; when there was no time is not told."""
    now = min(max(today, way.starts_on), way.due_on)
    lost = way.even(now) - way.expected(now)
    points = {
        way.starts_on: way.expected(way.starts_on),
        way.due_on: way.even(way.due_on) - lost,
        now: way.expected(now),
    }
    return tuple(_bends([LinePoint(*point) for point in sorted(points.items())]))


def _days(way: Way, today: date) -> list[date]:
    weeks = (way.due_on - way.starts_on) // STEP
    days = {way.starts_on + STEP * week for week in range(weeks + 1)} | {way.due_on}
    return sorted(days | ({today} if way.starts_on < today < way.due_on else set()))


def _bends(points: Sequence[LinePoint]) -> Iterator[LinePoint]:
    """Without points that lie on the straight between their neighbours."""
    for place, point in enumerate(points):
        ends = place in {0, len(points) - 1}
        if ends or _slope(points[place - 1], point) != _slope(point, points[place + 1]):
            yield point


def _slope(one: LinePoint, other: LinePoint) -> Fraction:
    return (other.expected - one.expected) / max(1, (other.on - one.on).days)
