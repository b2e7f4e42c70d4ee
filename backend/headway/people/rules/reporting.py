"""Reporting lines in time: one primary manager a day, no circles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

FULL_WEIGHT = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A primary line of one person; `valid_to` is the first day it no longer holds. It may hold on no day at all."""

    id: UUID
    manager_id: UUID
    valid_from: date
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Succession:
    """What another manager from a day on does to the lines known: one ends, a new one holds until `valid_to`."""

    ends: Line | None
    valid_to: date | None


def line_on(lines: Iterable[Line], day: date) -> Line | None:
    """The line that holds on a day."""
    return next((line for line in lines if line.holds_on(day)), None)


def succession(lines: Sequence[Line], valid_from: date) -> Succession:
    """Another manager from this day until the next change that is known already."""
    ends = line_on(lines, valid_from)
    if ends is not None:
        return Succession(ends, ends.valid_to)
    later = [
        line.valid_from for line in lines if line.valid_from > valid_from and line.valid_from != line.valid_to
    ]
    return Succession(None, min(later, default=None))


@dataclass(frozen=True, slots=True)
class Way:
    """A chain upwards that holds from a day until another (None: for good); it starts with the manager asked about."""

    people: tuple[UUID, ...]
    start: date
    end: date | None


def further(ways: Iterable[Way], lines_of: Mapping[UUID, Sequence[Line]]) -> list[Way]:
    """Each way one level up, split where the manager changes on the way; ways that end at the top are gone."""
    found = []
    for way in ways:
        for line in lines_of.get(way.people[-1], ()):
            start = max(way.start, line.valid_from)
            end = min((day for day in (way.end, line.valid_to) if day), default=None)
            if (end is None or start < end) and line.manager_id not in way.people:
                found.append(Way((*way.people, line.manager_id), start, end))
    return found


@dataclass(frozen=True, slots=True)
class Share:
    """How much a dotted-line manager counts while the line holds, in percent."""

    weight: int
    valid_from: date
    valid_to: date | None


def heaviest(shares: Sequence[Share]) -> int:
    """The most that dotted lines count together on any day; the primary manager has the rest."""
    days = {share.valid_from for share in shares}
    return max(
        (
            sum(s.weight for s in shares if s.valid_from <= day and (s.valid_to is None or day < s.valid_to))
            for day in days
        ),
        default=0,
    )


def in_words(names: Sequence[str]) -> str:
    """A circle as people read it: Ada → Ben → Ada."""
    shown = [*names[:10], "…"] if len(names) > 10 else [*names, *names[:1]]
    return " → ".join(shown)
