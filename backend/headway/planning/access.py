"""Who may reach which goals and periods."""

from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.people.access import below, directly_below, in_hr_scope, reads_directory
from headway.planning.models import Goal, Period
from headway.planning.rules import GoalState, Visibility
from headway.platform.actor import Actor, Role, Scope
from headway.platform.errors import Code, Problem, Rejected, not_found


def visible_periods(actor: Actor) -> QuerySet[Period]:
    """Periods are known to everybody who works here."""
    return Period.all() if reads_directory(actor) or actor.may(Scope.GOALS_READ) else Period.filter(id__isnull=True)


def visible_goals(actor: Actor) -> QuerySet[Goal]:
    """Own goals; public ones; shared ones up the chain and in HR scope; private ones for the direct manager only.

    What is not yet agreed (drafts) stays with its owner and direct manager, whatever its visibility.
    """
    if not actor.may(Scope.GOALS_READ) or actor.account_id is None:
        return Goal.filter(id__isnull=True)
    settled = ~Q(state=GoalState.DRAFT)
    if actor.integration:
        return Goal.filter(settled, visibility__in=[Visibility.PUBLIC, Visibility.SHARED])
    me = actor.employee_id or UUID(int=0)
    allowed = Q(owner_id=me) | Q(owner_id__in=directly_below(actor)) | (settled & Q(visibility=Visibility.PUBLIC))
    allowed |= settled & Q(visibility=Visibility.SHARED, owner_id__in=below(actor))
    if actor.is_hr:
        allowed |= settled & Q(visibility=Visibility.SHARED, owner_id__in=in_hr_scope(actor))
    return Goal.filter(allowed)


async def period_to_change(actor: Actor, id: UUID) -> Period:
    """A period an HR partner or administrator may open, close or rename."""
    if not (actor.roles & {Role.HR, Role.ADMIN} or actor.system) or not actor.may(Scope.GOALS_WRITE):
        raise Rejected(Problem(Code.FORBIDDEN, "Only HR partners and administrators change periods. Ask one of them."))
    period = await Period.get_or_none(id=id)
    if period is None:
        raise not_found("period")
    return period
