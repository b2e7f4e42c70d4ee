"""What holds for progress, feedback, leave and timekeeping, decided over plain values: one file per idea."""

from headway.monitoring.rules.vocabulary import (
    Absence,
    Confidence,
    FeedbackAction,
    FeedbackKind,
    FeedbackState,
    FeedbackVisibility,
    GoalStatus,
    LeaveKind,
)

__all__ = [
    "Absence",
    "Confidence",
    "FeedbackAction",
    "FeedbackKind",
    "FeedbackState",
    "FeedbackVisibility",
    "GoalStatus",
    "LeaveKind",
]
