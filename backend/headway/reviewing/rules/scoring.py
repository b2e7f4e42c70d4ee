"""What a score is made of: parts with weights; a part that is missing is left out and said to be, never taken for zero."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Final

from headway.reviewing.rules.vocabulary import ScorePart

NAMES: Final = {
    ScorePart.GOALS: "goals",
    ScorePart.SELF: "the self review",
    ScorePart.MANAGER: "the manager's ratings",
    ScorePart.OTHERS: "colleagues and reports",
}
WHY_MISSING: Final = {
    ScorePart.GOALS: "no agreed goal of the period can be seen with a number",
    ScorePart.SELF: "it has no rating yet, or is not open",
    ScorePart.MANAGER: "they have no rating yet",
    ScorePart.OTHERS: "too few wrote, or it is not open",
}


@dataclass(frozen=True, slots=True)
class CountedPart:
    """One part: its weight by the policy, and how much of it was reached, from 0 to 1; None where it is missing."""

    part: ScorePart
    weight: int
    share: Fraction | None

    @property
    def percent(self) -> int | None:
        """How much of it was reached, in hundredths."""
        return None if self.share is None else _whole(self.share * 100)


@dataclass(frozen=True, slots=True)
class Score:
    """A number from 0 to 100, or none where every part is missing; and what it is made of.

    `calibrated`: the manager's rating counts as the session left it. `shortened`: goals count by the days since the person
    joined. `signed`: it stands as it was when it was signed.
    """

    value: int | None
    parts: tuple[CountedPart, ...]
    calibrated: bool = False
    shortened: bool = False
    signed: bool = False

    @property
    def words(self) -> str:
        """How it came about, and what was left out and why."""
        there = [part for part in self.parts if part.share is not None]
        left_out = [
            f"{NAMES[it.part].capitalize()} ({it.weight}) left out: {WHY_MISSING[it.part]}."
            for it in self.parts
            if it.share is None
        ]
        if not there:
            return " ".join(["No score: nothing that counts is there.", *left_out])
        made_of = ", ".join(f"{NAMES[it.part]} {it.percent} % (weight {it.weight})" for it in there)
        notes = {
            "The other weights were stretched to make a whole.": bool(left_out),
            "The manager's rating counts as it was calibrated.": self.calibrated,
            "Goals count by the days since they joined.": self.shortened,
            "It stands as it was when the review was signed.": self.signed,
        }
        told = [words for words, holds in notes.items() if holds]
        return " ".join([f"{self.value} of 100, from {made_of}.", *left_out, *told])


def frozen(it: Score) -> dict[str, Any]:
    """A score as it is kept in a signed version."""
    parts = [[part.part, part.weight, part.percent] for part in it.parts]
    return {"value": it.value, "calibrated": it.calibrated, "shortened": it.shortened, "parts": parts}


def thawed(kept: Mapping[str, Any]) -> Score:
    """A score as it was signed."""
    parts = (
        CountedPart(ScorePart(part), weight, None if percent is None else Fraction(percent, 100))
        for part, weight, percent in kept["parts"]
    )
    told = {"calibrated": kept["calibrated"], "shortened": kept.get("shortened", False)}
    return Score(kept["value"], tuple(parts), **told, signed=True)


def score(
    weights: Mapping[ScorePart, int],
    shares: Mapping[ScorePart, Fraction | None],
    *,
    calibrated: bool = False,
    shortened: bool = False,
) -> Score | None:
    """The score by these weights; None where the policy counts nothing."""
    parts = tuple(CountedPart(part, weights[part], shares.get(part)) for part in ScorePart if part in weights)
    if not parts:
        return None
    there = [(part.weight, part.share) for part in parts if part.share is not None]
    total = sum(weight for weight, _ in there)
    value = sum((weight * share for weight, share in there), Fraction(0)) / total if total else None
    return Score(
        None if value is None else _whole(value * 100),
        parts,
        calibrated=calibrated and ScorePart.MANAGER in weights,
        shortened=shortened and shares.get(ScorePart.GOALS) is not None,
    )


def part_of_time(starts_on: date, due_on: date, joined_on: date | None) -> Fraction:
    """How much of the days of a goal somebody was here for; all of them without a day on which they joined."""
    if joined_on is None or joined_on <= starts_on:
        return Fraction(1)
    return Fraction(max((due_on - joined_on).days + 1, 0), max((due_on - starts_on).days + 1, 1))


def on_scale(rating: Fraction | int, steps: Sequence[int]) -> Fraction:
    """Where a rating lies on its scale: 0 at the lowest step, 1 at the highest."""
    lowest, highest = min(steps), max(steps)
    return Fraction(rating - lowest) / (highest - lowest)


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """The mean, or nothing of nothing."""
    return sum(values, Fraction(0)) / len(values) if values else None


def _whole(value: Fraction) -> int:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))
