"""Who is told of what happens to goals, plans, and planning sessions."""

from typing import Any, Final

from headway.planning.access import (
    visible_development_plans,
    visible_goals,
    visible_mentor_requests,
    visible_performance_plans,
    visible_planning_sessions,
)
from headway.planning.models import DevelopmentPlan, Goal, PerformancePlan, SessionParticipant
from headway.platform.notices import Notice, Payload, Subject, named

GOAL: Final = Subject("Goal", visible_goals, lambda goal: f"“{goal.title}”", "/goals/{Goal:id}")

GROWTH: Final = Subject(
    "DevelopmentPlan", visible_development_plans, lambda plan: f"the development plan for {plan.period.name}",
    "/development/plans/{DevelopmentPlan:id}", related=("period",),
)  # fmt: skip
MENTORING: Final = Subject(
    "MentorRequest", visible_mentor_requests, lambda request: f"being a mentor in {request.skill.name}",
    "/development/mentoring", related=("skill",),
)  # fmt: skip
AGREEMENT: Final = Subject(
    "PerformancePlan", visible_performance_plans, lambda plan: f"the plan for {plan.period.name}",
    "/development/agreement/{Employee:owner_id}/{Period:period_id}", related=("period",),
)  # fmt: skip
SESSION: Final = Subject(
    "PlanningSession", visible_planning_sessions, lambda session: f"“{session.title}”",
    "/development/sessions/{PlanningSession:id}",
)  # fmt: skip


def manager(payload: Payload) -> Any:
    """The manager of the goal's owner."""
    return Goal.filter(id=payload["goal_id"]).values_list("owner__manager_id", flat=True)


async def both_sides(payload: Payload) -> list[Any]:
    """The owner of a development plan and their manager."""
    sides = DevelopmentPlan.filter(id=payload["plan_id"]).values_list("owner_id", "owner__manager_id")
    return [side for row in await sides for side in row]


async def both_who_agree(payload: Payload) -> list[Any]:
    """The owner of a performance plan and their manager."""
    sides = PerformancePlan.filter(id=payload["plan_id"]).values_list("owner_id", "owner__manager_id")
    return [side for row in await sides for side in row]


def participants(payload: Payload) -> Any:
    """Who takes part in a session."""
    return SessionParticipant.filter(session_id=payload["session_id"]).values_list("employee_id", flat=True)


NOTICES: Final = (
    Notice(
        "GOAL_AGREED", "GoalApproved", GOAL, "goal_id", named("owner_id"),
        "{doer} agreed your goal {it}.", "A goal of yours was agreed",
    ),
    Notice(
        "GOAL_CLOSED", "GoalClosed", GOAL, "goal_id", named("owner_id"),
        "{doer} closed your goal {it}.", "A goal of yours was closed",
    ),
    Notice(
        "REPORTS_GOAL_CLOSED", "GoalClosed", GOAL, "goal_id", manager,
        "{doer} closed the goal {it}.", "A goal of somebody you manage was closed",
    ),
    Notice(
        "GOAL_ARCHIVED", "GoalArchived", GOAL, "goal_id", named("owner_id"),
        "{doer} archived your goal {it}.", "A goal of yours was archived",
    ),
    Notice(
        "GOAL_ASSIGNED", "GoalAssigned", GOAL, "goal_id", named("owner_id"),
        "{doer} gave you the goal {it}. Look at it, and propose it.", "A goal was set for you",
    ),
    Notice(
        "GOAL_AMENDED", "GoalAmended", GOAL, "goal_id", named("owner_id"),
        "{doer} accepted the terms you proposed for {it}.", "Terms you proposed were accepted",
    ),
    Notice(
        "GOAL_PROPOSAL_DECLINED", "GoalProposalDeclined", GOAL, "goal_id", named("owner_id"),
        "{doer} declined what you proposed for {it}.", "What you proposed for a goal was declined",
    ),
    Notice(
        "GOAL_PAUSED", "GoalPaused", GOAL, "goal_id", named("owner_id"),
        "{doer} paused your goal {it}.", "A goal of yours was paused",
    ),
    Notice(
        "GOAL_RESUMED", "GoalResumed", GOAL, "goal_id", named("owner_id"),
        "{doer} resumed your goal {it}.", "A goal of yours was resumed",
    ),
    Notice(
        "GOAL_REOPENED", "GoalReopened", GOAL, "goal_id", named("owner_id"),
        "{doer} reopened your goal {it}.", "A goal of yours was reopened",
    ),
    Notice(
        "GOAL_LAPSED", "GoalLapsed", GOAL, "goal_id", named("owner_id"),
        "Your goal {it} lapsed: nobody closed it after it was due.", "A goal of yours lapsed",
    ),
    Notice(
        "REPORTS_GOAL_LAPSED", "GoalLapsed", GOAL, "goal_id", manager,
        "The goal {it} lapsed: nobody closed it after it was due.", "A goal of somebody you manage lapsed",
    ),
    Notice(
        "DEVELOPMENT_AGREED", "DevelopmentPlanAgreed", GROWTH, "plan_id", both_sides,
        "{doer} agreed to {it}.", "A development plan of yours or of somebody you manage was agreed to",
    ),
    Notice(
        "DEVELOPMENT_REOPENED", "DevelopmentPlanReopened", GROWTH, "plan_id", both_sides,
        "{doer} took back {it} to change it.", "A development plan of yours or of somebody you manage is a draft again",
    ),
    Notice(
        "DEVELOPMENT_REVIEWED", "DevelopmentPlanReviewed", GROWTH, "plan_id", named("owner_id"),
        "{doer} looked back on {it}.", "Your manager looked back on your development plan",
    ),
    Notice(
        "MENTOR_ASKED", "MentorAsked", MENTORING, "request_id", named("mentor_id"),
        "{doer} asks you about {it}.", "Somebody asks you to be their mentor",
    ),
    Notice(
        "MENTOR_ANSWERED", "MentorAnswered", MENTORING, "request_id", named("asker_id"),
        "{doer} answered you about {it}.", "Somebody you asked to be your mentor answered",
    ),
    Notice(
        "PLAN_AGREED", "PerformancePlanAgreed", AGREEMENT, "plan_id", both_who_agree,
        "{doer} agreed to {it}.", "Your plan of a period, or that of somebody you manage, was agreed to",
    ),
    Notice(
        "SESSION_CALLED", "SessionScheduled", SESSION, "session_id", participants,
        "{doer} invited you to {it}.", "You are invited to a planning session",
    ),
    Notice(
        "SESSION_MOVED", "SessionMoved", SESSION, "session_id", participants,
        "{doer} moved {it} to another time.", "A planning session you take part in was moved",
    ),
    Notice(
        "SESSION_CANCELLED", "SessionCancelled", SESSION, "session_id", participants,
        "{doer} called off {it}.", "A planning session you take part in was called off",
    ),
    Notice(
        "SESSION_CLOSED", "SessionClosed", SESSION, "session_id", participants,
        "{doer} closed {it}; its record is there to read.", "A planning session you took part in was closed",
    ),
)  # fmt: skip
