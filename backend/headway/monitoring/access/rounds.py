"""Who may reach which anonymous round, and what was answered in it."""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.monitoring.access.feedback import check_may_write_feedback
from headway.monitoring.models import FeedbackRound, RoundAnswer, RoundInvitation
from headway.monitoring.rules import RoundState
from headway.people.access import NOBODY, below, in_hr_scope
from headway.platform.actor import Actor, Scope
from headway.platform.database import lock_row
from headway.platform.errors import not_found


def visible_rounds(actor: Actor) -> QuerySet[FeedbackRound]:
    """Those one is asked in, opened, or is the subject of; those about people below one, and in HR scope."""
    if not _reads(actor):
        return FeedbackRound.filter(id__isnull=True)
    me = actor.employee_id or NOBODY
    invited = RoundInvitation.filter(employee_id=me)
    asked = Q(id__in=Subquery(invited.values("round_id"))) & ~Q(state=RoundState.CANCELLED)
    return FeedbackRound.filter(asked | Q(opener_id=me) | _about(actor, "subject_id"))


def visible_round_answers(actor: Actor) -> QuerySet[RoundAnswer]:
    """Of closed rounds, for the subject, those above and HR in scope: what was said by name, and the rest if it is enough."""
    if not _reads(actor):
        return RoundAnswer.filter(id__isnull=True)
    told = Q(round__state=RoundState.CLOSED) & (Q(round__shown=True) | Q(employee_id__not_isnull=True))
    return RoundAnswer.filter(told & _about(actor, "round__subject_id"))


async def round_to_change(actor: Actor, id: UUID) -> FeedbackRound:
    """A visible round, locked; what may be done with it is decided by the rules."""
    check_may_write_feedback(actor)
    found = await lock_row(visible_rounds(actor).filter(id=id)).first()
    if found is None:
        raise not_found("round")
    return found


def _reads(actor: Actor) -> bool:
    return actor.account_id is not None and not actor.integration and actor.may(Scope.FEEDBACK_READ)


def _about(actor: Actor, column: str) -> Q:
    """Rows about oneself, about people below, or about people in HR scope."""
    groups = [below(actor), *([in_hr_scope(actor)] if actor.is_hr else [])]
    oneself: dict[str, Any] = {column: actor.employee_id or NOBODY}
    found = Q(**oneself)
    for group in groups:
        among: dict[str, Any] = {f"{column}__in": group}
        found |= Q(**among)
    return found
