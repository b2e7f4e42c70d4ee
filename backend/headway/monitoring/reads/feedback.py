"""Feedback as it is searched, and what may be done with it."""

from tortoise.queryset import QuerySet

from headway.monitoring.access import may_write_feedback
from headway.monitoring.models import Feedback
from headway.monitoring.rules import FeedbackAction
from headway.monitoring.rules.feedback import allowed_feedback_actions
from headway.platform.actor import Actor
from headway.platform.database import Fold, fold


def saying(feedback: QuerySet[Feedback], search: str) -> QuerySet[Feedback]:
    """Feedback whose text has every searched word, whatever its accents and case."""
    found = feedback.annotate(folded_text=Fold("text"))
    for word in fold(search).split():
        found = found.filter(folded_text__contains=word)
    return found


async def feedback_actions(actor: Actor, feedback: list[Feedback]) -> dict[Feedback, list[FeedbackAction]]:
    """What the actor may do with each, without asking the database."""
    if not may_write_feedback(actor):
        return {}
    return {
        row: [action for action in FeedbackAction if action in allowed_to(actor, row)] for row in feedback
    }


def allowed_to(actor: Actor, row: Feedback) -> frozenset[FeedbackAction]:
    """What the rules allow this actor to do with this feedback."""
    return allowed_feedback_actions(
        row.state,
        row.visibility,
        gives=row.giver_id == actor.employee_id,
        receives=row.receiver_id == actor.employee_id,
    )
