"""Tables of monitoring: progress history, metric feeds, feedback, the vacation ledger and timekeeping."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules import (
    Absence,
    Confidence,
    FeedbackKind,
    FeedbackState,
    FeedbackVisibility,
    LeaveKind,
)
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee, Skill
    from headway.planning.models import Goal, KeyResult


class MetricFeed(VersionedRow):
    """A named stream of numbers from another system; those of a feed tied to a key result are logged as its progress."""

    key_result_id: UUID | None
    key = fields.CharField(max_length=100, unique=True)
    name = fields.CharField(max_length=200)
    unit = fields.CharField(max_length=30, default="", db_default="")
    key_result: fields.OneToOneNullableRelation["KeyResult"] = fields.OneToOneField(
        "headway.KeyResult", null=True, related_name="metric_feed", on_delete=fields.SET_NULL
    )

    class Meta:
        table = "metric_feed"


class MetricValue(Row):
    """One number of a feed. Append-only: the same key again with another number is its next revision."""

    private_fields = frozenset({"value"})

    feed_id: UUID
    feed: fields.ForeignKeyRelation[MetricFeed] = fields.ForeignKeyField(
        "headway.MetricFeed", related_name="values", on_delete=fields.CASCADE
    )
    key = fields.CharField(max_length=100)
    revision = fields.IntField()
    value = fields.DecimalField(max_digits=20, decimal_places=6)
    effective_on = fields.DateField()
    recorded_at = fields.DatetimeField()

    class Meta:
        table = "metric_value"
        unique_together = (("feed", "key", "revision"),)
        indexes = [Index(fields=["feed_id", "effective_on", "recorded_at"])]


class ProgressUpdate(Row):
    """One logged value, by a person or from a feed. Append-only: a correction is a new row that names what it corrects."""

    private_fields = frozenset({"value"})

    goal_id: UUID
    key_result_id: UUID
    author_id: UUID | None
    metric_value_id: UUID | None
    corrects_id: UUID | None
    goal: fields.ForeignKeyRelation["Goal"] = fields.ForeignKeyField(
        "headway.Goal", related_name="updates", on_delete=fields.CASCADE
    )
    key_result: fields.ForeignKeyRelation["KeyResult"] = fields.ForeignKeyField(
        "headway.KeyResult", related_name="updates", on_delete=fields.CASCADE
    )
    author: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee",
        null=True,
        related_name="progress_updates",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    metric_value: fields.OneToOneNullableRelation[MetricValue] = fields.OneToOneField(
        "headway.MetricValue", null=True, related_name="update", on_delete=fields.SET_NULL
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


class TimeFact(VersionedRow):
    """What timekeeping says of a person's day, in hundredths of an hour; `over_plan` is what was worked beyond the schedule."""

    private_fields = frozenset({"scheduled", "worked", "over_plan", "absence"})

    employee_id: UUID
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="time_facts", on_delete=fields.RESTRICT
    )
    source_key = fields.CharField(max_length=100, unique=True)
    day = fields.DateField()
    scheduled = fields.IntField()
    worked = fields.IntField()
    over_plan = fields.IntField(default=0, db_default=0)
    absence: Absence | None = fields.CharEnumField(Absence, max_length=16, null=True)  # type: ignore[assignment]  # nullable enums are untyped

    class Meta:
        table = "time_fact"
        indexes = [Index(fields=["employee_id", "day", "id"])]


class TimeFactRevision(Row):
    """What a fact said before it was corrected, and when that was replaced."""

    time_fact_id: UUID
    time_fact: fields.ForeignKeyRelation[TimeFact] = fields.ForeignKeyField(
        "headway.TimeFact", related_name="revisions", on_delete=fields.CASCADE
    )
    number = fields.IntField()
    day = fields.DateField()
    scheduled = fields.IntField()
    worked = fields.IntField()
    absence: Absence | None = fields.CharEnumField(Absence, max_length=16, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    replaced_at = fields.DatetimeField()

    class Meta:
        table = "time_fact_revision"
        unique_together = (("time_fact", "number"),)
