"""Monitoring in the graph: progress, check-ins, feedback and leave."""

import strawberry

from headway.graph.monitoring.check_ins import CheckIn, CheckInSeries, PersonCheckIns
from headway.graph.monitoring.checking_in import CheckInMutation
from headway.graph.monitoring.feedback import Feedback, FeedbackMutation, FeedbackQuery
from headway.graph.monitoring.feeds import FeedQuery
from headway.graph.monitoring.logging import LoggingMutation
from headway.graph.monitoring.person import LeaveEntry, PersonFeedback
from headway.graph.monitoring.progress import ProgressUpdate


@strawberry.type
class MonitoringQuery(FeedbackQuery, FeedQuery):
    pass


@strawberry.type
class MonitoringMutation(LoggingMutation, CheckInMutation, FeedbackMutation):
    pass


__all__ = [
    "CheckIn",
    "CheckInSeries",
    "Feedback",
    "LeaveEntry",
    "MonitoringMutation",
    "MonitoringQuery",
    "PersonCheckIns",
    "PersonFeedback",
    "ProgressUpdate",
]
