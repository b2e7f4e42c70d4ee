"""What a proposal rested on, and what follows from it: the same inputs always give the same figures."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

from headway.rewarding.rules.eligibility import EligibilityRules
from headway.rewarding.rules.merit import Band, Matrix, MatrixRow, Range, guide, place_in_band
from headway.rewarding.rules.terms import percent_between

MONTHS_BETWEEN_RAISES: Final = 6


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that counted when a reward was proposed; money in minor units.

    `left` is what the budget it would draw on had left, in the budget's own unit; no budget is None. `drawn` is the cost
    in that unit, where the budget counts another currency.
    """

    cost: int
    currency: str
    references: int
    old_pay: int | None = None
    new_pay: int | None = None
    band: Band | None = None
    rating: int | None = None
    matrix: Matrix = ()
    days_since_raise: int | None = None
    left: int | None = None
    against: tuple[str, ...] = ()
    drawn: int | None = None

    @property
    def taken(self) -> int:
        """What it would take from its budget, as the budget counts."""
        return self.cost if self.drawn is None else self.drawn


@dataclass(frozen=True, slots=True)
class Figures:
    """What follows: the increase, the places in the band, the guide, and what deserves a second look."""

    percent: Decimal | None
    place_before: Decimal | None
    place_after: Decimal | None
    guide: Range | None
    flags: tuple[str, ...]


def figures_from(inputs: Inputs) -> Figures:
    """The figures of a decision, from nothing but its inputs."""
    percent = before = after = suggested = None
    if inputs.old_pay is not None and inputs.new_pay is not None:
        percent = percent_between(inputs.old_pay, inputs.new_pay)
        if inputs.band is not None:
            before = place_in_band(inputs.old_pay, inputs.band)
            after = place_in_band(inputs.new_pay, inputs.band)
        if inputs.rating is not None and before is not None:
            suggested = guide(inputs.matrix, inputs.rating, before)
    return Figures(percent, before, after, suggested, tuple(_flags(inputs, percent, suggested)))


def _flags(inputs: Inputs, percent: Decimal | None, suggested: Range | None) -> list[str]:
    found = [f"An exception from the rules: {reason}" for reason in inputs.against]
    if inputs.left is None and inputs.cost:
        found.append("No budget covers it.")
    elif inputs.left is not None and inputs.taken > inputs.left:
        found.append("It takes more than the budget has left.")
    if percent is None:
        return found
    if inputs.matrix and inputs.rating is None:
        found.append("No rating yet.")
    if suggested is not None and not suggested.holds(percent):
        found.append(f"Outside the guide of {suggested}.")
    if inputs.band is not None and inputs.new_pay is not None and inputs.new_pay > inputs.band.high:
        found.append("Above the band.")
    if inputs.days_since_raise is not None and inputs.days_since_raise < MONTHS_BETWEEN_RAISES * 30:
        found.append(f"The last raise was {inputs.days_since_raise} days before.")
    return found


def plain(value: Inputs | Figures | MatrixRow | EligibilityRules) -> dict[str, Any]:
    """As plain values for a column; decimals as text."""
    return {name: _plain(part) for name, part in asdict(value).items()}


def matrix_from(kept: list[dict[str, Any]]) -> Matrix:
    """The matrix again from what `plain` made of its rows."""
    return tuple(
        MatrixRow(
            row["rating"], tuple(Range(Decimal(one["low"]), Decimal(one["high"])) for one in row["ranges"])
        )
        for row in kept
    )


def inputs_of(kept: dict[str, Any]) -> Inputs:
    """The inputs again from what `plain` made of them."""
    matrix = matrix_from(kept["matrix"])
    band = Band(**kept["band"]) if kept["band"] else None
    return Inputs(**kept | {"matrix": matrix, "band": band, "against": tuple(kept["against"])})


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return f"{value:f}"
        case dict():
            return {name: _plain(part) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case _:
            return value
