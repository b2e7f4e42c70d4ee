"""One rating of several managers: each rates with a share, and the whole says how it came about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from headway.reviewing.rules.vocabulary import QuestionKind, ReviewDirection

FULL_WEIGHT: Final = 100
# What somebody may answer who comments on a person and does not rate them.
_COMMENTS: Final = frozenset({QuestionKind.TEXT})


@dataclass(frozen=True, slots=True)
class Rated:
    """What one of them says: the overall rating, None where there is none, and its share in percent."""

    name: str
    weight: int
    rating: int | None


@dataclass(frozen=True, slots=True)
class Combined:
    """One rating, and how it came about."""

    value: Fraction
    words: str


def asks(kind: QuestionKind, direction: ReviewDirection, weight: int | None) -> bool:
    """Whether a form asks a question of this kind: a dotted-line manager without a share comments, and rates nothing."""
    return direction is not ReviewDirection.DOTTED or bool(weight) or kind in _COMMENTS


def share_of_manager(dotted: Iterable[int]) -> int:
    """What the managers by dotted lines leave to the manager; all shares are 100 together."""
    return max(FULL_WEIGHT - sum(dotted), 0)


def combined(ratings: Sequence[Rated]) -> Combined | None:
    """The mean by shares of who has rated, in words too; a rating that is missing is left out and never zero.

    None where fewer than two rate: there is nothing to combine.
    """
    sharing = [it for it in ratings if it.weight > 0]
    given = [(it.name, it.weight, it.rating) for it in sharing if it.rating is not None]
    whole = sum(weight for _, weight, _ in given)
    if len(sharing) < 2 or not whole:
        return None
    value = Fraction(sum(weight * rating for _, weight, rating in given), whole)
    terms = [f"{rating} by {name} counts {_percent(weight, whole)}" for name, weight, rating in given]
    left_out = [it.name for it in sharing if it.rating is None]
    missing = f"; {' and '.join(left_out)} gave no rating, and the others count for it" if left_out else ""
    return Combined(value, f"{', '.join(terms)}{missing}.")


def _percent(weight: int, whole: int) -> str:
    return f"{round(Fraction(weight * 100, whole))}%"
