"""Whether groups are chosen equally often: flags for a closer look, never a proof of anything.

Each group is set beside all others together: the ratio of the shares chosen (four fifths is the rule of thumb of the Uniform Guidelines on
Employee Selection Procedures, 1978), Fisher's exact test (R. A. Fisher, 1935) and Holm's correction for looking at many groups (S. Holm, 1979), which
keeps the chance of any flag where there is nothing at one in twenty. Groups of few are not looked at.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import exp, lgamma, sqrt
from statistics import NormalDist
from typing import Final

from headway.insights.rules.small_groups import told_groups

# How often something may be flagged by chance alone, in a whole audit.
ALPHA: Final = 0.05
# How likely a difference is to be seen that is said to be the smallest detectable.
POWER: Final = 0.8
FOUR_FIFTHS: Final = Fraction(4, 5)


class FairnessSubject(StrEnum):
    """What an audit looks at."""

    RATINGS = "RATINGS"
    REWARDS = "REWARDS"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people a group has, and how many of them were chosen."""

    people: int = 0
    chosen: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.people + other.people, self.chosen + other.chosen)

    def __sub__(self, other: "Tally") -> "Tally":
        return Tally(self.people - other.people, self.chosen - other.chosen)


@dataclass(frozen=True, slots=True)
class Compared:
    """A group beside all others: the ratio of the shares chosen, None where none of the others was.

    `p_value` is how likely chance alone makes as much, `adjusted` the same for looking at so many groups, and `detectable` the
    difference in shares that would have been seen.
    """

    attribute: str
    group: str
    own: Tally
    others: Tally
    ratio: float | None
    p_value: float
    adjusted: float
    detectable: float

    @property
    def flagged(self) -> bool:
        """Whether chance alone hardly explains it, and the group is chosen less than four fifths as often, or the others are."""
        far = self.ratio is None or not FOUR_FIFTHS <= self.ratio <= 1 / FOUR_FIFTHS
        return self.adjusted < ALPHA and far

    @property
    def below_four_fifths(self) -> bool:
        """Whether the group is chosen less than four fifths as often as the others."""
        return self.ratio is not None and self.ratio < FOUR_FIFTHS

    @property
    def words(self) -> str:
        """What that says, and what it does not."""
        if self.flagged:
            return (
                "Flag: chance alone hardly explains this. Look for the reason; it proves nothing by itself."
            )
        if self.below_four_fifths:
            return "Below four fifths, but chance alone may explain it with so few people."
        return "Nothing to flag."


def audit(groups: Mapping[str, Mapping[str, Tally]], smallest: int) -> list[Compared]:
    """Every group of every attribute that may be told of, beside the others of its attribute; the least likely by chance first."""
    pairs: list[tuple[str, str, Tally, Tally]] = []
    for attribute, tallies in groups.items():
        whole = sum(tallies.values(), Tally())
        told = told_groups({group: it.people for group, it in tallies.items()}, smallest)
        for group in sorted(told):
            others = whole - tallies[group]
            if others.people >= smallest:
                pairs.append((attribute, group, tallies[group], others))
    values = [fisher(own, others) for _, _, own, others in pairs]
    level = ALPHA / max(1, len(pairs))
    found = [
        Compared(*pair, ratio_of(pair[2], pair[3]), p, adjusted, detectable(pair[2], pair[3], level))
        for pair, p, adjusted in zip(pairs, values, holm(values), strict=True)
    ]
    return sorted(found, key=lambda it: (it.adjusted, it.p_value, it.attribute, it.group))


def ratio_of(own: Tally, others: Tally) -> float | None:
    """The share chosen of a group by that of the others; None where none of the others was."""
    if not others.chosen:
        return None
    return float(Fraction(own.chosen, own.people) / Fraction(others.chosen, others.people))


def fisher(own: Tally, others: Tally) -> float:
    """How likely chance alone makes a difference as unlikely as this one, two-sided."""
    chosen, people = own.chosen + others.chosen, own.people + others.people
    least, most = max(0, chosen - others.people), min(own.people, chosen)
    usual = min(most, max(least, (own.people + 1) * (chosen + 1) // (people + 2)))

    def likely(at: int) -> float:
        return _ways(own.people, at) + _ways(others.people, chosen - at) - _ways(people, chosen)

    # As likely as what is seen is what is so but for rounding; on both sides of the usual number it becomes less likely.
    seen = likely(own.chosen) + 1e-7
    if likely(usual) <= seen:
        return 1.0
    below = range(least, usual)
    above = range(usual + 1, most + 1)
    down = below[: bisect_right(below, seen, key=likely)]
    up = above[bisect_left(above, -seen, key=lambda at: -likely(at)) :]
    return min(1.0, _together(map(likely, reversed(down))) + _together(map(likely, up)))


def _ways(of: int, some: int) -> float:
    """The logarithm of in how many ways some can be taken of so many: tens of thousands of people make numbers of thousands of digits."""
    return lgamma(of + 1) - lgamma(some + 1) - lgamma(of - some + 1)


def _together(falling: Iterable[float]) -> float:
    """The sum of what these are logarithms of, from the largest on until the rest changes nothing."""
    total = 0.0
    for it in falling:
        more = exp(it)
        total += more
        if more < total * 1e-17:
            break
    return total


def holm(p_values: Sequence[float]) -> list[float]:
    """The same, corrected for looking at so many, in the order given."""
    order = sorted(range(len(p_values)), key=lambda at: p_values[at])
    adjusted, most = [0.0] * len(p_values), 0.0
    for rank, at in enumerate(order):
        most = max(most, min(1.0, (len(p_values) - rank) * p_values[at]))
        adjusted[at] = most
    return adjusted


def detectable(own: Tally, others: Tally, level: float) -> float:
    """The difference in shares that would have been flagged four times in five, by the normal approximation."""
    share = (own.chosen + others.chosen) / (own.people + others.people)
    normal = NormalDist()
    spread = sqrt(share * (1 - share) * (1 / own.people + 1 / others.people))
    return min(1.0, (normal.inv_cdf(1 - level / 2) + normal.inv_cdf(POWER)) * spread)


def audit_sentence(compared: Sequence[Compared], people: int, what: str) -> str:
    """The first line: how much is flagged, of how many comparisons, and what that means."""
    if not compared:
        return f"There are too few people to compare groups: {people}."
    flagged = sum(it.flagged for it in compared)
    looked = f"{len(compared)} groups were set beside all others by {what}"
    if not flagged:
        return f"{looked}; none is flagged. That does not prove that there is no difference."
    return f"{looked}; {flagged} {'is' if flagged == 1 else 'are'} flagged for a closer look. A flag is no proof."
