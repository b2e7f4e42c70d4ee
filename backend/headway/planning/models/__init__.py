"""Tables of planning: one file for each thing that is planned."""

from headway.planning.models.goals import (
    Goal,
    GoalVersion,
    GoalWord,
    KeyResult,
    Period,
)

__all__ = [
    "Goal",
    "GoalVersion",
    "GoalWord",
    "KeyResult",
    "Period",
]
