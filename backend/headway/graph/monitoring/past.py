"""What held at an earlier instant, in the graph: as it was known then, and as it is known now."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

import strawberry

from headway.graph.batching import value
from headway.graph.context import Info
from headway.graph.monitoring.progress import plain
from headway.monitoring import reads
from headway.monitoring.rules import past
from headway.planning.models import Goal as GoalRow
from headway.planning.models import KeyResult as KeyResultRow
from headway.platform import clock

At: TypeAlias = Annotated[datetime, strawberry.argument(description="An instant that is over.")]


EARLIEST: Final = datetime(1900, 1, 1, tzinfo=UTC)


def _over(at: datetime) -> datetime:
    """Now at the latest, and never so early that another time zone has no such day."""
    return min(max(at, EARLIEST), clock.now())


@strawberry.type(description="A number that held, as far as it was known.")
class KnownNumber:
    on: date = strawberry.field(description="The day it is about.")

    @strawberry.field(description="The number, in the unit of its key result.")
    def value(self, row: strawberry.Parent[past.KnownNumber]) -> Decimal:
        return plain(row.value)

    @strawberry.field(description="How far that was, from baseline to target as they were known.")
    def progress(self, row: strawberry.Parent[past.KnownNumber]) -> float:
        return float(row.progress)


@strawberry.type(
    description="What held for a key result at an instant; what was logged or corrected later changes one of the two."
)
class PastNumber:
    then: past.KnownNumber | None = strawberry.field(
        graphql_type=KnownNumber | None,
        description="By what was known and agreed at that instant; null when nothing was.",
    )
    now: past.KnownNumber | None = strawberry.field(
        graphql_type=KnownNumber | None, description="By what is known and agreed now."
    )


@strawberry.type(description="How far a goal was at an instant, rolled up in the tree of that instant.")
class PastProgress:
    @strawberry.field(description="By what was known and agreed at that instant; null when nothing was.")
    def then(self, row: strawberry.Parent[past.PastProgress]) -> float | None:
        return None if row.then is None else float(row.then)

    @strawberry.field(description="By what is known and agreed now.")
    def now(self, row: strawberry.Parent[past.PastProgress]) -> float | None:
        return None if row.now is None else float(row.now)


@strawberry.type
class GoalPast:
    """What an earlier instant adds to a goal."""

    @strawberry.field(
        graphql_type=PastProgress | None,
        description="How far it was at an instant: as was known then, and as is known now.",
    )
    async def progress_at(
        self, info: Info, row: strawberry.Parent[GoalRow], at: At
    ) -> past.PastProgress | None:
        return await value(info, reads.past_progress, (row.id, _over(at)), None)


@strawberry.type
class KeyResultPast:
    """What an earlier instant adds to a key result."""

    @strawberry.field(
        graphql_type=PastNumber | None,
        description="The number that held at an instant: as was known then, and as is known now.",
    )
    async def value_at(
        self, info: Info, row: strawberry.Parent[KeyResultRow], at: At
    ) -> past.PastNumber | None:
        return await value(info, reads.past_numbers, (row.id, _over(at)), None)
