"""What two people talk about, in which order, and what they take on."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

MOST_CHARACTERS: Final = 500
MOST_OF_NOTE: Final = 10_000
MOST_OPEN: Final = 100
GAP: Final = 1 << 20


class AgendaState(StrEnum):
    """To be talked about, talked about, or taken off."""

    OPEN = "OPEN"
    DONE = "DONE"
    REMOVED = "REMOVED"


class ActionItemKind(StrEnum):
    """Something to do, or what a manager promises as support."""

    TASK = "TASK"
    SUPPORT = "SUPPORT"


class ActionItemState(StrEnum):
    """Waiting, done, or dropped with a reason."""

    OPEN = "OPEN"
    DONE = "DONE"
    DROPPED = "DROPPED"


def place(positions: Sequence[int], at: int) -> int | None:
    """A position before the item that is now at this place of an ordered list; None where the neighbours leave no room."""
    if not positions:
        return GAP
    if at <= 0:
        return positions[0] - GAP
    if at >= len(positions):
        return positions[-1] + GAP
    low, high = positions[at - 1], positions[at]
    return (low + high) // 2 if high - low > 1 else None


def spread(number: int) -> list[int]:
    """Positions with room between them for so many items."""
    return [(it + 1) * GAP for it in range(number)]
