"""Who may reach which days of leave and facts of timekeeping."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.monitoring.models import LeaveEntry, TimeFact, TimeFactRevision
from headway.people.access import NOBODY, below, directly_below, in_hr_scope, visible_employees
from headway.platform.actor import Actor, Scope
from headway.platform.database import lock_row
from headway.platform.errors import not_found

if TYPE_CHECKING:
    from headway.people.models import Employee


def visible_leave(actor: Actor) -> QuerySet[LeaveEntry]:
    """The vacation ledger of oneself, of everybody below and of the people in HR scope; never for integrations."""
    return LeaveEntry.filter(employee_id__in=Subquery(people_with_visible_leave(actor).values("id")))


def people_with_visible_leave(actor: Actor) -> QuerySet["Employee"]:
    """Whose leave one may read, whether they have any or not."""
    people = visible_employees(actor)
    if actor.integration:
        return people.filter(id__isnull=True)
    allowed = Q(id=actor.employee_id or NOBODY) | Q(id__in=below(actor))
    return people.filter(allowed | Q(id__in=in_hr_scope(actor)) if actor.is_hr else allowed)


def keeps_time(actor: Actor) -> bool:
    """Whether the actor sends what timekeeping says: integrations with `time:write`, administrators, HR of the whole company."""
    trusted = actor.integration or actor.is_admin or actor.hr_whole_company
    return actor.system or (trusted and actor.account_id is not None and actor.may(Scope.TIME_WRITE))


def visible_time_facts(actor: Actor) -> QuerySet[TimeFact]:
    """All that `visible_whole_days` has; and of one's direct reports the days with hours over the plan."""
    if actor.integration or actor.account_id is None or not actor.may(Scope.TIME_READ):
        return visible_whole_days(actor)
    over_plan = Q(employee_id__in=directly_below(actor), over_plan__gt=0)
    return TimeFact.filter(_own_days(actor) | over_plan)


def visible_whole_days(actor: Actor) -> QuerySet[TimeFact]:
    """Facts of which one may know more than the hours over the plan: one's own, those of HR scope, all for integrations."""
    if actor.account_id is None or not actor.may(Scope.TIME_READ):
        return TimeFact.filter(id__isnull=True)
    return TimeFact.all() if actor.integration else TimeFact.filter(_own_days(actor))


def visible_attendance(actor: Actor) -> QuerySet[TimeFact]:
    """Days that count in a summary: whole days, and those of one's direct reports, of which fewer reasons are told."""
    if actor.integration or actor.account_id is None or not actor.may(Scope.TIME_READ):
        return visible_whole_days(actor)
    return TimeFact.filter(_own_days(actor) | Q(employee_id__in=directly_below(actor)))


def people_with_visible_attendance(actor: Actor) -> QuerySet["Employee"]:
    """Of whom one may know when they were away: oneself, direct reports, the people in HR scope; all for integrations that read it."""
    people = visible_employees(actor)
    if actor.account_id is None or not actor.may(Scope.TIME_READ):
        return people.filter(id__isnull=True)
    if actor.integration:
        return people
    near = Q(id=actor.employee_id or NOBODY) | Q(id__in=directly_below(actor))
    return people.filter(near | Q(id__in=in_hr_scope(actor)) if actor.is_hr else near)


async def time_fact_to_correct(actor: Actor, id: UUID) -> TimeFact:
    """A fact that the actor reads as a whole, locked; who keeps time is decided by the action, which refuses one's own."""
    fact = await lock_row(visible_whole_days(actor).filter(id=id)).first()
    if fact is None:
        raise not_found("time fact")
    return fact


def _own_days(actor: Actor) -> Q:
    own = Q(employee_id=actor.employee_id or NOBODY)
    return own | Q(employee_id__in=in_hr_scope(actor)) if actor.is_hr else own


def visible_time_revisions(actor: Actor) -> QuerySet[TimeFactRevision]:
    """What whole days said before they were corrected."""
    return TimeFactRevision.filter(time_fact_id__in=Subquery(visible_whole_days(actor).values("id")))
