"""Timekeeping in the graph: a person's days as the clock knows them."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Q

from headway.graph.batching import value
from headway.graph.context import Info
from headway.graph.edges import computed, derived, listed, paged, to_many
from headway.graph.ids import key_of
from headway.graph.monitoring.progress import plain
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.words import described
from headway.monitoring import access, actions, models, reads, rules
from headway.monitoring.rules.attendance import Attendance
from headway.people.models import Employee as EmployeeRow

Absence = described(
    rules.Absence,
    "Why somebody was away for a day or a part of it.",
    ANNUAL_LEAVE="On vacation.",
    SICK_LEAVE="Ill.",
    PARENTAL_LEAVE="With a child.",
    OTHER="For another reason.",
)


def _hours(hundredths: int) -> Decimal:
    return plain(Decimal(hundredths).scaleb(-2))


def _of_whole_day(of: Any, show: Callable[[models.TimeFact], Any], *, description: str) -> Any:
    """A field of a day that who reads the hours over the plan only does not get."""
    return computed(
        of | None,
        reads.whole_days,
        by_row=True,
        show=lambda day: None if day is None else show(day),
        description=f"{description}; null for who reads the hours over the plan only.",
    )


@strawberry.type(description="What a fact said before it was corrected.")
class TimeFactRevision:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.TimeFactRevision))
    day: date = strawberry.field(description="The day it was about.")
    absence: Absence | None = strawberry.field(description="Why the person was away.")  # type: ignore[valid-type]
    replaced_at: datetime = strawberry.field(description="When the correction came.")
    scheduled_hours = derived(Decimal, _hours, "scheduled", description="The hours planned.")
    worked_hours = derived(Decimal, _hours, "worked", description="The hours worked.")


@strawberry.type(
    description="What timekeeping says of a day; a direct manager reads the hours over the plan only, and only days that have some."
)
class TimeFact(Node):
    is_type_of = views(models.TimeFact, access.visible_time_facts)
    day: date = strawberry.field(description="The day.")
    hours_over_plan = derived(Decimal, _hours, "over_plan", description="The hours worked beyond the plan.")
    scheduled_hours = _of_whole_day(
        Decimal, lambda day: _hours(day.scheduled), description="The hours planned"
    )
    worked_hours = _of_whole_day(Decimal, lambda day: _hours(day.worked), description="The hours worked")
    absence = _of_whole_day(Absence, lambda day: day.absence, description="Why the person was away")
    version: int = strawberry.field(
        description="Send it back with a correction; a stale one answers CONFLICT."
    )
    employee_name = computed(
        str,
        reads.names_on_facts,
        by_row=True,
        default="",
        description="Whose day it is; empty for tokens without people:read.",
    )
    revisions = to_many(
        TimeFactRevision,
        access.visible_time_revisions,
        "time_fact_id",
        order=("-number",),
        description="What it said before it was corrected, the newest first; none for who reads the hours over the plan only.",
    )


@strawberry.input(description="Which days; every condition must hold.")
class TimeFactFilter:
    since: date | None = strawberry.field(default=None, description="This day or later.")
    until: date | None = strawberry.field(default=None, description="This day or earlier.")
    over_plan: bool | None = strawberry.field(
        default=None, description="True for days with hours over the plan only."
    )


@strawberry.type(description="How many days somebody was away for one reason.")
class DaysAway:
    reason: Absence | None = strawberry.field(description="Why; null where it is not told.")  # type: ignore[valid-type]
    days: int = strawberry.field(description="How many days.")


@strawberry.type(description="What the days of a person add up to.")
class TimeSummary:
    days_away: int = strawberry.field(description="On how many days they were away for all or a part of it.")

    @strawberry.field(description="The hours planned; null for a direct manager.")
    def scheduled_hours(self, row: strawberry.Parent[Attendance]) -> Decimal | None:
        return _hours(row.scheduled) if row.whole else None

    @strawberry.field(description="The hours worked; null for a direct manager.")
    def worked_hours(self, row: strawberry.Parent[Attendance]) -> Decimal | None:
        return _hours(row.worked) if row.whole else None

    @strawberry.field(description="The hours worked beyond the plan.")
    def hours_over_plan(self, row: strawberry.Parent[Attendance]) -> Decimal:
        return _hours(row.over_plan)

    @strawberry.field(
        description="The days away by reason; of protected leave a direct manager is told no reason."
    )
    def away(self, row: strawberry.Parent[Attendance]) -> list[DaysAway]:
        return [DaysAway(reason=reason, days=days) for reason, days in row.away]


Since = Annotated[date, strawberry.argument(description="The first day.")]
Until = Annotated[date, strawberry.argument(description="The last day.")]


@strawberry.type
class PersonTime:
    """What timekeeping adds to a person."""

    @strawberry.field(
        graphql_type=TimeSummary | None,
        description="What their days add up to: for themselves and HR, and with fewer reasons for the direct manager; null where you know of no days.",
    )
    async def time_summary(
        self, info: Info, row: strawberry.Parent[EmployeeRow], since: Since, until: Until
    ) -> Attendance | None:
        return await value(info, reads.attendances, (row.id, since, until), None)

    @paged(
        Connection[Annotated["TimeFact", strawberry.lazy("headway.graph.monitoring.time")]],
        by="employee_id",
        description="Their days as timekeeping knows them, as far as you may.",
    )
    def time_facts(
        self,
        info: Info,
        row: strawberry.Parent[EmployeeRow],
        first: First = 31,
        after: After = None,
        where: Annotated[TimeFactFilter | None, strawberry.argument(description="Which days.")] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.TimeFact]:
        facts = access.visible_time_facts(info.context.actor).filter(_conditions(where or TimeFactFilter()))
        return Listing(facts, in_time(order, "day"), first, after)


@strawberry.type
class TimeQuery:
    @listed(
        Connection[TimeFact],
        description="Days as timekeeping knows them, of everybody of whom you may.",
    )
    def time_facts(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: Annotated[TimeFactFilter | None, strawberry.argument(description="Which days.")] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.TimeFact]:
        facts = access.visible_time_facts(info.context.actor).filter(_conditions(where or TimeFactFilter()))
        return Listing(facts, in_time(order, "day"), first, after)


@strawberry.input(description="What a day was really like.")
class CorrectTimeFactInput:
    id: strawberry.ID = strawberry.field(description="The fact.")
    version: int = strawberry.field(description="The version that was seen.")
    scheduled_hours: Decimal = strawberry.field(
        description="The hours planned, 0 to 24, at most two decimals."
    )
    worked_hours: Decimal = strawberry.field(description="The hours worked, 0 to 24, at most two decimals.")
    absence: Absence | None = strawberry.field(default=None, description="Why the person was away.")  # type: ignore[valid-type]


@strawberry.type(description="The fact that was corrected.")
class CorrectTimeFactPayload:
    time_fact: models.TimeFact = strawberry.field(graphql_type=TimeFact, description="The fact as it is now.")


CorrectTimeFactResult = Annotated[
    CorrectTimeFactPayload | UserErrors,
    strawberry.union("CorrectTimeFactResult", description="The fact that was corrected, or why not."),
]


@strawberry.type
class TimeMutation:
    @strawberry.mutation(
        description="Correct a fact of timekeeping by hand (integrations with time:write, HR of the whole company)."
    )
    async def correct_time_fact(self, info: Info, input: CorrectTimeFactInput) -> CorrectTimeFactResult:
        corrected = await actions.correct_time_fact(
            info.context.actor,
            id=key_of(input.id, "TimeFact"),
            version=input.version,
            scheduled_hours=input.scheduled_hours,
            worked_hours=input.worked_hours,
            absence=input.absence,
        )
        return CorrectTimeFactPayload(time_fact=corrected)


@strawberry.type
class ViewerFacts:
    """What facts of other systems add to the viewer."""

    @strawberry.field(description="Whether the viewer may send facts of timekeeping.")
    def can_keep_time(self, info: Info) -> bool:
        return access.keeps_time(info.context.actor)

    @strawberry.field(description="Whether the viewer may send numbers of metric feeds.")
    def can_send_metrics(self, info: Info) -> bool:
        return access.sends_metrics(info.context.actor)


def _conditions(where: TimeFactFilter) -> Q:
    conditions = Q()
    if where.since:
        conditions &= Q(day__gte=where.since)
    if where.until:
        conditions &= Q(day__lte=where.until)
    return conditions & Q(over_plan__gt=0) if where.over_plan else conditions
