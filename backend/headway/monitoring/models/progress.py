"""Tables of progress: metric feeds, their numbers, and what was logged on goals."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules import Confidence
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.monitoring.models.check_ins import CheckIn
    from headway.people.models import Employee
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
    check_in_id: UUID | None
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

    check_in: fields.ForeignKeyNullableRelation["CheckIn"] = fields.ForeignKeyField(
        "headway.CheckIn", null=True, related_name="updates", on_delete=fields.RESTRICT, db_index=True
    )

    class Meta:
        table = "progress_update"
        indexes = [
            Index(fields=["goal_id", "effective_on", "recorded_at"]),
            Index(fields=["key_result_id", "effective_on", "recorded_at"]),
        ]
