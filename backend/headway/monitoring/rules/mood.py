"""The mood of a group: shown for whole months and groups of at least k, so that nothing follows about one person.

A group is everybody whose check-ins went to one manager in a month. Each person counts once in a group, and a month
that is over never changes: there are no two figures whose difference is a smaller group. A sum over groups takes only
those that are shown by themselves, and counts each the same for every reader. The mean is told in halves from 1.5 to 4.5, so that an extreme one names nobody.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, TypeAlias
from uuid import UUID

LEAST, MOST = Fraction(3, 2), Fraction(9, 2)
SMALLEST_GROUP: Final = 5
# How many people it takes in a month.
SizeOf: TypeAlias = Callable[[date], int]


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood that a person told a manager in a month."""

    person: UUID
    manager: UUID
    month: date
    value: int


@dataclass(frozen=True, slots=True)
class GroupMood:
    """The mean of a month in halves, and of how many people."""

    month: date
    people: int
    mean: Fraction


def moods_of_groups(told: Iterable[Mood], smallest: SizeOf = lambda _: SMALLEST_GROUP) -> list[GroupMood]:
    """One for each month in which a group was large enough, the oldest first; groups under the limit are left out.

    Of several moods of a person the last one given counts.
    """
    groups: dict[tuple[date, UUID], dict[UUID, int]] = {}
    for mood in told:
        groups.setdefault((mood.month, mood.manager), {})[mood.person] = mood.value
    shown: dict[date, list[int]] = {}
    for (month, _), values in groups.items():
        if len(values) >= smallest(month):
            shown.setdefault(month, []).extend(values.values())
    return [GroupMood(month, len(values), _coarse(values)) for month, values in sorted(shown.items())]


def _coarse(values: Sequence[int]) -> Fraction:
    mean = Fraction(sum(values), len(values))
    halves = Fraction((mean * 4 + 1) // 2, 2)
    return min(MOST, max(LEAST, halves))
