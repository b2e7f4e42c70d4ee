"""The conversation of two people in the graph."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any
from uuid import UUID

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.relay import (
    After,
    Connection,
    First,
    Node,
    Page,
    bad_request,
    check_first,
    cursor_plain,
)
from headway.graph.words import described
from headway.insights.reads import conversation as reads
from headway.insights.rules.conversation import SpokenKind
from headway.people.access import visible_employees
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import EARLIEST, LATEST

described(
    SpokenKind,
    "A sort of thing in the conversation of two people.",
    MEETING="A 1:1 that was held.",
    CHECK_IN="A check-in of one that went to the other.",
    FEEDBACK="Feedback of one for the other.",
    COMMENT="A comment of one on what is the other's, in answer to the other, or calling the other in.",
    REVIEW="A review of one about the other, since it is shared.",
)
ORDER = ("-at", "id")
PersonId = Annotated[strawberry.ID, strawberry.argument(description="One of the two.")]
OtherId = Annotated[strawberry.ID, strawberry.argument(description="The other.")]
Since = Annotated[date | None, strawberry.argument(description="From this day on, where you are.")]
Until = Annotated[date | None, strawberry.argument(description="Until this day, where you are.")]
Kinds = Annotated[
    list[SpokenKind] | None, strawberry.argument(description="Of these kinds; all if left out.")
]


@strawberry.type(description="Something one of two people said to the other, or both did together.")
class Spoken:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, reads.Spoken))
    at: datetime = strawberry.field(description="When it was.")
    kind: SpokenKind = strawberry.field(description="What it is.")

    @strawberry.field(graphql_type=Node, description="The thing itself.")
    def object(self, it: strawberry.Parent[reads.Spoken]) -> Any:
        return it.row


@strawberry.type
class ConversationQuery:
    @strawberry.field(
        graphql_type=Connection[Spoken],
        description="What two people said to each other, of what you may read, the newest first; each thing once.",
    )
    async def conversation(
        self,
        info: Info,
        person_id: PersonId,
        other_id: OtherId,
        since: Since = None,
        until: Until = None,
        kinds: Kinds = None,
        first: First = 20,
        after: After = None,
    ) -> Page[Any]:
        actor, size = info.context.actor, check_first(first)
        pair = key_of(person_id, "Employee", "person_id"), key_of(other_id, "Employee", "other_id")
        wanted = tuple(dict.fromkeys(SpokenKind if kinds is None else kinds))
        span = await _span(actor, since, until)
        found = await reads.conversation(
            actor, pair, wanted, span, first=size + 1, after=_place(after) if after else None
        )
        return Page(
            found[:size],
            ORDER,
            len(found) > size,
            after,
            lambda: reads.count(actor, pair, wanted, span),
        )


def _place(after: str) -> tuple[datetime, UUID]:
    """The instant and the id that a cursor of this list stands for."""
    try:
        at, id = cursor_plain(after, ORDER)
        return datetime.fromisoformat(at).astimezone(UTC), UUID(id)
    except (AttributeError, OverflowError, TypeError, ValueError):
        raise bad_request("This cursor is not from this list. Pass an endCursor as it was given.") from None


async def _span(actor: Actor, since: date | None, until: date | None) -> reads.Span:
    """These days as they begin and end where the asker is."""
    me = await visible_employees(actor).get_or_none(id=actor.employee_id) if actor.employee_id else None
    zone = clock.zone(me.time_zone) if me else UTC

    def begin(day: date | None) -> datetime | None:
        if day is None:
            return None
        return datetime.combine(min(max(day, EARLIEST), LATEST), time(), zone).astimezone(UTC)

    return reads.Span(begin(since), begin(min(until, LATEST) + timedelta(1) if until else None))
