"""Weak spots of standards: which ones are judged lowest, by their weight in the role and the company's goals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from headway.insights.rules import addresses
from headway.insights.rules.phrases import Part, Sentence, capital, many, said, sentence
from headway.insights.rules.ranking import Ranked

# Smaller changes of a mean are no change: a tenth of a step of five.
STEP: Final = 0.025
NOBODY: Final = "No review that you read and that is shared judges standards of enough people yet."


@dataclass(frozen=True, slots=True)
class StandardSpot:
    """A standard in a group: how those who were judged stand on the scale, from 0 to 1. `by` names the grouping.

    `weighted` is what judgements below the middle of the scale miss, in thousandths of it, each by the share of the standard in the
    role; `share` is that share in percent, in the mean. A standard is about all of the work in a role, so that every goal needs it: `goals`
    is how much of the company's goals the group carries. `trend` is the mean change since the cycle before of those judged in both, where
    they are enough.
    """

    cycle: str
    by: str
    kind: str
    unit_id: UUID | None
    unit: str
    standard: str
    asked: int
    judged: int
    cited: int
    below: int
    weighted: int
    mean: float
    share: float
    goals: float = 0.0
    trend: float | None = None

    @property
    def weight(self) -> int:
        """How much there is to gain here: what is missing, by role, and up to twice that where the group carries all company goals."""
        return round(self.weighted * (1 + self.goals))

    @property
    def about(self) -> str:
        """The column it stands in."""
        return self.standard

    @property
    def what(self) -> str:
        """What is weak."""
        return self.standard

    @property
    def href(self) -> str:
        """Where it is looked into."""
        return addresses.standard_gap(self.by, self.kind, self.unit_id, self.standard)


def direction(trend: float | None) -> str:
    """How a standard moves, in words."""
    if trend is None:
        return "not known from earlier"
    if trend >= STEP:
        return "rising"
    return "falling" if trend <= -STEP else "unchanged"


def standards_sentence(ranked: Sequence[Ranked[StandardSpot]], *, hidden: bool) -> Sentence:
    """The first line of the page."""
    if not ranked:
        rest = " Groups of few are not counted." if hidden else ""
        return sentence(f"Nobody is judged below the middle of the scale in any standard.{rest}")
    spot = ranked[0].spot
    start = "Weakest standard: " if not ranked[0].tied else "Among the weakest standards: "
    below = capital(said(spot.below, "person", "people"))
    moving = {"falling": ", and it is falling", "rising": ", and it is rising"}.get(direction(spot.trend), "")
    verb = "is" if spot.below == 1 else "are"
    return sentence(
        start,
        Part(f"{spot.standard} in {spot.unit}", spot.href),
        f". {below} of {spot.judged:,} {verb} judged below the middle of the scale{moving}.",
    )


def evidence(spot: StandardSpot) -> str:
    """What the figures of a spot rest on."""
    without = spot.asked - spot.judged
    return "; ".join(
        [
            f"{spot.below:,} of {spot.judged:,} below the middle of the scale",
            f"{many(spot.judged, 'review')} of {spot.cycle}, {spot.cited:,} citing evidence",
            *([f"{many(without, 'person', 'people')} without a basis to judge"] if without else []),
        ]
    )
