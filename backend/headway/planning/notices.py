"""Who is told of what happens to goals, plans, and planning sessions."""

from typing import Any, Final

from headway.planning.access import (
    visible_development_plans,
    visible_goals,
    visible_mentor_requests,
    visible_performance_plans,
    visible_planning_sessions,
)
from headway.planning.models import DevelopmentPlan, Goal, MentorRequest, PerformancePlan, SessionParticipant
from headway.planning.rules import GoalState
from headway.planning.rules.development import PlanState, RequestState
from headway.platform.notices import Notice, Payload, Subject, To, named, said
from headway.platform.reminders import Level, at

GOAL: Final = Subject("Goal", visible_goals, lambda goal: f"“{goal.title}”", "/goals/{Goal:id}")

GROWTH: Final = Subject(
    "DevelopmentPlan", visible_development_plans, lambda plan: f"the development plan for {plan.period.name}",
    "/development/plans/{DevelopmentPlan:id}", related=("period", "owner"),
)  # fmt: skip
MENTORING: Final = Subject(
    "MentorRequest", visible_mentor_requests, lambda request: f"being a mentor in {request.skill.name}",
    "/development/mentoring", related=("skill",),
)  # fmt: skip
AGREEMENT: Final = Subject(
    "PerformancePlan", visible_performance_plans, lambda plan: f"the plan for {plan.period.name}",
    "/development/agreement/{Employee:owner_id}/{Period:period_id}", related=("period", "owner"),
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


def manager_of(subject: type[Goal | DevelopmentPlan | PerformancePlan], key: str, level: Level) -> To:
    """The manager of its owner, or the one above when that did not help; for reminders of this level."""
    above = "owner__manager_id" if level is Level.PERSON else "owner__manager__manager_id"
    return at(level, lambda payload: subject.filter(id=payload[key]).values_list(above, flat=True))


def owner(subject: type[DevelopmentPlan | PerformancePlan]) -> To:
    """Whose plan it is."""

    def find(payload: Payload) -> Any:
        return subject.filter(id=payload["plan_id"]).values_list("owner_id", flat=True)

    return find


def mentor(payload: Payload) -> Any:
    """Who was asked to be a mentor."""
    return MentorRequest.filter(id=payload["request_id"]).values_list("mentor_id", flat=True)


def is_proposed(goal: Goal) -> bool:
    """Whether the goal still waits for an answer."""
    return goal.state is GoalState.PROPOSED


def has_proposal(goal: Goal) -> bool:
    """Whether a change of the goal still waits for an answer."""
    return goal.pending is not None


def lacks_manager(plan: DevelopmentPlan) -> bool:
    """Whether the owner has agreed to the plan and the manager has not."""
    return plan.state is PlanState.DRAFT and bool(plan.owner_agreed_at) and not plan.manager_agreed_at


def lacks_owner(plan: DevelopmentPlan) -> bool:
    """Whether the manager has agreed to the plan and the owner has not."""
    return plan.state is PlanState.DRAFT and bool(plan.manager_agreed_at) and not plan.owner_agreed_at


def agreed_by_owner(plan: PerformancePlan) -> bool:
    """Whether the person has agreed to words to which the manager has not."""
    return plan.owner_fingerprint not in {"", plan.manager_fingerprint}


def agreed_by_manager(plan: PerformancePlan) -> bool:
    """Whether the manager has agreed to words to which the person has not."""
    return plan.manager_fingerprint not in {"", plan.owner_fingerprint}


def waits(plan: DevelopmentPlan | PerformancePlan) -> str:
    """Whose plan waits for the manager."""
    return f"{said(plan.owner.name)} has agreed to {{it}}; you have not yet."


def waits_below(plan: DevelopmentPlan | PerformancePlan) -> str:
    """Whose plan has waited long for the manager."""
    return f"{said(plan.owner.name)} has agreed to {{it}}; their manager has not for a week."


def is_asked(request: MentorRequest) -> bool:
    """Whether the question still waits for an answer."""
    return request.state is RequestState.ASKED


def participants(payload: Payload) -> Any:
    """Who takes part in a session."""
    return SessionParticipant.filter(session_id=payload["session_id"]).values_list("employee_id", flat=True)


async def joined(payload: Payload) -> Any:
    """Who was invited later."""
    return payload["employee_ids"]


REMINDERS: Final = (
    Notice(
        "GOAL_WAITS", "GoalWaits", GOAL, "goal_id", manager_of(Goal, "goal_id", Level.PERSON),
        "The goal {it} still waits for your answer.", "A goal has waited for you for three days", is_proposed,
    ),
    Notice(
        "GOAL_WAITS_BELOW", "GoalWaits", GOAL, "goal_id", manager_of(Goal, "goal_id", Level.NEXT),
        "The goal {it} has waited for a week for a manager who reports to you.",
        "A goal has waited for a week for a manager who reports to you", is_proposed,
    ),
    Notice(
        "GOAL_CHANGE_WAITS", "GoalChangeWaits", GOAL, "goal_id", manager_of(Goal, "goal_id", Level.PERSON),
        "What was proposed for the goal {it} still waits for your answer.",
        "A change of a goal has waited for you for three days", has_proposal,
    ),
    Notice(
        "GOAL_CHANGE_WAITS_BELOW", "GoalChangeWaits", GOAL, "goal_id", manager_of(Goal, "goal_id", Level.NEXT),
        "What was proposed for the goal {it} has waited for a week for a manager who reports to you.",
        "A change of a goal has waited for a week for a manager who reports to you", has_proposal,
    ),
    Notice(
        "DEVELOPMENT_WAITS", "DevelopmentPlanWaits", GROWTH, "plan_id",
        manager_of(DevelopmentPlan, "plan_id", Level.PERSON), waits,
        "A development plan has waited for you for three days", lacks_manager,
    ),
    Notice(
        "DEVELOPMENT_WAITS_BELOW", "DevelopmentPlanWaits", GROWTH, "plan_id",
        manager_of(DevelopmentPlan, "plan_id", Level.NEXT),
        waits_below,
        "A development plan has waited for a week for a manager who reports to you", lacks_manager,
    ),
    Notice(
        "OWN_DEVELOPMENT_WAITS", "DevelopmentPlanWaitsForOwner", GROWTH, "plan_id", owner(DevelopmentPlan),
        "You have not agreed to {it} yet; your manager has.", "Your development plan has waited for you for three days",
        lacks_owner,
    ),
    Notice(
        "PLAN_WAITS", "PlanWaits", AGREEMENT, "plan_id", manager_of(PerformancePlan, "plan_id", Level.PERSON),
        waits, "A plan of a period has waited for you for three days",
        agreed_by_owner,
    ),
    Notice(
        "PLAN_WAITS_BELOW", "PlanWaits", AGREEMENT, "plan_id", manager_of(PerformancePlan, "plan_id", Level.NEXT),
        waits_below,
        "A plan of a period has waited for a week for a manager who reports to you", agreed_by_owner,
    ),
    Notice(
        "OWN_PLAN_WAITS", "PlanWaitsForOwner", AGREEMENT, "plan_id", owner(PerformancePlan),
        "You have not agreed to {it} yet; your manager has.", "Your plan of a period has waited for you for three days",
        agreed_by_manager,
    ),
    Notice(
        "MENTOR_REQUEST_WAITS", "MentorRequestWaits", MENTORING, "request_id", mentor,
        "Somebody still waits for your answer about {it}.", "Somebody has waited for you as a mentor for three days",
        is_asked,
    ),
)  # fmt: skip

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
        "SESSION_JOINED", "SessionJoined", SESSION, "session_id", joined,
        "{doer} invited you to {it}.", "You are invited to a planning session that was called before",
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
    Notice(
        "SESSION_TASK", "SessionDecided", SESSION, "session_id", named("owner_id"),
        "{doer} wrote down a decision of {it} that you see to.", "You are to see to a decision of a planning session",
    ),
    *REMINDERS,
)  # fmt: skip
