"""Monitoring in the graph: progress, feedback and leave."""

import strawberry

from headway.graph.monitoring.feedback import Feedback, FeedbackMutation, FeedbackQuery
from headway.graph.monitoring.feeds import FeedQuery
from headway.graph.monitoring.logging import LoggingMutation
from headway.graph.monitoring.person import LeaveEntry, PersonFeedback
from headway.graph.monitoring.progress import ProgressUpdate


@strawberry.type
class MonitoringQuery(FeedbackQuery, FeedQuery):
    pass


@strawberry.type
class MonitoringMutation(LoggingMutation, FeedbackMutation):
    pass


__all__ = [
    "Feedback",
    "LeaveEntry",
    "MonitoringMutation",
    "MonitoringQuery",
    "PersonFeedback",
    "ProgressUpdate",
]
