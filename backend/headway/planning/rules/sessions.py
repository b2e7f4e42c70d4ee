"""Planning sessions: who may do what, when one may end, and what becomes of what was not settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from headway.platform.errors import Code, Problem


class SessionState(StrEnum):
    """The life of a planning session."""

    SCHEDULED = "SCHEDULED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


class ItemKind(StrEnum):
    """What stands on an agenda."""

    TOPIC = "TOPIC"
    IMPROVEMENT = "IMPROVEMENT"


class ItemState(StrEnum):
    """What became of an item of an agenda."""

    OPEN = "OPEN"
    DISCUSSED = "DISCUSSED"
    CUT = "CUT"
    CARRIED = "CARRIED"


class SessionMove(StrEnum):
    """What somebody can do with a session."""

    ADD_ITEM = "ADD_ITEM"
    EDIT = "EDIT"
    CLOSE = "CLOSE"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Part:
    """How somebody stands to a session: HR organises beside who called it."""

    organises: bool = False
    takes_part: bool = False


def allowed_session_moves(state: SessionState, part: Part) -> tuple[SessionMove, ...]:
    """What somebody may do with a session in this state."""
    if state is not SessionState.SCHEDULED:
        return ()
    if part.organises:
        return tuple(SessionMove)
    return (SessionMove.ADD_ITEM,) if part.takes_part else ()


def problem_moving_session(move: SessionMove, state: SessionState, part: Part) -> Problem | None:
    """Why this is refused, or nothing."""
    if move in allowed_session_moves(state, part):
        return None
    if move not in allowed_session_moves(SessionState.SCHEDULED, part):
        return Problem(Code.FORBIDDEN, _WHO[move], ("id",))
    message = "This session is over. Put what is left on the agenda of the next one."
    return Problem(Code.WRONG_STATE, message, ("id",))


_WHO: Final[Mapping[SessionMove, str]] = {
    SessionMove.ADD_ITEM: "Only who takes part puts something on the agenda. Ask the organiser.",
    SessionMove.EDIT: "Only the organiser and HR keep the record of a session. Ask the organiser.",
    SessionMove.CLOSE: "Only the organiser and HR close a session. Ask the organiser.",
    SessionMove.CANCEL: "Only the organiser and HR cancel a session. Ask the organiser.",
}


def problem_closing(*, decisions: int, says_none: bool) -> Problem | None:
    """A session ends with a decision, or says that there was none; not with both."""
    if not decisions and not says_none:
        message = "Nothing was decided yet. Write a decision down, or say that there was none."
        return Problem(Code.REQUIRED, message, ("no_decisions",))
    if decisions and says_none:
        what = "is 1 decision" if decisions == 1 else f"are {decisions} decisions"
        message = f"There {what} written down. Close it without saying that there was none."
        return Problem(Code.INVALID, message, ("no_decisions",))
    return None


def problem_settling(to: ItemState, reason: str) -> Problem | None:
    """What is cut says why; what is carried over is so when the session ends."""
    if to is ItemState.CUT and not reason:
        return Problem(Code.REQUIRED, "Say why this was cut.", ("reason",))
    if to is ItemState.CARRIED:
        message = "What is still open when the session is closed is carried over by itself. Leave it open."
        return Problem(Code.INVALID, message, ("state",))
    return None
