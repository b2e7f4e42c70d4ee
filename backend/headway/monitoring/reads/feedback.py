"""Feedback as it is searched, and what may be done with it."""

from collections.abc import Collection
from uuid import UUID

from tortoise.queryset import QuerySet

from headway.monitoring.access import may_write_feedback, visible_kept_words
from headway.monitoring.models import Feedback, FeedbackRequest
from headway.monitoring.rules import FeedbackAction, RequestAction
from headway.monitoring.rules.feedback import Stance, allowed_feedback_actions, allowed_request_actions
from headway.people.access import looked_after
from headway.platform.actor import Actor
from headway.platform.database import Fold, fold


def saying(feedback: QuerySet[Feedback], search: str) -> QuerySet[Feedback]:
    """Feedback whose text has every searched word, whatever its accents and case."""
    found = feedback.annotate(folded_text=Fold("text"))
    for word in fold(search).split():
        found = found.filter(folded_text__contains=word)
    return found


async def feedback_actions(actor: Actor, feedback: list[Feedback]) -> dict[Feedback, list[FeedbackAction]]:
    """What the actor may do with each; one statement for HR, none for others."""
    if not may_write_feedback(actor):
        return {}
    in_scope = await _in_scope(actor, {row.receiver_id for row in feedback})
    return {
        row: [action for action in FeedbackAction if action in _allowed(actor, row, in_scope)]
        for row in feedback
    }


async def allowed_to(actor: Actor, row: Feedback) -> frozenset[FeedbackAction]:
    """What the rules allow this actor to do with this feedback."""
    return _allowed(actor, row, await _in_scope(actor, {row.receiver_id}))


async def _in_scope(actor: Actor, ids: Collection[UUID]) -> set[UUID]:
    """Those of these people whom the actor looks after as HR."""
    if not actor.is_hr or not ids:
        return set()
    return set(await looked_after(actor).filter(id__in=list(ids)).values_list("id", flat=True))  # type: ignore[arg-type]


def _allowed(actor: Actor, row: Feedback, in_scope: Collection[UUID]) -> frozenset[FeedbackAction]:
    gives = row.giver_id == actor.employee_id
    stance = Stance(
        gives=gives,
        receives=row.receiver_id == actor.employee_id,
        hr=row.receiver_id in in_scope and not gives,
        reported=row.reported_at is not None,
        disputed=row.disputed_at is not None,
    )
    return allowed_feedback_actions(row.state, row.visibility, stance)


async def kept_words(actor: Actor, ids: list[UUID]) -> dict[UUID, str]:
    """The words that were hidden after these reports, for those who may restore them."""
    return dict(await visible_kept_words(actor).filter(id__in=ids).values_list("id", "kept_text"))


async def request_actions(
    actor: Actor, requests: list[FeedbackRequest]
) -> dict[FeedbackRequest, list[RequestAction]]:
    """What the actor may do with each request, without asking the database."""
    if not may_write_feedback(actor):
        return {}
    return {row: [one for one in RequestAction if one in allowed_with(actor, row)] for row in requests}


def allowed_with(actor: Actor, row: FeedbackRequest) -> frozenset[RequestAction]:
    """What the rules allow this actor to do with this request."""
    asks, responds = row.asker_id == actor.employee_id, row.respondent_id == actor.employee_id
    return allowed_request_actions(row.state, asks=asks, responds=responds)
