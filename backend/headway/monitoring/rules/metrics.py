"""Numbers from other systems: what a row may say, and which feed may measure which key result."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from headway.platform.errors import Code, Problem


@dataclass(frozen=True, slots=True)
class MetricRow:
    """One number of a feed by its key, and the day it is about."""

    feed: str
    key: str
    value: Decimal
    effective_on: date


def problem_of_unit(feed_unit: str, unit: str) -> Problem | None:
    """A feed measures a key result only in its unit."""
    if feed_unit.casefold() == unit.casefold():
        return None
    message = f"The key result counts in {unit or 'numbers without a unit'}, the feed in {feed_unit or 'numbers without one'}. Use the same."
    return Problem(Code.INVALID, message, ("unit",))


def problems_of_free_day(on: date, *, latest: date) -> Iterator[Problem]:
    """What measures no goal is bound by today alone."""
    if on > latest:
        message = "This day is still to come. Send its number when it is there."
        yield Problem(Code.OUT_OF_RANGE, message, ("effective_on",))
