"""Who is told of signing: disagreements, corrections, signatures that are missing, and meetings."""

from collections.abc import Iterable
from typing import Any, Final

from headway.platform.notices import Notice, Payload, said
from headway.platform.reminders import Level
from headway.reviewing.models import Review
from headway.reviewing.notices.reviews import REVIEW, of_review
from headway.reviewing.rules import Agreement, ReviewState


def next_manager(payload: Payload) -> Any:
    """The manager of who wrote the review."""
    return Review.filter(id=payload["review_id"]).values_list("reviewer__manager_id", flat=True)


async def next_manager_of_disputed(payload: Payload) -> Iterable[Any]:
    """As `next_manager`, where the person sees it differently."""
    return await next_manager(payload) if payload["agreement"] == Agreement.DISAGREE else ()


async def both(payload: Payload) -> Iterable[Any]:
    """The person and who wrote the review."""
    rows = await Review.filter(id=payload["review_id"]).values_list("reviewee_id", "reviewer_id")
    return [id for row in rows for id in row]


async def still_to_sign(payload: Payload) -> Iterable[Any]:
    """Those of the two who have not signed."""
    review = await Review.get_or_none(id=payload["review_id"])
    if review is None:
        return []
    asked = ((review.reviewee_id, review.employee_signature), (review.reviewer_id, review.manager_signature))
    return [id for id, outcome in asked if outcome is None]


def is_disputed(review: Review) -> bool:
    """Whether a disagreement is open."""
    return review.state is ReviewState.ACKNOWLEDGED and review.dispute_resolved_at is None


def is_unsigned(review: Review) -> bool:
    """Whether it still waits for a signature."""
    return review.state is ReviewState.ACKNOWLEDGED


def disputed(review: Review) -> str:
    """Whose review it is, for who settles it."""
    return f"{said(review.reviewee.name)} sees the review for {{it}} differently. Talk to both, then say what comes of it."


def unsigned(review: Review) -> str:
    """Whose review waits for a signature."""
    return f"The review of {said(review.reviewee.name)} for {{it}} waits for your signature."


def meeting(review: Review) -> str:
    """About whose review."""
    return f"{{doer}} chose a date to talk about the review of {said(review.reviewee.name)} for {{it}}."


NOTICES: Final = (
    Notice(
        "REVIEW_DISPUTED", "ReviewAcknowledged", REVIEW, "review_id", next_manager_of_disputed,
        disputed, "Somebody sees differently what a report of yours wrote, and you settle it", is_disputed,
    ),
    Notice(
        "REVIEW_STILL_DISPUTED", "ReviewDisputed", REVIEW, "review_id", of_review("reviewer__manager_id", Level.PERSON),
        disputed, "A disagreement about a review has waited for you for three days", is_disputed,
    ),
    Notice(
        "REVIEW_DISPUTED_BELOW", "ReviewDisputed", REVIEW, "review_id",
        of_review("reviewer__manager__manager_id", Level.NEXT),
        disputed, "A disagreement that somebody who reports to you settles has waited for a week", is_disputed,
    ),
    Notice(
        "DISAGREEMENT_SETTLED", "DisagreementResolved", REVIEW, "review_id", both,
        "{doer} said what came of the disagreement about {it}.", "A disagreement about a review was settled",
    ),
    Notice(
        "REVIEW_CORRECTED", "ReviewCorrected", REVIEW, "review_id", both,
        "{doer} corrected a review for {it}. Read what changed, and sign it again.", "A review was corrected",
    ),
    Notice(
        "REVIEW_MEETING", "ReviewMeetingScheduled", REVIEW, "review_id", both,
        meeting, "Somebody chose a date to talk about a review",
    ),
    Notice(
        "REVIEW_MEETING_MOVED", "ReviewMeetingMoved", REVIEW, "review_id", both,
        meeting, "Somebody moved a talk about a review",
    ),
    Notice(
        "REVIEW_TO_SIGN", "ReviewUnsigned", REVIEW, "review_id", still_to_sign,
        unsigned, "A review has waited for your signature for three days", is_unsigned,
    ),
)  # fmt: skip
