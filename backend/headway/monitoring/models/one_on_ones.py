"""Tables of what two people talk about: their series of meetings, the agenda, private notes, and what they take on."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules.agenda import ActionItemKind, ActionItemState, AgendaState
from headway.monitoring.rules.one_on_ones import Cadence, MeetingState, OneOnOneState
from headway.platform.models import VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee


class OneOnOne(VersionedRow):
    """A series of meetings of two people; both read and write all of it but each other's private notes."""

    organiser_id: UUID
    partner_id: UUID
    organiser: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="one_on_ones_organised", on_delete=fields.RESTRICT, db_index=True
    )
    partner: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="one_on_ones_joined", on_delete=fields.RESTRICT, db_index=True
    )
    state = fields.CharEnumField(OneOnOneState, max_length=10)
    cadence = fields.CharEnumField(Cadence, max_length=12)
    starts_on = fields.DateField()
    time = fields.CharField(max_length=5)
    time_zone = fields.CharField(max_length=64)
    minutes = fields.IntField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "one_on_one"


class Meeting(VersionedRow):
    """One date of a series: when the rule has it, and when it takes place."""

    one_on_one_id: UUID
    one_on_one: fields.ForeignKeyRelation[OneOnOne] = fields.ForeignKeyField(
        "headway.OneOnOne", related_name="meetings", on_delete=fields.CASCADE
    )
    planned_at = fields.DatetimeField()
    starts_at = fields.DatetimeField()
    minutes = fields.IntField()
    state = fields.CharEnumField(MeetingState, max_length=10, default=MeetingState.PLANNED)

    class Meta:
        table = "meeting"
        indexes = [Index(fields=["one_on_one_id", "starts_at", "id"])]


class AgendaItem(VersionedRow):
    """Something to talk about; it stays on the agenda until it is ticked, in whichever meeting that is."""

    private_fields = frozenset({"text"})

    one_on_one_id: UUID
    author_id: UUID
    meeting_id: UUID | None
    one_on_one: fields.ForeignKeyRelation[OneOnOne] = fields.ForeignKeyField(
        "headway.OneOnOne", related_name="agenda_items", on_delete=fields.CASCADE
    )
    author: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="agenda_items", on_delete=fields.RESTRICT, db_index=True
    )
    text = fields.TextField()
    position = fields.BigIntField()
    state = fields.CharEnumField(AgendaState, max_length=10, default=AgendaState.OPEN)
    meeting: fields.ForeignKeyNullableRelation[Meeting] = fields.ForeignKeyField(
        "headway.Meeting", null=True, related_name="agenda_items", on_delete=fields.SET_NULL, db_index=True
    )

    class Meta:
        table = "agenda_item"
        indexes = [Index(fields=["one_on_one_id", "state", "position", "id"])]


class MeetingNote(VersionedRow):
    """What one of the two writes down for themself about a meeting; nobody else ever reads it."""

    private_fields = frozenset({"text"})

    meeting_id: UUID
    author_id: UUID
    meeting: fields.ForeignKeyRelation[Meeting] = fields.ForeignKeyField(
        "headway.Meeting", related_name="notes", on_delete=fields.CASCADE
    )
    author: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="meeting_notes", on_delete=fields.RESTRICT, db_index=True
    )
    text = fields.TextField()

    class Meta:
        table = "meeting_note"
        unique_together = (("meeting", "author"),)


class ActionItem(VersionedRow):
    """What one of the two takes on; it stays until it is done, or dropped with a reason."""

    private_fields = frozenset({"text", "drop_reason"})

    one_on_one_id: UUID
    owner_id: UUID
    author_id: UUID
    meeting_id: UUID | None
    one_on_one: fields.ForeignKeyRelation[OneOnOne] = fields.ForeignKeyField(
        "headway.OneOnOne", related_name="action_items", on_delete=fields.CASCADE
    )
    owner: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="action_items", on_delete=fields.RESTRICT, db_index=True
    )
    author: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="action_items_written", on_delete=fields.RESTRICT, db_index=True
    )
    meeting: fields.ForeignKeyNullableRelation[Meeting] = fields.ForeignKeyField(
        "headway.Meeting", null=True, related_name="action_items", on_delete=fields.SET_NULL, db_index=True
    )
    kind = fields.CharEnumField(ActionItemKind, max_length=10, default=ActionItemKind.TASK)
    text = fields.TextField()
    due_on = fields.DateField(null=True)
    state = fields.CharEnumField(ActionItemState, max_length=10, default=ActionItemState.OPEN)
    drop_reason = fields.TextField(default="", db_default="")
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "action_item"
        indexes = [Index(fields=["one_on_one_id", "state", "created_at", "id"])]
