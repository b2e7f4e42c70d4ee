"""What monitoring adds to a person in the graph: feedback and leave."""

from datetime import date
from decimal import Decimal
from typing import Annotated, TypeAlias

import strawberry

from headway.graph.batching import children, value
from headway.graph.context import Info
from headway.graph.monitoring.enums import LeaveKind
from headway.graph.monitoring.feedback import NEWEST_FIRST
from headway.graph.relay import After, Connection, First, Page, pages
from headway.monitoring import access, models, reads
from headway.people.models import Employee as EmployeeRow
from headway.platform import clock

AFeedback: TypeAlias = Annotated["Feedback", strawberry.lazy("headway.graph.monitoring")]  # type: ignore[name-defined]  # noqa: F821
On: TypeAlias = Annotated[date | None, strawberry.argument(description="As of this day; today if left out.")]
MOST_ENTRIES = 500


@strawberry.type(description="A row of the vacation ledger.")
class LeaveEntry:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.LeaveEntry))
    kind: LeaveKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]
    on: date = strawberry.field(description="The day it counts from.")
    expires_on: date | None = strawberry.field(description="The last day on which granted days can be taken.")

    @strawberry.field(description="Days; negative when they were taken or lost.")
    def days(self, row: strawberry.Parent[models.LeaveEntry]) -> Decimal:
        return _days(row.hundredths)


@strawberry.type
class PersonFeedback:
    @strawberry.field(
        graphql_type=Connection[AFeedback], description="What they got that you may read, the newest first."
    )
    async def feedback_received(
        self, info: Info, row: strawberry.Parent[EmployeeRow], first: First = 20, after: After = None
    ) -> Page[models.Feedback]:
        return await pages(
            info, access.visible_feedback, "receiver_id", row.id, first=first, after=after, order=NEWEST_FIRST
        )

    @strawberry.field(
        graphql_type=Connection[AFeedback], description="What they gave that you may read, the newest first."
    )
    async def feedback_given(
        self, info: Info, row: strawberry.Parent[EmployeeRow], first: First = 20, after: After = None
    ) -> Page[models.Feedback]:
        return await pages(
            info, access.visible_feedback, "giver_id", row.id, first=first, after=after, order=NEWEST_FIRST
        )

    @strawberry.field(description="Days of leave they can still take; null unless you may know.")
    async def leave_balance(
        self, info: Info, row: strawberry.Parent[EmployeeRow], on: On = None
    ) -> Decimal | None:
        day = on or clock.today(row.time_zone)
        left = await value(info, reads.leave_balances, (row.id, day), None)
        return None if left is None else _days(left)

    @strawberry.field(
        graphql_type=list[LeaveEntry],
        description="Their newest 500 rows of the vacation ledger; none unless you may know.",
    )
    async def leave_entries(self, info: Info, row: strawberry.Parent[EmployeeRow]) -> list[models.LeaveEntry]:
        order = ("-on_day", "id")
        return await children(
            info, access.visible_leave, "employee_id", row.id, order=order, first=MOST_ENTRIES
        )


def _days(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)
