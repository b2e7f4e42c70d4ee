"""Who may reach which goals and periods."""

from collections.abc import Collection
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.people.access import (
    above_person,
    below,
    beside,
    directly_above,
    directly_below,
    dotted_below,
    in_hr_scope,
    manager_of,
    reads_directory,
    team_of,
)
from headway.planning.models import (
    Goal,
    GoalMove,
    GoalPause,
    GoalPlacement,
    GoalProposal,
    GoalVersion,
    KeyResult,
    Period,
)
from headway.planning.rules import GoalLevel, GoalState, Visibility
from headway.platform.actor import Actor, Role, Scope
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found

NOBODY_YET = UUID(int=0)


def visible_periods(actor: Actor) -> QuerySet[Period]:
    """Periods are known to everybody who works here."""
    return (
        Period.all()
        if reads_directory(actor) or actor.may(Scope.GOALS_READ)
        else Period.filter(id__isnull=True)
    )


def visible_goals(actor: Actor) -> QuerySet[Goal]:
    """Own goals; public ones; shared ones in the team, up the chain and in HR scope; private ones for the direct manager.

    The team is whoever has the same manager, the owner's direct reports, and managers by a dotted line. It reads no
    drafts; the managers above and HR read those, a public one as if it were shared. Company goals belong to no person:
    HR and administrators read them from the draft on. An administrator who is no employee reads nothing else.
    """
    if not actor.may(Scope.GOALS_READ) or actor.account_id is None:
        return Goal.filter(id__isnull=True)
    settled = ~Q(state=GoalState.DRAFT)
    if actor.integration:
        return Goal.filter(settled, visibility__in=[Visibility.PUBLIC, Visibility.SHARED])
    told = Q(visibility__in=[Visibility.PUBLIC, Visibility.SHARED])
    # Databases ask in this order, and look up people only where the goal itself does not say it.
    allowed = Q(owner_id=actor.employee_id or NOBODY_YET)
    if actor.is_hr or actor.employee_id:
        allowed |= settled & Q(visibility=Visibility.PUBLIC)
    if actor.is_hr or actor.is_admin:
        allowed |= told & Q(level=GoalLevel.COMPANY)
    allowed |= Q(owner_id__in=directly_below(actor)) | (told & Q(owner_id__in=below(actor)))
    if actor.is_hr:
        allowed |= told & Q(owner_id__in=in_hr_scope(actor))
    if actor.employee_id:
        allowed |= settled & Q(visibility=Visibility.SHARED) & _of_team(actor)
    return Goal.filter(allowed)


def _of_team(actor: Actor) -> Q:
    """Goals of the actor's manager and peers, and of those who report to the actor by a dotted line."""
    return (
        Q(owner_id__in=manager_of(actor))
        | Q(owner_id__in=beside(actor))
        | Q(owner_id__in=dotted_below(actor))
    )


def readers_of_goal(goal: Goal) -> Q:
    """Of the people who work here, those who read this goal by their place in the company; HR reads more by its role."""
    readers = Q(id=goal.owner_id) | Q(id__in=directly_above(goal.owner_id))
    if goal.visibility is Visibility.PRIVATE:
        return readers
    readers |= Q(id__in=above_person(goal.owner_id))
    if goal.state is GoalState.DRAFT:
        return readers
    return (
        Q(id__not_isnull=True) if goal.visibility is Visibility.PUBLIC else readers | team_of(goal.owner_id)
    )


def visible_listed_goals(actor: Actor) -> QuerySet[Goal]:
    """What lists show: visible goals that are not archived."""
    return visible_goals(actor).exclude(state=GoalState.ARCHIVED)


def pursued_goals() -> QuerySet[Goal]:
    """Every goal that is pursued now, whoever may see it: for counts that name none of them."""
    return Goal.filter(state=GoalState.ACTIVE)


def visible_key_results(actor: Actor) -> QuerySet[KeyResult]:
    """The key results of visible goals."""
    return KeyResult.filter(goal_id__in=Subquery(visible_goals(actor).values("id")))


def visible_goal_versions(actor: Actor) -> QuerySet[GoalVersion]:
    """What was agreed about visible goals."""
    return GoalVersion.filter(goal_id__in=Subquery(visible_goals(actor).values("id")))


def visible_goal_proposals(actor: Actor) -> QuerySet[GoalProposal]:
    """What was proposed about visible goals: for the owner, the managers above and the HR partners in scope."""
    return GoalProposal.filter(goal_id__in=Subquery(concerning_goals(actor).values("id")))


