"""Who holds a phase up, and why, in words."""

from dataclasses import dataclass
from enum import StrEnum


class StuckReason(StrEnum):
    """Why somebody holds a phase up."""

    LEFT = "LEFT"
    ON_LEAVE = "ON_LEAVE"
    LATE = "LATE"
    NOT_BEGUN = "NOT_BEGUN"
    BEGUN = "BEGUN"
    FEW_PEERS = "FEW_PEERS"
    NOT_SHARED = "NOT_SHARED"
    NOT_READ = "NOT_READ"


@dataclass(frozen=True, slots=True)
class Holding:
    """What somebody has to do in a phase and how far it is."""

    of: int
    done: int
    begun: int
    late: int
    left: bool = False
    on_leave: bool = False


def why(it: Holding) -> tuple[StuckReason, str]:
    """The first thing that is in the way of forms to hand in."""
    todo = it.of - it.done
    if it.left:
        return StuckReason.LEFT, f"Has left; somebody else has to write {_forms(todo)}."
    if it.on_leave:
        return StuckReason.ON_LEAVE, f"On leave; {_forms(todo)} to hand over, to extend or to skip."
    if it.late:
        return StuckReason.LATE, f"{_forms(it.late).capitalize()} late, {it.begun} begun."
    if not it.begun:
        return StuckReason.NOT_BEGUN, f"Has begun none of {_forms(todo)}."
    return StuckReason.BEGUN, f"Has begun {it.begun}, and handed in {it.done} of {it.of}."


def few_peers(approved: int, proposed: int, fewest: int) -> str:
    """Why a person waits in nomination."""
    waiting = (
        f"; {proposed} wait for a decision" if proposed else "; nobody is proposed" if not approved else ""
    )
    return f"Has {approved} of {fewest} colleagues{waiting}."


def not_shared(forms: int) -> str:
    """Why somebody waits in sharing."""
    return f"{_forms(forms).capitalize()} handed in and not shared."


NOT_READ = "Has not acknowledged the review."


def _forms(count: int) -> str:
    return "one form" if count == 1 else f"{count} forms"
