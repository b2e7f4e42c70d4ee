"""Planning in the graph: periods, goals and their key results."""

import strawberry

from headway.graph.planning.amending import AmendingMutation
from headway.graph.planning.changes import GoalMove, GoalPause, GoalProposal
from headway.graph.planning.developing import DevelopingMutation
from headway.graph.planning.development import DevelopmentQuery, PersonDevelopment
from headway.graph.planning.drafting import DraftingQuery
from headway.graph.planning.ending import EndingMutation
from headway.graph.planning.goals import Goal, GoalQuery, GoalVersion, KeyResult
from headway.graph.planning.lapsing import LapsingMutation
from headway.graph.planning.meeting import MeetingMutation
from headway.graph.planning.mentoring import MentoringMutation
from headway.graph.planning.moving import MovingMutation
from headway.graph.planning.periods import Period, PeriodMutation, PeriodQuery
from headway.graph.planning.person import PersonGoals
from headway.graph.planning.plans import PlansMutation, PlansQuery
from headway.graph.planning.sessions import SessionsQuery
from headway.graph.planning.setting import SettingMutation
from headway.graph.planning.templates import GoalAssignment, GoalTemplate, TemplateMutation, TemplateQuery
from headway.graph.planning.weighing import WeighingMutation


@strawberry.type
class PlanningQuery(
    PeriodQuery, GoalQuery, DevelopmentQuery, PlansQuery, SessionsQuery, DraftingQuery, TemplateQuery
):
    pass


@strawberry.type
class PlanningMutation(
    PeriodMutation,
    SettingMutation,
    MovingMutation,
    AmendingMutation,
    EndingMutation,
    DevelopingMutation,
    MentoringMutation,
    PlansMutation,
    MeetingMutation,
    TemplateMutation,
    LapsingMutation,
    WeighingMutation,
):
    pass


__all__ = [
    "Goal",
    "GoalAssignment",
    "GoalMove",
    "GoalPause",
    "GoalProposal",
    "GoalTemplate",
    "GoalVersion",
    "KeyResult",
    "Period",
    "PersonDevelopment",
    "PersonGoals",
    "PlanningMutation",
    "PlanningQuery",
]
