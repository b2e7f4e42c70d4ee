"""What holds for progress, feedback, leave and timekeeping, decided over plain values: one file per idea."""

from headway.monitoring.rules.vocabulary import (
    Absence,
    CheckInAction,
    CheckInState,
    Confidence,
    FeedbackAction,
    FeedbackKind,
    FeedbackState,
    FeedbackVisibility,
    GoalStatus,
    LeaveKind,
    Rhythm,
    Told,
    TurnState,
)

__all__ = [
    "Absence",
    "CheckInAction",
    "CheckInState",
    "Confidence",
    "FeedbackAction",
    "FeedbackKind",
    "FeedbackState",
    "FeedbackVisibility",
    "GoalStatus",
    "LeaveKind",
    "Rhythm",
    "Told",
    "TurnState",
]
