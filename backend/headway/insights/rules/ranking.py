"""Which weak spots come first: the heaviest, and those that weigh the same share a place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID


class Weak(Protocol):
    """Something missing in a group, and how much that weighs."""

    @property
    def weight(self) -> int: ...
    @property
    def what(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def unit_id(self) -> UUID | None: ...


S = TypeVar("S", bound=Weak)


@dataclass(frozen=True, slots=True)
class Ranked(Generic[S]):
    """A weak spot and its place; spots that weigh the same share one."""

    place: int
    tied: bool
    spot: S


def weak_spots(spots: Iterable[S]) -> list[Ranked[S]]:
    """Those with something missing, the heaviest first; ties by name, and said."""
    found = sorted(
        (it for it in spots if it.weight > 0), key=lambda it: (-it.weight, it.what, it.unit, str(it.unit_id))
    )
    first: dict[int, int] = {}
    for place, it in enumerate(found, 1):
        first.setdefault(it.weight, place)
    equal = Counter(it.weight for it in found)
    return [Ranked(first[it.weight], equal[it.weight] > 1, it) for it in found]
