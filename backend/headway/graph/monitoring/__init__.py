"""Monitoring in the graph: progress, check-ins, feedback and leave."""

import strawberry

from headway.graph.monitoring.agenda import AgendaMutation
from headway.graph.monitoring.arranging import ArrangingMutation
from headway.graph.monitoring.caring import FeedbackCareMutation
from headway.graph.monitoring.check_ins import CheckIn, CheckInSeries, PersonCheckIns
from headway.graph.monitoring.checking_in import CheckInMutation
from headway.graph.monitoring.commenting import CommentingMutation
from headway.graph.monitoring.comments import Comment, Commented, CommentQuery
from headway.graph.monitoring.feedback import Feedback, FeedbackMutation, FeedbackQuery
from headway.graph.monitoring.feeds import FeedQuery
from headway.graph.monitoring.logging import LoggingMutation
from headway.graph.monitoring.one_on_ones import Meeting, OneOnOne, OneOnOneQuery
from headway.graph.monitoring.person import LeaveEntry, PersonFeedback
from headway.graph.monitoring.progress import ProgressUpdate
from headway.graph.monitoring.recognition import RecognitionQuery
from headway.graph.monitoring.requests import FeedbackRequest, RequestMutation, RequestQuery
from headway.graph.monitoring.rounds import FeedbackRound, RoundMutation, RoundQuery
from headway.graph.monitoring.taking_on import TakingOnMutation
from headway.graph.monitoring.thresholds import ThresholdsMutation, ThresholdsQuery
from headway.graph.monitoring.time import TimeMutation, TimeQuery, ViewerFacts


@strawberry.type
class MonitoringQuery(
    FeedbackQuery,
    RecognitionQuery,
    RequestQuery,
    RoundQuery,
    FeedQuery,
    OneOnOneQuery,
    CommentQuery,
    ThresholdsQuery,
    TimeQuery,
):
    pass


@strawberry.type
class MonitoringMutation(
    LoggingMutation,
    CheckInMutation,
    FeedbackMutation,
    FeedbackCareMutation,
    RequestMutation,
    RoundMutation,
    ArrangingMutation,
    AgendaMutation,
    TakingOnMutation,
    CommentingMutation,
    ThresholdsMutation,
    TimeMutation,
):
    pass


__all__ = [
    "CheckIn",
    "CheckInSeries",
    "Comment",
    "Commented",
    "Feedback",
    "FeedbackRequest",
    "FeedbackRound",
    "LeaveEntry",
    "Meeting",
    "MonitoringMutation",
    "MonitoringQuery",
    "OneOnOne",
    "PersonCheckIns",
    "PersonFeedback",
    "ProgressUpdate",
    "ViewerFacts",
]
