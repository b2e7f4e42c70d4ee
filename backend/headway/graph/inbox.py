"""The inbox in the graph: what needs the viewer, what is for their information, and how to keep it."""

from datetime import date, datetime
from typing import Annotated, Any

import strawberry

from headway.graph.batching import one, value
from headway.graph.context import Info
from headway.graph.ids import global_id
from headway.graph.insights import Task, address, all_tasks
from headway.graph.people import Employee
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Node, Page, find_node, slice_of
from headway.graph.words import described
from headway.insights.notices import NOTICES
from headway.insights.reads import inbox as reads
from headway.insights.rules.tasks import Task as TaskOf
from headway.monitoring import actions
from headway.monitoring.access import visible_mail_switches
from headway.monitoring.rules.inbox import MailChoice as Choice
from headway.people.access import visible_employees
from headway.people.models import Employee as EmployeeRow
from headway.platform.actor import Actor
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.models import Row
from headway.platform.notices import Notice

MailChoice = described(
    Choice,
    "When somebody is told by mail.",
    OFF="Never.",
    DIGEST="Once a day, if it is still unread.",
    AT_ONCE="As soon as it happens.",
)


async def _inbox_of(actor: Actor, keys: list[str]) -> dict[str, reads.Inbox]:
    return dict.fromkeys(keys, await reads.inbox(actor))


async def _inbox(info: Info) -> reads.Inbox:
    """What the viewer was told, looked up once a request."""
    return await value(info, _inbox_of, "viewer", reads.Inbox([], []))


async def info_count(info: Info) -> int:
    """About how many things the viewer was told something new."""
    return len((await _inbox(info)).info)


@strawberry.type(description="One thing that happened, in words.")
class InboxLine:
    kind: str = strawberry.field(description="What sort of thing, as in `mailPreferences`.")
    text: str = strawberry.field(description="What happened.")
    at: datetime = strawberry.field(description="When.")

    @strawberry.field(
        graphql_type=Employee | None, description="Who did it; null where nobody in person did."
    )
    async def doer(self, info: Info, row: strawberry.Parent[reads.Line]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.doer_id)


@strawberry.type(description="Everything the viewer was told about one thing.")
class InboxItem:
    key: str = strawberry.field(description="Names it to be done with or put off.")
    text: str = strawberry.field(description="What happened last.")
    lines: list[InboxLine] = strawberry.field(description="All that happened, the newest first.")
    at: datetime = strawberry.field(description="When the newest of it happened.")
    snoozed_until: date | None = strawberry.field(
        description="The day on which it comes back, if it was put off."
    )

    @strawberry.field(description="Where it is.")
    def href(self, row: strawberry.Parent[reads.Item]) -> str:
        return address(row.href)

    @strawberry.field(graphql_type=Node | None, description="The thing itself.")
    async def subject(self, info: Info, row: strawberry.Parent[reads.Item]) -> Row | None:
        return await find_node(info, global_id(*row.subject))


@strawberry.type(description="What the viewer was told for their information, and what they put off.")
class Inbox:
    @strawberry.field(graphql_type=Connection[InboxItem], description="What is new, the newest first.")
    async def info(self, info: Info, first: First = 50, after: After = None) -> Page[Any]:
        return slice_of((await _inbox(info)).info, *reads.ORDER, first=first, after=after)

    @strawberry.field(description="About how many things there is something new.")
    async def info_count(self, info: Info) -> int:
        return await info_count(info)

    @strawberry.field(
        graphql_type=Connection[InboxItem], description="What the viewer is done with, the newest first."
    )
    async def done(self, info: Info, first: First = 50, after: After = None) -> Page[Any]:
        done = await reads.done_items(info.context.actor)
        return slice_of(done, *reads.ORDER, first=first, after=after)

    @strawberry.field(
        graphql_type=list[InboxItem], description="What was put off to a day that has not come."
    )
    async def snoozed(self, info: Info) -> list[reads.Item]:
        return (await _inbox(info)).snoozed

    @strawberry.field(
        graphql_type=list[Task], description="Tasks that were put off to a day that has not come."
    )
    async def snoozed_tasks(self, info: Info) -> list[TaskOf]:
        return [task for task in await all_tasks(info) if task.snoozed_until is not None]


@strawberry.type(description="Which mail the viewer gets about one kind of thing.")
class MailPreference:
    kind: str = strawberry.field(description="Names the kind.")
    label: str = strawberry.field(description="What happens, in words.")
    choice: MailChoice = strawberry.field(description="When they are told.")  # type: ignore[valid-type]


