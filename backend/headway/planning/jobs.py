"""What planning does by itself when its day has come."""

from datetime import timedelta
from typing import Final

from tortoise.expressions import F, Q

from headway.planning.actions import begin_development_plans, lapse_goals
from headway.planning.models import (
    DevelopmentPlan,
    Goal,
    GoalProposal,
    MentorRequest,
    PerformancePlan,
)
from headway.planning.rules import GoalState, ProposalState
from headway.planning.rules.development import PlanState, RequestState
from headway.platform import clock
from headway.platform.jobs import JobKind
from headway.platform.reminders import Reminder, remind

_DRAFTS: Final = Q(state=PlanState.DRAFT)
_AGREED_TO_THE_SAME: Final = Q(owner_fingerprint=F("manager_fingerprint"))
REMINDERS: Final = (
    Reminder("GoalWaits", "goal_id", lambda: Goal.filter(state=GoalState.PROPOSED), "updated_at"),
    Reminder(
        "GoalChangeWaits", "goal_id", lambda: GoalProposal.filter(state=ProposalState.PENDING), "proposed_at",
        id="goal_id",
    ),
    Reminder(
        "DevelopmentPlanWaits", "plan_id",
        lambda: DevelopmentPlan.filter(_DRAFTS, owner_agreed_at__isnull=False, manager_agreed_at__isnull=True),
        "owner_agreed_at",
    ),
    Reminder(
        "DevelopmentPlanWaitsForOwner", "plan_id",
        lambda: DevelopmentPlan.filter(_DRAFTS, manager_agreed_at__isnull=False, owner_agreed_at__isnull=True),
        "manager_agreed_at", next=None,
    ),
    Reminder(
        "PlanWaits", "plan_id",
        lambda: PerformancePlan.exclude(owner_fingerprint="").exclude(_AGREED_TO_THE_SAME), "owner_agreed_at",
    ),
    Reminder(
        "PlanWaitsForOwner", "plan_id",
        lambda: PerformancePlan.exclude(manager_fingerprint="").exclude(_AGREED_TO_THE_SAME),
        "manager_agreed_at", next=None,
    ),
    Reminder(
        "MentorRequestWaits", "request_id", lambda: MentorRequest.filter(state=RequestState.ASKED), "created_at",
        next=None,
    ),
)  # fmt: skip


async def lapse_what_nobody_closed() -> int:
    """Goals that were due long ago; how many lapsed. Idempotent."""
    return await lapse_goals(clock.now())


async def begin_plans() -> int:
    """Let agreed development plans be under way whose period has begun; how many began. Idempotent."""
    return await begin_development_plans(clock.today())


async def remind_of_plans() -> int:
    """Remind of goals, plans and mentors that wait for somebody; how many do. Idempotent."""
    return await remind(REMINDERS)


JOBS: Final = (
    JobKind("lapse_goals", lapse_what_nobody_closed, every=timedelta(hours=1)),
    JobKind("begin_development_plans", begin_plans, every=timedelta(hours=1)),
    JobKind("remind_of_plans", remind_of_plans, every=timedelta(hours=1)),
)
