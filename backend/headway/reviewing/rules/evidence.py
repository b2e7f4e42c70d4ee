"""Evidence of exactly the period: which day an instant falls on, and how it spreads over the months."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from headway.reviewing.rules.vocabulary import EvidenceKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something a writer may cite."""

    kind: EvidenceKind
    id: UUID
    at: datetime
    title: str
    text: str = ""
    goal_id: UUID | None = None
    person_id: UUID | None = None
    cited: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceMonth:
    """How much evidence a month offers, and how much of it is cited."""

    month: date
    available: int
    cited: int


def within(at: datetime, zone: str, first: date, last: date) -> bool:
    """Whether an instant falls on one of these days, both included, in the person's zone."""
    return first <= at.astimezone(ZoneInfo(zone)).date() <= last


def days_within(first: date, last: date, evidence: Iterable[Evidence], zone: str) -> list[tuple[date, bool]]:
    """Of what lies in the period, the day in the person's zone and whether it is cited."""
    days = ((item.at.astimezone(ZoneInfo(zone)).date(), item.cited) for item in evidence)
    return [(day, cited) for day, cited in days if first <= day <= last]


def by_month(days: Iterable[tuple[date, bool]], first: date, last: date) -> list[EvidenceMonth]:
    """Every month of the period in order, empty ones too."""
    of = [(day.replace(day=1), cited) for day, cited in days]
    available = Counter(month for month, _ in of)
    used = Counter(month for month, cited in of if cited)
    return [EvidenceMonth(month, available[month], used[month]) for month in months(first, last)]


def months(first: date, last: date) -> list[date]:
    """The first days of the months these days touch."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
