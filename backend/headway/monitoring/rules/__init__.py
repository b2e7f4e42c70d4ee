"""What holds for progress, feedback and leave, decided over plain values: one file per idea."""

from headway.monitoring.rules.vocabulary import (
    Confidence,
    FeedbackAction,
    FeedbackKind,
    FeedbackState,
    FeedbackVisibility,
    GoalStatus,
    LeaveKind,
)

__all__ = [
    "Confidence",
    "FeedbackAction",
    "FeedbackKind",
    "FeedbackState",
    "FeedbackVisibility",
    "GoalStatus",
    "LeaveKind",
]
