"""A person's attendance over some time: sums, and how many days they were away, with the reasons that may be told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from headway.monitoring.rules.timekeeping import DayFact
from headway.monitoring.rules.vocabulary import Absence

# What a direct manager plans with; other reasons are the person's and HR's.
TOLD_TO_MANAGERS: Final = frozenset({Absence.ANNUAL_LEAVE})


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


def _told(absence: Absence, *, whole: bool) -> Absence | None:
    return absence if whole or absence in TOLD_TO_MANAGERS else None
