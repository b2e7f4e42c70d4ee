"""What holds for periods, goals and key results, decided over plain values: one file per idea."""

from headway.planning.rules.vocabulary import (
    Direction,
    GoalAction,
    GoalLevel,
    GoalState,
    Measure,
    Outcome,
    PeriodAction,
    PeriodState,
    ProposalKind,
    ProposalState,
    Realism,
    Visibility,
)

__all__ = [
    "Direction",
    "GoalAction",
    "GoalLevel",
    "GoalState",
    "Measure",
    "Outcome",
    "PeriodAction",
    "PeriodState",
    "ProposalKind",
    "ProposalState",
    "Realism",
    "Visibility",
]
