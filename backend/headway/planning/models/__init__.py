"""Tables of planning: one file for each thing that is planned."""

from headway.planning.models.development import (
    DevelopmentAction,
    DevelopmentObjective,
    DevelopmentPlan,
    GoalSkill,
    MentorRequest,
)
from headway.planning.models.goals import (
    Goal,
    GoalMove,
    GoalPause,
    GoalPlacement,
    GoalProposal,
    GoalVersion,
    GoalWord,
    KeyResult,
    Period,
)
from headway.planning.models.plans import (
    PerformancePlan,
    PerformancePlanVersion,
)
from headway.planning.models.sessions import (
    PlanningSession,
    SessionDecision,
    SessionGoal,
    SessionItem,
    SessionParticipant,
)
from headway.planning.models.templates import GoalAssignment, GoalTemplate

__all__ = [
    "DevelopmentAction",
    "DevelopmentObjective",
    "DevelopmentPlan",
    "Goal",
    "GoalAssignment",
    "GoalMove",
    "GoalPause",
    "GoalPlacement",
    "GoalProposal",
    "GoalSkill",
    "GoalTemplate",
    "GoalVersion",
    "GoalWord",
    "KeyResult",
    "MentorRequest",
    "PerformancePlan",
    "PerformancePlanVersion",
    "Period",
    "PlanningSession",
    "SessionDecision",
    "SessionGoal",
    "SessionItem",
    "SessionParticipant",
]
