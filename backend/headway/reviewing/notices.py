"""Who is told of what happens to reviews."""

from typing import Any, Final

from headway.platform.notices import Notice, Payload, Subject
from headway.reviewing.access import visible_reviews
from headway.reviewing.models import Review
from headway.reviewing.rules import Agreement, ReviewDirection

REVIEW: Final = Subject(
    "Review",
    visible_reviews,
    lambda review: review.cycle.name,
    "/reviews/{ReviewCycle:cycle_id}/{Review:id}",
    ("cycle", "reviewee"),
)


def author(payload: Payload) -> Any:
    """Who wrote the review."""
    return Review.filter(id=payload["review_id"]).values_list("reviewer_id", flat=True)


def manager(payload: Payload) -> Any:
    """Who writes the manager's review beside a self review."""
    own = Review.filter(id=payload["review_id"], direction=ReviewDirection.SELF).values("participant_id")
    beside = Review.filter(participant_id__in=own, direction=ReviewDirection.MANAGER)
    return beside.values_list("reviewer_id", flat=True)


def acknowledged(review: Review) -> str:
    """Whether the person agreed, which its author should know before the next talk."""
    if review.agreement is Agreement.DISAGREE:
        return "{doer} read your review for {it} and sees it differently."
    return "{doer} read your review for {it}."


NOTICES: Final = (
    Notice(
        "SELF_REVIEW_HANDED_IN", "ReviewSubmitted", REVIEW, "review_id", manager,
        "{doer} handed in the self review for {it}.", "Somebody you review handed in the self review",
    ),
    Notice(
        "REVIEW_ACKNOWLEDGED", "ReviewAcknowledged", REVIEW, "review_id", author,
        acknowledged, "A review you wrote was acknowledged",
    ),
)  # fmt: skip
