"""Checking in, in the graph."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import global_id, key_of, key_or_none
from headway.graph.monitoring.check_ins import CheckIn, CheckInSeries
from headway.graph.monitoring.enums import Confidence, Rhythm
from headway.graph.refusals import UserErrors
from headway.monitoring import actions, models


@strawberry.input(description="A number of a key result, logged with a check-in.")
class CheckInNumberInput:
    key_result_id: strawberry.ID = strawberry.field(description="The key result.")
    version: int = strawberry.field(description="The version of the key result that was seen.")
    value: Decimal = strawberry.field(description="The number, in the unit of the key result.")
    confidence: Confidence | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="How sure you are that the target will be met; open in a draft only."
    )
    note: str = strawberry.field(
        default="", description="What there is to say about it, at most 2,000 characters."
    )
    corrects: strawberry.ID | None = strawberry.field(default=None, description="The update it replaces.")


@strawberry.input(description="What a check-in says.")
class CheckInContentInput:
    wins: str = strawberry.field(default="", description="What went well, at most 2,000 characters.")
    blockers: str = strawberry.field(default="", description="What is in the way, at most 2,000 characters.")
    mood: int | None = strawberry.field(
        default=None, description="1 (bad) to 5 (very good); told to nobody but of groups."
    )
    effective_on: date | None = strawberry.field(
        default=None, description="The day it is about; today if left out."
    )
    updates: list[CheckInNumberInput] = strawberry.field(
        default_factory=list, description="The numbers to log with it."
    )


@strawberry.input(description="A check-in that is not finished.")
class SaveCheckInInput:
    content: CheckInContentInput = strawberry.field(description="All of it.")
    id: strawberry.ID | None = strawberry.field(default=None, description="The draft; left out to begin one.")
    version: int = strawberry.field(default=0, description="The version that was seen; 0 for a new one.")


@strawberry.input(description="Which draft to throw away.")
class DiscardCheckInInput:
    id: strawberry.ID = strawberry.field(description="The draft.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="A check-in to tell one's manager.")
class PublishCheckInInput:
    content: CheckInContentInput = strawberry.field(description="All of it.")
    id: strawberry.ID | None = strawberry.field(
        default=None, description="The draft it was; left out without one."
    )
    version: int = strawberry.field(default=0, description="The version of the draft; 0 without one.")
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the check-in of the first call, at most 100 characters.",
    )


@strawberry.input(description="A check-in in the place of another.")
class CorrectCheckInInput:
    id: strawberry.ID = strawberry.field(description="The check-in that is wrong.")
    version: int = strawberry.field(description="The version that was seen.")
    content: CheckInContentInput = strawberry.field(
        description="All of it, as it should be; the day stays, and for managers the mood."
    )


@strawberry.input(description="Which check-in was read.")
class AcknowledgeCheckInInput:
    id: strawberry.ID = strawberry.field(description="The check-in.")
    version: int = strawberry.field(description="The version that was seen.")
    words: str = strawberry.field(default="", description="What you say to it, at most 2,000 characters.")


@strawberry.input(description="How often somebody checks in.")
class SetCheckInSeriesInput:
    employee_id: strawberry.ID = strawberry.field(description="The person.")
    rhythm: Rhythm = strawberry.field(description="How often.")  # type: ignore[valid-type]
    starts_on: date = strawberry.field(
        description="The first day, which sets the weekday or the day of the month."
    )
    version: int = strawberry.field(default=0, description="The version that was seen; 0 for a new rhythm.")


@strawberry.input(description="Whose rhythm ends.")
class EndCheckInSeriesInput:
    employee_id: strawberry.ID = strawberry.field(description="The person.")
    ended_on: date = strawberry.field(description="The first day without it.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="A check-in as it is now.")
class CheckInPayload:
    check_in: models.CheckIn = strawberry.field(graphql_type=CheckIn, description="The check-in.")


@strawberry.type(description="The draft that is gone.")
class DiscardCheckInPayload:
    id: strawberry.ID = strawberry.field(description="Its id.")


@strawberry.type(description="A rhythm as it is now.")
class CheckInSeriesPayload:
    series: models.CheckInSeries = strawberry.field(graphql_type=CheckInSeries, description="The rhythm.")


CheckInResult = Annotated[
    CheckInPayload | UserErrors,
    strawberry.union("CheckInResult", description="The check-in as it is now, or why not."),
]
DiscardCheckInResult = Annotated[
    DiscardCheckInPayload | UserErrors,
    strawberry.union("DiscardCheckInResult", description="The draft thrown away, or why not."),
]
CheckInSeriesResult = Annotated[
    CheckInSeriesPayload | UserErrors,
    strawberry.union("CheckInSeriesResult", description="The rhythm as it is now, or why not."),
]


def _content(given: CheckInContentInput) -> actions.Content:
    return actions.Content(
        wins=given.wins,
        blockers=given.blockers,
        mood=given.mood,
        effective_on=given.effective_on,
        numbers=[_number(update, str(place)) for place, update in enumerate(given.updates)],
    )


def _number(given: CheckInNumberInput, place: str) -> actions.Number:
    path = ("content", "updates", place)
    return actions.Number(
        key_result_id=key_of(given.key_result_id, "KeyResult", *path, "key_result_id"),
        version=given.version,
        value=given.value,
        confidence=given.confidence,
        note=given.note,
        corrects_id=key_or_none(given.corrects, "ProgressUpdate", *path, "corrects"),
    )


@strawberry.type
class CheckInMutation:
    @strawberry.mutation(description="Keep a check-in that is not finished; only you see it.")
    async def save_check_in(self, info: Info, input: SaveCheckInInput) -> CheckInResult:
        saved = await actions.save_check_in(
            info.context.actor,
            id=key_or_none(input.id, "CheckIn"),
            version=input.version,
            content=_content(input.content),
        )
        return CheckInPayload(check_in=saved)

    @strawberry.mutation(description="Throw a draft of a check-in away.")
    async def discard_check_in(self, info: Info, input: DiscardCheckInInput) -> DiscardCheckInResult:
        id = key_of(input.id, "CheckIn")
        gone = await actions.discard_check_in(info.context.actor, id=id, version=input.version)
        return DiscardCheckInPayload(id=strawberry.ID(global_id("CheckIn", gone)))

    @strawberry.mutation(
        description="Tell your manager how it goes, and log the numbers in it: all or nothing."
    )
    async def publish_check_in(self, info: Info, input: PublishCheckInInput) -> CheckInResult:
        published = await actions.publish_check_in(
            info.context.actor,
            id=key_or_none(input.id, "CheckIn"),
            version=input.version,
            content=_content(input.content),
            idempotency_key=input.idempotency_key,
        )
        return CheckInPayload(check_in=published)

    @strawberry.mutation(
        description="Publish a check-in in the place of one that is wrong (its author within 30 days, the direct manager)."
    )
    async def correct_check_in(self, info: Info, input: CorrectCheckInInput) -> CheckInResult:
        corrected = await actions.correct_check_in(
            info.context.actor,
            id=key_of(input.id, "CheckIn"),
            version=input.version,
            content=_content(input.content),
        )
        return CheckInPayload(check_in=corrected)

    @strawberry.mutation(description="Say that you have read a check-in of a direct report.")
    async def acknowledge_check_in(self, info: Info, input: AcknowledgeCheckInInput) -> CheckInResult:
        read = await actions.acknowledge_check_in(
            info.context.actor, id=key_of(input.id, "CheckIn"), version=input.version, words=input.words
        )
        return CheckInPayload(check_in=read)

    @strawberry.mutation(
        description="Set how often somebody checks in (the person, their direct manager, HR in scope)."
    )
    async def set_check_in_series(self, info: Info, input: SetCheckInSeriesInput) -> CheckInSeriesResult:
        series = await actions.set_check_in_series(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            rhythm=input.rhythm,
            starts_on=input.starts_on,
            version=input.version,
        )
        return CheckInSeriesPayload(series=series)

    @strawberry.mutation(description="Expect no check-ins of somebody from a day on.")
    async def end_check_in_series(self, info: Info, input: EndCheckInSeriesInput) -> CheckInSeriesResult:
        series = await actions.end_check_in_series(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            ended_on=input.ended_on,
            version=input.version,
        )
        return CheckInSeriesPayload(series=series)
