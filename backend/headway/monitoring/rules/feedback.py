"""What may be done with feedback, by whom and until when."""

from typing import Final

from headway.monitoring.rules.vocabulary import FeedbackAction, FeedbackState, FeedbackVisibility

MOST_CHARACTERS: Final = 4_000


def allowed_feedback_actions(
    state: FeedbackState, visibility: FeedbackVisibility, *, gives: bool, receives: bool
) -> frozenset[FeedbackAction]:
    """The giver takes it back until it is read; the receiver says that it was, unless it is not for them."""
    if state is not FeedbackState.SENT:
        return frozenset()
    allowed = {FeedbackAction.RETRACT} if gives else set()
    if receives and visibility is not FeedbackVisibility.MANAGER_ONLY:
        allowed.add(FeedbackAction.MARK_READ)
    return frozenset(allowed)
