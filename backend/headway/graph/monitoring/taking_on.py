"""What two people take on, in the graph."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.monitoring.one_on_ones import ActionItem
from headway.graph.refusals import UserErrors
from headway.monitoring import actions, models
from headway.monitoring.rules import agenda


@strawberry.input(description="What somebody takes on.")
class AddActionItemInput:
    one_on_one_id: strawberry.ID = strawberry.field(description="The series.")
    owner_id: strawberry.ID = strawberry.field(description="Who takes it on: one of the two.")
    text: str = strawberry.field(description="What is to be done, at most 500 characters.")
    due_on: date | None = strawberry.field(default=None, description="Until when.")
    kind: agenda.ActionItemKind = strawberry.field(
        default=agenda.ActionItemKind.TASK,
        description="Something to do, or what a manager promises as support.",
    )
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the item of the first call, at most 100 characters.",
    )


@strawberry.input(description="An action item as it is to be; the date is taken away if it is left out.")
class EditActionItemInput:
    id: strawberry.ID = strawberry.field(description="The action item.")
    version: int = strawberry.field(description="The version that was seen.")
    owner_id: strawberry.ID = strawberry.field(description="Who takes it on: one of the two.")
    text: str = strawberry.field(description="What is to be done, at most 500 characters.")
    due_on: date | None = strawberry.field(default=None, description="Until when.")
    kind: agenda.ActionItemKind = strawberry.field(
        default=agenda.ActionItemKind.TASK,
        description="Something to do, or what a manager promises as support.",
    )


@strawberry.input(description="Which action item is done.")
class CompleteActionItemInput:
    id: strawberry.ID = strawberry.field(description="The action item.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which action item to give up, and why.")
class DropActionItemInput:
    id: strawberry.ID = strawberry.field(description="The action item.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why, at most 500 characters.")


@strawberry.input(description="Which action item to take up again.")
class ReopenActionItemInput:
    id: strawberry.ID = strawberry.field(description="The action item.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The action item added.")
class AddActionItemPayload:
    action_item: models.ActionItem = strawberry.field(
        graphql_type=ActionItem, description="The item as it is now."
    )


@strawberry.type(description="The action item changed.")
class EditActionItemPayload:
    action_item: models.ActionItem = strawberry.field(
        graphql_type=ActionItem, description="The item as it is now."
    )


@strawberry.type(description="The action item done.")
class CompleteActionItemPayload:
    action_item: models.ActionItem = strawberry.field(
        graphql_type=ActionItem, description="The item as it is now."
    )


@strawberry.type(description="The action item dropped.")
class DropActionItemPayload:
    action_item: models.ActionItem = strawberry.field(
        graphql_type=ActionItem, description="The item as it is now."
    )


@strawberry.type(description="The action item taken up again.")
class ReopenActionItemPayload:
    action_item: models.ActionItem = strawberry.field(
        graphql_type=ActionItem, description="The item as it is now."
    )


AddActionItemResult = Annotated[
    AddActionItemPayload | UserErrors,
    strawberry.union("AddActionItemResult", description="The action item added, or why not."),
]

EditActionItemResult = Annotated[
    EditActionItemPayload | UserErrors,
    strawberry.union("EditActionItemResult", description="The action item changed, or why not."),
]

CompleteActionItemResult = Annotated[
    CompleteActionItemPayload | UserErrors,
    strawberry.union("CompleteActionItemResult", description="The action item done, or why not."),
]

DropActionItemResult = Annotated[
    DropActionItemPayload | UserErrors,
    strawberry.union("DropActionItemResult", description="The action item dropped, or why not."),
]

ReopenActionItemResult = Annotated[
    ReopenActionItemPayload | UserErrors,
    strawberry.union("ReopenActionItemResult", description="The action item taken up again, or why not."),
]


@strawberry.type
class TakingOnMutation:
    @strawberry.mutation(description="Write down what one of the two takes on.")
    async def add_action_item(self, info: Info, input: AddActionItemInput) -> AddActionItemResult:
        done = await actions.add_action_item(
            info.context.actor,
            one_on_one_id=key_of(input.one_on_one_id, "OneOnOne", "one_on_one_id"),
            task=_task(input),
            idempotency_key=input.idempotency_key,
        )
        return AddActionItemPayload(action_item=done)

    @strawberry.mutation(description="Change what somebody takes on.")
    async def edit_action_item(self, info: Info, input: EditActionItemInput) -> EditActionItemResult:
        done = await actions.edit_action_item(
            info.context.actor, id=key_of(input.id, "ActionItem"), version=input.version, task=_task(input)
        )
        return EditActionItemPayload(action_item=done)

    @strawberry.mutation(description="Say that it is done.")
    async def complete_action_item(
        self, info: Info, input: CompleteActionItemInput
    ) -> CompleteActionItemResult:
        done = await actions.complete_action_item(
            info.context.actor, id=key_of(input.id, "ActionItem"), version=input.version
        )
        return CompleteActionItemPayload(action_item=done)

    @strawberry.mutation(description="Give it up, with a reason.")
    async def drop_action_item(self, info: Info, input: DropActionItemInput) -> DropActionItemResult:
        done = await actions.drop_action_item(
            info.context.actor, id=key_of(input.id, "ActionItem"), version=input.version, reason=input.reason
        )
        return DropActionItemPayload(action_item=done)

    @strawberry.mutation(description="Take up again what was done or dropped.")
    async def reopen_action_item(self, info: Info, input: ReopenActionItemInput) -> ReopenActionItemResult:
        done = await actions.reopen_action_item(
            info.context.actor, id=key_of(input.id, "ActionItem"), version=input.version
        )
        return ReopenActionItemPayload(action_item=done)


def _task(input: AddActionItemInput | EditActionItemInput) -> actions.Task:
    owner = key_of(input.owner_id, "Employee", "owner_id")
    return actions.Task(owner, input.text, input.due_on, input.kind)
