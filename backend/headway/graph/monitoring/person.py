"""What monitoring adds to a person in the graph: feedback and leave."""

from datetime import date
from decimal import Decimal
from typing import Annotated, TypeAlias

import strawberry

from headway.graph.batching import value
from headway.graph.context import Info
from headway.graph.edges import connection, derived, to_many
from headway.graph.monitoring.enums import LeaveKind
from headway.graph.monitoring.feedback import NEWEST_FIRST
from headway.graph.relay import Connection
from headway.monitoring import access, models, reads
from headway.people.models import Employee as EmployeeRow
from headway.platform import clock

AFeedback: TypeAlias = Annotated["Feedback", strawberry.lazy("headway.graph.monitoring")]  # type: ignore[name-defined]  # noqa: F821
On: TypeAlias = Annotated[date | None, strawberry.argument(description="As of this day; today if left out.")]
MOST_ENTRIES = 500


def _days(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


@strawberry.type(description="A row of the vacation ledger.")
class LeaveEntry:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.LeaveEntry))
    kind: LeaveKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]
    on: date = strawberry.field(description="The day it counts from.")
    expires_on: date | None = strawberry.field(description="The last day on which granted days can be taken.")
    days = derived(
        Decimal,
        _days,
        "hundredths",
        description="Days; negative when they were taken or lost.",
    )


@strawberry.type
class PersonFeedback:
    feedback_received = connection(
        Connection[AFeedback],
        access.visible_feedback,
        "receiver_id",
        order=NEWEST_FIRST,
        usually=20,
        description="What they got that you may read, the newest first.",
    )
    feedback_given = connection(
        Connection[AFeedback],
        access.visible_feedback,
        "giver_id",
        order=NEWEST_FIRST,
        usually=20,
        description="What they gave that you may read, the newest first.",
    )

    @strawberry.field(description="Days of leave they can still take; null unless you may know.")
    async def leave_balance(
        self, info: Info, row: strawberry.Parent[EmployeeRow], on: On = None
    ) -> Decimal | None:
        day = on or clock.today(row.time_zone)
        left = await value(info, reads.leave_balances, (row.id, day), None)
        return None if left is None else _days(left)

    leave_entries = to_many(
        LeaveEntry,
        access.visible_leave,
        "employee_id",
        order=("-on", "id"),
        first=MOST_ENTRIES,
        description="Their newest 500 rows of the vacation ledger; none unless you may know.",
    )
