"""A person's attendance over some time: sums, and how many days they were away, with the reasons that may be told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from headway.monitoring.rules.timekeeping import DayFact
from headway.monitoring.rules.vocabulary import Absence

# What a direct manager plans with; other reasons are the person's and HR's.
TOLD_TO_MANAGERS: Final = frozenset({Absence.ANNUAL_LEAVE})

_REASON: Final = {
    Absence.ANNUAL_LEAVE: "vacation",
    Absence.SICK_LEAVE: "ill",
    Absence.PARENTAL_LEAVE: "with a child",
    Absence.OTHER: "other",
    None: "not told why",
}


@dataclass(frozen=True, slots=True)
class Attendance:
    """Hours in hundredths; `away` has the days by reason, None for reasons that are not told."""

    scheduled: int
    worked: int
    over_plan: int
    away: tuple[tuple[Absence | None, int], ...]
    whole: bool

    @property
    def days_away(self) -> int:
        return sum(days for _, days in self.away)


def attendance(days: Iterable[DayFact], *, whole: bool) -> Attendance:
    """What the days add up to; not the `whole` of it for a manager."""
    facts = list(days)
    away = Counter(_told(fact.absence, whole=whole) for fact in facts if fact.absence)
    return Attendance(
        sum(fact.scheduled for fact in facts),
        sum(fact.worked for fact in facts),
        sum(fact.over_plan for fact in facts),
        tuple(sorted(away.items(), key=lambda it: (it[0] is None, it[0] or ""))),
        whole,
    )


def time_in_words(sums: Attendance) -> str:
    """What the days add up to in a few words; hours worked only of the whole of it."""
    over = f"{_hours(sums.over_plan)} over the plan"
    worked = f"{_hours(sums.worked)} worked of {_hours(sums.scheduled)} planned, {over}."
    return f"{worked if sums.whole else over.capitalize() + '.'}\n{_away(sums)}"


def _away(sums: Attendance) -> str:
    if not sums.days_away:
        return "No day away."
    days = "1 day" if sums.days_away == 1 else f"{sums.days_away} days"
    return f"Away {days}: {', '.join(f'{days} {_REASON[reason]}' for reason, days in sums.away)}."


def _hours(hundredths: int) -> str:
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".") + " h"


def _told(absence: Absence, *, whole: bool) -> Absence | None:
    return absence if whole or absence in TOLD_TO_MANAGERS else None
