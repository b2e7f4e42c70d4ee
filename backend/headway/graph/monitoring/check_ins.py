"""Check-ins in the graph, and whose turn it is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeAlias
from uuid import UUID

import strawberry

from headway.graph.edges import computed, connection_in_time, derived, to_many, to_one
from headway.graph.ids import global_id
from headway.graph.monitoring.comments import Commented
from headway.graph.monitoring.enums import CheckInState, Confidence, Rhythm, Told, TurnState
from headway.graph.monitoring.progress import AnEmployee, AnUpdate
from headway.graph.relay import Connection, Node, views
from headway.monitoring import access, models, reads, rules
from headway.people.access import visible_employees

ACheckIn: TypeAlias = Annotated["CheckIn", strawberry.lazy("headway.graph.monitoring.check_ins")]
NEWEST_FIRST = ("-effective_on", "-recorded_at", "id")


@strawberry.type(description="A number of a draft, not logged yet.")
class DraftedNumber:
    key_result_id: strawberry.ID = strawberry.field(description="The key result it is for.")
    version: int = strawberry.field(description="The version of the key result that was seen.")
    value: Decimal = strawberry.field(description="The number, in the unit of its key result.")
    confidence: Confidence | None = strawberry.field(  # type: ignore[valid-type]
        description="How sure the author is; null while they have not said it."
    )
    note: str = strawberry.field(description="What there is to say about it.")


def _drafted(draft: Sequence[Mapping[str, Any]]) -> list[DraftedNumber]:
    return [
        DraftedNumber(
            key_result_id=strawberry.ID(global_id("KeyResult", UUID(number["key_result_id"]))),
            version=number["version"],
            value=Decimal(number["value"]),
            confidence=number["confidence"] and rules.Confidence(number["confidence"]),
            note=number["note"],
        )
        for number in draft
    ]


@strawberry.type(
    description="How it goes, in a person's words, with the numbers logged in it; read by the author, the person, their direct manager, and who rates them by a dotted line."
)
class CheckIn(Node, Commented):
    is_type_of = views(models.CheckIn, access.visible_check_ins)
    state: CheckInState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    wins: str = strawberry.field(description="What went well.")
    blockers: str = strawberry.field(description="What is in the way.")
    effective_on: date = strawberry.field(description="The day it is about.")
    recorded_at: datetime = strawberry.field(
        description="When it was published; of a draft when it was saved."
    )
    due_on: date | None = strawberry.field(
        description="The turn it was for; null for one that was not expected."
    )
    acknowledged_at: datetime | None = strawberry.field(description="When the manager read it.")
    acknowledgement: str = strawberry.field(description="What the manager said to it.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    backdated = derived(
        bool,
        lambda on, at: (at.date() - on).days > 1,
        "effective_on",
        "recorded_at",
        description="Whether it was recorded more than a day after the day it is about.",
    )
    mood = computed(
        int | None,
        reads.own_moods,
        by_row=True,
        description="1 (bad) to 5 (very good), of one's own check-ins; that of others is told of groups only.",
    )
    drafted = derived(
        list[DraftedNumber], _drafted, "draft", description="The numbers of a draft, not logged yet."
    )
    employee = to_one(AnEmployee | None, visible_employees, "employee_id", description="Whom it is about.")
    author = to_one(
        AnEmployee | None,
        visible_employees,
        "author_id",
        description="Who wrote it: the person, or the manager who corrected it.",
    )
    acknowledged_by = to_one(
        AnEmployee | None, visible_employees, "acknowledged_by_id", description="The manager who read it."
    )
    corrects = to_one(
        ACheckIn | None, access.visible_check_ins, "corrects_id", description="The check-in it replaces."
    )
    corrections = to_many(
        ACheckIn,
        access.visible_check_ins,
        "corrects_id",
        order=("recorded_at", "id"),
        description="The check-in that replaces it, if there is one.",
    )
    updates = to_many(
        AnUpdate,
        access.visible_updates,
        "check_in_id",
        order=("recorded_at", "id"),
        description="The numbers logged with it.",
    )
    allowed_actions = computed(
        list[rules.CheckInAction],
        reads.check_in_actions,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.type(description="How often somebody checks in.")
class CheckInSeries(Node):
    is_type_of = views(models.CheckInSeries, access.visible_series)
    rhythm: Rhythm = strawberry.field(description="How often.")  # type: ignore[valid-type]
    starts_on: date = strawberry.field(
        description="The first day; its weekday, or day of the month, is that of all."
    )
    ended_on: date | None = strawberry.field(description="Since when no check-in is expected.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")


@strawberry.type(description="How it stands with the next check-in of a person, by their own calendar.")
class CheckInTurn:
    state: TurnState = strawberry.field(description="Not due, due, late or missed.")  # type: ignore[valid-type]
    due_on: date = strawberry.field(
        description="The day it is due, at its end where the person is; after days away."
    )
    until: datetime = strawberry.field(description="When the state changes if nobody does anything.")
    told: Told = strawberry.field(description="Who has to see to it.")  # type: ignore[valid-type]
    missed: int = strawberry.field(description="How many were missed in a row.")


@strawberry.type
class PersonCheckIns:
    """What check-ins add to a person."""

    check_ins = connection_in_time(
        Connection[ACheckIn],
        access.visible_check_ins,
        "employee_id",
        "effective_on",
        "recorded_at",
        description="Their check-ins that you may read.",
        usually=10,
    )
    check_in_drafts = to_many(
        ACheckIn,
        access.visible_drafts,
        "employee_id",
        order=("id",),
        first=1,
        description="What they have begun and not told yet, if that is you.",
    )
    check_in_series = to_many(
        CheckInSeries,
        access.visible_series,
        "employee_id",
        order=("id",),
        first=1,
        description="How often they check in, if you may know and a rhythm is set.",
    )
    check_in_turn = computed(
        CheckInTurn | None,
        reads.turns,
        description="How it stands with their next check-in; null without a rhythm, while away for long, and unless you may know.",
    )
    last_check_in_on = computed(
        date | None,
        reads.last_check_ins,
        description="The day of their newest check-in; null unless you may know.",
    )
