"""What people do while the work goes on: each action is one transaction with its audit event."""

from headway.monitoring.actions.feedback import give_feedback, mark_feedback_read, retract_feedback
from headway.monitoring.actions.leave import grant_leave
from headway.monitoring.actions.metrics import upsert_metric_feed, upsert_metric_values
from headway.monitoring.actions.progress import log_progress
from headway.monitoring.actions.timekeeping import check_may_keep_time, keep_time, upsert_time_facts

__all__ = [
    "check_may_keep_time",
    "give_feedback",
    "grant_leave",
    "keep_time",
    "log_progress",
    "mark_feedback_read",
    "retract_feedback",
    "upsert_metric_feed",
    "upsert_metric_values",
    "upsert_time_facts",
]
