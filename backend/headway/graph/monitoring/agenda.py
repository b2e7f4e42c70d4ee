"""The agenda of two people in the graph, and what each notes for themself."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.monitoring.one_on_ones import AgendaItem, MeetingNote
from headway.graph.refusals import UserErrors
from headway.monitoring import actions, models


@strawberry.input(description="What to put on an agenda.")
class AddAgendaItemInput:
    one_on_one_id: strawberry.ID = strawberry.field(description="The series.")
    text: str = strawberry.field(description="What to talk about, at most 500 characters.")
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the item of the first call, at most 100 characters.",
    )


@strawberry.input(description="New words for an item.")
class EditAgendaItemInput:
    id: strawberry.ID = strawberry.field(description="The item.")
    version: int = strawberry.field(description="The version that was seen.")
    text: str = strawberry.field(description="What to talk about, at most 500 characters.")


@strawberry.input(description="Where to bring an item.")
class MoveAgendaItemInput:
    id: strawberry.ID = strawberry.field(description="The item.")
    version: int = strawberry.field(description="The version that was seen.")
    to: int = strawberry.field(description="Its place, 0 being the first.")


@strawberry.input(description="Which item to tick.")
class TickAgendaItemInput:
    id: strawberry.ID = strawberry.field(description="The item.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which item to put back.")
class UntickAgendaItemInput:
    id: strawberry.ID = strawberry.field(description="The item.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which item to take off.")
class RemoveAgendaItemInput:
    id: strawberry.ID = strawberry.field(description="The item.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="A private note about a meeting.")
class SaveMeetingNoteInput:
    meeting_id: strawberry.ID = strawberry.field(description="The meeting.")
    version: int = strawberry.field(
        description="The version of the note that was seen; 0 while there is none."
    )
    text: str = strawberry.field(
        description="Your words, at most 10,000 characters; an empty text empties it."
    )


@strawberry.type(description="The item added.")
class AddAgendaItemPayload:
    agenda_item: models.AgendaItem = strawberry.field(
        graphql_type=AgendaItem, description="The item as it is now."
    )


@strawberry.type(description="The item worded anew.")
class EditAgendaItemPayload:
    agenda_item: models.AgendaItem = strawberry.field(
        graphql_type=AgendaItem, description="The item as it is now."
    )


@strawberry.type(description="The item moved.")
class MoveAgendaItemPayload:
    agenda_item: models.AgendaItem = strawberry.field(
        graphql_type=AgendaItem, description="The item as it is now."
    )


@strawberry.type(description="The item ticked.")
class TickAgendaItemPayload:
    agenda_item: models.AgendaItem = strawberry.field(
        graphql_type=AgendaItem, description="The item as it is now."
    )


@strawberry.type(description="The item put back.")
class UntickAgendaItemPayload:
    agenda_item: models.AgendaItem = strawberry.field(
        graphql_type=AgendaItem, description="The item as it is now."
    )


@strawberry.type(description="The item taken off.")
class RemoveAgendaItemPayload:
    agenda_item: models.AgendaItem = strawberry.field(
        graphql_type=AgendaItem, description="The item as it is now."
    )


@strawberry.type(description="The note saved.")
class SaveMeetingNotePayload:
    note: models.MeetingNote = strawberry.field(
        graphql_type=MeetingNote, description="The note as it is now."
    )


AddAgendaItemResult = Annotated[
    AddAgendaItemPayload | UserErrors,
    strawberry.union("AddAgendaItemResult", description="The item added, or why not."),
]

EditAgendaItemResult = Annotated[
    EditAgendaItemPayload | UserErrors,
    strawberry.union("EditAgendaItemResult", description="The item worded anew, or why not."),
]

MoveAgendaItemResult = Annotated[
    MoveAgendaItemPayload | UserErrors,
    strawberry.union("MoveAgendaItemResult", description="The item moved, or why not."),
]

TickAgendaItemResult = Annotated[
    TickAgendaItemPayload | UserErrors,
    strawberry.union("TickAgendaItemResult", description="The item ticked, or why not."),
]

UntickAgendaItemResult = Annotated[
    UntickAgendaItemPayload | UserErrors,
    strawberry.union("UntickAgendaItemResult", description="The item put back, or why not."),
]

RemoveAgendaItemResult = Annotated[
    RemoveAgendaItemPayload | UserErrors,
    strawberry.union("RemoveAgendaItemResult", description="The item taken off, or why not."),
]

SaveMeetingNoteResult = Annotated[
    SaveMeetingNotePayload | UserErrors,
    strawberry.union("SaveMeetingNoteResult", description="The note saved, or why not."),
]


@strawberry.type
class AgendaMutation:
    @strawberry.mutation(description="Put something on the agenda.")
    async def add_agenda_item(self, info: Info, input: AddAgendaItemInput) -> AddAgendaItemResult:
        done = await actions.add_agenda_item(
            info.context.actor,
            one_on_one_id=key_of(input.one_on_one_id, "OneOnOne", "one_on_one_id"),
            text=input.text,
            idempotency_key=input.idempotency_key,
        )
        return AddAgendaItemPayload(agenda_item=done)

    @strawberry.mutation(description="Word an item of the agenda anew.")
    async def edit_agenda_item(self, info: Info, input: EditAgendaItemInput) -> EditAgendaItemResult:
        done = await actions.edit_agenda_item(
            info.context.actor, id=key_of(input.id, "AgendaItem"), version=input.version, text=input.text
        )
        return EditAgendaItemPayload(agenda_item=done)

    @strawberry.mutation(description="Bring an item to another place of the agenda.")
    async def move_agenda_item(self, info: Info, input: MoveAgendaItemInput) -> MoveAgendaItemResult:
        done = await actions.move_agenda_item(
            info.context.actor, id=key_of(input.id, "AgendaItem"), version=input.version, to=input.to
        )
        return MoveAgendaItemPayload(agenda_item=done)

    @strawberry.mutation(description="Say that it was talked about, in the meeting nearest to now.")
    async def tick_agenda_item(self, info: Info, input: TickAgendaItemInput) -> TickAgendaItemResult:
        done = await actions.tick_agenda_item(
            info.context.actor, id=key_of(input.id, "AgendaItem"), version=input.version
        )
        return TickAgendaItemPayload(agenda_item=done)

    @strawberry.mutation(description="Put a ticked item on the agenda again.")
    async def untick_agenda_item(self, info: Info, input: UntickAgendaItemInput) -> UntickAgendaItemResult:
        done = await actions.untick_agenda_item(
            info.context.actor, id=key_of(input.id, "AgendaItem"), version=input.version
        )
        return UntickAgendaItemPayload(agenda_item=done)

    @strawberry.mutation(description="Take an item off the agenda without having talked about it.")
    async def remove_agenda_item(self, info: Info, input: RemoveAgendaItemInput) -> RemoveAgendaItemResult:
        done = await actions.remove_agenda_item(
            info.context.actor, id=key_of(input.id, "AgendaItem"), version=input.version
        )
        return RemoveAgendaItemPayload(agenda_item=done)

    @strawberry.mutation(description="Write down what is for you alone; nobody else ever reads it.")
    async def save_meeting_note(self, info: Info, input: SaveMeetingNoteInput) -> SaveMeetingNoteResult:
        done = await actions.save_meeting_note(
            info.context.actor,
            meeting_id=key_of(input.meeting_id, "Meeting", "meeting_id"),
            version=input.version,
            text=input.text,
        )
        return SaveMeetingNotePayload(note=done)
