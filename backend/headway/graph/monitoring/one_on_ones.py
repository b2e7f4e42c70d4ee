"""Series of meetings of two people in the graph: the dates, the agenda, what they take on, and one's own notes."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

import strawberry
from tortoise.expressions import Q

from headway.graph.batching import value
from headway.graph.context import Info
from headway.graph.edges import by_id, computed, connection_in_time, derived, listed, to_many, to_one
from headway.graph.ids import global_id, key_or_none
from headway.graph.monitoring.progress import AnEmployee
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, Connection, First, Listing, Node, pages, views
from headway.graph.words import described
from headway.monitoring import access, models, reads
from headway.monitoring.rules import agenda, one_on_ones
from headway.people.access import visible_employees
from headway.platform import clock

Cadence = described(
    one_on_ones.Cadence,
    "How often two people meet.",
    WEEKLY="Every week.",
    FORTNIGHTLY="Every second week.",
    MONTHLY="Once a month, on the same weekday of the same week, or of the last.",
)
OneOnOneState = described(
    one_on_ones.OneOnOneState,
    "The life of a series.",
    PROPOSED="The other has still to agree.",
    ACTIVE="They meet.",
    DECLINED="The other did not want to.",
    ENDED="They meet no more.",
)
OneOnOneAction = described(
    one_on_ones.OneOnOneAction,
    "What you can do with a series now.",
    ACCEPT="Agree to meet.",
    DECLINE="Say that you do not want to.",
    RESCHEDULE="Meet by another rule.",
    END="Meet no more.",
    WRITE="Write on the agenda, and what one of you takes on.",
)
MeetingState = described(
    one_on_ones.MeetingState, "Whether it takes place.", PLANNED="It does.", SKIPPED="It is left out."
)
MeetingAction = described(
    one_on_ones.MeetingAction,
    "What you can do with a meeting now.",
    MOVE="Hold it at another time.",
    SKIP="Leave it out.",
    RESTORE="Hold it after all.",
)
ActionItemKind = described(
    agenda.ActionItemKind,
    "What somebody takes on.",
    TASK="Something to do.",
    SUPPORT="What a manager promises as support.",
)
ActionItemState = described(
    agenda.ActionItemState,
    "How far it is.",
    OPEN="Waiting.",
    DONE="Done.",
    DROPPED="Given up, with a reason.",
)
described(
    agenda.AgendaState,
    "Whether it was talked about.",
    OPEN="Not yet.",
    DONE="It was.",
    REMOVED="Taken off.",
)

AOneOnOne: TypeAlias = Annotated["OneOnOne", strawberry.lazy("headway.graph.monitoring.one_on_ones")]
AMeeting: TypeAlias = Annotated["Meeting", strawberry.lazy("headway.graph.monitoring.one_on_ones")]
NEWEST_FIRST = ("-starts_at", "id")
IN_ORDER = ("position", "id")
OLDEST_FIRST = ("created_at", "id")


@strawberry.type(description="Something to talk about; it waits for the next meeting until it is ticked.")
class AgendaItem(Node):
    is_type_of = views(models.AgendaItem, access.visible_agenda_items)
    text: str = strawberry.field(description="What to talk about.")
    state: agenda.AgendaState = strawberry.field(description="Whether it was talked about.")
    created_at: datetime = strawberry.field(description="When it was put on the agenda.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    author = to_one(AnEmployee | None, visible_employees, "author_id", description="Who brought it up.")
    meeting = to_one(
        AMeeting | None, access.visible_meetings, "meeting_id", description="Where it was talked about."
    )


@strawberry.type(description="What one of two people takes on; it stays until it is done or dropped.")
class ActionItem(Node):
    is_type_of = views(models.ActionItem, access.visible_action_items)
    kind: ActionItemKind = strawberry.field(description="Something to do, or support.")  # type: ignore[valid-type]
    text: str = strawberry.field(description="What is to be done.")
    due_on: date | None = strawberry.field(description="Until when.")
    state: ActionItemState = strawberry.field(description="How far it is.")  # type: ignore[valid-type]
    drop_reason: str = strawberry.field(description="Why it was dropped.")
    created_at: datetime = strawberry.field(description="When it was written down.")
    closed_at: datetime | None = strawberry.field(description="When it was done or dropped.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    owner = to_one(AnEmployee | None, visible_employees, "owner_id", description="Who takes it on.")
    one_on_one = to_one(
        AOneOnOne | None, access.visible_one_on_ones, "one_on_one_id", description="Who talked about it."
    )
    meeting = to_one(
        AMeeting | None, access.visible_meetings, "meeting_id", description="Where it was taken on."
    )


@strawberry.type(description="What you wrote down for yourself about a meeting; nobody else reads it.")
class MeetingNote(Node):
    is_type_of = views(models.MeetingNote, access.visible_meeting_notes)
    text: str = strawberry.field(description="Your words.")
    updated_at: datetime = strawberry.field(description="When you wrote last.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")


@strawberry.type(description="One date of a series.")
class Meeting(Node):
    is_type_of = views(models.Meeting, access.visible_meetings)
    planned_at: datetime = strawberry.field(description="When the rule of the series has it.")
    starts_at: datetime = strawberry.field(description="When it takes place.")
    minutes: int = strawberry.field(description="How long it lasts.")
    state: MeetingState = strawberry.field(description="Whether it takes place.")  # type: ignore[valid-type]
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    moved = derived(
        bool,
        lambda planned_at, starts_at: planned_at != starts_at,
        "planned_at",
        "starts_at",
        description="Whether it takes place at another time than the rule has it.",
    )
    calendar_href = derived(
        str,
        lambda key: f"/calendar/meetings/{global_id('Meeting', key)}.ics",
        "id",
        description="Where its calendar file is.",
    )
    one_on_one = to_one(
        AOneOnOne | None, access.visible_one_on_ones, "one_on_one_id", description="The series."
    )
    topics = to_many(
        AgendaItem,
        access.visible_agenda_items,
        "meeting_id",
        order=IN_ORDER,
        description="What was talked about.",
    )
    action_items = to_many(
        ActionItem,
        access.visible_action_items,
        "meeting_id",
        order=OLDEST_FIRST,
        description="What was taken on.",
    )
    allowed_actions = computed(
        list[one_on_ones.MeetingAction],
        reads.meeting_actions,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )

    @strawberry.field(
        graphql_type=MeetingNote | None, description="What you wrote down for yourself; nobody else reads it."
    )
    async def note(self, info: Info, row: strawberry.Parent[models.Meeting]) -> models.MeetingNote | None:
        return await value(info, reads.own_notes, row.id, None)


@strawberry.type(
    description="The regular meetings of two people; both read and write all but each other's notes."
)
class OneOnOne(Node):
    is_type_of = views(models.OneOnOne, access.visible_one_on_ones)
    state: OneOnOneState = strawberry.field(description="Whether they meet.")  # type: ignore[valid-type]
    cadence: Cadence = strawberry.field(description="How often.")  # type: ignore[valid-type]
    starts_on: date = strawberry.field(description="The first day of the rule; its weekday is that of all.")
    time: str = strawberry.field(description="When they begin, on the wall of the zone, such as 09:30.")
    time_zone: str = strawberry.field(description="Whose wall, such as Europe/Berlin.")
    minutes: int = strawberry.field(description="How long they last.")
    ended_at: datetime | None = strawberry.field(description="When it was ended or declined.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    calendar_href = derived(
        str,
        lambda key: f"/calendar/one-on-ones/{global_id('OneOnOne', key)}.ics",
        "id",
        description="Where the calendar file of all its meetings is.",
    )
    organiser = to_one(AnEmployee | None, visible_employees, "organiser_id", description="Who arranged it.")
    partner = to_one(AnEmployee | None, visible_employees, "partner_id", description="Who was asked.")
    agenda = to_many(
        AgendaItem,
        access.visible_open_agenda_items,
        "one_on_one_id",
        order=IN_ORDER,
        description="What is to be talked about, in order.",
    )
    action_items = to_many(
        ActionItem,
        access.visible_open_action_items,
        "one_on_one_id",
        order=OLDEST_FIRST,
        description="What is still to be done, the oldest first.",
    )
    all_action_items = connection_in_time(
        Connection[ActionItem],
        access.visible_action_items,
        "one_on_one_id",
        "created_at",
        description="What was ever taken on.",
    )
    allowed_actions = computed(
        list[one_on_ones.OneOnOneAction],
        reads.one_on_one_actions,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )

    @strawberry.field(
        graphql_type=list[Meeting], description="The next ten dates, with the one under way and skipped ones."
    )
    async def next_meetings(
        self, info: Info, row: strawberry.Parent[models.OneOnOne]
    ) -> list[models.Meeting]:
        return await value(info, reads.next_meetings, row.id, [])

    @strawberry.field(graphql_type=Connection[Meeting], description="The meetings that have begun.")
    async def past_meetings(
        self,
        info: Info,
        row: strawberry.Parent[models.OneOnOne],
        first: First = 20,
        after: After = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> object:
        past = access.visible_meetings(info.context.actor).filter(starts_at__lte=clock.now())
        listing = Listing(past, in_time(order, "starts_at"), first, after)
        return await pages(info, listing, "one_on_one_id", row.id, ("past_meetings", first, after, order))


@strawberry.input(description="Which 1:1s; every condition must hold.")
class OneOnOneFilter:
    person_id: strawberry.ID | None = strawberry.field(default=None, description="With this person.")
    state: list[one_on_ones.OneOnOneState] | None = strawberry.field(
        default=None, description="In one of these states."
    )


@strawberry.type
class OneOnOneQuery:
    one_on_one = by_id(
        OneOnOne, access.visible_one_on_ones, "OneOnOne", description="One of your regular meetings."
    )
    meeting = by_id(Meeting, access.visible_meetings, "Meeting", description="A date of one of your 1:1s.")

    @listed(Connection[OneOnOne], description="Your regular meetings with others.")
    def one_on_ones(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: Annotated[OneOnOneFilter | None, strawberry.argument(description="Which 1:1s.")] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.OneOnOne]:
        where = where or OneOnOneFilter()
        found = access.visible_one_on_ones(info.context.actor)
        if person := key_or_none(where.person_id, "Employee", "where", "person_id"):
            found = found.filter(Q(organiser_id=person) | Q(partner_id=person))
        if where.state is not None:
            found = found.filter(state__in=where.state)
        return Listing(found, in_time(order, "created_at"), first, after)
