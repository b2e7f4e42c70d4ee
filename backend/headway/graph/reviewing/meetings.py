"""Meetings about reviews in the graph."""

from datetime import datetime
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.edges import derived
from headway.graph.ids import global_id, key_of
from headway.graph.refusals import UserErrors
from headway.graph.relay import Node, views
from headway.reviewing import models
from headway.reviewing.access.meetings import visible_review_meetings
from headway.reviewing.actions import meetings as actions

SEEN = "The version that was seen."


@strawberry.type(description="When a person and who wrote the review talk about it; only the two read it.")
class ReviewMeeting(Node):
    is_type_of = views(models.ReviewMeeting, visible_review_meetings)
    starts_at: datetime = strawberry.field(description="When it begins.")
    minutes: int = strawberry.field(description="How long it takes.")
    place: str = strawberry.field(description="Where, '' for not said.")
    agenda: str = strawberry.field(description="What about, one thing a line.")
    notes: str = strawberry.field(description="What was talked about.")
    held_at: datetime | None = strawberry.field(description="When that was written down first.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    calendar_href = derived(
        str,
        lambda key: f"/calendar/review-meetings/{global_id('ReviewMeeting', key)}.ics",
        "id",
        description="Where its calendar file is.",
    )


@strawberry.input(description="When to meet about a review.")
class ScheduleReviewMeetingInput:
    review_id: strawberry.ID = strawberry.field(description="The shared review.")
    starts_at: datetime = strawberry.field(description="When it begins.")
    minutes: int = strawberry.field(description="How long, 10 to 240.")
    place: str = strawberry.field(default="", description="Where, at most 200 characters.")


@strawberry.input(description="The meeting as it should be.")
class ChangeReviewMeetingInput:
    id: strawberry.ID = strawberry.field(description="The meeting.")
    version: int = strawberry.field(description=SEEN)
    starts_at: datetime = strawberry.field(description="When it begins.")
    minutes: int = strawberry.field(description="How long, 10 to 240.")
    place: str = strawberry.field(default="", description="Where, at most 200 characters.")
    agenda: str = strawberry.field(default="", description="What about, at most 20,000 characters.")


@strawberry.input(description="What was talked about.")
class HoldReviewMeetingInput:
    id: strawberry.ID = strawberry.field(description="The meeting.")
    version: int = strawberry.field(description=SEEN)
    notes: str = strawberry.field(description="In words, at most 20,000 characters; both read it.")


@strawberry.type(description="The meeting agreed on.")
class ScheduleReviewMeetingPayload:
    meeting: models.ReviewMeeting = strawberry.field(
        graphql_type=ReviewMeeting, description="The meeting as it is now."
    )


@strawberry.type(description="The meeting changed.")
class ChangeReviewMeetingPayload:
    meeting: models.ReviewMeeting = strawberry.field(
        graphql_type=ReviewMeeting, description="The meeting as it is now."
    )


@strawberry.type(description="The meeting with its notes.")
class HoldReviewMeetingPayload:
    meeting: models.ReviewMeeting = strawberry.field(
        graphql_type=ReviewMeeting, description="The meeting as it is now."
    )


ScheduleReviewMeetingResult = Annotated[
    ScheduleReviewMeetingPayload | UserErrors,
    strawberry.union("ScheduleReviewMeetingResult", description="The meeting agreed on, or why not."),
]
ChangeReviewMeetingResult = Annotated[
    ChangeReviewMeetingPayload | UserErrors,
    strawberry.union("ChangeReviewMeetingResult", description="The meeting changed, or why not."),
]
HoldReviewMeetingResult = Annotated[
    HoldReviewMeetingPayload | UserErrors,
    strawberry.union("HoldReviewMeetingResult", description="The meeting with its notes, or why not."),
]


@strawberry.type
class MeetingsMutation:
    @strawberry.mutation(
        description="Agree on a date to talk about a shared review (the person and who wrote it)."
    )
    async def schedule_review_meeting(
        self, info: Info, input: ScheduleReviewMeetingInput
    ) -> ScheduleReviewMeetingResult:
        meeting = await actions.schedule_review_meeting(
            info.context.actor,
            review_id=key_of(input.review_id, "Review", "review_id"),
            starts_at=input.starts_at,
            minutes=input.minutes,
            place=input.place,
        )
        return ScheduleReviewMeetingPayload(meeting=meeting)

    @strawberry.mutation(description="Give a meeting another date, place or agenda (the two who meet).")
    async def change_review_meeting(
        self, info: Info, input: ChangeReviewMeetingInput
    ) -> ChangeReviewMeetingResult:
        meeting = await actions.change_review_meeting(
            info.context.actor,
            id=key_of(input.id, "ReviewMeeting"),
            version=input.version,
            starts_at=input.starts_at,
            minutes=input.minutes,
            place=input.place,
            agenda=input.agenda,
        )
        return ChangeReviewMeetingPayload(meeting=meeting)

    @strawberry.mutation(description="Write down what was talked about (the two who met).")
    async def hold_review_meeting(self, info: Info, input: HoldReviewMeetingInput) -> HoldReviewMeetingResult:
        meeting = await actions.hold_review_meeting(
            info.context.actor,
            id=key_of(input.id, "ReviewMeeting"),
            version=input.version,
            notes=input.notes,
        )
        return HoldReviewMeetingPayload(meeting=meeting)
