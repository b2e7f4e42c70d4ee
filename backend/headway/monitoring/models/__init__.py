"""Tables of monitoring: progress, feedback, and time, one file for each."""

from headway.monitoring.models.feedback import (
    Feedback,
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
    "Feedback",
    "LeaveEntry",
    "MetricFeed",
    "MetricValue",
    "ProgressUpdate",
    "TimeFact",
    "TimeFactRevision",
]
