"""The words of monitoring."""

from enum import StrEnum


class Confidence(StrEnum):
    """How sure the reporter is that the target will be met."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class GoalStatus(StrEnum):
    """Where a goal stands, derived from its history; silence is never green."""

    NOT_AGREED = "NOT_AGREED"
    NOT_STARTED = "NOT_STARTED"
    ON_TRACK = "ON_TRACK"
    AT_RISK = "AT_RISK"
    OFF_TRACK = "OFF_TRACK"
    OVERDUE = "OVERDUE"
    STALE = "STALE"
    PAUSED = "PAUSED"
    ACHIEVED = "ACHIEVED"
    PARTIAL = "PARTIAL"
    MISSED = "MISSED"
    DROPPED = "DROPPED"
    LAPSED = "LAPSED"
    ARCHIVED = "ARCHIVED"


class FeedbackKind(StrEnum):
    """Praise, something to change, or a note."""

    PRAISE = "PRAISE"
    CONSTRUCTIVE = "CONSTRUCTIVE"
    NOTE = "NOTE"


class FeedbackVisibility(StrEnum):
    """Who may read feedback; fixed when it is sent."""

    RECEIVER = "RECEIVER"
    RECEIVER_AND_MANAGER = "RECEIVER_AND_MANAGER"
    MANAGER_ONLY = "MANAGER_ONLY"
    PUBLIC = "PUBLIC"


class FeedbackState(StrEnum):
    """Sent, read by the receiver, taken back before that, or hidden by HR: a tombstone without its words."""

    SENT = "SENT"
    READ = "READ"
    RETRACTED = "RETRACTED"
    HIDDEN = "HIDDEN"


class LeaveKind(StrEnum):
    """A row of the vacation ledger: yearly entitlement, days granted as a reward, days taken, days that expired."""

    ENTITLEMENT = "ENTITLEMENT"
    GRANTED = "GRANTED"
    TAKEN = "TAKEN"
    EXPIRED = "EXPIRED"


class FeedbackAction(StrEnum):
    """What somebody can do with feedback."""

    RETRACT = "RETRACT"
    MARK_READ = "MARK_READ"
    RELEASE = "RELEASE"
    DISPUTE = "DISPUTE"
    REPORT = "REPORT"
    HIDE = "HIDE"
    DISMISS = "DISMISS"
    RESTORE = "RESTORE"


class RequestState(StrEnum):
    """The life of a request for feedback."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"


class RequestAction(StrEnum):
    """What somebody can do with a request for feedback."""

    ANSWER = "ANSWER"
    DECLINE = "DECLINE"
    WITHDRAW = "WITHDRAW"


class ReportState(StrEnum):
    """What became of a report: HR has yet to look, hid the words, or left them."""

    OPEN = "OPEN"
    HIDDEN = "HIDDEN"
    DISMISSED = "DISMISSED"


class Absence(StrEnum):
    """Why somebody was away for a day or a part of it."""

    ANNUAL_LEAVE = "ANNUAL_LEAVE"
    SICK_LEAVE = "SICK_LEAVE"
    PARENTAL_LEAVE = "PARENTAL_LEAVE"
    OTHER = "OTHER"


class CheckInState(StrEnum):
    """The life of a check-in: what was published is never changed, only corrected by another."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    CORRECTED = "CORRECTED"


class CheckInAction(StrEnum):
    """What somebody can do with a check-in."""

    EDIT = "EDIT"
    PUBLISH = "PUBLISH"
    DISCARD = "DISCARD"
    ACKNOWLEDGE = "ACKNOWLEDGE"
    CORRECT = "CORRECT"


class Rhythm(StrEnum):
    """How often somebody checks in."""

    WEEKLY = "WEEKLY"
    FORTNIGHTLY = "FORTNIGHTLY"
    MONTHLY = "MONTHLY"


class TurnState(StrEnum):
    """How it stands with the next check-in of a person."""

    UPCOMING = "UPCOMING"
    DUE = "DUE"
    GRACE = "GRACE"
    MISSED = "MISSED"


class Told(StrEnum):
    """Who has to see to a check-in: the person, their manager once it is missed, then the manager above."""

    PERSON = "PERSON"
    MANAGER = "MANAGER"
    NEXT_LEVEL = "NEXT_LEVEL"


class RoundKind(StrEnum):
    """What an anonymous round asks: how well a manager supports their reports, or a question of one's own."""

    SUPPORT = "SUPPORT"
    QUESTION = "QUESTION"


class RoundState(StrEnum):
    """The life of an anonymous round; answers are shown once it is closed, and only if they are enough."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


class RoundAction(StrEnum):
    """What somebody can do with an anonymous round."""

    ANSWER = "ANSWER"
    CLOSE = "CLOSE"
    CANCEL = "CANCEL"
