"""How far a goal is: exact fractions from baseline to target, weighted, and rolled up from the goals below."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from headway.planning.rules.vocabulary import Direction

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a goal is measured by: a key result, or a goal below it.

    `awaited` is whether numbers are expected of it now; `awaited_from` the day since when, of a goal below.
    """

    weight: int
    progress: Fraction | None
    last_on: date | None = None
    confidence: str = ""
    awaited: bool = True
    awaited_from: date | None = None
    # The share of it that is to be kept in a band all the time, instead of reached when due.
    kept: Fraction = Fraction(0)

    @property
    def open(self) -> bool:
        """Whether somebody still has to tell how it goes: pursued now, and not at its target for good."""
        return self.awaited and (self.progress is None or self.progress < 1 or self.kept > 0)


@dataclass(frozen=True, slots=True)
class Measured:
    """How far a goal is, and by which parts; `confidences` are those of the newest numbers."""

    progress: Fraction | None = None
    last_on: date | None = None
    confidences: frozenset[str] = frozenset()
    parts: tuple[Part, ...] = ()
    by_children: bool = False

    @property
    def kept(self) -> Fraction:
        """The share of what is measured that is to be kept in a band."""
        if not any(part.kept for part in self.parts):
            return Fraction(0)
        measured = [replace(part, progress=part.kept) for part in self.parts if part.progress is not None]
        return weighted_mean(measured) or Fraction(0)


@dataclass(frozen=True, slots=True)
class GoalNode(Generic[Key]):
    """A goal in its tree: `awaited` while numbers are expected of it, `counts` unless it left the roll-up."""

    parent: Key | None
    weight: int
    key_results: tuple[Part, ...] = ()
    awaited: bool = True
    awaited_from: date | None = None
    counts: bool = True


def progress(baseline: Decimal, target: Decimal, current: Decimal) -> Fraction:
    """The share of the way from baseline to target; below the baseline negative, beyond the target above 1.

    The direction is in the numbers: a target below the baseline is one to reduce to.
    """
    # Whole numbers until the last step: each fraction on the way would be reduced for itself.
    (a, b), (c, d), (e, f) = (number.as_integer_ratio() for number in (baseline, target, current))
    return Fraction((e * b - a * f) * d, (c * b - a * d) * f)


def in_band(low: Decimal, high: Decimal, current: Decimal) -> Fraction:
    """1 inside the band; outside less by the distance in widths of the band: 0 one width away, negative further out."""
    distance = max(low - current, current - high, Decimal(0))
    return 1 - Fraction(distance) / Fraction(high - low)


def progress_of(direction: str, baseline: Decimal, target: Decimal, current: Decimal) -> Fraction:
    """How far a key result is: on its way to the target, or in its band."""
    return (in_band if direction == Direction.KEEP else progress)(baseline, target, current)


def weighted_mean(parts: Iterable[Part]) -> Fraction | None:
    """The mean of what is measured. Parts of weight 0 do not count, unless nothing else is measured."""
    measured = [(part.weight, part.progress) for part in parts if part.progress is not None]
    if not measured:
        return None
    if not any(weight for weight, _ in measured):
        measured = [(1, share) for _, share in measured]
    # Whole numbers until the last step, as in `progress`.
    above, below = 0, 1
    for weight, share in measured:
        above = above * share.denominator + weight * share.numerator * below
        below *= share.denominator
    return Fraction(above, below * sum(weight for weight, _ in measured))


def even_pace(
    starts_on: date, due_on: date, today: date, pauses: Iterable[tuple[date, date | None]] = ()
) -> Fraction:
    """Where a goal would be today if it moved by the same step each day: 0 on its first day, 1 when due.

    Over a pause the line is level; from its end it goes straight to the target again. Pauses come in order.
    """
    reached, since = Fraction(0), starts_on
    for begins, ends in pauses:
        if today <= begins:
            break
        reached += (1 - reached) * _share_of_days(since, due_on, begins)
        if ends is None or today <= ends:
            return reached
        since = max(since, ends)
    return reached + (1 - reached) * _share_of_days(since, due_on, today)


def _share_of_days(starts_on: date, due_on: date, day: date) -> Fraction:
    if day >= due_on:
        return Fraction(1)
    return Fraction((day - starts_on).days, (due_on - starts_on).days) if day > starts_on else Fraction(0)


def awaited_from(
    starts_on: date, agreed_at: datetime | None, time_zone: str = "UTC", resumed_on: date | None = None
) -> date:
    """Since when numbers are expected of a goal: its start, or the day it was agreed or resumed where that came later."""
    agreed_on = agreed_at.astimezone(ZoneInfo(time_zone)).date() if agreed_at else starts_on
    return max(starts_on, agreed_on, resumed_on or starts_on)


def roll_up(goals: Mapping[Key, GoalNode[Key]]) -> dict[Key, Measured]:
    """Every goal measured by its key results, or by the goals below when it has none, to any depth."""
    below: dict[Key, list[Key]] = {}
    for key, goal in goals.items():
        if goal.parent is not None and goal.parent in goals and goal.counts:
            below.setdefault(goal.parent, []).append(key)
    found: dict[Key, Measured] = {}
    for key in _deepest_first(goals, below):
        goal = goals[key]
        if goal.key_results:
            found[key] = _measured(goal.key_results, by_children=False)
        else:
            parts = [_as_part(goals[child], found[child]) for child in below.get(key, ())]
            found[key] = _measured(tuple(parts), by_children=True)
    return found


def _measured(parts: tuple[Part, ...], *, by_children: bool) -> Measured:
    last_on = max((part.last_on for part in parts if part.last_on), default=None)
    newest = frozenset(part.confidence for part in parts if part.confidence and part.last_on == last_on)
    return Measured(weighted_mean(parts), last_on, newest, parts, by_children and bool(parts))


def _as_part(goal: GoalNode[Key], measured: Measured) -> Part:
    # How sure somebody is of a goal says nothing about the one above; its numbers do.
    return Part(
        goal.weight,
        measured.progress,
        measured.last_on,
        awaited=goal.awaited,
        awaited_from=goal.awaited_from,
        kept=measured.kept,
    )


def _deepest_first(goals: Mapping[Key, GoalNode[Key]], below: Mapping[Key, list[Key]]) -> list[Key]:
    roots = [key for key, goal in goals.items() if goal.parent not in goals or not goal.counts]
    order: list[Key] = []
    while roots:
        key = roots.pop()
        order.append(key)
        roots.extend(below.get(key, ()))
    return order[::-1]
