"""Who may reach which development plans, what hangs on them, and who was asked to be a mentor."""

from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.people.access import above_person, below, dotted_above, dotted_below, in_hr_scope
from headway.planning.access.goals import NOBODY_YET, may_write_goals, visible_goals
from headway.planning.models import (
    DevelopmentAction,
    DevelopmentObjective,
    DevelopmentPlan,
    GoalSkill,
    MentorRequest,
)
from headway.planning.rules.development import PlanState
from headway.platform.actor import Actor, Scope
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found


def reads_growth(actor: Actor) -> bool:
    """People read plans by their sessions and tokens; integrations and accounts without an employee's or HR's part do not."""
    return actor.account_id is not None and not actor.integration and actor.may(Scope.GOALS_READ)


def of_people_led(actor: Actor) -> Q:
    """Rows (with `owner_id`) of oneself, of everybody below, and of those in HR scope."""
    allowed = Q(owner_id=actor.employee_id or NOBODY_YET) | Q(owner_id__in=below(actor))
    return allowed | Q(owner_id__in=in_hr_scope(actor)) if actor.is_hr else allowed


def visible_development_plans(actor: Actor) -> QuerySet[DevelopmentPlan]:
    """One's own plan, those of everybody below and of those in HR scope; once agreed also those of people with a dotted line."""
    if not reads_growth(actor):
        return DevelopmentPlan.filter(id__isnull=True)
    agreed = ~Q(state=PlanState.DRAFT) & Q(owner_id__in=dotted_below(actor))
    return DevelopmentPlan.filter(of_people_led(actor) | agreed)


def readers_of_development_plan(plan: DevelopmentPlan) -> Q:
    """Of the people who work here, those who read this plan by their place in the company; HR reads more by its role."""
    readers = Q(id=plan.owner_id) | Q(id__in=above_person(plan.owner_id))
    return readers if plan.state is PlanState.DRAFT else readers | Q(id__in=dotted_above(plan.owner_id))


def visible_development_objectives(actor: Actor) -> QuerySet[DevelopmentObjective]:
    """The objectives of visible plans."""
    plans = visible_development_plans(actor).values("id")
    return DevelopmentObjective.filter(plan_id__in=Subquery(plans))


def visible_development_actions(actor: Actor) -> QuerySet[DevelopmentAction]:
    """The actions of visible plans."""
    plans = visible_development_plans(actor).values("id")
    return DevelopmentAction.filter(plan_id__in=Subquery(plans))


def visible_mentor_requests(actor: Actor) -> QuerySet[MentorRequest]:
    """What one asked somebody, and what one was asked."""
    if not reads_growth(actor):
        return MentorRequest.filter(id__isnull=True)
    me = actor.employee_id or NOBODY_YET
    return MentorRequest.filter(Q(asker_id=me) | Q(mentor_id=me))


def visible_goal_skills(actor: Actor) -> QuerySet[GoalSkill]:
    """What visible goals need."""
    return GoalSkill.filter(goal_id__in=Subquery(visible_goals(actor).values("id")))


def writes_growth(actor: Actor) -> None:
    """Refuses tokens that only read, and integrations."""
    if not may_write_goals(actor):
        message = (
            "This account or token does not write plans. Sign in, or use a token of yours with goals:write."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def plan_to_change(actor: Actor, id: UUID) -> DevelopmentPlan:
    """A visible plan, locked; what may be done with it is decided by the rules."""
    writes_growth(actor)
    plan = await lock_row(visible_development_plans(actor).filter(id=id)).first()
    if plan is None:
        raise not_found("development plan")
    return plan


async def action_to_move(actor: Actor, id: UUID, *path: str) -> tuple[DevelopmentAction, DevelopmentPlan]:
    """An action of a visible plan and that plan, both locked, the plan first as everywhere."""
    writes_growth(actor)
    found = await visible_development_actions(actor).get_or_none(id=id)
    if found is None:
        raise not_found("action", *path)
    plan = await plan_to_change(actor, found.plan_id)
    action = await lock_row(DevelopmentAction.filter(id=id)).first()
    if action is None:
        raise not_found("action", *path)
    return action, plan


async def request_to_answer(actor: Actor, id: UUID) -> MentorRequest:
    """A request that the actor made or was asked in, locked."""
    writes_growth(actor)
    found = await lock_row(visible_mentor_requests(actor).filter(id=id)).first()
    if found is None:
        raise not_found("request")
    return found
