"""What people do while the work goes on: each action is one transaction with its audit event."""

from headway.monitoring.actions.feedback import give_feedback, mark_feedback_read, retract_feedback
from headway.monitoring.actions.leave import grant_leave
from headway.monitoring.actions.progress import log_progress

__all__ = ["give_feedback", "grant_leave", "log_progress", "mark_feedback_read", "retract_feedback"]
