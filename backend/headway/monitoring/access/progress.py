"""Who may reach which numbers, their words, and the feeds they come from."""

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.monitoring.models import MetricFeed, MetricValue, ProgressUpdate
from headway.people.access import directly_below, rated_below
from headway.planning.access import visible_goals, visible_key_results
from headway.platform.actor import Actor, Scope


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


def may_change_thresholds(actor: Actor) -> bool:
    """Administrators and HR of the whole company, by session or by a token of theirs that writes goals."""
    trusted = actor.is_admin or actor.hr_whole_company
    return trusted and actor.account_id is not None and not actor.integration and actor.may(Scope.GOALS_WRITE)
