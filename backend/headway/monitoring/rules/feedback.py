"""What may be done with feedback and with requests for it, by whom and until when."""

from dataclasses import dataclass
from typing import Final

from headway.monitoring.rules.vocabulary import (
    FeedbackAction,
    FeedbackState,
    FeedbackVisibility,
    RequestAction,
    RequestState,
)

MOST_CHARACTERS: Final = 4_000
MOST_ASKED: Final = 20
# Neither taken back nor hidden.
LIVE: Final = (FeedbackState.SENT, FeedbackState.READ)


@dataclass(frozen=True, slots=True)
class Stance:
    """How somebody stands to feedback: HR looks after its receiver, and did not write it."""

    gives: bool = False
    receives: bool = False
    hr: bool = False
    reported: bool = False
    disputed: bool = False


def allowed_feedback_actions(
    state: FeedbackState, visibility: FeedbackVisibility, stance: Stance
) -> frozenset[FeedbackAction]:
    """The giver takes it back until it is read, and shows the receiver what was for the manager only.

    The receiver says that it was read, and what they see differently; they and HR see to what is abuse.
    """
    if state is FeedbackState.HIDDEN:
        return frozenset({FeedbackAction.RESTORE} if stance.hr else ())
    if state not in LIVE:
        return frozenset()
    allowed: set[FeedbackAction] = set()
    if stance.gives and state is FeedbackState.SENT:
        allowed.add(FeedbackAction.RETRACT)
    if stance.gives and visibility is FeedbackVisibility.MANAGER_ONLY:
        allowed.add(FeedbackAction.RELEASE)
    if stance.receives and visibility is not FeedbackVisibility.MANAGER_ONLY:
        allowed |= _of_receiver(state, stance)
    if stance.hr and (stance.reported or visibility is FeedbackVisibility.PUBLIC):
        allowed.add(FeedbackAction.HIDE)
    if stance.hr and stance.reported:
        allowed.add(FeedbackAction.DISMISS)
    return frozenset(allowed)


def _of_receiver(state: FeedbackState, stance: Stance) -> set[FeedbackAction]:
    allowed = {FeedbackAction.MARK_READ} if state is FeedbackState.SENT else set()
    allowed |= set() if stance.disputed else {FeedbackAction.DISPUTE}
    return allowed | (set() if stance.reported else {FeedbackAction.REPORT})


def allowed_request_actions(state: RequestState, *, asks: bool, responds: bool) -> frozenset[RequestAction]:
    """Whoever was asked answers or declines, with or without a reason; the asker withdraws it."""
    if state is not RequestState.OPEN:
        return frozenset()
    answering = {RequestAction.ANSWER, RequestAction.DECLINE} if responds else set()
    return frozenset(answering | ({RequestAction.WITHDRAW} if asks else set()))


def reaches_asker(visibility: FeedbackVisibility, *, about_asker: bool) -> bool:
    """Whether an answer can be read by the one who asked for it: about themselves, or as the manager of somebody."""
    unread = FeedbackVisibility.MANAGER_ONLY if about_asker else FeedbackVisibility.RECEIVER
    return visibility is not unread
