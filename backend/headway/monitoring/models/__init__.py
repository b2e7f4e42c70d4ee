"""Tables of monitoring: progress, check-ins, feedback, time and the inbox, one file for each."""

from headway.monitoring.models.check_ins import (
    CheckIn,
    CheckInSeries,
)
from headway.monitoring.models.feedback import (
    Feedback,
)
from headway.monitoring.models.inbox import (
    MailSwitch,
    Notification,
    Snooze,
)
from headway.monitoring.models.progress import (
    MetricFeed,
    MetricValue,
    ProgressUpdate,
)
from headway.monitoring.models.time import (
    LeaveEntry,
    TimeFact,
    TimeFactRevision,
)

__all__ = [
    "CheckIn",
    "CheckInSeries",
    "Feedback",
    "LeaveEntry",
    "MailSwitch",
    "MetricFeed",
    "MetricValue",
    "Notification",
    "ProgressUpdate",
    "Snooze",
    "TimeFact",
    "TimeFactRevision",
]