@strawberry.type
class ViewerInbox:
    """What the inbox adds to the viewer."""

    @strawberry.field(description="What the viewer was told for their information.")
    def inbox(self) -> Inbox:
        return Inbox()

    @strawberry.field(description="Which mail the viewer gets, for every kind of thing they may be told of.")
    async def mail_preferences(self, info: Info) -> list[MailPreference]:
        chosen = {it.kind: it.choice for it in await visible_mail_switches(info.context.actor)}
        return [_preference(notice, chosen.get(notice.kind, Choice.DIGEST)) for notice in NOTICES]


def _preference(notice: Notice, choice: Choice) -> MailPreference:
    return MailPreference(kind=notice.kind, label=notice.label, choice=choice)


@strawberry.input(description="With what the viewer is done.")
class FinishInboxItemsInput:
    keys: list[str] | None = strawberry.field(
        default=None, description="The keys of the things, at most 100; all of them without."
    )
    up_to: datetime = strawberry.field(
        description="What happened after this instant stays, since it was not seen."
    )


@strawberry.input(description="With what the viewer is not done after all.")
class ReopenInboxItemsInput:
    keys: list[str] = strawberry.field(description="The keys of the things, at most 100.")


@strawberry.input(description="What to put off.")
class SnoozeInboxItemInput:
    key: str = strawberry.field(description="The key of the task or the thing.")
    until: date | None = strawberry.field(
        default=None,
        description="The day on which it comes back, within a year; without one it is back at once.",
    )


@strawberry.input(description="Which mail to get.")
class ChooseMailInput:
    kind: str = strawberry.field(description="The kind of thing, as in `mailPreferences`.")
    choice: MailChoice = strawberry.field(description="When to be told.")  # type: ignore[valid-type]


@strawberry.type(description="What was open until now.")
class FinishInboxItemsPayload:
    keys: list[str] = strawberry.field(description="The keys of the things, to take it back with.")


@strawberry.type(description="What is open again.")
class ReopenInboxItemsPayload:
    keys: list[str] = strawberry.field(description="The keys of the things.")


@strawberry.type(description="What was put off.")
class SnoozeInboxItemPayload:
    key: str = strawberry.field(description="Its key.")
    until: date | None = strawberry.field(description="The day on which it comes back; null if it is back.")


@strawberry.type(description="The mail that was chosen.")
class ChooseMailPayload:
    preference: MailPreference = strawberry.field(description="The choice as it is now.")


FinishInboxItemsResult = Annotated[
    FinishInboxItemsPayload | UserErrors,
    strawberry.union("FinishInboxItemsResult", description="What the viewer is done with, or why not."),
]
ReopenInboxItemsResult = Annotated[
    ReopenInboxItemsPayload | UserErrors,
    strawberry.union("ReopenInboxItemsResult", description="What is open again, or why not."),
]
SnoozeInboxItemResult = Annotated[
    SnoozeInboxItemPayload | UserErrors,
    strawberry.union("SnoozeInboxItemResult", description="What was put off, or why not."),
]
ChooseMailResult = Annotated[
    ChooseMailPayload | UserErrors,
    strawberry.union("ChooseMailResult", description="The mail that was chosen, or why not."),
]


@strawberry.type
class InboxMutation:
    @strawberry.mutation(description="Be done with what one was told.")
    async def finish_inbox_items(self, info: Info, input: FinishInboxItemsInput) -> FinishInboxItemsResult:
        keys = await actions.finish_items(info.context.actor, keys=input.keys, up_to=input.up_to)
        return FinishInboxItemsPayload(keys=keys)

    @strawberry.mutation(description="Take back that one is done with what one was told.")
    async def reopen_inbox_items(self, info: Info, input: ReopenInboxItemsInput) -> ReopenInboxItemsResult:
        return ReopenInboxItemsPayload(keys=await actions.reopen_items(info.context.actor, keys=input.keys))

    @strawberry.mutation(description="Put a thing of one's inbox off to a day, or bring it back.")
    async def snooze_inbox_item(self, info: Info, input: SnoozeInboxItemInput) -> SnoozeInboxItemResult:
        await actions.snooze_item(info.context.actor, key=input.key, until=input.until)
        return SnoozeInboxItemPayload(key=input.key, until=input.until)

    @strawberry.mutation(description="Choose when to get mail about a kind of thing.")
    async def choose_mail(self, info: Info, input: ChooseMailInput) -> ChooseMailResult:
        notice = next((it for it in NOTICES if it.kind == input.kind), None)
        if notice is None:
            message = "There is no mail of this kind. Choose one of your mail preferences."
            raise Rejected(Problem(Code.NOT_FOUND, message, ("kind",)))
        switch = await actions.choose_mail(info.context.actor, kind=notice.kind, choice=input.choice)
        return ChooseMailPayload(preference=_preference(notice, switch.choice))
