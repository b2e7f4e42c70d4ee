"""Timekeeping in the graph: a person's days as the clock knows them."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Q

from headway.graph.context import Info
from headway.graph.edges import computed, derived, paged, to_many
from headway.graph.monitoring.progress import plain
from headway.graph.relay import After, Connection, First, Listing, Node, views
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


@strawberry.type
class PersonTime:
    """What timekeeping adds to a person."""

    @paged(
        Connection[Annotated["TimeFact", strawberry.lazy("headway.graph.monitoring.time")]],
        by="employee_id",
        description="Their days as timekeeping knows them, as far as you may, the newest first.",
    )
    def time_facts(
        self,
        info: Info,
        row: strawberry.Parent[EmployeeRow],
        first: First = 31,
        after: After = None,
        where: Annotated[TimeFactFilter | None, strawberry.argument(description="Which days.")] = None,
    ) -> Listing[models.TimeFact]:
        facts = access.visible_time_facts(info.context.actor).filter(_conditions(where or TimeFactFilter()))
        return Listing(facts, ("-day", "id"), first, after)


def _conditions(where: TimeFactFilter) -> Q:
    conditions = Q()
    if where.since:
        conditions &= Q(day__gte=where.since)
    if where.until:
        conditions &= Q(day__lte=where.until)
    return conditions & Q(over_plan__gt=0) if where.over_plan else conditions
