"""Tables of monitoring: progress history, feedback and the vacation ledger."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules import Confidence, FeedbackKind, FeedbackState, FeedbackVisibility, LeaveKind
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee, Skill
    from headway.planning.models import Goal, KeyResult


class ProgressUpdate(Row):
    """One logged value. Append-only: a correction is a new row that names what it corrects."""

    private_fields = frozenset({"value"})

    goal_id: UUID
    key_result_id: UUID
    author_id: UUID
    corrects_id: UUID | None
    goal: fields.ForeignKeyRelation["Goal"] = fields.ForeignKeyField(
        "headway.Goal", related_name="updates", on_delete=fields.CASCADE
    )
    key_result: fields.ForeignKeyRelation["KeyResult"] = fields.ForeignKeyField(
        "headway.KeyResult", related_name="updates", on_delete=fields.CASCADE
    )
    author: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="progress_updates", on_delete=fields.RESTRICT, db_index=True
    )
    value = fields.DecimalField(max_digits=20, decimal_places=6)
    confidence = fields.CharEnumField(Confidence, max_length=10)
    note = fields.TextField(default="", db_default="")
    effective_on = fields.DateField()
    recorded_at = fields.DatetimeField()
    corrects: fields.ForeignKeyNullableRelation["ProgressUpdate"] = fields.ForeignKeyField(
        "headway.ProgressUpdate",
        null=True,
        related_name="corrections",
        on_delete=fields.RESTRICT,
        db_index=True,
    )

    class Meta:
        table = "progress_update"
        indexes = [
            Index(fields=["goal_id", "effective_on", "recorded_at"]),
            Index(fields=["key_result_id", "effective_on", "recorded_at"]),
        ]


class Feedback(VersionedRow):
    """Words from one person about another's work."""

    giver_id: UUID
    receiver_id: UUID
    goal_id: UUID | None
    skill_id: UUID | None
    giver: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="feedback_given", on_delete=fields.RESTRICT, db_index=True
    )
    receiver: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="feedback_received", on_delete=fields.RESTRICT
    )
    kind = fields.CharEnumField(FeedbackKind, max_length=12)
    visibility = fields.CharEnumField(FeedbackVisibility, max_length=24)
    state = fields.CharEnumField(FeedbackState, max_length=10, default=FeedbackState.SENT)
    text = fields.TextField()
    goal: fields.ForeignKeyNullableRelation["Goal"] = fields.ForeignKeyField(
        "headway.Goal", null=True, related_name="feedback", on_delete=fields.SET_NULL, db_index=True
    )
    skill: fields.ForeignKeyNullableRelation["Skill"] = fields.ForeignKeyField(
        "headway.Skill", null=True, related_name="feedback", on_delete=fields.SET_NULL, db_index=True
    )
    sent_at = fields.DatetimeField()
    read_at = fields.DatetimeField(null=True)

    class Meta:
        table = "feedback"
        indexes = [Index(fields=["receiver_id", "sent_at"])]


class LeaveEntry(Row):
    """A row of the vacation ledger in hundredths of a day; taken and expired days are negative."""

    private_fields = frozenset({"hundredths"})

    employee_id: UUID
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="leave_entries", on_delete=fields.RESTRICT, db_index=True
    )
    kind = fields.CharEnumField(LeaveKind, max_length=12)
    hundredths = fields.IntField()
    on = fields.DateField(source_field="on_day")
    expires_on = fields.DateField(null=True)
    source_key = fields.CharField(max_length=100, unique=True)
    reward_id = fields.UUIDField(null=True)
    recorded_at = fields.DatetimeField()

    class Meta:
        table = "leave_entry"
