"""Who may reach which check-ins, and who knows when one is due."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.monitoring.models import CheckIn, CheckInSeries
from headway.monitoring.rules import CheckInState
from headway.people.access import (
    below,
    directly_above,
    directly_below,
    in_hr_scope,
    rated_below,
    rating_above,
    visible_colleagues,
    visible_employees,
)
from headway.platform.actor import Actor, Scope
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found

if TYPE_CHECKING:
    from headway.people.models import Employee

NO_ONE = UUID(int=0)


def visible_check_ins(actor: Actor) -> QuerySet[CheckIn]:
    """What one wrote; published ones about oneself, direct reports, and those whom one rates by a dotted line.

    A draft is its author's alone. The managers further up, HR and integrations read no words of a check-in.
    """
    if actor.employee_id is None or actor.integration or not actor.may(Scope.GOALS_READ):
        return CheckIn.filter(id__isnull=True)
    near = Q(employee_id=actor.employee_id) | Q(employee_id__in=directly_below(actor))
    near |= Q(employee_id__in=rated_below(actor))
    return CheckIn.filter(Q(author_id=actor.employee_id) | ~Q(state=CheckInState.DRAFT) & near)


def visible_drafts(actor: Actor) -> QuerySet[CheckIn]:
    """What one has begun and not told yet."""
    return visible_check_ins(actor).filter(state=CheckInState.DRAFT)


def readers_of_check_in(check_in: CheckIn) -> Q:
    """Of the people who work here, those who read this check-in by their place in the company."""
    if check_in.state is CheckInState.DRAFT:
        return Q(id=check_in.author_id)
    near = Q(id__in=directly_above(check_in.employee_id)) | Q(id__in=rating_above(check_in.employee_id))
    return Q(id=check_in.author_id) | Q(id=check_in.employee_id) | near


def people_with_visible_turns(actor: Actor) -> "QuerySet[Employee]":
    """Of whom one may know when they check in: oneself, everybody below, the people in HR scope; never for integrations."""
    people = visible_employees(actor)
    if actor.integration or not actor.may(Scope.GOALS_READ):
        return people.filter(id__isnull=True)
    allowed = Q(id=actor.employee_id or NO_ONE) | Q(id__in=below(actor))
    return people.filter(allowed | Q(id__in=in_hr_scope(actor)) if actor.is_hr else allowed)


def visible_series(actor: Actor) -> QuerySet[CheckInSeries]:
    """The rhythms of those people; all of them for what is done by itself."""
    if actor.system:
        return CheckInSeries.all()
    return CheckInSeries.filter(employee_id__in=Subquery(people_with_visible_turns(actor).values("id")))


def may_check_in(actor: Actor) -> bool:
    """People check in, by session or by a token of theirs that writes goals."""
    return actor.employee_id is not None and not actor.integration and actor.may(Scope.GOALS_WRITE)


def check_may_check_in(actor: Actor) -> UUID:
    """The person who checks in. Refuses everybody else."""
    if actor.employee_id is None or not may_check_in(actor):
        message = "This account or token writes no check-ins. Sign in, or use a token with goals:write."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    return actor.employee_id


async def check_in_to_change(actor: Actor, id: UUID) -> CheckIn:
    """A visible check-in, locked; what may be done with it is decided by the rules."""
    check_may_check_in(actor)
    check_in = await lock_row(visible_check_ins(actor).filter(id=id)).first()
    if check_in is None:
        raise not_found("check-in")
    return check_in


async def person_to_expect(actor: Actor, employee_id: UUID) -> "Employee":
    """Somebody whose rhythm the actor sets: oneself, a direct report, a person in HR scope; locked."""
    if not (may_check_in(actor) or (actor.is_hr and actor.may(Scope.GOALS_WRITE))):
        message = "This account or token sets no rhythm of check-ins. Sign in as a manager or HR partner."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    person = await lock_row(visible_colleagues(actor).filter(id=employee_id)).first()
    if person is None:
        raise not_found("person", "employee_id")
    mine = Q(id=actor.employee_id or NO_ONE) | Q(id__in=directly_below(actor))
    mine = mine | Q(id__in=in_hr_scope(actor)) if actor.is_hr else mine
    if not await visible_colleagues(actor).filter(mine, id=employee_id).exists():
        message = "Only the person, their direct manager and HR set how often they check in. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message, ("employee_id",)))
    return person
