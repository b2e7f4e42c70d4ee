"""Who is told of feedback, check-ins, comments and meetings."""

from typing import Any, Final
from uuid import UUID

from headway.monitoring.access import (
    visible_action_items,
    visible_check_ins,
    visible_comments,
    visible_feedback,
    visible_feedback_requests,
    visible_meetings,
    visible_one_on_ones,
    visible_rounds,
    visible_series,
)
from headway.monitoring.models import (
    CheckIn,
    CheckInSeries,
    Feedback,
    FeedbackRequest,
    FeedbackRound,
    Mention,
    OneOnOne,
    RoundInvitation,
)
from headway.monitoring.rules import FeedbackVisibility, Told
from headway.monitoring.rules.one_on_ones import OneOnOneState
from headway.platform.notices import Notice, Payload, Subject, named

# So much of somebody's words is shown in a list.
SHOWN: Final = 80
FOR_MANAGERS: Final = (FeedbackVisibility.RECEIVER_AND_MANAGER, FeedbackVisibility.MANAGER_ONLY)
FEEDBACK: Final = Subject(
    "Feedback",
    visible_feedback,
    lambda feedback: feedback.receiver.name,
    "/feedback/item/{Feedback:id}",
    ("receiver",),
)
REQUEST: Final = Subject(
    "FeedbackRequest",
    visible_feedback_requests,
    lambda request: quoted(request.text),
    "/feedback/requests/{FeedbackRequest:id}",
)
ROUND: Final = Subject(
    "FeedbackRound",
    visible_rounds,
    lambda found: quoted(found.text),
    "/feedback/rounds/{FeedbackRound:id}",
)

CHECK_IN: Final = Subject(
    "CheckIn",
    visible_check_ins,
    lambda check_in: check_in.employee.name,
    "/check-ins/one/{CheckIn:id}",
    ("employee",),
)


def quoted(text: str) -> str:
    """The beginning of somebody's words; nothing is left of a comment that was deleted."""
    return f"“{text[:SHOWN]}”" if text else "words that are gone"


COMMENT: Final = Subject(
    "Comment", visible_comments, lambda comment: quoted(comment.text), "/comments/{Comment:id}"
)
ONE_ON_ONE: Final = Subject(
    "OneOnOne", visible_one_on_ones, lambda _: "your 1:1", "/one-on-ones/{OneOnOne:id}"
)
MEETING: Final = Subject(
    "Meeting", visible_meetings, lambda _: "a meeting of your 1:1", "/one-on-ones/{OneOnOne:one_on_one_id}"
)
ACTION_ITEM: Final = Subject(
    "ActionItem",
    visible_action_items,
    lambda item: quoted(item.text),
    "/one-on-ones/{OneOnOne:one_on_one_id}",
)


SERIES: Final = Subject(
    "CheckInSeries",
    visible_series,
    lambda series: series.employee.name,
    "/check-ins/{Employee:employee_id}",
    ("employee",),
)


def late(payload: Payload) -> Any:
    """Whose check-in is late."""
    return CheckInSeries.filter(id=payload["series_id"]).values_list("employee_id", flat=True)


def who_sees_to_it(payload: Payload) -> Any:
    """Their manager, or the one above when that did not help."""
    above = "employee__manager__manager_id" if payload["told"] == Told.NEXT_LEVEL else "employee__manager_id"
    return CheckInSeries.filter(id=payload["series_id"]).values_list(above, flat=True)


def checked_in(payload: Payload) -> Any:
    """Who checked in."""
    return CheckIn.filter(id=payload["check_in_id"]).values_list("employee_id", flat=True)


def manager_of_checked_in(payload: Payload) -> Any:
    """Their manager of today."""
    return CheckIn.filter(id=payload["check_in_id"]).values_list("employee__manager_id", flat=True)


def receiver(payload: Payload) -> Any:
    """Whose work it is about; those who may not read it are left out anyway."""
    return Feedback.filter(id=payload["feedback_id"]).values_list("receiver_id", flat=True)


def giver(payload: Payload) -> Any:
    """Who wrote it."""
    return Feedback.filter(id=payload["feedback_id"]).values_list("giver_id", flat=True)


def asked(payload: Payload) -> Any:
    """Who is asked for feedback."""
    return FeedbackRequest.filter(id=payload["request_id"]).values_list("respondent_id", flat=True)


def invited(payload: Payload) -> Any:
    """Whom a round asks."""
    return RoundInvitation.filter(round_id=payload["round_id"]).values_list("employee_id", flat=True)


async def concerned_by_round(payload: Payload) -> set[Any]:
    """Who opened a round, and whom it is about."""
    found = await FeedbackRound.get(id=payload["round_id"])
    return {found.opener_id, found.subject_id}


def asker(payload: Payload) -> Any:
    """Who asked for feedback."""
    return FeedbackRequest.filter(id=payload["request_id"]).values_list("asker_id", flat=True)


def manager(payload: Payload) -> Any:
    """The receiver's manager, where the words are for managers too."""
    given = Feedback.filter(id=payload["feedback_id"], visibility__in=FOR_MANAGERS)
    return given.values_list("receiver__manager_id", flat=True)


async def called_in(payload: Payload) -> list[Any]:
    """Whom a comment calls in for the first time."""
    return list(payload["employee_ids"])


