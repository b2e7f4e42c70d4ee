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


def by_month(first: date, last: date, evidence: Iterable[Evidence], zone: str) -> list[EvidenceMonth]:
    """Every month of the period in order, empty ones too; what lies outside the period is left out."""
    items = [(item.at.astimezone(ZoneInfo(zone)).date(), item.cited) for item in evidence]
    available = Counter(day.replace(day=1) for day, _ in items if first <= day <= last)
    cited = Counter(day.replace(day=1) for day, is_cited in items if is_cited and first <= day <= last)
    return [EvidenceMonth(month, available[month], cited[month]) for month in months(first, last)]


def months(first: date, last: date) -> list[date]:
    """The first days of the months these days touch."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
