"""What may be done with an endpoint in which state; the actions and the graph's `allowedActions` ask here."""

from collections.abc import Mapping
from typing import Final

from headway.integrating.rules.vocabulary import TEST, EndpointAction, EndpointState
from headway.platform.errors import Code, Problem

MOST_ENDPOINTS: Final = 20
LONGEST_ADDRESS: Final = 500
_ALWAYS: Final = (
    EndpointAction.CHANGE,
    EndpointAction.ROTATE_SECRET,
    EndpointAction.TEST,
    EndpointAction.REPLAY,
    EndpointAction.REMOVE,
)
ALLOWED: Final[Mapping[EndpointState, tuple[EndpointAction, ...]]] = {
    EndpointState.ACTIVE: (EndpointAction.PAUSE, *_ALWAYS),
    EndpointState.PAUSED: (EndpointAction.RESUME, *_ALWAYS),
    EndpointState.SWITCHED_OFF: (EndpointAction.RESUME, *_ALWAYS),
    EndpointState.REMOVED: (),
}


def problem_with_endpoint(action: EndpointAction, state: EndpointState) -> Problem | None:
    """Why this cannot be done now, or None."""
    if action in ALLOWED[state]:
        return None
    word = "sending already" if state is EndpointState.ACTIVE else "not sending anything"
    return Problem(Code.WRONG_STATE, f"This webhook is {word}. Look at it again.", ("id",))


def goes_out(state: EndpointState, type: str) -> bool:
    """Whether a message is sent now: to what is active, and a test to whatever is there."""
    return state is EndpointState.ACTIVE or (type == TEST and state is not EndpointState.REMOVED)
