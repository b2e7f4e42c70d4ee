"""Numbers and status in the graph: what monitoring adds to goals and key results."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import computed, connection_in_time, derived, paged, to_many, to_one
from headway.graph.monitoring.enums import Confidence, GoalStatus
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.monitoring import access, models, reads, rules
from headway.monitoring.rules.status import Outlook
from headway.people.access import visible_employees
from headway.planning.access import visible_goals, visible_key_results
from headway.planning.models import Goal as GoalRow

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]  # type: ignore[name-defined]  # noqa: F821
AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]  # type: ignore[name-defined]  # noqa: F821
AKeyResult: TypeAlias = Annotated["KeyResult", strawberry.lazy("headway.graph.planning")]  # type: ignore[name-defined]  # noqa: F821
AnUpdate: TypeAlias = Annotated["ProgressUpdate", strawberry.lazy("headway.graph.monitoring")]
ACheckIn: TypeAlias = Annotated["CheckIn", strawberry.lazy("headway.graph.monitoring.check_ins")]  # type: ignore[name-defined]  # noqa: F821
Feedbacks: TypeAlias = Connection[Annotated["Feedback", strawberry.lazy("headway.graph.monitoring")]]  # type: ignore[name-defined]  # noqa: F821

NEWEST_FIRST = ("-effective_on", "-recorded_at", "id")
MOST_POINTS = 200
UNKNOWN = Outlook(rules.GoalStatus.NOT_AGREED, "")


def plain(number: Decimal) -> Decimal:
    """The number without the zeros of its column and without an exponent: 1E+2 and 100.000000 are 100."""
    return Decimal(f"{number.normalize():f}")


@strawberry.type
class LoggedNumber:
    """What an update and a point of a chart share."""

    confidence: Confidence = strawberry.field(  # type: ignore[valid-type]
        description="How sure its author was; for numbers of a feed, what people said last."
    )
    value = derived(Decimal, plain, "value", description="The number, in the unit of its key result.")
    note = computed(
        str | None,
        reads.notes,
        description="What its author says about it; null for those who only see the numbers.",
    )
    author = to_one(
        AnEmployee | None,
        visible_employees,
        "author_id",
        description="Who logged it; null for numbers of a feed, and for tokens without people:read.",
    )
    source = computed(
        str | None,
        reads.sources,
        description="The name of the metric feed it came from; null for numbers that people logged.",
    )


@strawberry.type(description="A point of a key result's chart.")
class ProgressPoint(LoggedNumber):
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.ProgressUpdate))
    on = derived(date, lambda day: day, "effective_on", description="The day it is about.")
    recorded_at: datetime = strawberry.field(description="When it was logged.")


@strawberry.type(description="One logged number; never changed, only corrected by a newer one.")
class ProgressUpdate(Node, LoggedNumber):
    is_type_of = views(models.ProgressUpdate, access.visible_updates)
    effective_on: date = strawberry.field(description="The day it is about.")
    recorded_at: datetime = strawberry.field(description="When it was logged.")
    goal = to_one(AGoal | None, visible_goals, "goal_id", description="The goal it is about.")
    key_result = to_one(
        AKeyResult | None, visible_key_results, "key_result_id", description="The key result it is about."
    )
    check_in = to_one(
        ACheckIn | None,
        access.visible_check_ins,
        "check_in_id",
        description="The check-in it was logged with, if you may read it.",
    )
    backdated = derived(
        bool,
        lambda on, at: (at.date() - on).days > 1,
        "effective_on",
        "recorded_at",
        description="Whether it was recorded more than a day after the day it is about.",
    )
    corrects = to_one(
        AnUpdate | None, access.visible_updates, "corrects_id", description="The update it replaces."
    )


@strawberry.type(
    description="Where a number is heading if nothing changes: drawn from the pace and the steps so far, the same for the same numbers."
)
class Forecast:
    low: float | None = strawberry.field(description="One draw in ten ends below it on the due day.")
    middle: float | None = strawberry.field(description="Half of the draws end below it.")
    high: float | None = strawberry.field(description="One draw in ten ends above it.")
    chance: float | None = strawberry.field(description="The share of draws that reach the target, 0 to 1.")
    missing: int = strawberry.field(
        description="How many more numbers it takes; low, middle, high and chance are null until then."
    )
    words: str = strawberry.field(description="The chance in words, or what it takes to tell one.")


@strawberry.type
class KeyResultMonitoring:
    forecast = computed(
        Forecast | None,
        reads.key_result_forecasts,
        description="Where it is heading, in its unit; null when it is not pursued, due already, or a yes or no.",
    )
    points = to_many(
        ProgressPoint,
        access.visible_points,
        "key_result_id",
        order=NEWEST_FIRST,
        first=MOST_POINTS,
        backwards=True,
        description="The newest 200 numbers that hold, the oldest first.",
    )


@strawberry.type
class GoalMonitoring:
    forecast = computed(
        Forecast | None,
        reads.goal_forecasts,
        description="Where its progress is heading by its key results (1 is all of it); null when it is not pursued, due already, or measured by something that is not drawn.",
    )
    progress = computed(
        float | None,
        reads.outlooks,
        default=UNKNOWN,
        show=lambda outlook: None if outlook.progress is None else float(outlook.progress),
        description="0 to 1, below and beyond; of its key results, or of the goals below; null without a number.",
    )
    expected = computed(
        float | None,
        reads.outlooks,
        default=UNKNOWN,
        show=lambda outlook: None if outlook.expected is None else float(outlook.expected),
        description="Where even pace would be today in its owner's zone, 0 to 1.",
    )
    status = computed(
        GoalStatus,
        reads.outlooks,
        default=UNKNOWN,
        show=lambda outlook: outlook.status,
        description="Where it stands, computed from what was logged.",
    )
    status_reason = computed(
        str,
        reads.outlooks,
        default=UNKNOWN,
        show=lambda outlook: outlook.reason,
        description="Why it stands there, in words.",
    )
    last_update_on = computed(
        date | None,
        reads.outlooks,
        default=UNKNOWN,
        show=lambda outlook: outlook.last_on,
        description="The day of the newest number, of the goals below too where they measure it.",
    )

    @paged(Connection[AnUpdate], by="goal_id", description="What was logged.")
    def updates(
        self,
        info: Info,
        row: strawberry.Parent[GoalRow],
        first: First = 20,
        after: After = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.ProgressUpdate]:
        logged = access.visible_updates(info.context.actor)
        return Listing(logged, in_time(order, "effective_on", "recorded_at"), first, after)

    feedback = connection_in_time(
        Feedbacks,
        access.visible_feedback,
        "goal_id",
        "sent_at",
        description="Feedback about it that you may read.",
    )