def visible_goal_pauses(actor: Actor) -> QuerySet[GoalPause]:
    """Why and when visible goals were paused: for the owner, the managers above and the HR partners in scope."""
    return GoalPause.filter(goal_id__in=Subquery(concerning_goals(actor).values("id")))


def visible_goal_moves(actor: Actor) -> QuerySet[GoalMove]:
    """Who moved visible goals in the tree and why: for the owner, the managers above and the HR partners in scope."""
    return GoalMove.filter(goal_id__in=Subquery(concerning_goals(actor).values("id")))


def concerning_goals(actor: Actor) -> QuerySet[Goal]:
    """Visible goals of the actor, of those below and of those it looks after."""
    mine = Q(owner_id=actor.employee_id or NOBODY_YET) | Q(owner_id__in=below(actor))
    if actor.is_hr:
        mine |= Q(owner_id__in=in_hr_scope(actor))
    return visible_goals(actor).filter(mine)


def visible_goal_placements(actor: Actor) -> QuerySet[GoalPlacement]:
    """Where visible goals stood in the tree."""
    return GoalPlacement.filter(goal_id__in=Subquery(visible_goals(actor).values("id")))


def may_change_periods(actor: Actor) -> bool:
    """HR partners and administrators open and close periods."""
    return actor.system or (bool(actor.roles & {Role.HR, Role.ADMIN}) and may_write_goals(actor))


def may_change_lapsing(actor: Actor) -> bool:
    """Administrators and HR of the whole company, by session or by a token of theirs that writes goals."""
    return (actor.is_admin or actor.hr_whole_company) and may_write_goals(actor)


def may_write_goals(actor: Actor) -> bool:
    """People write goals, by session or by a token of theirs; integrations only read them."""
    return actor.account_id is not None and not actor.integration and actor.may(Scope.GOALS_WRITE)


def sends_goals(actor: Actor) -> bool:
    """Whether the actor sets many goals at once: integrations with `goals:write`, HR and administrators."""
    if actor.integration:
        return actor.account_id is not None and actor.may(Scope.GOALS_WRITE)
    return bool(actor.roles & {Role.HR, Role.ADMIN}) and may_write_goals(actor)


def goals_by_key(actor: Actor, keys: Collection[str]) -> QuerySet[Goal]:
    """Goals with these keys of another system that the actor may send again, drafts among them; private ones never."""
    keyed = Goal.filter(external_key__in=list(keys)).exclude(visibility=Visibility.PRIVATE)
    if actor.integration:
        return keyed if sends_goals(actor) else Goal.filter(id__isnull=True)
    return keyed.filter(id__in=Subquery(visible_goals(actor).values("id")))


async def period_to_change(actor: Actor, id: UUID) -> Period:
    """A period an HR partner or administrator may open or close, locked."""
    if not may_change_periods(actor):
        raise Rejected(
            Problem(Code.FORBIDDEN, "Only HR partners and administrators change periods. Ask one of them.")
        )
    period = await lock_row(Period.filter(id=id)).first()
    if period is None:
        raise not_found("period")
    return period


async def goal_to_change(actor: Actor, id: UUID) -> Goal:
    """A visible goal, locked; what may be done with it is decided by the rules."""
    _refuse_readers(actor)
    goal = await lock_row(visible_goals(actor).filter(id=id)).first()
    if goal is None:
        raise not_found("goal")
    return goal


async def key_result_to_measure(actor: Actor, id: UUID, *path: str) -> tuple[KeyResult, Goal]:
    """A visible key result and its goal, both locked, the goal first as everywhere."""
    parent = Subquery(KeyResult.filter(id=id).values("goal_id"))
    goal = await lock_row(visible_goals(actor).filter(id__in=parent)).first()
    key_result = await lock_row(KeyResult.filter(id=id)).first() if goal else None
    if goal is None or key_result is None:
        raise not_found("key result", *path)
    _refuse_readers(actor)
    return key_result, goal


def _refuse_readers(actor: Actor) -> None:
    if not may_write_goals(actor):
        message = "This account or token only reads goals. Sign in, or use a token with goals:write."
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def measured_from_outside(ids: Collection[UUID]) -> dict[UUID, tuple[KeyResult, Goal]]:
    """Key results that feeds measure, with their goals, all locked, the goals first; who tied the feed saw them."""
    goals = Goal.filter(id__in=Subquery(KeyResult.filter(id__in=list(ids)).values("goal_id")))
    known = {goal.id: goal for goal in await lock_row(goals.order_by("id"))}
    parts = await lock_row(KeyResult.filter(id__in=list(ids)).order_by("id"))
    return {part.id: (part, known[part.goal_id]) for part in parts}
