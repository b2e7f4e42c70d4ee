"""What timekeeping may say of a day: hours in hundredths, what was worked over the plan, and why somebody was away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from headway.monitoring.rules.vocabulary import Absence
from headway.platform.errors import Code, Problem

MOST_HOURS: Final = Decimal(24)


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One fact as another system sends it: whose day, and the hours planned and worked. What it `keeps`, it does not tell."""

    key: str
    employee_external_id: str
    day: date
    scheduled_hours: Decimal
    worked_hours: Decimal
    absence: Absence | None = None
    keeps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DayFact:
    """The same, checked, in hundredths of an hour."""

    day: date
    scheduled: int
    worked: int
    absence: Absence | None

    @property
    def over_plan(self) -> int:
        """What was worked beyond the schedule; nothing where less was worked."""
        return max(0, self.worked - self.scheduled)


def day_fact(row: TimeRow, known: DayFact | None = None) -> DayFact:
    """The fact of a row without problems; what the row does not tell stays as it is known."""
    told = DayFact(row.day, int(row.scheduled_hours * 100), int(row.worked_hours * 100), row.absence)
    if known is None:
        return told
    return DayFact(
        row.day,
        known.scheduled if "scheduled_hours" in row.keeps else told.scheduled,
        known.worked if "worked_hours" in row.keeps else told.worked,
        known.absence if "absence" in row.keeps else told.absence,
    )


def problems_of_hours(row: TimeRow, *, latest: date) -> Iterator[Problem]:
    """A day has 24 hours, in hundredths; on days after `latest` nothing was worked yet."""
    for field, hours in (("scheduled_hours", row.scheduled_hours), ("worked_hours", row.worked_hours)):
        if not hours.is_finite() or not 0 <= hours <= MOST_HOURS:
            yield Problem(Code.OUT_OF_RANGE, "A day has 0 to 24 hours. Correct the number.", (field,))
        elif hours != round(hours, 2):
            message = "Give hours with at most two decimals, such as 7.75."
            yield Problem(Code.INVALID, message, (field,))
    if row.day > latest and row.worked_hours:
        message = "This day is still to come. Send what was worked when it is over."
        yield Problem(Code.OUT_OF_RANGE, message, ("worked_hours",))
