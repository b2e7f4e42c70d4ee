"""Who is told of feedback and of check-ins."""

from typing import Any, Final

from headway.monitoring.access import visible_check_ins, visible_feedback
from headway.monitoring.models import CheckIn, Feedback
from headway.monitoring.rules import FeedbackVisibility
from headway.platform.notices import Notice, Payload, Subject

FOR_MANAGERS: Final = (FeedbackVisibility.RECEIVER_AND_MANAGER, FeedbackVisibility.MANAGER_ONLY)
FEEDBACK: Final = Subject(
    "Feedback", visible_feedback, lambda feedback: feedback.receiver.name, "/feedback/received", ("receiver",)
)

CHECK_IN: Final = Subject(
    "CheckIn",
    visible_check_ins,
    lambda check_in: check_in.employee.name,
    "/check-ins/{Employee:employee_id}",
    ("employee",),
)


def checked_in(payload: Payload) -> Any:
    """Who checked in."""
    return CheckIn.filter(id=payload["check_in_id"]).values_list("employee_id", flat=True)


def manager_of_checked_in(payload: Payload) -> Any:
    """Their manager of today."""
    return CheckIn.filter(id=payload["check_in_id"]).values_list("employee__manager_id", flat=True)


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
    Notice(
        "CHECK_IN_PUBLISHED", "CheckInPublished", CHECK_IN, "check_in_id", manager_of_checked_in,
        "{doer} checked in.", "Somebody you manage checked in",
    ),
    Notice(
        "CHECK_IN_ACKNOWLEDGED", "CheckInAcknowledged", CHECK_IN, "check_in_id", checked_in,
        "{doer} read your check-in.", "Your manager read your check-in",
    ),
    Notice(
        "CHECK_IN_CORRECTED", "CheckInCorrected", CHECK_IN, "check_in_id", checked_in,
        "{doer} corrected your check-in.", "Your manager corrected your check-in",
    ),
    Notice(
        "CHECK_IN_CORRECTED_BY_REPORT", "CheckInCorrected", CHECK_IN, "check_in_id", manager_of_checked_in,
        "{doer} corrected a check-in.", "Somebody you manage corrected a check-in",
    ),
)  # fmt: skip
