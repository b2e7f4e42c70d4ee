"""Who may reach review meetings: the two who meet, once the review is shared."""

from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.errors import not_found
from headway.reviewing.access.reviews import NO_PERSON, reads_reviews, refuse_readers
from headway.reviewing.models import Review, ReviewMeeting
from headway.reviewing.rules import ReviewDirection
from headway.reviewing.rules.lives import SHARED


def reviews_to_meet_about(actor: Actor) -> QuerySet[Review]:
    """Shared reviews of managers that the actor wrote or is the subject of."""
    if not reads_reviews(actor) or actor.integration:
        return Review.filter(id__isnull=True)
    me = actor.employee_id or NO_PERSON
    both = Q(reviewer_id=me) | Q(reviewee_id=me)
    return Review.filter(both, direction=ReviewDirection.MANAGER, state__in=SHARED)


def visible_review_meetings(actor: Actor) -> QuerySet[ReviewMeeting]:
    """The meetings of the two, for the two."""
    return ReviewMeeting.filter(review_id__in=Subquery(reviews_to_meet_about(actor).values("id")))


async def review_to_meet_about(actor: Actor, id: UUID) -> Review:
    """A review that the actor meets about, locked, with the names of both."""
    refuse_readers(actor)
    review = await lock_row(reviews_to_meet_about(actor).filter(id=id)).first()
    if review is None:
        raise not_found("shared review", "review_id")
    await review.fetch_related("reviewee", "reviewer")
    return review


async def meeting_to_change(actor: Actor, id: UUID) -> ReviewMeeting:
    """A meeting of the actor, locked."""
    refuse_readers(actor)
    meeting = await lock_row(visible_review_meetings(actor).filter(id=id)).first()
    if meeting is None:
        raise not_found("meeting")
    return meeting
