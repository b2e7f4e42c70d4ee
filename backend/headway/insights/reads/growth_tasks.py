"""What the viewer must do for development plans, plans of a period, mentors and planning sessions."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from tortoise.expressions import F, Q

from headway.insights.reads.viewer import NOBODY, Viewer
from headway.insights.rules import growth_tasks as rules
from headway.insights.rules.growth_tasks import PlanFacts
from headway.insights.rules.tasks import SOON, Task
from headway.people.access import directly_below, in_hr_scope
from headway.planning.access import (
    visible_development_actions,
    visible_development_plans,
    visible_mentor_requests,
    visible_performance_plans,
    visible_planning_sessions,
)
from headway.planning.rules.development import OPEN, PlanState, RequestState
from headway.planning.rules.sessions import SessionState
from headway.platform import clock
from headway.platform.actor import Actor

if TYPE_CHECKING:
    from headway.planning.models import DevelopmentPlan, PerformancePlan


async def _development_plans(actor: Actor, viewer: Viewer) -> list[Task]:
    """Plans to which the other side agreed, and plans of those one manages whose period is over."""
    draft = Q(state=PlanState.DRAFT)
    waits = draft & Q(owner_agreed_at__isnull=False, manager_agreed_at__isnull=True)
    own = draft & Q(
        owner_id=viewer.id or NOBODY, manager_agreed_at__isnull=False, owner_agreed_at__isnull=True
    )
    over = Q(state=PlanState.ACTIVE, period__ends_on__lt=viewer.today)
    found = visible_development_plans(actor).filter(own | (agreed_by(actor) & (waits | over)))
    made = []
    for plan in await found.select_related("owner__manager", "period"):
        if plan.state is PlanState.ACTIVE:
            facts = _facts(plan, viewer, plan.period.ends_on)
            made.append(rules.review_development(facts, viewer.today))
        elif agreed_at := plan.owner_agreed_at or plan.manager_agreed_at:
            made.append(rules.agree_development(_facts(plan, viewer, viewer.day(agreed_at)), viewer.today))
    return made


async def _plans_of_periods(actor: Actor, viewer: Viewer) -> list[Task]:
    """Plans to whose words the other side agreed, and the viewer did not."""
    own = Q(owner_id=viewer.id or NOBODY, manager_agreed_at__isnull=False) & ~Q(manager_fingerprint="")
    theirs = agreed_by(actor) & Q(owner_agreed_at__isnull=False) & ~Q(owner_fingerprint="")
    found = visible_performance_plans(actor).filter(
        own | theirs, ~Q(owner_fingerprint=F("manager_fingerprint"))
    )
    made = []
    for plan in await found.select_related("owner__manager", "period"):
        agreed_at = plan.manager_agreed_at if plan.owner_id == viewer.id else plan.owner_agreed_at
        if agreed_at:
            made.append(rules.agree_plan(_facts(plan, viewer, viewer.day(agreed_at)), viewer.today))
    return made


def agreed_by(actor: Actor) -> Q:
    """Rows (with `owner`) to which the actor agrees as the other side: direct reports, and for HR those without a manager."""
    theirs = Q(owner_id__in=directly_below(actor))
    if actor.is_hr:
        theirs |= Q(owner__manager_id__isnull=True) & Q(owner_id__in=in_hr_scope(actor))
    return theirs


def _facts(plan: "DevelopmentPlan | PerformancePlan", viewer: Viewer, since: date) -> PlanFacts:
    own = plan.owner_id == viewer.id
    manager = plan.owner.manager
    return PlanFacts(
        id=plan.id,
        owner_id=plan.owner_id,
        period_id=plan.period_id,
        period=plan.period.name,
        since=since,
        own=own,
        other=plan.owner.name if not own else manager.name if manager else "HR",
    )


async def _actions(actor: Actor, viewer: Viewer) -> list[Task]:
    """Steps of one's own plan that are due within a week, or late."""
    due = visible_development_actions(actor).filter(
        plan__owner_id=viewer.id or NOBODY,
        plan__state=PlanState.ACTIVE,
        state__in=sorted(OPEN),
        due_on__lte=viewer.today + SOON,
    )
    return [
        rules.finish_action(row.id, row.plan_id, row.title, row.due_on, viewer.today) for row in await due
    ]


async def _mentor_requests(actor: Actor, viewer: Viewer) -> list[Task]:
    asked = visible_mentor_requests(actor).filter(mentor_id=viewer.id or NOBODY, state=RequestState.ASKED)
    return [
        rules.answer_mentor_request(
            row.id,
            row.skill.name,
            row.asker_id,
            row.asker.name,
            row.message,
            viewer.day(row.created_at),
            viewer.today,
        )
        for row in await asked.select_related("skill", "asker")
    ]


async def _sessions(actor: Actor, viewer: Viewer) -> list[Task]:
    """Sessions the viewer organised that were held and are not closed."""
    held = visible_planning_sessions(actor).filter(
        organiser_id=viewer.id or NOBODY, state=SessionState.SCHEDULED, starts_at__lt=clock.now()
    )
    return [
        rules.close_session(row.id, row.title, viewer.day(row.starts_at), viewer.today) for row in await held
    ]


GROWTH: Final[tuple[Callable[[Actor, Viewer], Awaitable[list[Task]]], ...]] = (
    _development_plans,
    _plans_of_periods,
    _actions,
    _mentor_requests,
    _sessions,
)
