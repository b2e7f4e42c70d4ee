"""A manager who changes while a cycle runs: who writes about which days, and how much each form counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """The days a form looks at, both included."""

    from_on: date
    to_on: date

    @property
    def days(self) -> int:
        return max((self.to_on - self.from_on).days + 1, 0)


def split(period: Span, changed_on: date) -> tuple[Span, Span]:
    """The days of the manager before and of the manager since; a side without days has none."""
    before = Span(period.from_on, min(changed_on - timedelta(days=1), period.to_on))
    return before, Span(max(changed_on, period.from_on), period.to_on)


def shares_of(whole: int, spans: Sequence[Span]) -> list[int]:
    """How a share in percent is split by days, in whole percent that add up to it; without days all alike."""
    days = [span.days for span in spans]
    if not any(days):
        days = [1 for _ in spans]
    ends = [round(Fraction(whole * sum(days[: number + 1]), sum(days))) for number in range(len(days))]
    return [end - begin for begin, end in pairwise([0, *ends])]
