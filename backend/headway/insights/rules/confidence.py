"""Whether targets are met as often as who reports on them says.

The score is that of G. W. Brier (Verification of forecasts expressed in terms of probability, Monthly Weather Review 78, 1950): the mean
squared distance of what was said from what came. Each key result counts once, however often it was reported on. Always saying how often
targets are met would score the share times the rest; who scores less knows something about single ones.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from uuid import UUID

from headway.insights.rules.phrases import capital, many, said

# How likely each word says that the target will be met.
STATED: Final = {
    "HIGH": Fraction(9, 10),
    "MEDIUM": Fraction(6, 10),
    "LOW": Fraction(3, 10),
}
# Of how many key results that ended something is said.
FEWEST: Final = 5


@dataclass(frozen=True, slots=True)
class Report:
    """How sure somebody was of a key result at some time, and whether it met its target in the end."""

    key_result_id: UUID
    confidence: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A word: of how many key results it was said, and how many of those met their target."""

    confidence: str
    key_results: int
    reached: int

    @property
    def stated(self) -> float:
        """How likely the word says it is."""
        return float(STATED[self.confidence])


@dataclass(frozen=True, slots=True)
class Calibration:
    """The score of so many key results, None while they are too few, beside that of always saying how often targets are met."""

    key_results: int
    missing: int
    said: tuple[Said, ...] = ()
    score: float | None = None
    baseline: float | None = None

    @property
    def words(self) -> str:
        """What that says."""
        if self.score is None or self.baseline is None:
            return f"{capital(said(self.missing, 'more ended key result'))} and this shows how often it came as it was said."
        first, *rest = self.said
        told = [f"of {it.key_results:,} called {it.confidence.lower()}, {it.reached:,}" for it in rest]
        start = f"Of {many(first.key_results, 'key result')} called {first.confidence.lower()}, {first.reached:,} met the target"
        better = "better" if self.score < self.baseline else "no better"
        return f"{'; '.join([start, *told])}. That is {better} than always saying the same."


def calibration(reports: Sequence[Report]) -> Calibration:
    """All reports of one person about key results that ended."""
    by_key_result: dict[UUID, list[Report]] = defaultdict(list)
    for it in reports:
        by_key_result[it.key_result_id].append(it)
    count = len(by_key_result)
    if count < FEWEST:
        return Calibration(count, FEWEST - count)
    misses = [_mean([_miss(it) for it in its]) for its in by_key_result.values()]
    usual = Fraction(sum(its[0].reached for its in by_key_result.values()), count)
    return Calibration(
        key_results=count,
        missing=0,
        said=tuple(it for it in (_said(word, reports) for word in STATED) if it.key_results),
        score=float(_mean(misses)),
        baseline=float(usual * (1 - usual)),
    )


def _miss(report: Report) -> Fraction:
    return (STATED[report.confidence] - report.reached) ** 2


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _said(word: str, reports: Sequence[Report]) -> Said:
    met = {it.key_result_id: it.reached for it in reports if it.confidence == word}
    return Said(word, len(met), sum(met.values()))
