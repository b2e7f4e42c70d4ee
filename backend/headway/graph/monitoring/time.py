"""Timekeeping in the graph: a person's days as the clock knows them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

import strawberry
from tortoise.expressions import Q

from headway.graph.batching import children, value
from headway.graph.context import Info
from headway.graph.monitoring.progress import plain
from headway.graph.relay import After, Connection, First, Node, Page, pages, views
from headway.graph.words import described
from headway.monitoring import access, models, reads, rules
from headway.people.models import Employee as EmployeeRow

Absence = described(
    rules.Absence,
    "Why somebody was away for a day or a part of it.",
    ANNUAL_LEAVE="On vacation.",
    SICK_LEAVE="Ill.",
    PARENTAL_LEAVE="With a child.",
    OTHER="For another reason.",
)


@strawberry.type(description="What a fact said before it was corrected.")
class TimeFactRevision:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.TimeFactRevision))
    day: date = strawberry.field(description="The day it was about.")
    absence: Absence | None = strawberry.field(description="Why the person was away.")  # type: ignore[valid-type]
    replaced_at: datetime = strawberry.field(description="When the correction came.")

    @strawberry.field(description="The hours planned.")
    def scheduled_hours(self, row: strawberry.Parent[models.TimeFactRevision]) -> Decimal:
        return hours(row.scheduled)

    @strawberry.field(description="The hours worked.")
    def worked_hours(self, row: strawberry.Parent[models.TimeFactRevision]) -> Decimal:
        return hours(row.worked)


@strawberry.type(
    description="What timekeeping says of a day; a direct manager reads the hours over the plan only, and only days that have some."
)
class TimeFact(Node):
    is_type_of = views(models.TimeFact, access.visible_time_facts)
    day: date = strawberry.field(description="The day.")

    @strawberry.field(description="The hours worked beyond the plan.")
    def hours_over_plan(self, row: strawberry.Parent[models.TimeFact]) -> Decimal:
        return hours(row.over_plan)

    @strawberry.field(description="The hours planned; null for who reads the hours over the plan only.")
    async def scheduled_hours(self, info: Info, row: strawberry.Parent[models.TimeFact]) -> Decimal | None:
        return hours(row.scheduled) if await _whole(info, row) else None

    @strawberry.field(description="The hours worked; null for who reads the hours over the plan only.")
    async def worked_hours(self, info: Info, row: strawberry.Parent[models.TimeFact]) -> Decimal | None:
        return hours(row.worked) if await _whole(info, row) else None

    @strawberry.field(
        graphql_type=Absence | None,
        description="Why the person was away; null for who reads the hours over the plan only.",
    )
    async def absence(self, info: Info, row: strawberry.Parent[models.TimeFact]) -> rules.Absence | None:
        return row.absence if await _whole(info, row) else None

    @strawberry.field(
        graphql_type=list[TimeFactRevision],
        description="What it said before it was corrected, the newest first; none for who reads the hours over the plan only.",
    )
    async def revisions(
        self, info: Info, row: strawberry.Parent[models.TimeFact]
    ) -> list[models.TimeFactRevision]:
        return await children(info, access.visible_time_revisions, "time_fact_id", row.id, order=("-number",))


@strawberry.input(description="Which days; every condition must hold.")
class TimeFactFilter:
    since: date | None = strawberry.field(default=None, description="This day or later.")
    until: date | None = strawberry.field(default=None, description="This day or earlier.")
    over_plan: bool | None = strawberry.field(
        default=None, description="True for days with hours over the plan only."
    )


@strawberry.type
class PersonTime:
    """What timekeeping adds to a person."""

    @strawberry.field(
        graphql_type=Connection[Annotated["TimeFact", strawberry.lazy("headway.graph.monitoring.time")]],
        description="Their days as timekeeping knows them, as far as you may, the newest first.",
    )
    async def time_facts(
        self,
        info: Info,
        row: strawberry.Parent[EmployeeRow],
        first: First = 31,
        after: After = None,
        where: Annotated[TimeFactFilter | None, strawberry.argument(description="Which days.")] = None,
    ) -> Page[models.TimeFact]:
        visible, order = access.visible_time_facts, ("-day", "id")
        conditions = _conditions(where or TimeFactFilter())
        return await pages(
            info, visible, "employee_id", row.id, first=first, after=after, order=order, where=conditions
        )


def hours(hundredths: int) -> Decimal:
    return plain(Decimal(hundredths).scaleb(-2))


def _conditions(where: TimeFactFilter) -> Q:
    conditions = Q()
    if where.since:
        conditions &= Q(day__gte=where.since)
    if where.until:
        conditions &= Q(day__lte=where.until)
    return conditions & Q(over_plan__gt=0) if where.over_plan else conditions


async def _whole(info: Info, row: models.TimeFact) -> bool:
    return await value(info, reads.whole_days, row.id, False)