async def commented(payload: Payload) -> set[Any]:
    """Whose goal, feedback, check-in or development plan a comment is about."""
    return {UUID(id) for id in payload["concerned_ids"]} - await _mentioned(payload)


async def in_thread(payload: Payload) -> set[Any]:
    """Who spoke in the thread before."""
    return {UUID(id) for id in payload["thread_ids"]} - await _mentioned(payload)


async def _mentioned(payload: Payload) -> set[Any]:
    """Who is told of it as somebody called in, and so not twice."""
    return set(await Mention.filter(comment_id=payload["comment_id"]).values_list("employee_id", flat=True))


async def pair(payload: Payload) -> set[Any]:
    """The two who meet."""
    series = await OneOnOne.get(id=payload["one_on_one_id"])
    return {series.organiser_id, series.partner_id}


def asked_or_arranged(series: OneOnOne) -> str:
    """What somebody did who wants to meet another regularly."""
    proposed = series.state is OneOnOneState.PROPOSED
    return "{doer} asks to meet you regularly." if proposed else "{doer} arranged to meet you regularly."


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
        "CHECK_IN_LATE", "CheckInLate", SERIES, "series_id", late,
        "Your check-in is late.", "Your check-in is late",
    ),
    Notice(
        "CHECK_IN_MISSED", "CheckInMissed", SERIES, "series_id", who_sees_to_it,
        "{it} missed a check-in.", "Somebody you manage, or their report, missed a check-in",
    ),
    Notice(
        "FEEDBACK_RELEASED", "FeedbackReleased", FEEDBACK, "feedback_id", receiver,
        "{doer} shows you feedback.", "Somebody shows you feedback that was for your manager",
    ),
    Notice(
        "FEEDBACK_DISPUTED", "FeedbackDisputed", FEEDBACK, "feedback_id", giver,
        "{doer} sees your feedback differently.", "Somebody sees your feedback differently",
    ),
    Notice(
        "FEEDBACK_HIDDEN", "FeedbackHidden", FEEDBACK, "feedback_id", giver,
        "{doer} hid your feedback about {it}.", "HR hides feedback of yours",
    ),
    Notice(
        "FEEDBACK_ASKED", "FeedbackAsked", REQUEST, "request_id", asked,
        "{doer} asks you for feedback: {it}", "Somebody asks you for feedback",
    ),
    Notice(
        "FEEDBACK_REQUEST_DECLINED", "FeedbackRequestDeclined", REQUEST, "request_id", asker,
        "{doer} would rather not answer: {it}", "Somebody declines your request for feedback",
    ),
    Notice(
        "ROUND_OPENED", "RoundOpened", ROUND, "round_id", invited,
        "{doer} asks without names: {it}", "Somebody asks you without names",
    ),
    Notice(
        "ROUND_CLOSED", "RoundClosed", ROUND, "round_id", concerned_by_round,
        "The answers are in: {it}", "The answers to a round are in",
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
    Notice(
        "MENTIONED", "PeopleMentioned", COMMENT, "comment_id", called_in,
        "{doer} mentioned you: {it}", "Somebody mentions you",
    ),
    Notice(
        "COMMENTED", "CommentAdded", COMMENT, "comment_id", commented,
        "{doer} commented: {it}", "Somebody comments your goal, feedback, check-in or development plan",
    ),
    Notice(
        "REPLIED", "CommentAdded", COMMENT, "comment_id", in_thread,
        "{doer} replied: {it}", "Somebody replies in a thread of yours",
    ),
    Notice(
        "ONE_ON_ONE_STARTED", "OneOnOneStarted", ONE_ON_ONE, "one_on_one_id", named("partner_id"),
        asked_or_arranged, "Somebody wants to meet you regularly",
    ),
    Notice(
        "ONE_ON_ONE_ACCEPTED", "OneOnOneAccepted", ONE_ON_ONE, "one_on_one_id", named("organiser_id"),
        "{doer} agreed to meet you regularly.", "Somebody agrees to meet you",
    ),
    Notice(
        "ONE_ON_ONE_DECLINED", "OneOnOneDeclined", ONE_ON_ONE, "one_on_one_id", named("organiser_id"),
        "{doer} would rather not meet regularly.", "Somebody declines to meet you",
    ),
    Notice(
        "ONE_ON_ONE_RESCHEDULED", "OneOnOneRescheduled", ONE_ON_ONE, "one_on_one_id", pair,
        "{doer} rescheduled {it}.", "Your 1:1 is rescheduled",
    ),
    Notice(
        "ONE_ON_ONE_ENDED", "OneOnOneEnded", ONE_ON_ONE, "one_on_one_id", pair,
        "{doer} ended {it}.", "Your 1:1 is ended",
    ),
    Notice(
        "MEETING_MOVED", "MeetingMoved", MEETING, "meeting_id", pair,
        "{doer} moved {it}.", "A meeting of yours is moved",
    ),
    Notice(
        "MEETING_SKIPPED", "MeetingSkipped", MEETING, "meeting_id", pair,
        "{doer} left out {it}.", "A meeting of yours is left out",
    ),
    Notice(
        "ACTION_ITEM_ADDED", "ActionItemAdded", ACTION_ITEM, "action_item_id", named("owner_id"),
        "{doer} wrote down for you: {it}", "Somebody writes down what you take on",
    ),
)  # fmt: skip
