"""Who may know of people invited from outside, and the one form that a link opens."""

from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.tokens import token_hash
from headway.reviewing.access.others import participants_to_nominate_for
from headway.reviewing.access.reviews import reads_reviews, refuse_readers
from headway.reviewing.models import ExternalForm, ExternalReviewer
from headway.reviewing.rules import ExternalState
from headway.reviewing.rules.lives import NOMINATING


def visible_external_reviewers(actor: Actor) -> QuerySet[ExternalReviewer]:
    """Who is invited from outside: for the person, who decides, and HR in scope."""
    if not reads_reviews(actor) or actor.integration:
        return ExternalReviewer.filter(id__isnull=True)
    about = participants_to_nominate_for(actor).values("id")
    return ExternalReviewer.filter(participant_id__in=Subquery(about))


async def external_to_decide(actor: Actor, id: UUID) -> ExternalReviewer:
    """A visible invitation, locked, with its participant and cycle; what may be done with it is decided by the rules."""
    refuse_readers(actor)
    found = await lock_row(visible_external_reviewers(actor).filter(id=id)).first()
    if found is None:
        raise not_found("invitation")
    await found.fetch_related("participant__cycle")
    return found


async def form_by_link(token: str) -> tuple[ExternalForm, ExternalReviewer]:
    """The form that this link opens and nothing else, locked, and whose it is; a used, late or revoked link is as one that never was."""
    open_ones = Q(
        reviewer__token_hash=token_hash(token),
        reviewer__state=ExternalState.INVITED,
        reviewer__expires_at__gt=clock.now(),
        participant__cycle__state__in=sorted(NOMINATING),
        submitted_at__isnull=True,
    )
    there = await ExternalForm.filter(open_ones).values_list("id", flat=True)
    form = await lock_row(ExternalForm.filter(id__in=there, submitted_at__isnull=True)).first()
    reviewer = await ExternalReviewer.get_or_none(id=form.reviewer_id) if form else None
    if form is None or reviewer is None:
        message = "This link was used, has expired or was taken back. Ask the person who sent it to you."
        raise Rejected(Problem(Code.NOT_FOUND, message, ("token",)))
    await form.fetch_related("participant__cycle__template__scale", "participant__employee")
    return form, reviewer
