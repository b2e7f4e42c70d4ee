"""Meetings about reviews, for whole levels of reviews."""

from uuid import UUID

from headway.platform.actor import Actor
from headway.reviewing.access.meetings import visible_review_meetings
from headway.reviewing.models import ReviewMeeting


async def meetings_about(actor: Actor, review_ids: list[UUID]) -> dict[UUID, ReviewMeeting]:
    """The meeting about each of these reviews that the actor takes part in."""
    found = visible_review_meetings(actor).filter(review_id__in=review_ids)
    return {meeting.review_id: meeting for meeting in await found}
