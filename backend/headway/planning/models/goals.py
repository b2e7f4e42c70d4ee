"""Tables of goals: periods, goals, their key results and frozen versions."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from headway.planning.rules import Direction, GoalLevel, GoalState, Measure, Outcome, PeriodState, Visibility
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Department, Employee


class Period(VersionedRow):
    """A half-year, a quarter, a year: the time goals are set for."""

    name = fields.CharField(max_length=100, unique=True)
    starts_on = fields.DateField()
    ends_on = fields.DateField()
    state = fields.CharEnumField(PeriodState, max_length=8, default=PeriodState.DRAFT)

    class Meta:
        table = "period"


class Goal(VersionedRow):
    """What somebody wants to reach in a period. Its status is computed, never stored."""

    private_fields = frozenset({"title", "search_title", "description", "return_reason"})

    period_id: UUID
    owner_id: UUID
    department_id: UUID | None
    parent_id: UUID | None
    period: fields.ForeignKeyRelation[Period] = fields.ForeignKeyField(
        "headway.Period", related_name="goals", on_delete=fields.RESTRICT, db_index=True
    )
    owner: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="goals", on_delete=fields.RESTRICT, db_index=True
    )
    department: fields.ForeignKeyNullableRelation["Department"] = fields.ForeignKeyField(
        "headway.Department", null=True, related_name="goals", on_delete=fields.RESTRICT, db_index=True
    )
    parent: fields.ForeignKeyNullableRelation["Goal"] = fields.ForeignKeyField(
        "headway.Goal", null=True, related_name="children", on_delete=fields.RESTRICT, db_index=True
    )
    external_key = fields.CharField(max_length=100, null=True, unique=True)
    level = fields.CharEnumField(GoalLevel, max_length=10, default=GoalLevel.INDIVIDUAL)
    title = fields.CharField(max_length=200)
    search_title = fields.CharField(max_length=420, default="", db_default="")
    description = fields.TextField(default="", db_default="")
    weight = fields.IntField(default=100, db_default=100)
    starts_on = fields.DateField()
    due_on = fields.DateField()
    visibility = fields.CharEnumField(Visibility, max_length=8, default=Visibility.SHARED)
    state = fields.CharEnumField(GoalState, max_length=8, default=GoalState.DRAFT)
    outcome: Outcome | None = fields.CharEnumField(Outcome, max_length=8, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    return_reason = fields.TextField(default="", db_default="")
    retrospective = fields.TextField(default="", db_default="")
    agreed_at = fields.DatetimeField(null=True)
    agreed_by_id = fields.UUIDField(null=True)
    closed_at = fields.DatetimeField(null=True)
    review_id = fields.UUIDField(null=True)

    class Meta:
        table = "goal"
        indexes = [
            Index(fields=["period_id", "state"]),
            Index(fields=["owner_id", "state"]),
            Index(fields=["search_title"]),
            # The order in which goals are listed: a page reads as many rows as it shows, however many there are.
            Index(fields=["due_on", "id"]),
        ]


class GoalWord(Model):
    """A word of a goal's title, to be found by its beginning; kept by the database."""

    id = fields.BigIntField(primary_key=True, generated=True)
    goal: fields.ForeignKeyRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", related_name="words", on_delete=fields.CASCADE, db_index=True
    )
    goal_id: UUID
    word = fields.CharField(max_length=420)

    class Meta:
        table = "goal_word"
        indexes = [Index(fields=["word", "goal_id"])]


class KeyResult(VersionedRow):
    """How a goal is measured; `current_*` repeats the newest progress update."""

    private_fields = frozenset({"title", "unit", "baseline", "target", "current_value"})

    goal_id: UUID
    goal: fields.ForeignKeyRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", related_name="key_results", on_delete=fields.CASCADE, db_index=True
    )
    position = fields.IntField(default=0, db_default=0)
    title = fields.CharField(max_length=200)
    measure = fields.CharEnumField(Measure, max_length=8, default=Measure.NUMBER)
    direction = fields.CharEnumField(Direction, max_length=8, default=Direction.INCREASE)
    unit = fields.CharField(max_length=30, default="", db_default="")
    currency = fields.CharField(max_length=3, default="", db_default="")
    baseline = fields.DecimalField(max_digits=20, decimal_places=6)
    target = fields.DecimalField(max_digits=20, decimal_places=6)
    weight = fields.IntField(default=100, db_default=100)
    current_value = fields.DecimalField(max_digits=20, decimal_places=6, null=True)
    current_on = fields.DateField(null=True)
    current_confidence = fields.CharField(max_length=10, default="", db_default="")

    class Meta:
        table = "key_result"


class GoalVersion(Row):
    """A goal as it was agreed: frozen targets, dates and weights, with the reason of each amendment."""

    private_fields = frozenset({"terms"})

    goal_id: UUID
    goal: fields.ForeignKeyRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", related_name="versions", on_delete=fields.CASCADE, db_index=True
    )
    number = fields.IntField()
    terms: Any = fields.JSONField(default=dict)
    reason = fields.TextField(default="", db_default="")
    agreed_by_id = fields.UUIDField(null=True)
    agreed_at = fields.DatetimeField()

    class Meta:
        table = "goal_version"
        unique_together = (("goal", "number"),)
