"""How the goals somebody sets come out: by how much of what was agreed first they ended above or below it.

The mean error of a few goals says little. So it is drawn towards none at all as if four more goals had ended, two of them thirty
points of 100 above and two as far below: the normal model with a conjugate prior (A. Gelman and others, Bayesian Data Analysis,
3rd edition 2013, section 3.3; drawing means together in this way goes back to C. Stein, 1956). The interval is that of the
Student distribution which the model gives, and holds the true mean eight times in ten.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import sqrt
from statistics import NormalDist, fmean, pstdev
from typing import Final

from headway.insights.rules.phrases import capital, many, said

# Of how many ended goals something is said, and how many of the newest are looked at.
FEWEST: Final = 3
MOST: Final = 24
# What is known before anything ended, as the errors of goals.
IMAGINED: Final = (0.3, -0.3, 0.3, -0.3)
# A goal that ended five times beyond its target says no more than one that ended at twice.
FURTHEST: Final = Fraction(1)
UPPER_END: Final = 0.9


@dataclass(frozen=True, slots=True)
class GoalRealism:
    """How so many goals ended: `mean` is the error as it was, 0 for just what was agreed; the rest is drawn towards 0.

    All None while too few ended; `missing` says how many more it takes.
    """

    goals: int
    missing: int
    mean: float | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    verdicts: Counter[str] = field(default_factory=Counter)

    @property
    def words(self) -> str:
        """What that says to who sets the next goal."""
        if self.mean is None or self.low is None or self.high is None:
            return (
                f"{capital(said(self.missing, 'more ended goal'))} and this shows how agreed goals come out."
            )
        ended = f"The last {many(self.goals, 'goal')} ended {_points(self.mean)} what was agreed first, on average"
        return f"{ended}. Since chance moves so few, the tendency lies between {_end(self.low)} and {_end(self.high)}. {self.advice}"

    @property
    def advice(self) -> str:
        """Whether the next goal should ask for less or for more."""
        if self.high is None or self.low is None:
            return ""
        if self.high < 0:
            return "Targets tend to be set too high: ask for less, or for more help."
        if self.low > 0:
            return "Targets tend to be set too low: ask for more."
        return "Nothing says that targets are set too high or too low."


def realism(errors: Sequence[Fraction], verdicts: Counter[str]) -> GoalRealism:
    """The signed errors of ended goals together, and what their owner found of them."""
    missing = max(0, FEWEST - len(errors))
    if missing:
        return GoalRealism(len(errors), missing, verdicts=verdicts)
    seen = [float(max(-FURTHEST, min(FURTHEST, it))) for it in errors]
    known = [*seen, *IMAGINED]
    middle = fmean(known)
    margin = t_quantile(UPPER_END, len(known)) * pstdev(known) / sqrt(len(known))
    return GoalRealism(len(errors), 0, fmean(seen), middle, middle - margin, middle + margin, verdicts)


def t_quantile(share: float, free: int) -> float:
    """Below which value of the Student distribution this share lies: the expansion 26.7.5 of Abramowitz and Stegun, 1964."""
    z = NormalDist().inv_cdf(share)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + first / free + second / free**2


def _points(error: float) -> str:
    points = round(100 * error)
    if not points:
        return "at"
    return f"{many(abs(points), 'point')} of 100 {'above' if points > 0 else 'below'}"


def _end(error: float) -> str:
    points = round(100 * error)
    return f"{abs(points)} {'above' if points >= 0 else 'below'}"
