"""Goals, key results and agreed versions in the graph: views over rows."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, TypeAlias

import strawberry
from strawberry.scalars import JSON

from headway.graph.batching import children, one, value
from headway.graph.context import Info
from headway.graph.ids import split_id
from headway.graph.monitoring.enums import Confidence
from headway.graph.monitoring.progress import GoalMonitoring, KeyResultMonitoring, plain
from headway.graph.planning.enums import (
    COLUMNS,
    Direction,
    GoalLevel,
    GoalOrder,
    GoalState,
    Measure,
    Outcome,
    Visibility,
)
from headway.graph.planning.filtering import GoalFilter, Where, wanted_goals
from headway.graph.planning.periods import Period
from headway.graph.relay import After, Connection, First, GlobalId, Node, Page, page, pages, views
from headway.people.access import visible_departments, visible_employees
from headway.people.models import Department as DepartmentRow
from headway.people.models import Employee as EmployeeRow
from headway.planning import access, models, reads, rules
from headway.planning.rules.progress import progress
from headway.platform.word_index import nearness

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]  # type: ignore[name-defined]  # noqa: F821
ADepartment: TypeAlias = Annotated["Department", strawberry.lazy("headway.graph.people")]  # type: ignore[name-defined]  # noqa: F821
AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]


@strawberry.type(description="How a goal is measured.")
class KeyResult(Node, KeyResultMonitoring):
    is_type_of = views(models.KeyResult, access.visible_key_results)
    title: str = strawberry.field(description="What is measured.")
    measure: Measure = strawberry.field(description="What it counts.")  # type: ignore[valid-type]
    direction: Direction = strawberry.field(description="Which way is good.")  # type: ignore[valid-type]
    unit: str = strawberry.field(description="The unit of a number, such as hours.")
    currency: str = strawberry.field(description="The currency of money, ISO 4217.")
    weight: int = strawberry.field(description="How much it counts beside the others, 0 to 100.")
    current_on: date | None = strawberry.field(description="The day of the newest number.")
    position: int = strawberry.field(description="Its place in the list.")
    version: int = strawberry.field(
        description="Send it back when you log a number; a stale one answers CONFLICT."
    )

    @strawberry.field(description="Where it started.")
    def baseline(self, row: strawberry.Parent[models.KeyResult]) -> Decimal:
        return plain(row.baseline)

    @strawberry.field(description="Where it is to end.")
    def target(self, row: strawberry.Parent[models.KeyResult]) -> Decimal:
        return plain(row.target)

    @strawberry.field(description="The newest number.")
    def current_value(self, row: strawberry.Parent[models.KeyResult]) -> Decimal | None:
        return None if row.current_value is None else plain(row.current_value)

    @strawberry.field(
        graphql_type=Confidence | None, description="How sure its reporter was with the newest number."
    )
    def current_confidence(self, row: strawberry.Parent[models.KeyResult]) -> str | None:
        return row.current_confidence or None

    @strawberry.field(
        description="The share of the way from baseline to target: 0 to 1, below and beyond; null without a number."
    )
    def progress(self, row: strawberry.Parent[models.KeyResult]) -> float | None:
        return (
            None
            if row.current_value is None
            else float(progress(row.baseline, row.target, row.current_value))
        )


@strawberry.type(description="A goal as it was agreed: what it said then is kept.")
class GoalVersion(Node):
    is_type_of = views(models.GoalVersion, access.visible_goal_versions)
    number: int = strawberry.field(description="1 for what was agreed first.")
    reason: str = strawberry.field(description="Why it was amended; empty for the first.")
    agreed_at: datetime = strawberry.field(description="When it was agreed.")
    terms: JSON = strawberry.field(description="Title, weight, days and key results as they were agreed.")

    @strawberry.field(graphql_type=AnEmployee | None, description="Who agreed it.")
    async def agreed_by(self, info: Info, row: strawberry.Parent[models.GoalVersion]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.agreed_by_id)


def _return_reason(row: strawberry.Parent[models.Goal]) -> str:
    # Once it is proposed anew, everybody may see a public goal: what was wrong with it before is not theirs.
    return row.return_reason if row.state is GoalState.DRAFT else ""


@strawberry.type(description="What somebody wants to reach in a period.")
class Goal(Node, GoalMonitoring):
    is_type_of = views(models.Goal, access.visible_goals)
    title: str = strawberry.field(description="The goal in one line.")
    description: str = strawberry.field(description="What it is about and why.")
    level: GoalLevel = strawberry.field(description="Whose goal it is.")  # type: ignore[valid-type]
    weight: int = strawberry.field(description="How much it counts into the goal above, 0 to 100.")
    starts_on: date = strawberry.field(description="Its first day.")
    due_on: date = strawberry.field(description="The day it is to be reached.")
    visibility: Visibility = strawberry.field(description="Who may read it.")  # type: ignore[valid-type]
    state: GoalState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    outcome: Outcome | None = strawberry.field(description="How it ended.")  # type: ignore[valid-type]
    return_reason: str = strawberry.field(
        resolver=_return_reason,
        description="Why it was given back, as long as it is a draft again; empty otherwise.",
    )
    retrospective: str = strawberry.field(description="What was learned.")
    agreed_at: datetime | None = strawberry.field(description="When it was agreed.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    created_at: datetime = strawberry.field(description="When it was set.")
    updated_at: datetime = strawberry.field(description="When it changed last.")

    @strawberry.field(graphql_type=Period, description="The period it is set for.")
    async def period(self, info: Info, row: strawberry.Parent[models.Goal]) -> models.Period | None:
        return await one(info, access.visible_periods, row.period_id)

    @strawberry.field(
        graphql_type=AnEmployee | None, description="Whose it is; null for tokens without people:read."
    )
    async def owner(self, info: Info, row: strawberry.Parent[models.Goal]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.owner_id)

    @strawberry.field(graphql_type=ADepartment | None, description="The department whose goal it is.")
    async def department(self, info: Info, row: strawberry.Parent[models.Goal]) -> DepartmentRow | None:
        return await one(info, visible_departments, row.department_id)

    @strawberry.field(graphql_type=AGoal | None, description="The goal it supports, if you may see it.")
    async def parent(self, info: Info, row: strawberry.Parent[models.Goal]) -> models.Goal | None:
        return await one(info, access.visible_goals, row.parent_id)

    @strawberry.field(
        graphql_type=Connection[AGoal], description="The goals that support it, as far as you may see them."
    )
    async def children(
        self, info: Info, row: strawberry.Parent[models.Goal], first: First = 50, after: After = None
    ) -> Page[models.Goal]:
        order = COLUMNS[GoalOrder.DUE]
        return await pages(
            info, access.visible_listed_goals, "parent_id", row.id, first=first, after=after, order=order
        )

    @strawberry.field(description="How many goals that you may see support it.")
    async def child_count(self, info: Info, row: strawberry.Parent[models.Goal]) -> int:
        return await value(info, reads.child_counts, row.id, 0)

    @strawberry.field(graphql_type=list[KeyResult], description="How it is measured.")
    async def key_results(self, info: Info, row: strawberry.Parent[models.Goal]) -> list[models.KeyResult]:
        return await children(info, access.visible_key_results, "goal_id", row.id, order=("position", "id"))

    @strawberry.field(graphql_type=list[GoalVersion], description="What was agreed, the newest first.")
    async def versions(self, info: Info, row: strawberry.Parent[models.Goal]) -> list[models.GoalVersion]:
        return await children(info, access.visible_goal_versions, "goal_id", row.id, order=("-number",))

    @strawberry.field(graphql_type=list[rules.GoalAction], description="What you can do with it now.")
    async def allowed_actions(
        self, info: Info, row: strawberry.Parent[models.Goal]
    ) -> list[rules.GoalAction]:
        return await value(info, reads.goal_actions, row, [])


@strawberry.type
class GoalQuery:
    @strawberry.field(graphql_type=Goal | None, description="A goal, or null if you may not see it.")
    async def goal(self, info: Info, id: GlobalId) -> models.Goal | None:
        parts = split_id(id)
        if parts is None or parts[0] != "Goal":
            return None
        return await one(info, access.visible_goals, parts[1])

    @strawberry.field(
        graphql_type=Connection[Goal], description="The goals you may see; archived ones only if asked for."
    )
    async def goals(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: Where = None,
        order: Annotated[GoalOrder, strawberry.argument(description="Sorted how.")] = GoalOrder.BEST_MATCH,
    ) -> Page[models.Goal]:
        where = where or GoalFilter()
        found = wanted_goals(info.context.actor, where)
        if order is GoalOrder.BEST_MATCH and where.search:
            found = found.annotate(rank=nearness("search_title", where.search))
            return await page(found, first=first, after=after, order=("rank", "search_title", "id"))
        return await page(found, first=first, after=after, order=COLUMNS[order])
