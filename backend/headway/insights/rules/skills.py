"""Weak spots: which skills are furthest below what roles ask for, by their share in the role and in the company's goals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from headway.insights.rules import addresses
from headway.insights.rules.phrases import Part, Sentence, capital, many, said, sentence
from headway.insights.rules.ranking import Ranked

# Smaller changes of a mean are no change: a tenth of a level.
LEVEL: Final = 0.1


@dataclass(frozen=True, slots=True)
class Spot:
    """A skill in a group: how those who were judged stand to what their roles ask for. `by` is the type of what groups them.

    `weighted` is the missing levels by the share of the skill in each role, in thousandths; `share` that of the company's goals
    which need it. `trend` is the mean change in levels since the earlier day, where enough were judged then; `required` is the
    mean level asked for, and `last_on` the day of the newest judgement.
    """

    by: str
    unit_id: UUID | None
    unit: str
    skill_id: UUID
    skill: str
    asked: int
    judged: int
    by_others: int
    gap: float
    short: int
    one_short: int
    missing: int
    weighted: int
    share: float = 0.0
    trend: float | None = None
    required: float = 0.0
    last_on: date | None = None

    @property
    def about(self) -> UUID:
        """The column it stands in."""
        return self.skill_id

    @property
    def what(self) -> str:
        """What is weak."""
        return self.skill

    @property
    def weight(self) -> int:
        """How much there is to gain here: levels missing, by role, and up to twice that where all company goals need it."""
        return round(self.weighted * (1 + self.share))

    @property
    def href(self) -> str:
        """Where it is looked into."""
        return addresses.skill_gap(self.by, self.unit_id, self.skill_id)


def direction(trend: float | None) -> str:
    """How a gap moves, in words."""
    if trend is None:
        return "not known from earlier"
    if trend >= LEVEL:
        return "closing"
    return "growing" if trend <= -LEVEL else "unchanged"


def skills_sentence(ranked: Sequence[Ranked[Spot]], people: int, *, hidden: bool) -> Sentence:
    """The first line of the page."""
    if people == 0:
        return sentence("You look after nobody whose skills are counted here.")
    if not ranked:
        rest = " Groups of few are not counted." if hidden else ""
        return sentence(f"No skill is below what roles ask for, as far as it was judged.{rest}")
    spot = ranked[0].spot
    start = "Biggest gap: " if not ranked[0].tied else "Among the biggest gaps: "
    where = Part(f"{spot.skill} in {spot.unit}", spot.href)
    short = capital(said(spot.short, "person", "people"))
    verb = "is" if spot.short == 1 else "are"
    moving = {"growing": " and it is growing", "closing": " and it is closing"}.get(direction(spot.trend), "")
    return sentence(
        start, where, f". {short} of {spot.judged:,} {verb} below what their role asks for{moving}."
    )


def evidence(spot: Spot) -> str:
    """What the figures of a spot rest on."""
    unjudged = spot.asked - spot.judged
    return "; ".join(
        [
            f"{spot.short:,} of {spot.judged:,} below the level their role asks for",
            f"{spot.by_others:,} judged by others than themselves",
            *([f"{many(unjudged, 'person', 'people')} not judged"] if unjudged else []),
        ]
    )
