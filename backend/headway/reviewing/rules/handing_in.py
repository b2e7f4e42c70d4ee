"""Forms handed in over the days, and how many are likely by their last day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from statistics import fmean, pstdev
from typing import Final

# With fewer days nothing is said of what comes.
FEWEST_DAYS: Final = 5
# Of the normal distribution, for 8 in 10.
Z: Final = 1.281552


@dataclass(frozen=True, slots=True)
class Reached:
    """How many forms were in at the end of a day."""

    on: date
    done: int


def reached(counts: Mapping[date, int], first: date, last: date) -> list[Reached]:
    """Running totals of every day from the first to the last; what came before the first counts with it."""
    done = sum(count for on, count in counts.items() if on < first)
    found = []
    for number in range((last - first).days + 1):
        on = first + timedelta(number)
        done += counts.get(on, 0)
        found.append(Reached(on, done))
    return found


def likely(daily: Sequence[int], days: int, *, done: int, total: int) -> tuple[int, int] | None:
    """So many are in after some more days in 8 of 10 cases, if they go on as before; nothing without enough days."""
    if len(daily) < FEWEST_DAYS or days <= 0:
        return None
    middle, spread = fmean(daily) * days, Z * pstdev(daily) * sqrt(days)
    low, high = (round(done + middle + way * spread) for way in (-1, 1))
    return min(max(low, done), total), min(max(high, done), total)
