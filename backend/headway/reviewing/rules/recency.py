"""Whether what a form cites lies later than what the period offers.

A one-sided permutation test of the difference of the means (R. A. Fisher, The Design of Experiments, 1935): days are
drawn from all there are as often as is cited. The share of draws as late as what is cited is estimated with one added
above and below, so that it is never zero (B. Phipson and G. K. Smyth, 2010).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

FEWEST_CITED: Final = 3
DRAWS: Final = 1_999
UNLIKELY: Final = 0.05


@dataclass(frozen=True, slots=True)
class Recency:
    """By how many days what is cited lies later on average, and how often chance alone would be as late."""

    days_later: float
    p_value: float

    @property
    def words(self) -> str:
        """What this tells the writer."""
        if self.p_value > UNLIKELY or self.days_later <= 0:
            return "What you cite is spread over the period as what there is."
        of_a_hundred = max(1, round(self.p_value * 100))
        return (
            f"What you cite is mostly recent: on average {self.days_later:.0f} days later than all there is. "
            f"Picked at random it would be as late in {of_a_hundred} of 100 cases."
        )


def recency(cited: Sequence[date], available: Sequence[date], seed: str) -> Recency | None:
    """How recent the cited days are among all of them; nothing where too few, or all, are cited. The seed fixes the draws."""
    if not FEWEST_CITED <= len(cited) < len(available):
        return None
    days = sorted(day.toordinal() for day in available)
    observed = sum(day.toordinal() for day in cited)
    draw = Random(seed)  # noqa: S311 - a sample, not a secret
    as_late = sum(sum(draw.sample(days, len(cited))) >= observed for _ in range(DRAWS))
    later = observed / len(cited) - sum(days) / len(days)
    return Recency(round(later, 1), round((as_late + 1) / (DRAWS + 1), 4))
