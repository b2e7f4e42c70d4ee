"""Who may reach what of monitoring, one file for each kind."""

from headway.monitoring.access.check_ins import (
    check_in_to_change,
    check_may_check_in,
    may_check_in,
    people_with_visible_turns,
    person_to_expect,
    visible_check_ins,
    visible_series,
)
from headway.monitoring.access.feedback import (
    feedback_to_change,
    may_write_feedback,
    visible_feedback,
)
from headway.monitoring.access.inbox import (
    check_keeps_inbox,
    visible_mail_switches,
    visible_notifications,
    visible_snoozes,
)
from headway.monitoring.access.progress import (
    sends_metrics,
    visible_feeds,
    visible_metric_values,
    visible_notes,
    visible_points,
    visible_updates,
)
from headway.monitoring.access.time import (
    keeps_time,
    people_with_visible_leave,
    visible_leave,
    visible_time_facts,
    visible_time_revisions,
    visible_whole_days,
)

__all__ = [
    "check_in_to_change",
    "check_keeps_inbox",
    "check_may_check_in",
    "feedback_to_change",
    "keeps_time",
    "may_check_in",
    "may_write_feedback",
    "people_with_visible_leave",
    "people_with_visible_turns",
    "person_to_expect",
    "sends_metrics",
    "visible_check_ins",
    "visible_feedback",
    "visible_feeds",
    "visible_leave",
    "visible_mail_switches",
    "visible_metric_values",
    "visible_notes",
    "visible_notifications",
    "visible_points",
    "visible_series",
    "visible_snoozes",
    "visible_time_facts",
    "visible_time_revisions",
    "visible_updates",
    "visible_whole_days",
]
