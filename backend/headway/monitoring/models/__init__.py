"""Tables of monitoring: progress, check-ins, feedback, talks, comments, time and the inbox, one file for each."""

from headway.monitoring.models.check_ins import (
    CheckIn,
    CheckInSeries,
)
from headway.monitoring.models.comments import Comment, CommentVersion, Mention
from headway.monitoring.models.feedback import Feedback, FeedbackReport, FeedbackRequest
from headway.monitoring.models.inbox import (
    MailSwitch,
    Notification,
    Snooze,
)
from headway.monitoring.models.kept_status import KeptStatus, StatusDoubt
from headway.monitoring.models.one_on_ones import ActionItem, AgendaItem, Meeting, MeetingNote, OneOnOne
from headway.monitoring.models.progress import (
    MetricFeed,
    MetricValue,
    ProgressUpdate,
)
from headway.monitoring.models.rounds import FeedbackRound, RoundAnswer, RoundInvitation, RoundMark
from headway.monitoring.models.time import (
    LeaveEntry,
    TimeFact,
    TimeFactRevision,
)

__all__ = [
    "ActionItem",
    "AgendaItem",
    "CheckIn",
    "CheckInSeries",
    "Comment",
    "CommentVersion",
    "Feedback",
    "FeedbackReport",
    "FeedbackRequest",
    "FeedbackRound",
    "KeptStatus",
    "LeaveEntry",
    "MailSwitch",
    "Meeting",
    "MeetingNote",
    "Mention",
    "MetricFeed",
    "MetricValue",
    "Notification",
    "OneOnOne",
    "ProgressUpdate",
    "RoundAnswer",
    "RoundInvitation",
    "RoundMark",
    "Snooze",
    "StatusDoubt",
    "TimeFact",
    "TimeFactRevision",
]
