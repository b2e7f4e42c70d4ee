"""Tables of planning: one file for each thing that is planned."""

from headway.planning.models.goals import (
    Goal,
    GoalPause,
    GoalPlacement,
    GoalProposal,
    GoalVersion,
    GoalWord,
    KeyResult,
    Period,
)

__all__ = [
    "Goal",
    "GoalPause",
    "GoalPlacement",
    "GoalProposal",
    "GoalVersion",
    "GoalWord",
    "KeyResult",
    "Period",
]
