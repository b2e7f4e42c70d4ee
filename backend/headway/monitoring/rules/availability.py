"""How much of a goal could be expected in the time there was: what was lost to absence, a late start or a pause.

Time lost lowers what is expected and nothing else, whatever it was lost to: leave ahead expects no more of the days before
it, and leave behind is not to be caught up. A day counts by its hours and the contract's share of full time, so that
half a day, and three long days a week, count as what they are.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from headway.monitoring.rules.vocabulary import Absence

FULL_DAY: Final = 800
# Of seven days, five are worked: days away are days of work.
WEEK: Final = 7
WORKED: Final = 5


@dataclass(frozen=True, slots=True)
class Availability:
    """When somebody could work.

    `lost` has the hundredths of hours of each day away, in order; a break is a span, its end left out, in which nothing
    was expected.
    """

    percent: int = 100
    lost: tuple[tuple[date, int], ...] = ()
    breaks: tuple[tuple[date, date], ...] = ()

    def expected(self, starts_on: date, due_on: date, even: Fraction, today: date) -> Fraction:
        """Even pace, less the share of the way that fell into time lost until today; never below nothing."""
        return max(Fraction(0), even - self.share_lost(starts_on, due_on, min(today, due_on)))

    def share_lost(self, starts_on: date, due_on: date, until: date) -> Fraction:
        """How much of the time from start to due day was lost before a day."""
        working = working_days(starts_on, due_on) * FULL_DAY * self.percent
        hours = sum(lost for _, lost in self._between(starts_on, until))
        away = Fraction(hours * 100, working) if working else Fraction(0)
        days = sum(_overlap(span, (starts_on, until)) for span in self.breaks)
        return away + Fraction(days, max(1, (due_on - starts_on).days))

    def days_away(self, since: date, until: date) -> int:
        """The calendar days after one day and until another that were spent away, weekends in proportion."""
        following = timedelta(days=1)
        hours = sum(lost for _, lost in self._between(since + following, until + following))
        away = Fraction(hours * 100, FULL_DAY * self.percent) if self.percent else Fraction(0)
        return int(away * WEEK / WORKED)

    def _between(self, since: date, until: date) -> tuple[tuple[date, int], ...]:
        first, last = (bisect_left(self.lost, (day, -1)) for day in (since, until))
        return self.lost[first:last]


ALWAYS: Final = Availability()


def hours_lost(scheduled: int, worked: int, absence: Absence | None) -> int:
    """What a day away took of the plan; nothing on days without an absence, however much was worked."""
    return max(0, scheduled - worked) if absence is not None else 0


def working_days(since: date, until: date) -> int:
    """How many days from Monday to Friday lie from a day to before another."""
    weeks, rest = divmod(max(0, (until - since).days), WEEK)
    return weeks * WORKED + sum((since.weekday() + day) % WEEK < WORKED for day in range(rest))


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> int:
    return max(0, (min(one[1], other[1]) - max(one[0], other[0])).days)
