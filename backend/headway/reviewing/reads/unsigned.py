"""Which reviews wait for a signature, and who of them was reminded today."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.platform import clock
from headway.platform.models import OutboxEvent
from headway.reviewing.models import Review
from headway.reviewing.rules import Agreement, CycleState, ReviewDirection, ReviewState


def reviews_to_sign() -> QuerySet[Review]:
    """Reviews that were read, are not disputed, and wait for a signature."""
    read = Review.filter(direction=ReviewDirection.MANAGER, state=ReviewState.ACKNOWLEDGED)
    waits = Q(cycle__state=CycleState.SIGN_OFF) | Q(record_number__gt=1)
    return read.filter(waits, Q(agreement=Agreement.AGREE) | Q(dispute_resolved_at__isnull=False))


def reminder_key(review_id: UUID) -> str:
    """Once a day and review, when somebody who runs the cycle asks for it."""
    return f"ReviewUnsigned {review_id} {clock.today()}"


async def reminded_today(review_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Of which of these HR reminded today."""
    keys = {reminder_key(id): id for id in review_ids}
    told = await OutboxEvent.filter(once__in=list(keys)).values_list("once", flat=True)
    return frozenset(keys[str(key)] for key in told)
