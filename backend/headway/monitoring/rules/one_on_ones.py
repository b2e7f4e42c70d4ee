"""When two people meet, and what may be done with their meetings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from enum import StrEnum
from itertools import count, dropwhile, islice
from typing import Final
from zoneinfo import ZoneInfo

# So many dates of a series are planned ahead.
AHEAD: Final = 10
WEEK: Final = timedelta(7)
LAST_IN_MONTH: Final = 5
SHORTEST, LONGEST = 10, 240
_ON_THE_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


class Cadence(StrEnum):
    """How often two people meet."""

    WEEKLY = "WEEKLY"
    FORTNIGHTLY = "FORTNIGHTLY"
    MONTHLY = "MONTHLY"


class OneOnOneState(StrEnum):
    """Whether the other has still to agree, both meet, or no more."""

    PROPOSED = "PROPOSED"
    ACTIVE = "ACTIVE"
    DECLINED = "DECLINED"
    ENDED = "ENDED"


class OneOnOneAction(StrEnum):
    """What somebody can do with a series."""

    ACCEPT = "ACCEPT"
    DECLINE = "DECLINE"
    RESCHEDULE = "RESCHEDULE"
    END = "END"
    WRITE = "WRITE"


class MeetingState(StrEnum):
    """Whether it takes place."""

    PLANNED = "PLANNED"
    SKIPPED = "SKIPPED"


class MeetingAction(StrEnum):
    """What somebody can do with one meeting."""

    MOVE = "MOVE"
    SKIP = "SKIP"
    RESTORE = "RESTORE"


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule for meeting: the weekday is that of the first date, the time is on the wall of the zone."""

    cadence: Cadence
    starts_on: date
    time: str
    time_zone: str

    def instants(self, since: date) -> Iterator[datetime]:
        """The moments from this day on, in UTC, for ever."""
        days = dropwhile(lambda day: day < since, self._days())
        return (instant(day, self.time, self.time_zone) for day in days)

    def _days(self) -> Iterator[date]:
        if self.cadence is Cadence.MONTHLY:
            return monthly(self.starts_on)
        step = WEEK if self.cadence is Cadence.WEEKLY else 2 * WEEK
        return (self.starts_on + number * step for number in count())


def week_of_month(day: date) -> int:
    """Whether it is the first, second, … of its weekday in the month; from the fifth on it is the last that is meant."""
    return (day.day - 1) // 7 + 1


def monthly(first: date) -> Iterator[date]:
    """The same weekday of each month: the second Tuesday, or the last Friday."""
    week = week_of_month(first)
    for number in count(first.year * 12 + first.month - 1):
        start = date(number // 12, number % 12 + 1, 1)
        day = start + timedelta((first.weekday() - start.weekday()) % 7) + (week - 1) * WEEK
        yield day if day.month == start.month else day - WEEK


def is_time(text: str) -> bool:
    """Whether it is a time as a clock shows it: 09:30."""
    return _ON_THE_CLOCK.fullmatch(text) is not None


def instant(day: date, time: str, time_zone: str) -> datetime:
    """A time on the wall in UTC. One that the clock skips in spring is told from the hour before; of two in autumn it is the first."""
    return datetime.combine(day, time_of_day.fromisoformat(time), ZoneInfo(time_zone)).astimezone(UTC)


def on_the_wall(moment: datetime, time_zone: str) -> tuple[date, str]:
    """The day and the time of a moment in a zone."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return local.date(), f"{local:%H:%M}"


def upcoming(schedule: Schedule, after: datetime, number: int = AHEAD) -> list[datetime]:
    """The next so many moments of a series after this one."""
    day, _ = on_the_wall(after, schedule.time_zone)
    later = (moment for moment in schedule.instants(day) if moment > after)
    return list(islice(later, number))


def nearest(moments: Iterable[datetime], now: datetime) -> int | None:
    """Which of these meetings is meant by what is written now: the one closest in time."""
    distances = [(abs(moment - now), number) for number, moment in enumerate(moments)]
    return min(distances)[1] if distances else None


def allowed_actions(state: OneOnOneState, *, proposes: bool) -> frozenset[OneOnOneAction]:
    """What one of the two may do: the one who was asked agrees or declines, both arrange and end what is agreed."""
    if state is OneOnOneState.PROPOSED:
        if proposes:
            return frozenset({OneOnOneAction.END, OneOnOneAction.RESCHEDULE})
        return frozenset({OneOnOneAction.ACCEPT, OneOnOneAction.DECLINE})
    if state is OneOnOneState.ACTIVE:
        return frozenset({OneOnOneAction.RESCHEDULE, OneOnOneAction.END, OneOnOneAction.WRITE})
    return frozenset()


def allowed_for_meeting(
    series: OneOnOneState, state: MeetingState, starts_at: datetime, now: datetime
) -> frozenset[MeetingAction]:
    """A meeting is moved until it begins; that it did not take place can also be said afterwards."""
    if series is not OneOnOneState.ACTIVE:
        return frozenset()
    if state is MeetingState.SKIPPED:
        return frozenset({MeetingAction.RESTORE})
    return frozenset({MeetingAction.SKIP, MeetingAction.MOVE} if starts_at > now else {MeetingAction.SKIP})
