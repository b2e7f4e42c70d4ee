"""What people do while the work goes on: each action is one transaction with its audit event."""

from headway.monitoring.actions.check_ins import (
    Content,
    Number,
    acknowledge_check_in,
    correct_check_in,
    discard_check_in,
    publish_check_in,
    save_check_in,
)
from headway.monitoring.actions.feedback import give_feedback, mark_feedback_read, retract_feedback
from headway.monitoring.actions.inbox import choose_mail, finish_items, reopen_items, snooze_item
from headway.monitoring.actions.leave import grant_leave
from headway.monitoring.actions.metrics import upsert_metric_feed, upsert_metric_values
from headway.monitoring.actions.progress import log_progress
from headway.monitoring.actions.series import end_check_in_series, set_check_in_series
from headway.monitoring.actions.timekeeping import check_may_keep_time, keep_time, upsert_time_facts

__all__ = [
    "Content",
    "Number",
    "acknowledge_check_in",
    "check_may_keep_time",
    "choose_mail",
    "correct_check_in",
    "discard_check_in",
    "end_check_in_series",
    "finish_items",
    "give_feedback",
    "grant_leave",
    "keep_time",
    "log_progress",
    "mark_feedback_read",
    "publish_check_in",
    "reopen_items",
    "retract_feedback",
    "save_check_in",
    "set_check_in_series",
    "snooze_item",
    "upsert_metric_feed",
    "upsert_metric_values",
    "upsert_time_facts",
]
