"""Periods in the graph."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.edges import computed, listed
from headway.graph.ids import key_of
from headway.graph.planning.enums import PeriodState
from headway.graph.refusals import UserErrors
from headway.graph.relay import Listing, Node, views
from headway.planning import access, actions, models, reads


@strawberry.type(description="A half-year, a quarter, a year: the time goals are set for.")
class Period(Node):
    is_type_of = views(models.Period, access.visible_periods)
    name: str = strawberry.field(description="What people call it.")
    starts_on: date = strawberry.field(description="Its first day.")
    ends_on: date = strawberry.field(description="Its last day.")
    state: PeriodState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    allowed_actions = computed(
        list[str],
        reads.period_actions,
        default=(),
        by_row=True,
        description="What you can do with it now: OPEN or CLOSE.",
    )


@strawberry.input(description="A new period.")
class CreatePeriodInput:
    name: str = strawberry.field(description="A name nobody else uses, at most 100 characters.")
    starts_on: date = strawberry.field(description="Its first day.")
    ends_on: date = strawberry.field(description="Its last day.")


@strawberry.input(description="Which period to open.")
class OpenPeriodInput:
    id: strawberry.ID = strawberry.field(description="The period.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which period to close.")
class ClosePeriodInput:
    id: strawberry.ID = strawberry.field(description="The period.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The period made.")
class CreatePeriodPayload:
    period: models.Period = strawberry.field(graphql_type=Period, description="The new period, a draft.")


@strawberry.type(description="The period opened.")
class OpenPeriodPayload:
    period: models.Period = strawberry.field(graphql_type=Period, description="The period as it is now.")


@strawberry.type(description="The period closed.")
class ClosePeriodPayload:
    period: models.Period = strawberry.field(graphql_type=Period, description="The period as it is now.")


CreatePeriodResult = Annotated[
    CreatePeriodPayload | UserErrors,
    strawberry.union("CreatePeriodResult", description="A new period, or why not."),
]
OpenPeriodResult = Annotated[
    OpenPeriodPayload | UserErrors,
    strawberry.union("OpenPeriodResult", description="The period opened, or why not."),
]
ClosePeriodResult = Annotated[
    ClosePeriodPayload | UserErrors,
    strawberry.union("ClosePeriodResult", description="The period closed, or why not."),
]


@strawberry.type
class PeriodQuery:
    @listed(list[Period], description="All periods, newest first.")
    def periods(self, info: Info) -> Listing[models.Period]:
        return Listing(access.visible_periods(info.context.actor), ("-starts_on", "id"), 100)

    @strawberry.field(graphql_type=Period | None, description="The open period today lies in.")
    async def current_period(self, info: Info) -> models.Period | None:
        return await reads.current_period(info.context.actor)


@strawberry.type
class PeriodMutation:
    @strawberry.mutation(description="Draft a period (HR, administrators).")
    async def create_period(self, info: Info, input: CreatePeriodInput) -> CreatePeriodResult:
        made = await actions.create_period(
            info.context.actor, name=input.name, starts_on=input.starts_on, ends_on=input.ends_on
        )
        return CreatePeriodPayload(period=made)

    @strawberry.mutation(description="Open a drafted period for goals (HR, administrators).")
    async def open_period(self, info: Info, input: OpenPeriodInput) -> OpenPeriodResult:
        opened = await actions.open_period(
            info.context.actor, id=key_of(input.id, "Period"), version=input.version
        )
        return OpenPeriodPayload(period=opened)

    @strawberry.mutation(
        description="Close an open period: its days take no numbers any more (HR, administrators)."
    )
    async def close_period(self, info: Info, input: ClosePeriodInput) -> ClosePeriodResult:
        closed = await actions.close_period(
            info.context.actor, id=key_of(input.id, "Period"), version=input.version
        )
        return ClosePeriodPayload(period=closed)
