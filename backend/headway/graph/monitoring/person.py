"""What monitoring adds to a person in the graph: feedback and leave."""

from datetime import date
from decimal import Decimal
from typing import Annotated, TypeAlias

import strawberry

from headway.graph.batching import value
from headway.graph.context import Info
from headway.graph.edges import derived, paged, to_many
from headway.graph.monitoring.enums import FeedbackKind, LeaveKind
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, Connection, First, Listing
from headway.monitoring import access, models, reads, rules
from headway.people.models import Employee as EmployeeRow
from headway.platform import clock

AFeedback: TypeAlias = Annotated["Feedback", strawberry.lazy("headway.graph.monitoring")]  # type: ignore[name-defined]  # noqa: F821
On: TypeAlias = Annotated[date | None, strawberry.argument(description="As of this day; today if left out.")]
OfKind: TypeAlias = Annotated[
    FeedbackKind | None,  # type: ignore[valid-type]
    strawberry.argument(description="Only of this kind."),
]
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


def _feedback(
    info: Info, first: int, after: str | None, kind: rules.FeedbackKind | None, order: TimeOrder
) -> Listing[models.Feedback]:
    found = access.visible_feedback(info.context.actor)
    found = found if kind is None else found.filter(kind=kind)
    return Listing(found, in_time(order, "sent_at"), first, after)


@strawberry.type
class PersonFeedback:
    @paged(Connection[AFeedback], by="receiver_id", description="What they got that you may read.")
    def feedback_received(
        self,
        info: Info,
        row: strawberry.Parent[EmployeeRow],
        first: First = 20,
        after: After = None,
        kind: OfKind = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.Feedback]:
        return _feedback(info, first, after, kind, order)

    @paged(Connection[AFeedback], by="giver_id", description="What they gave that you may read.")
    def feedback_given(
        self,
        info: Info,
        row: strawberry.Parent[EmployeeRow],
        first: First = 20,
        after: After = None,
        kind: OfKind = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.Feedback]:
        return _feedback(info, first, after, kind, order)

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
