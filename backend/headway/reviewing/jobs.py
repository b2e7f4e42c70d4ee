"""What reviews do by themselves when their day has come: they remind who has to write, to read or to vote, and open votes."""

from datetime import timedelta
from typing import Final

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.platform.jobs import JobKind
from headway.platform.reminders import Reminder, remind
from headway.reviewing.actions.appraising import open_appraisals
from headway.reviewing.models import OrganisationAppraisal, Review
from headway.reviewing.rules import ReviewDirection, ReviewState
from headway.reviewing.rules.appraisal import AppraisalState
from headway.reviewing.rules.lives import OPEN, SHARED_ON, WRITING


def forms_to_write() -> QuerySet[Review]:
    """Forms that are not handed in, of cycles in which they are written now."""
    written = [
        Q(direction=direction, cycle__state__in=sorted(phases)) for direction, phases in WRITING.items()
    ]
    return Review.filter(Q(*written, join_type="OR"), state__in=sorted(OPEN))


def reviews_to_read() -> QuerySet[Review]:
    """Reviews that were shared and not acknowledged."""
    return Review.filter(
        direction=ReviewDirection.MANAGER, state=ReviewState.SHARED, cycle__state__in=sorted(SHARED_ON)
    )


def votes_to_cast() -> QuerySet[OrganisationAppraisal]:
    """Appraisals that take votes; who voted is not asked, since what reminds only the others would remember who they were."""
    return OrganisationAppraisal.filter(state=AppraisalState.OPEN)


REMINDERS: Final = (
    Reminder(
        "ReviewDue", "review_id", forms_to_write, "due_on", first=-timedelta(days=2), next=timedelta(days=3)
    ),
    Reminder("ReviewUnread", "review_id", reviews_to_read, "shared_at"),
    Reminder("AppraisalDue", "appraisal_id", votes_to_cast, "closes_on", first=-timedelta(days=2), next=None),
)


async def remind_of_reviews() -> int:
    """Remind of reviews to write and to read; how many wait. Idempotent."""
    return await remind(REMINDERS)


JOBS: Final = (
    JobKind("remind_of_reviews", remind_of_reviews, every=timedelta(hours=1)),
    JobKind("open_appraisals", open_appraisals, every=timedelta(hours=1)),
)
