"""Who is told of feedback."""

from typing import Any, Final

from headway.monitoring.access import visible_feedback
from headway.monitoring.models import Feedback
from headway.monitoring.rules import FeedbackVisibility
from headway.platform.notices import Notice, Payload, Subject

FOR_MANAGERS: Final = (FeedbackVisibility.RECEIVER_AND_MANAGER, FeedbackVisibility.MANAGER_ONLY)
FEEDBACK: Final = Subject(
    "Feedback", visible_feedback, lambda feedback: feedback.receiver.name, "/feedback/received", ("receiver",)
)


def receiver(payload: Payload) -> Any:
    """Whose work it is about; those who may not read it are left out anyway."""
    return Feedback.filter(id=payload["feedback_id"]).values_list("receiver_id", flat=True)


def manager(payload: Payload) -> Any:
    """The receiver's manager, where the words are for managers too."""
    given = Feedback.filter(id=payload["feedback_id"], visibility__in=FOR_MANAGERS)
    return given.values_list("receiver__manager_id", flat=True)


NOTICES: Final = (
    Notice(
        "FEEDBACK_RECEIVED", "FeedbackGiven", FEEDBACK, "feedback_id", receiver,
        "{doer} gave you feedback.", "You got feedback",
    ),
    Notice(
        "FEEDBACK_ABOUT_REPORT", "FeedbackGiven", FEEDBACK, "feedback_id", manager,
        "{doer} gave feedback about {it}.", "Somebody you manage got feedback that you may read",
    ),
)  # fmt: skip
