"""Sentences made of linked parts; numbers, names and days as people say them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

_WORDS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_NAMES: Final = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence, and the address it leads to."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a few: its parts, in order, are its text."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


def number(n: int) -> str:
    """Words up to twelve, digits from there on."""
    return _WORDS[n] if 0 <= n < len(_WORDS) else f"{n:,}"


def many(n: int, one: str, more: str = "") -> str:
    """1 goal, 2 goals."""
    return f"{n:,} {one if n == 1 else more or one + 's'}"


def said(n: int, one: str, more: str = "") -> str:
    """One goal, two goals."""
    return f"{number(n)} {one if n == 1 else more or one + 's'}"


def capital(text: str) -> str:
    """With a capital letter at the beginning."""
    return text[:1].upper() + text[1:]


def quoted(text: str, most: int = 80) -> str:
    """In quotation marks, shortened at a word."""
    if len(text) > most:
        text = text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
    return f"“{text}”"


def listed(words: Sequence[str]) -> str:
    """A, B and C."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def named(parts: Sequence[Part], of: int) -> list[Part]:
    """At most three names with their links; who is left over of so many is counted: A, B, C and two others."""
    shown = list(parts[:MOST_NAMES])
    if left := of - len(shown):
        shown.append(Part(said(left, "other")))
    joined: list[Part] = []
    for place, part in enumerate(shown):
        if place:
            joined.append(Part(" and " if place == len(shown) - 1 else ", "))
        joined.append(part)
    return joined


def short_names(names: Mapping[UUID, str], team: Iterable[str]) -> dict[UUID, str]:
    """What a team, whose names these are, calls each: the first word of the name, the whole name where that is ambiguous."""
    firsts = Counter(first_name(name) for name in team)
    return {id: first_name(name) if firsts[first_name(name)] == 1 else name for id, name in names.items()}


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.split(maxsplit=1)[0] if name.split() else name


def day(on: date, today: date) -> str:
    """27 Nov; with the year if it is another than today's."""
    year = "" if on.year == today.year else f" {on.year}"
    return f"{on.day} {_MONTHS[on.month - 1]}{year}"


def weekday(on: date, today: date) -> str:
    """Fri 27 Nov within a week, else as `day`."""
    near = abs((on - today).days) < 7
    return f"{_WEEKDAYS[on.weekday()]} {day(on, today)}" if near else day(on, today)


def due(on: date, today: date) -> str:
    """Due today, due Fri 27 Nov, 3 days late."""
    late = (today - on).days
    if late > 0:
        return f"{many(late, 'day')} late"
    return {0: "due today", -1: "due tomorrow"}.get(late, f"due {weekday(on, today)}")


def ago(on: date, today: date) -> str:
    """Today, yesterday, 3 days ago."""
    days = (today - on).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days:,} days ago"


def told(*facts: str) -> str:
    """Facts on one line; empty ones are left out."""
    return " · ".join(fact for fact in facts if fact)


def sentence(*parts: str | Part | Iterable[Part]) -> Sentence:
    """Texts, linked parts and lists of such, in order."""
    flat: list[Part] = []
    for part in parts:
        match part:
            case str():
                flat.append(Part(part))
            case Part():
                flat.append(part)
            case _:
                flat.extend(part)
    return Sentence(tuple(part for part in flat if part.text))
