"""The root of subscriptions: each field is read like a field of a query, with the rights of that moment, and says what it follows."""

import asyncio

import strawberry

from headway.graph.context import Info
from headway.graph.edges import EDGE, ById, Named
from headway.graph.ids import global_id
from headway.graph.inbox import info_count
from headway.graph.insights import inbox_count
from headway.graph.live.concerns import FOLLOWS, HOME, NEWS, Gone, Heard
from headway.graph.monitoring import OneOnOne
from headway.graph.planning import Goal
from headway.graph.relay import GlobalId, Node, find_node
from headway.graph.reviewing import CalibrationSession
from headway.graph.reviewing.cycles import CycleCounts
from headway.monitoring.access import visible_one_on_ones
from headway.monitoring.models import OneOnOne as OneOnOneRow
from headway.planning.access import visible_goals
from headway.planning.models import Goal as GoalRow
from headway.platform.models import Row
from headway.reviewing.access import visible_calibration_sessions
from headway.reviewing.models import CalibrationSession as CalibrationRow
from headway.reviewing.models import ReviewCycle as Cycle
from headway.reviewing.reads import cycles


@strawberry.type(description="What was written since the last event, of what the viewer may see.")
class Changed:
    everything: bool = strawberry.field(
        description="Whether more may have changed than is listed, as at the first event: ask again for what is shown."
    )

    @strawberry.field(
        graphql_type=list[Node],
        description="The objects as they are now, in no order.",
        metadata={EDGE: Named("written")},
    )
    async def objects(self, info: Info, heard: strawberry.Parent[Heard]) -> list[Row]:
        found = await asyncio.gather(*(find_node(info, global_id(it.type, it.id)) for it in heard.written))
        return [row for row in found if row is not None]


@strawberry.type(
    description="What can be followed, over a websocket (graphql-transport-ws) at /graphql or as server-sent events from /graphql/stream."
)
class Subscription:
    @strawberry.field(
        description="How many decisions wait for the viewer: now, and each time the number is another.",
        metadata={FOLLOWS: HOME},
    )
    async def inbox_count(self, info: Info) -> int:
        return await inbox_count(info)

    @strawberry.field(
        description="About how many things the viewer was told something new: now, and each time the number is another.",
        metadata={FOLLOWS: HOME},
    )
    async def inbox_info_count(self, info: Info) -> int:
        return await info_count(info)

    @strawberry.field(
        graphql_type=Goal,
        description="A goal now, and each time it reads differently; ends when it may not be seen.",
        metadata={FOLLOWS: "Goal", EDGE: ById(visible_goals, "Goal")},
    )
    async def goal_changed(self, info: Info, id: GlobalId) -> GoalRow:
        found = await find_node(info, id)
        if not isinstance(found, GoalRow):
            raise Gone
        return found

    @strawberry.field(
        graphql_type=OneOnOne,
        description="A 1:1 of yours now, and each time it reads differently, as when the other writes on the agenda.",
        metadata={FOLLOWS: "OneOnOne", EDGE: ById(visible_one_on_ones, "OneOnOne")},
    )
    async def one_on_one_changed(self, info: Info, id: GlobalId) -> OneOnOneRow:
        found = await find_node(info, id)
        if not isinstance(found, OneOnOneRow):
            raise Gone
        return found

    @strawberry.field(
        graphql_type=CycleCounts,
        description="How far a review cycle is, now and each time a number is another; ends when it may not be seen.",
        metadata={FOLLOWS: "ReviewCycle"},
    )
    async def review_cycle_counts(self, info: Info, id: GlobalId) -> cycles.CycleCounts:
        cycle = await find_node(info, id)
        if not isinstance(cycle, Cycle):
            raise Gone
        return (await cycles.counts(info.context.actor, [cycle.id]))[cycle.id]

    @strawberry.field(
        graphql_type=CalibrationSession,
        description="A calibration session now, and each time it reads differently; ends when it may not be seen.",
        metadata={
            FOLLOWS: "CalibrationSession",
            EDGE: ById(visible_calibration_sessions, "CalibrationSession"),
        },
    )
    async def calibration_changed(self, info: Info, id: GlobalId) -> CalibrationRow:
        found = await find_node(info, id)
        if not isinstance(found, CalibrationRow):
            raise Gone
        return found

    @strawberry.field(
        graphql_type=Changed,
        description="That something was written about the viewer or the people below; HR and administrators hear of everybody. The first event comes at once.",
        metadata={FOLLOWS: NEWS},
    )
    def changed(self, info: Info) -> Heard:
        return info.context.heard
