"""What may be told of forms without names, so that nobody can work out what one of their writers said.

Forms are shown in releases: at least k of one group about one person at once, for good. A figure is told of the answers
of a release or not at all, so that no two figures differ by fewer than k answers, whatever came in between. There is no
total over groups, and so nothing to subtract a shown group from. One of the writers knows their own rating: a mean is
withheld that would tell them another's. With k of 4 or more this leaves, whatever is told or withheld, two possible
ratings for everybody else; the tests try all. With 3 it does not, which is why no cycle may ask for fewer than 4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from headway.reviewing.rules.vocabulary import OthersGroup, ReviewDirection

Form = TypeVar("Form")

# How many forms are shown together at the least, where a cycle does not say otherwise; and between which numbers it may.
SMALLEST_GROUP: Final = 5
GROUP_SIZES: Final = range(4, 21)
GROUP_OF: Final = {ReviewDirection.PEER: OthersGroup.PEERS, ReviewDirection.UPWARD: OthersGroup.REPORTS}
ANONYMOUS: Final = frozenset(GROUP_OF)
NAMED: Final = frozenset(ReviewDirection) - ANONYMOUS


@dataclass(frozen=True, slots=True)
class Figure:
    """How many ratings are behind a mean."""

    answers: int
    mean: Fraction


def releases(
    waiting: Mapping[ReviewDirection, Sequence[Form]], smallest: int = SMALLEST_GROUP
) -> dict[OthersGroup, list[Form]]:
    """The forms about one person that can be shown now: groups large enough, and the small ones together if they are.

    What is in no group waits for more, or is never shown.
    """
    found = {
        GROUP_OF[way]: list(forms)
        for way, forms in waiting.items()
        if way in GROUP_OF and len(forms) >= smallest
    }
    few = [
        form for way, forms in waiting.items() if way in GROUP_OF and len(forms) < smallest for form in forms
    ]
    return found | {OthersGroup.OTHERS: few} if len(few) >= smallest else found


def figure_of(
    ratings: Sequence[Sequence[int]], lowest: int, highest: int, smallest: int = SMALLEST_GROUP
) -> Figure | None:
    """The mean of the ratings of one question by release, of those releases in which it tells of nobody."""
    told = [
        rating for release in ratings if is_told(release, lowest, highest, smallest) for rating in release
    ]
    return Figure(len(told), Fraction(sum(told), len(told))) if told else None


def is_told(ratings: Sequence[int], lowest: int, highest: int, smallest: int = SMALLEST_GROUP) -> bool:
    """Whether the mean of these ratings of a release may be shown."""
    return len(ratings) >= smallest and not betrays(ratings, lowest, highest)


def betrays(ratings: Sequence[int], lowest: int, highest: int) -> bool:
    """Whether a writer who knows their own rating could tell the others' from the mean: all of them at one end."""
    most = len(ratings) - 1
    return ratings.count(lowest) >= most or ratings.count(highest) >= most


def words_of(texts: Sequence[Sequence[str]], smallest: int = SMALLEST_GROUP) -> list[str]:
    """What was written to one question by release, where enough wrote; by the alphabet, so that no order tells who."""
    return sorted(text for release in texts if len(release) >= smallest for text in release)


def gives_upward(reports: int, *, peers: bool, smallest: int = SMALLEST_GROUP) -> bool:
    """Whether it is worth asking so many people about their manager: alone they are enough, or they join the peers.

    An only report is not: `only_reports` says what they are asked instead.
    """
    return reports >= (2 if peers else smallest)
