"""Numbers and status in the graph: what monitoring adds to goals and key results."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, TypeAlias

import strawberry

from headway.graph.batching import children, one, value
from headway.graph.context import Info
from headway.graph.monitoring.enums import Confidence, GoalStatus
from headway.graph.relay import After, Connection, First, Node, Page, pages, views
from headway.monitoring import access, models, reads, rules
from headway.monitoring.rules.status import Outlook
from headway.people.access import visible_employees
from headway.people.models import Employee as EmployeeRow
from headway.planning.access import visible_goals, visible_key_results
from headway.planning.models import Goal as GoalRow
from headway.planning.models import KeyResult as KeyResultRow

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]  # type: ignore[name-defined]  # noqa: F821
AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]  # type: ignore[name-defined]  # noqa: F821
AKeyResult: TypeAlias = Annotated["KeyResult", strawberry.lazy("headway.graph.planning")]  # type: ignore[name-defined]  # noqa: F821
AnUpdate: TypeAlias = Annotated["ProgressUpdate", strawberry.lazy("headway.graph.monitoring")]
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

    confidence: Confidence = strawberry.field(description="How sure its author was.")  # type: ignore[valid-type]

    @strawberry.field(description="The number, in the unit of its key result.")
    def value(self, row: strawberry.Parent[models.ProgressUpdate]) -> Decimal:
        return plain(row.value)

    @strawberry.field(description="What its author says about it; null for those who only see the numbers.")
    async def note(self, info: Info, row: strawberry.Parent[models.ProgressUpdate]) -> str | None:
        return await value(info, reads.notes, row.id, None)

    @strawberry.field(
        graphql_type=AnEmployee | None, description="Who logged it; null for tokens without people:read."
    )
    async def author(self, info: Info, row: strawberry.Parent[models.ProgressUpdate]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.author_id)


@strawberry.type(description="A point of a key result's chart.")
class ProgressPoint(LoggedNumber):
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.ProgressUpdate))

    @strawberry.field(description="The day it is about.")
    def on(self, row: strawberry.Parent[models.ProgressUpdate]) -> date:
        return row.effective_on


@strawberry.type(description="One logged number; never changed, only corrected by a newer one.")
class ProgressUpdate(Node, LoggedNumber):
    is_type_of = views(models.ProgressUpdate, access.visible_updates)
    effective_on: date = strawberry.field(description="The day it is about.")
    recorded_at: datetime = strawberry.field(description="When it was logged.")

    @strawberry.field(graphql_type=AGoal | None, description="The goal it is about.")
    async def goal(self, info: Info, row: strawberry.Parent[models.ProgressUpdate]) -> GoalRow | None:
        return await one(info, visible_goals, row.goal_id)

    @strawberry.field(graphql_type=AKeyResult | None, description="The key result it is about.")
    async def key_result(
        self, info: Info, row: strawberry.Parent[models.ProgressUpdate]
    ) -> KeyResultRow | None:
        return await one(info, visible_key_results, row.key_result_id)

    @strawberry.field(graphql_type=AnUpdate | None, description="The update it replaces.")
    async def corrects(
        self, info: Info, row: strawberry.Parent[models.ProgressUpdate]
    ) -> models.ProgressUpdate | None:
        return await one(info, access.visible_updates, row.corrects_id)


@strawberry.type
class KeyResultMonitoring:
    @strawberry.field(
        graphql_type=list[ProgressPoint], description="The newest 200 numbers that hold, the oldest first."
    )
    async def points(self, info: Info, row: strawberry.Parent[KeyResultRow]) -> list[models.ProgressUpdate]:
        newest = await children(
            info, access.visible_points, "key_result_id", row.id, order=NEWEST_FIRST, first=MOST_POINTS
        )
        return newest[::-1]


@strawberry.type
class GoalMonitoring:
    @strawberry.field(
        description="0 to 1, below and beyond; of its key results, or of the goals below; null without a number."
    )
    async def progress(self, info: Info, row: strawberry.Parent[GoalRow]) -> float | None:
        done = (await _outlook(info, row)).progress
        return None if done is None else float(done)

    @strawberry.field(description="Where even pace would be today in its owner's zone, 0 to 1.")
    async def expected(self, info: Info, row: strawberry.Parent[GoalRow]) -> float | None:
        pace = (await _outlook(info, row)).expected
        return None if pace is None else float(pace)

    @strawberry.field(graphql_type=GoalStatus, description="Where it stands, computed from what was logged.")
    async def status(self, info: Info, row: strawberry.Parent[GoalRow]) -> rules.GoalStatus:
        return (await _outlook(info, row)).status

    @strawberry.field(description="Why it stands there, in words.")
    async def status_reason(self, info: Info, row: strawberry.Parent[GoalRow]) -> str:
        return (await _outlook(info, row)).reason

    @strawberry.field(
        description="The day of the newest number, of the goals below too where they measure it."
    )
    async def last_update_on(self, info: Info, row: strawberry.Parent[GoalRow]) -> date | None:
        return (await _outlook(info, row)).last_on

    @strawberry.field(graphql_type=Connection[AnUpdate], description="What was logged, the newest first.")
    async def updates(
        self, info: Info, row: strawberry.Parent[GoalRow], first: First = 20, after: After = None
    ) -> Page[models.ProgressUpdate]:
        return await pages(
            info, access.visible_updates, "goal_id", row.id, first=first, after=after, order=NEWEST_FIRST
        )

    @strawberry.field(
        graphql_type=Feedbacks, description="Feedback about it that you may read, the newest first."
    )
    async def feedback(
        self, info: Info, row: strawberry.Parent[GoalRow], first: First = 20, after: After = None
    ) -> Page[models.Feedback]:
        return await pages(
            info,
            access.visible_feedback,
            "goal_id",
            row.id,
            first=first,
            after=after,
            order=("-sent_at", "id"),
        )


async def _outlook(info: Info, row: GoalRow) -> Outlook:
    return await value(info, reads.outlooks, row.id, UNKNOWN)
