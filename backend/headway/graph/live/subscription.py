"""The root of subscriptions: each reads anew, with the rights of that moment, whenever something that concerns it was written."""

import asyncio
from collections.abc import AsyncGenerator

import strawberry

from headway.graph.context import Info
from headway.graph.ids import global_id, split_id
from headway.graph.insights import inbox_count
from headway.graph.live.watch import looks
from headway.graph.planning import Goal
from headway.graph.relay import GlobalId, Node, find_node
from headway.graph.reviewing.cycles import CycleCounts
from headway.planning.access import visible_goals
from headway.planning.models import Goal as GoalRow
from headway.platform.models import Row
from headway.platform.news import Written
from headway.reviewing.access import visible_cycles
from headway.reviewing.reads import cycles


@strawberry.type(description="What was written since the last event, of what the viewer may see.")
class Changed:
    objects: list[Row] = strawberry.field(
        graphql_type=list[Node], description="The objects as they are now, in no order."
    )
    everything: bool = strawberry.field(
        description="Whether more may have changed than is listed, as at the first event: ask again for what is shown."
    )


@strawberry.type(
    description="What can be followed, over a websocket (graphql-transport-ws) at /graphql or as server-sent events from /graphql/stream."
)
class Subscription:
    @strawberry.subscription(
        description="How many decisions wait for the viewer: now, and each time the number is another."
    )
    async def inbox_count(self, info: Info) -> AsyncGenerator[int, None]:
        async for _ in looks(info, home=True):
            yield await inbox_count(info)

    @strawberry.subscription(
        graphql_type=Goal,
        description="A goal now, and each time it reads differently; ends when it may not be seen.",
    )
    async def goal_changed(self, info: Info, id: GlobalId) -> AsyncGenerator[GoalRow, None]:
        kind, key = split_id(id) or ("", None)
        if kind != "Goal" or key is None:
            return
        async for _ in looks(info, objects=frozenset({key})):
            goal = await visible_goals(info.context.actor).get_or_none(id=key)
            if goal is None:
                return
            yield goal

    @strawberry.subscription(
        graphql_type=CycleCounts,
        description="How far a review cycle is, now and each time a number is another; ends when it may not be seen.",
    )
    async def review_cycle_counts(self, info: Info, id: GlobalId) -> AsyncGenerator[cycles.CycleCounts, None]:
        kind, key = split_id(id) or ("", None)
        if kind != "ReviewCycle" or key is None:
            return
        async for _ in looks(info, objects=frozenset({key})):
            if not await visible_cycles(info.context.actor).filter(id=key).exists():
                return
            yield (await cycles.counts(info.context.actor, [key]))[key]

    @strawberry.subscription(
        description="That something was written about the viewer or the people below; HR and administrators hear of everybody. The first event comes at once."
    )
    async def changed(self, info: Info) -> AsyncGenerator[Changed, None]:
        async for heard in looks(info, home=True):
            objects = await _visible(info, heard.written)
            if info.context.watch and (objects or heard.everything):
                info.context.watch.last = None
                yield Changed(objects=objects, everything=heard.everything)


async def _visible(info: Info, written: tuple[Written, ...]) -> list[Row]:
    found = await asyncio.gather(*(find_node(info, global_id(it.type, it.id)) for it in written))
    return [row for row in found if row is not None]
