"""The merit matrix: how much more pay the rules suggest for a rating and a place in the pay band."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from headway.platform.errors import Code, Problem

# A place in the band is pay divided by the middle; below the first edge, between both, from the second on.
EDGES: Final = (Decimal("0.90"), Decimal("1.10"))
PLACES: Final = ("below 0.90", "0.90 to 1.10", "above 1.10")
MOST_PERCENT: Final = Decimal(50)


@dataclass(frozen=True, slots=True)
class Band:
    """What a level is paid, in minor units a year."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Range:
    """From how many percent to how many."""

    low: Decimal
    high: Decimal

    def holds(self, percent: Decimal) -> bool:
        return self.low <= percent <= self.high

    def __str__(self) -> str:
        return f"{self.low.normalize():f}% to {self.high.normalize():f}%"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """The ranges of a rating, for each place in the band."""

    rating: int
    ranges: tuple[Range, ...]


Matrix = tuple[MatrixRow, ...]


def place_in_band(pay: int, band: Band) -> Decimal:
    """Pay divided by the middle of the band, to four decimals."""
    return (Decimal(pay) / Decimal(band.middle)).quantize(Decimal("0.0001"), ROUND_HALF_EVEN)


def guide(matrix: Matrix, rating: int, place: Decimal) -> Range | None:
    """The range for a rating and a place in the band; none where the matrix does not have the rating."""
    column = sum(place >= edge for edge in EDGES)
    return next((row.ranges[column] for row in matrix if row.rating == rating), None)


def raised(pay: int, percent: Decimal) -> int:
    """The pay after a raise by this many percent, in whole minor units, a half to the even one."""
    return int((Decimal(pay) * (100 + percent) / 100).quantize(Decimal(1), ROUND_HALF_EVEN))


def problems_with_band(band: Band) -> list[Problem]:
    """Why a band is none."""
    if 0 < band.low <= band.middle <= band.high:
        return []
    message = "Give figures above zero that rise from low over middle to high."
    return [Problem(Code.INVALID, message, ("middle",))]


def problems_with_matrix(matrix: Sequence[MatrixRow]) -> list[Problem]:
    """Why a matrix is none, each problem where it is."""
    found = []
    ratings = [row.rating for row in matrix]
    for place, row in enumerate(matrix):
        path = ("matrix", str(place))
        if ratings.count(row.rating) > 1:
            found.append(Problem(Code.INVALID, f"Rating {row.rating} stands here twice.", (*path, "rating")))
        if len(row.ranges) != len(PLACES):
            message = f"Give {len(PLACES)} ranges: {', '.join(PLACES)} of the middle."
            found.append(Problem(Code.INVALID, message, (*path, "ranges")))
        for column, one in enumerate(row.ranges):
            if not 0 <= one.low <= one.high <= MOST_PERCENT:
                message = f"{one} is no range between 0 and {MOST_PERCENT}%. Start with the smaller figure."
                found.append(Problem(Code.OUT_OF_RANGE, message, (*path, "ranges", str(column))))
    return found
