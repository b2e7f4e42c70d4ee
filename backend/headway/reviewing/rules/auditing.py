"""What somebody could work out from everything that is told of ratings together, however it reached them.

A mean with the number of its ratings is the sum of a set of forms; so is a picture of last week, a total with known
weights, or a line of an export. From sums follow other sums, and no more: each combination of them is tried for one that
speaks of fewer people than are shown together, and each sum that follows for one that tells a writer what the others said.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import TypeVar

from headway.reviewing.rules.anonymity import betrays, is_told
from headway.reviewing.rules.vocabulary import OthersGroup

Form = TypeVar("Form", bound=Hashable)
Row = list[Fraction]


def exposes(
    told: Iterable[Iterable[Form]], ratings: Mapping[Form, int], lowest: int, highest: int, smallest: int
) -> bool:
    """Whether sums over these sets of forms, all known, tell what fewer than `smallest` of their writers said."""
    sets = [frozenset(forms) & frozenset(ratings) for forms in told]
    parts = _parts(sets)
    rows = [[Fraction(part <= forms) for part in parts] for forms in sets]
    few = (hidden for hidden in _few(parts, smallest) if _speaks_of(rows, hidden))
    return any(few) or any(
        betrays([ratings[form] for form in part], lowest, highest)
        for number, part in enumerate(parts)
        if _follows(rows, number)
    )


def pictures(
    releases: Iterable[tuple[OthersGroup, Sequence[Form]]],
    ratings: Mapping[Form, int],
    lowest: int,
    highest: int,
    smallest: int,
) -> list[frozenset[Form]]:
    """The forms behind each mean of one question that was ever shown, release after release: one of each group at a time."""
    shown: dict[OthersGroup, frozenset[Form]] = {}
    found = []
    for raters, forms in releases:
        rated = [form for form in forms if form in ratings]
        if is_told([ratings[form] for form in rated], lowest, highest, smallest):
            shown[raters] = shown.get(raters, frozenset()) | frozenset(rated)
            found.append(shown[raters])
    return found


def _parts(sets: Sequence[frozenset[Form]]) -> list[frozenset[Form]]:
    """The forms, those together that stand in the same sets: nothing that is told tells them apart."""
    by_sets: dict[tuple[bool, ...], set[Form]] = {}
    for form in frozenset[Form]().union(*sets):
        by_sets.setdefault(tuple(form in forms for forms in sets), set()).add(form)
    return [frozenset(forms) for forms in by_sets.values()]


def _few(parts: Sequence[frozenset[Form]], smallest: int) -> Iterable[tuple[int, ...]]:
    """Each choice of parts that are fewer forms together than may be shown."""
    for size in range(1, smallest):
        for chosen in combinations(range(len(parts)), size):
            if sum(len(parts[number]) for number in chosen) < smallest:
                yield chosen


def _speaks_of(rows: Sequence[Row], chosen: Sequence[int]) -> bool:
    """Whether some combination of the sums is about these parts alone."""
    others = [[value for number, value in enumerate(row) if number not in chosen] for row in rows]
    return _rank(rows) > _rank(others)


def _follows(rows: Sequence[Row], number: int) -> bool:
    """Whether the sum of this part follows from the sums that are told."""
    alone = [Fraction(place == number) for place in range(len(rows[0]))]
    return _rank([*rows, alone]) == _rank(rows)


def _rank(rows: Iterable[Sequence[Fraction]]) -> int:
    left, rank = [list(row) for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        rank += 1
        left = [_without(row, pivot, column) for row in left]
    return rank


def _without(row: Row, pivot: Row, column: int) -> Row:
    factor = row[column] / pivot[column]
    return [value - factor * known for value, known in zip(row, pivot, strict=True)] if factor else row
