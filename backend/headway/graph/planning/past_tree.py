"""The tree of goals at an earlier instant, in the graph."""

from datetime import datetime
from typing import Annotated, TypeAlias

import strawberry

from headway.graph.batching import one, value
from headway.graph.context import Info
from headway.planning import models, reads
from headway.planning.access import visible_goals

AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]  # type: ignore[name-defined]  # noqa: F821
At: TypeAlias = Annotated[datetime, strawberry.argument(description="An instant.")]


@strawberry.type(description="A goal that supported another one at an instant.")
class PastChild:
    weight: int = strawberry.field(description="How much it counted then, 0 to 100.")
    since: datetime = strawberry.field(description="Since when it had stood there with this weight.")

    @strawberry.field(graphql_type=AGoal | None, description="The goal, as it is now.")
    async def goal(self, info: Info, row: strawberry.Parent[reads.PastSupporter]) -> models.Goal | None:
        return await one(info, visible_goals, row.goal_id)


@strawberry.type
class GoalPastTree:
    @strawberry.field(
        graphql_type=list[PastChild],
        description="The goals that supported it at an instant, as far as you may see them, with their weights of then.",
    )
    async def children_at(
        self, info: Info, row: strawberry.Parent[models.Goal], at: At
    ) -> list[reads.PastSupporter]:
        found: list[reads.PastSupporter] = await value(info, reads.past_supporters, (row.id, at), [])
        return found
