"""Arranging to meet in the graph: series of meetings, and single dates of them."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.monitoring.one_on_ones import Cadence, Meeting, OneOnOne
from headway.graph.refusals import UserErrors
from headway.monitoring import actions, models


@strawberry.input(description="With whom to meet, and when.")
class StartOneOnOneInput:
    partner_id: strawberry.ID = strawberry.field(description="With whom.")
    cadence: Cadence = strawberry.field(description="How often.")  # type: ignore[valid-type]
    starts_on: date = strawberry.field(description="The first day; its weekday is that of all.")
    time: str = strawberry.field(description="When they begin, on the wall of the zone, such as 09:30.")
    time_zone: str = strawberry.field(description="Whose wall, such as Europe/Berlin.")
    minutes: int = strawberry.field(description="How long they last, 10 to 240.")
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the series of the first call, at most 100 characters.",
    )


@strawberry.input(description="Which series to agree to.")
class AcceptOneOnOneInput:
    id: strawberry.ID = strawberry.field(description="The series.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which series to decline.")
class DeclineOneOnOneInput:
    id: strawberry.ID = strawberry.field(description="The series.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="The new rule of a series.")
class RescheduleOneOnOneInput:
    id: strawberry.ID = strawberry.field(description="The series.")
    version: int = strawberry.field(description="The version that was seen.")
    cadence: Cadence = strawberry.field(description="How often.")  # type: ignore[valid-type]
    starts_on: date = strawberry.field(description="The first day; its weekday is that of all.")
    time: str = strawberry.field(description="When they begin, on the wall of the zone, such as 09:30.")
    time_zone: str = strawberry.field(description="Whose wall, such as Europe/Berlin.")
    minutes: int = strawberry.field(description="How long they last, 10 to 240.")


@strawberry.input(description="Which series to end.")
class EndOneOnOneInput:
    id: strawberry.ID = strawberry.field(description="The series.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Where to move a meeting.")
class MoveMeetingInput:
    id: strawberry.ID = strawberry.field(description="The meeting.")
    version: int = strawberry.field(description="The version that was seen.")
    on: date = strawberry.field(description="The day, in the zone of the series.")
    time: str = strawberry.field(description="The time on the wall of that zone, such as 09:30.")


@strawberry.input(description="Which meeting to leave out.")
class SkipMeetingInput:
    id: strawberry.ID = strawberry.field(description="The meeting.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which meeting to hold after all.")
class RestoreMeetingInput:
    id: strawberry.ID = strawberry.field(description="The meeting.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The series started.")
class StartOneOnOnePayload:
    one_on_one: models.OneOnOne = strawberry.field(graphql_type=OneOnOne, description="The series.")


@strawberry.type(description="The series agreed.")
class AcceptOneOnOnePayload:
    one_on_one: models.OneOnOne = strawberry.field(
        graphql_type=OneOnOne, description="The series as it is now."
    )


@strawberry.type(description="The series declined.")
class DeclineOneOnOnePayload:
    one_on_one: models.OneOnOne = strawberry.field(
        graphql_type=OneOnOne, description="The series as it is now."
    )


@strawberry.type(description="The series rescheduled.")
class RescheduleOneOnOnePayload:
    one_on_one: models.OneOnOne = strawberry.field(
        graphql_type=OneOnOne, description="The series as it is now."
    )


@strawberry.type(description="The series ended.")
class EndOneOnOnePayload:
    one_on_one: models.OneOnOne = strawberry.field(
        graphql_type=OneOnOne, description="The series as it is now."
    )


@strawberry.type(description="The meeting moved.")
class MoveMeetingPayload:
    meeting: models.Meeting = strawberry.field(graphql_type=Meeting, description="The meeting as it is now.")


@strawberry.type(description="The meeting left out.")
class SkipMeetingPayload:
    meeting: models.Meeting = strawberry.field(graphql_type=Meeting, description="The meeting as it is now.")


@strawberry.type(description="The meeting taken up again.")
class RestoreMeetingPayload:
    meeting: models.Meeting = strawberry.field(graphql_type=Meeting, description="The meeting as it is now.")


StartOneOnOneResult = Annotated[
    StartOneOnOnePayload | UserErrors,
    strawberry.union("StartOneOnOneResult", description="The series started, or why not."),
]

AcceptOneOnOneResult = Annotated[
    AcceptOneOnOnePayload | UserErrors,
    strawberry.union("AcceptOneOnOneResult", description="The series agreed, or why not."),
]

DeclineOneOnOneResult = Annotated[
    DeclineOneOnOnePayload | UserErrors,
    strawberry.union("DeclineOneOnOneResult", description="The series declined, or why not."),
]

RescheduleOneOnOneResult = Annotated[
    RescheduleOneOnOnePayload | UserErrors,
    strawberry.union("RescheduleOneOnOneResult", description="The series rescheduled, or why not."),
]

EndOneOnOneResult = Annotated[
    EndOneOnOnePayload | UserErrors,
    strawberry.union("EndOneOnOneResult", description="The series ended, or why not."),
]

MoveMeetingResult = Annotated[
    MoveMeetingPayload | UserErrors,
    strawberry.union("MoveMeetingResult", description="The meeting moved, or why not."),
]

SkipMeetingResult = Annotated[
    SkipMeetingPayload | UserErrors,
    strawberry.union("SkipMeetingResult", description="The meeting left out, or why not."),
]

RestoreMeetingResult = Annotated[
    RestoreMeetingPayload | UserErrors,
    strawberry.union("RestoreMeetingResult", description="The meeting taken up again, or why not."),
]


@strawberry.type
class ArrangingMutation:
    @strawberry.mutation(
        description="Meet somebody regularly; who does not manage you, nor you them, has to agree first."
    )
    async def start_one_on_one(self, info: Info, input: StartOneOnOneInput) -> StartOneOnOneResult:
        done = await actions.start_one_on_one(
            info.context.actor,
            partner_id=key_of(input.partner_id, "Employee", "partner_id"),
            rule=_rule(input),
            idempotency_key=input.idempotency_key,
        )
        return StartOneOnOnePayload(one_on_one=done)

    @strawberry.mutation(description="Agree to meet somebody who asked.")
    async def accept_one_on_one(self, info: Info, input: AcceptOneOnOneInput) -> AcceptOneOnOneResult:
        done = await actions.accept_one_on_one(
            info.context.actor, id=key_of(input.id, "OneOnOne"), version=input.version
        )
        return AcceptOneOnOnePayload(one_on_one=done)

    @strawberry.mutation(description="Say that you do not want to meet regularly.")
    async def decline_one_on_one(self, info: Info, input: DeclineOneOnOneInput) -> DeclineOneOnOneResult:
        done = await actions.decline_one_on_one(
            info.context.actor, id=key_of(input.id, "OneOnOne"), version=input.version
        )
        return DeclineOneOnOnePayload(one_on_one=done)

    @strawberry.mutation(description="Meet by another rule from a day on; what was is kept.")
    async def reschedule_one_on_one(
        self, info: Info, input: RescheduleOneOnOneInput
    ) -> RescheduleOneOnOneResult:
        done = await actions.reschedule_one_on_one(
            info.context.actor, id=key_of(input.id, "OneOnOne"), version=input.version, rule=_rule(input)
        )
        return RescheduleOneOnOnePayload(one_on_one=done)

    @strawberry.mutation(description="Meet no more; what was said stays readable to the two.")
    async def end_one_on_one(self, info: Info, input: EndOneOnOneInput) -> EndOneOnOneResult:
        done = await actions.end_one_on_one(
            info.context.actor, id=key_of(input.id, "OneOnOne"), version=input.version
        )
        return EndOneOnOnePayload(one_on_one=done)

    @strawberry.mutation(description="Hold one meeting at another time.")
    async def move_meeting(self, info: Info, input: MoveMeetingInput) -> MoveMeetingResult:
        done = await actions.move_meeting(
            info.context.actor,
            id=key_of(input.id, "Meeting"),
            version=input.version,
            on=input.on,
            time=input.time,
        )
        return MoveMeetingPayload(meeting=done)

    @strawberry.mutation(description="Leave one meeting out; its agenda waits for the next.")
    async def skip_meeting(self, info: Info, input: SkipMeetingInput) -> SkipMeetingResult:
        done = await actions.skip_meeting(
            info.context.actor, id=key_of(input.id, "Meeting"), version=input.version
        )
        return SkipMeetingPayload(meeting=done)

    @strawberry.mutation(description="Hold a meeting after all.")
    async def restore_meeting(self, info: Info, input: RestoreMeetingInput) -> RestoreMeetingResult:
        done = await actions.restore_meeting(
            info.context.actor, id=key_of(input.id, "Meeting"), version=input.version
        )
        return RestoreMeetingPayload(meeting=done)


def _rule(input: StartOneOnOneInput | RescheduleOneOnOneInput) -> actions.Rule:
    return actions.Rule(input.cadence, input.starts_on, input.time, input.time_zone, input.minutes)
