"""Numbers of goals that were recorded later than the days they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tortoise.expressions import Subquery

from headway.monitoring.models import ProgressUpdate
from headway.planning.rules import Visibility


@dataclass(frozen=True, slots=True)
class LateNumber:
    """A logged number, of which goal of whom; what it is, others may know."""

    id: UUID
    owner_id: UUID
    effective_on: date
    recorded_at: datetime
    goal_id: UUID


async def late_numbers(
    owners: Subquery, *, period_id: UUID, until: date, recorded_after: datetime
) -> Sequence[LateNumber]:
    """What was recorded after an instant about goals of a period and days up to `until`, but for private goals."""
    late = ProgressUpdate.filter(
        goal__owner_id__in=owners,
        goal__period_id=period_id,
        effective_on__lte=until,
        recorded_at__gt=recorded_after,
    ).exclude(goal__visibility=Visibility.PRIVATE)
    columns = ("id", "goal__owner_id", "effective_on", "recorded_at", "goal_id")
    return [LateNumber(*row) for row in await late.order_by("recorded_at", "id").values_list(*columns)]
