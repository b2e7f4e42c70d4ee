"""Who may know that a goal was drafted in a form."""

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from headway.planning.access import visible_goals
from headway.platform.actor import Actor
from headway.reviewing.access.reviews import visible_reviews
from headway.reviewing.models import DraftedGoal


def visible_drafted_goals(actor: Actor) -> QuerySet[DraftedGoal]:
    """Of goals and forms that the actor may both know of."""
    return DraftedGoal.filter(
        goal_id__in=Subquery(visible_goals(actor).values("id")),
        review_id__in=Subquery(visible_reviews(actor).values("id")),
    )
