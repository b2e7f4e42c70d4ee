"""Chance, made repeatable: everything in the demo company is drawn from one seeded source."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from random import Random
from typing import Final, TypeVar

from headway.cli.demo.words.feedback import HAPPENED

# The seventeenth digit of a random UUID is one of four.
VARIANT: Final = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))

Item = TypeVar("Item")


class Draw:
    """Draws ids, days, choices and words; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.share = self.random.random

    def id(self) -> str:
        """A random UUID (version 4) as text."""
        digits = self.random.getrandbits(128).to_bytes(16).hex()
        return (
            f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{VARIANT[digits[16]]}{digits[17:20]}-{digits[20:]}"
        )

    def chance(self, share: float) -> bool:
        """True in this share of all cases."""
        return self.share() < share

    def of(self, items: Sequence[Item]) -> Item:
        """One of them."""
        return items[int(self.share() * len(items))]

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """So many different ones, or all when there are fewer."""
        return self.random.sample(items, min(count, len(items)))

    def weighted(self, table: Sequence[tuple[Item, float]]) -> Item:
        """One of them, the heavier the more often."""
        at = self.share() * sum(map(itemgetter(1), table))
        for item, weight in table:
            at -= weight
            if at < 0:
                return item
        return table[-1][0]

    def between(self, low: float, high: float) -> float:
        """A number between these."""
        return low + (high - low) * self.share()

    def whole(self, low: int, high: int) -> int:
        """A whole number between these, both included."""
        return low + int(self.share() * (high - low + 1))

    def day(self, first: date, last: date) -> date:
        """A day between these, both included; the first where the last comes before it."""
        return first + timedelta(self.whole(0, max(0, (last - first).days)))

    def instant(self, day: date, earliest: int = 7, latest: int = 18) -> datetime:
        """A moment of this day, at work."""
        minutes, second = divmod(self.whole(earliest * 3600, latest * 3600), 60)
        return datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, second, tzinfo=UTC)

    def happening(self, unit: str) -> str:
        """Something that happened in this department."""
        return self.of(HAPPENED[unit])


def say(template: str, *, it: str = "", **values: str) -> str:
    """The template with its words; the happening also at the start of a sentence."""
    return template.format(it=it, It=it[:1].upper() + it[1:], **values)


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    weekday = day.weekday()
    return day if weekday < 5 else day - timedelta(weekday - 4)
