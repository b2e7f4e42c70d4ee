"""A roll-up in words and figures that a reader can follow by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final
from uuid import UUID

# Raised when the same numbers would give another result.
ROLL_UP_VERSION: Final = 1


class LeftOut(StrEnum):
    """Why a part does not count."""

    ARCHIVED = "ARCHIVED"
    DROPPED = "DROPPED"
    PRIVATE = "PRIVATE"
    NO_NUMBER = "NO_NUMBER"


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """A key result, or a goal below; `share` is its part of what counts."""

    id: UUID
    is_goal: bool
    title: str
    weight: int
    progress: Fraction | None = None
    left_out: LeftOut | None = None
    share: Fraction = Fraction(0)

    @property
    def gain(self) -> Fraction | None:
        """By how much the whole would rise if this part, and nothing else, reached its target; None where it does not count."""
        if self.left_out is not None or self.progress is None:
            return None
        return self.share * max(Fraction(0), 1 - self.progress)


@dataclass(frozen=True, slots=True)
class RollUp:
    """What a goal's progress is made of; of goals that the reader may not see only how many count, and their weight."""

    progress: Fraction | None
    by_children: bool
    parts: tuple[ExplainedPart, ...] = ()
    hidden: int = 0
    hidden_weight: int = 0

    @property
    def formula(self) -> str:
        """Such as (60 × 50% + 40 × 25%) ÷ 100 = 40%."""
        counted = [part for part in self.parts if part.left_out is None]
        if self.progress is None or not (counted or self.hidden):
            return "Nothing that counts has a number yet."
        # Where all weights are 0, all count alike.
        alike = not (self.hidden_weight or any(part.weight for part in counted))
        terms = [f"{1 if alike else part.weight} × {percent(part.progress)}" for part in counted]
        if self.hidden:
            noun = "goal" if self.hidden == 1 else "goals"
            terms.append(
                f"{self.hidden if alike else self.hidden_weight} × {self.hidden} {noun} you may not see"
            )
        whole = len(counted) + self.hidden if alike else self.hidden_weight + sum(p.weight for p in counted)
        return f"({' + '.join(terms)}) ÷ {whole} = {percent(self.progress)}"

    @property
    def lever(self) -> str:
        """Which part moves the whole most, and by how much; one part is no choice, and parts that move it alike are all named.

        The whole is a weighted mean, so that its sensitivity to a part is the part's share, and what is left to gain by it the
        share times what the part has still to go.
        """
        gains = {part.id: part.gain for part in self.parts if part.gain is not None}
        if self.progress is None or len(gains) + self.hidden < 2 or not gains:
            return ""
        most = max(gains.values())
        if not most:
            return "What counts and you may see is at its target already."
        names = [f"“{part.title}”" for part in self.parts if gains.get(part.id) == most]
        verb = "moves" if len(names) == 1 else "each move"
        of = " of what you may see" if self.hidden else ""
        after = (
            f"at its target the whole goes from {percent(self.progress)} to {percent(self.progress + most)}"
        )
        return f"{' and '.join(names)} {verb} it most{of}: {after}."


def percent(share: Fraction | None) -> str:
    """To a hundredth of a percent, half away from zero, without zeros at the end."""
    hundredths = abs(share or Fraction(0)) * 10_000
    rounded = (2 * hundredths.numerator + hundredths.denominator) // (2 * hundredths.denominator)
    sign = "−" if rounded and (share or 0) < 0 else ""
    text = f"{rounded // 100}.{rounded % 100:02}".rstrip("0").rstrip(".")
    return f"{sign}{text}%"


def with_shares(
    parts: Sequence[ExplainedPart], hidden_weight: int = 0, hidden: int = 0
) -> Iterable[ExplainedPart]:
    """The parts, each with its share of all that counts."""
    counted = [part for part in parts if part.left_out is None]
    whole = hidden_weight + sum(part.weight for part in counted)
    for part in parts:
        if part.left_out is not None:
            yield part
        elif whole:
            yield _shared(part, Fraction(part.weight, whole))
        else:
            yield _shared(part, Fraction(1, len(counted) + hidden))


def _shared(part: ExplainedPart, share: Fraction) -> ExplainedPart:
    return ExplainedPart(part.id, part.is_goal, part.title, part.weight, part.progress, part.left_out, share)
