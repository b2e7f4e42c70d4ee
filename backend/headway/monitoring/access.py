"""Who may reach which numbers, words, days of leave and facts of timekeeping."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.monitoring.models import (
    Feedback,
    LeaveEntry,
    MetricFeed,
    MetricValue,
    ProgressUpdate,
    TimeFact,
    TimeFactRevision,
)
from headway.monitoring.rules import FeedbackState, FeedbackVisibility
from headway.people.access import below, directly_below, in_hr_scope, rated_below, visible_employees
from headway.planning.access import visible_goals, visible_key_results
from headway.platform.actor import Actor, Scope
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found

if TYPE_CHECKING:
    from headway.people.models import Employee

NO_ONE = UUID(int=0)


def visible_updates(actor: Actor) -> QuerySet[ProgressUpdate]:
    """The numbers logged on visible goals; their notes are for fewer (`visible_notes`)."""
    return ProgressUpdate.filter(goal_id__in=Subquery(visible_goals(actor).values("id")))


def visible_points(actor: Actor) -> QuerySet[ProgressUpdate]:
    """The numbers that hold: without those that were corrected."""
    corrected = ProgressUpdate.filter(corrects_id__isnull=False)
    return visible_updates(actor).filter(~Q(id__in=Subquery(corrected.values("corrects_id"))))


def visible_notes(actor: Actor) -> QuerySet[ProgressUpdate]:
    """Updates whose words one may read: their author, the goal's owner, the direct manager, who rates by a dotted line."""
    if actor.integration or actor.employee_id is None:
        return ProgressUpdate.filter(id__isnull=True)
    near = Q(author_id=actor.employee_id) | Q(goal__owner_id=actor.employee_id)
    near |= Q(goal__owner_id__in=directly_below(actor)) | Q(goal__owner_id__in=rated_below(actor))
    return visible_updates(actor).filter(near)


def sends_metrics(actor: Actor) -> bool:
    """Whether the actor keeps metric feeds: integrations with `metrics:write`, administrators, HR of the whole company."""
    trusted = actor.integration or actor.is_admin or actor.hr_whole_company
    return actor.system or (trusted and actor.account_id is not None and actor.may(Scope.METRICS_WRITE))


def visible_feeds(actor: Actor) -> QuerySet[MetricFeed]:
    """The feeds of key results that one may see, and for those who keep feeds the ones tied to none."""
    tied = Q(key_result_id__in=Subquery(visible_key_results(actor).values("id")))
    return MetricFeed.filter(tied | Q(key_result_id__isnull=True) if sends_metrics(actor) else tied)


def visible_metric_values(actor: Actor) -> QuerySet[MetricValue]:
    """The numbers of visible feeds."""
    return MetricValue.filter(feed_id__in=Subquery(visible_feeds(actor).values("id")))


def visible_feedback(actor: Actor) -> QuerySet[Feedback]:
    """What one gave; what one got unless it is for the manager only; what is for one as the direct manager; public words.

    Taken back, it stays with its giver alone. HR reads what is public, and so do integrations with `feedback:read`.
    """
    if actor.account_id is None or not actor.may(Scope.FEEDBACK_READ):
        return Feedback.filter(id__isnull=True)
    sent = ~Q(state=FeedbackState.RETRACTED)
    public = sent & Q(visibility=FeedbackVisibility.PUBLIC)
    if actor.integration:
        return Feedback.filter(public)
    me = actor.employee_id or NO_ONE
    for_managers = [FeedbackVisibility.RECEIVER_AND_MANAGER, FeedbackVisibility.MANAGER_ONLY]
    allowed = Q(giver_id=me)
    allowed |= sent & Q(receiver_id=me) & ~Q(visibility=FeedbackVisibility.MANAGER_ONLY)
    allowed |= sent & Q(receiver_id__in=directly_below(actor), visibility__in=for_managers)
    if actor.employee_id or actor.is_hr:
        allowed |= public
    return Feedback.filter(allowed)


async def feedback_to_change(actor: Actor, id: UUID) -> Feedback:
    """Visible feedback, locked; what may be done with it is decided by the rules."""
    if not may_write_feedback(actor):
        message = (
            "This account or token does not write feedback. Sign in, or use a token with feedback:write."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message))
    feedback = await lock_row(visible_feedback(actor).filter(id=id)).first()
    if feedback is None:
        raise not_found("feedback")
    return feedback


def may_write_feedback(actor: Actor) -> bool:
    """People give feedback, by session or by a token of theirs; integrations only read it."""
    return actor.employee_id is not None and not actor.integration and actor.may(Scope.FEEDBACK_WRITE)


def visible_leave(actor: Actor) -> QuerySet[LeaveEntry]:
    """The vacation ledger of oneself, of everybody below and of the people in HR scope; never for integrations."""
    return LeaveEntry.filter(employee_id__in=Subquery(people_with_visible_leave(actor).values("id")))


def people_with_visible_leave(actor: Actor) -> QuerySet["Employee"]:
    """Whose leave one may read, whether they have any or not."""
    people = visible_employees(actor)
    if actor.integration:
        return people.filter(id__isnull=True)
    allowed = Q(id=actor.employee_id or NO_ONE) | Q(id__in=below(actor))
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


def _own_days(actor: Actor) -> Q:
    own = Q(employee_id=actor.employee_id or NO_ONE)
    return own | Q(employee_id__in=in_hr_scope(actor)) if actor.is_hr else own


def visible_time_revisions(actor: Actor) -> QuerySet[TimeFactRevision]:
    """What whole days said before they were corrected."""
    return TimeFactRevision.filter(time_fact_id__in=Subquery(visible_whole_days(actor).values("id")))
