"""An only report of a manager: whatever is said upward would be theirs, so that they write with their name or not at all."""

from typing import Final

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.lives import NOMINATING
from headway.reviewing.rules.vocabulary import CycleState, NamedRequestState, ReviewDirection

# Whose questions a form asks where they are not made for its own direction.
_ASKS_AS: Final = {ReviewDirection.REPORT: ReviewDirection.UPWARD}


def asks_as(direction: ReviewDirection) -> ReviewDirection:
    """Whose questions a form of this direction asks: an only report is asked what all reports are."""
    return _ASKS_AS.get(direction, direction)


def needs_consent(reports: int) -> bool:
    """Whether a manager's report is the only one, and so cannot write without being known."""
    return reports == 1


def problem_answering(state: NamedRequestState, cycle: CycleState, *, here: bool) -> Problem | None:
    """Why a request to write with one's name cannot be answered, or nothing; `here` is whether the manager still is."""
    if state is not NamedRequestState.ASKED:
        return Problem(Code.WRONG_STATE, "You have answered this. There is nothing more to do.", ("id",))
    if cycle not in NOMINATING or not here:
        message = "Forms of reports are not taken any more. There is nothing to answer."
        return Problem(Code.CLOSED, message, ("id",))
    return None


def consequences(manager: str) -> str:
    """What saying yes and saying no mean, for the one who is asked."""
    return (
        f"You are the only person who reports to {manager}, so {manager} would know who wrote it. If you say yes, you get a form: "
        f"{manager} reads it with your name once reviews are shared, the managers above and HR once you hand it in. "
        f"If you say no, there is no form, and neither {manager} nor anybody else is told that you were asked."
    )
