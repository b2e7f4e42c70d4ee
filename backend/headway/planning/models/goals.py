"""Tables of goals: periods, goals, their key results, frozen versions, proposals, pauses, moves and places in the tree."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.planning.rules import (
    Direction,
    GoalLevel,
    GoalState,
    Measure,
    Outcome,
    PeriodState,
    ProposalKind,
    ProposalState,
    Realism,
    Visibility,
)
from headway.planning.rules.moves import Life
from headway.platform.models import Row, Table, VersionedRow

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
    # Which template it was made of, in which assignment.
    template_id = fields.UUIDField(null=True)
    assignment_id = fields.UUIDField(null=True, db_index=True)
    realism: Realism | None = fields.CharEnumField(Realism, max_length=11, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    # What its owner proposes and nobody decided about yet; the proposal itself is a row of its own.
    pending: ProposalKind | None = fields.CharEnumField(ProposalKind, max_length=5, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    target_moved = fields.BooleanField(default=False, db_default=False)
    # The newest pause; all of them are rows of their own.
    paused_on = fields.DateField(null=True)
    resumed_on = fields.DateField(null=True)
    # Since when a finished review rests on it.
    reviewed_at = fields.DatetimeField(null=True)

    @property
    def life(self) -> Life:
        """Where it is in its life."""
        return Life(self.state, self.pending, self.reviewed_at is not None)

    class Meta:
        table = "goal"
        indexes = [
            Index(fields=["period_id", "state"]),
            Index(fields=["owner_id", "state"]),
            Index(fields=["search_title"]),
            # The order in which goals are listed: a page reads as many rows as it shows, however many there are.
            Index(fields=["due_on", "id"]),
        ]


class GoalWord(Table):
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
    """How a goal is measured; `current_*` repeats the newest progress update.

    To keep a number in a band, baseline and target are the band's edges. The value of named steps is how many are done.
    """

    private_fields = frozenset(
        {"title", "unit", "baseline", "commit", "target", "stretch", "steps", "current_value"}
    )

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
    # Less than the target both stand for, and more than it that would be outstanding.
    commit = fields.DecimalField(max_digits=20, decimal_places=6, null=True)
    stretch = fields.DecimalField(max_digits=20, decimal_places=6, null=True)
    steps: Any = fields.JSONField(default=list, db_default="[]")
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


class GoalProposal(VersionedRow):
    """What the owner of an agreed goal proposed, and what became of it: other terms, or an end with its outcome."""

    private_fields = frozenset({"terms", "reason", "answer"})

    goal_id: UUID
    goal: fields.ForeignKeyRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", related_name="proposals", on_delete=fields.CASCADE, db_index=True
    )
    kind = fields.CharEnumField(ProposalKind, max_length=5)
    state = fields.CharEnumField(ProposalState, max_length=9, default=ProposalState.PENDING)
    terms: Any = fields.JSONField(null=True)
    reason = fields.TextField(default="", db_default="")
    outcome: Outcome | None = fields.CharEnumField(Outcome, max_length=8, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    realism: Realism | None = fields.CharEnumField(Realism, max_length=11, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    retrospective = fields.TextField(default="", db_default="")
    proposed_by_id = fields.UUIDField(null=True)
    proposed_at = fields.DatetimeField()
    decided_by_id = fields.UUIDField(null=True)
    decided_at = fields.DatetimeField(null=True)
    answer = fields.TextField(default="", db_default="")

    class Meta:
        table = "goal_proposal"


class GoalPause(Row):
    """Days on which no progress was expected of a goal; without an end as long as it lasts."""

    private_fields = frozenset({"reason"})

    goal_id: UUID
    goal: fields.ForeignKeyRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", related_name="pauses", on_delete=fields.CASCADE, db_index=True
    )
    starts_on = fields.DateField()
    ends_on = fields.DateField(null=True)
    reason = fields.TextField(default="", db_default="")
    paused_by_id = fields.UUIDField(null=True)

    class Meta:
        table = "goal_pause"


class GoalMove(Row):
    """That somebody let a goal support another one, or none, and why."""

    private_fields = frozenset({"reason"})

    goal_id: UUID
    goal: fields.ForeignKeyRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", related_name="moves", on_delete=fields.CASCADE, db_index=True
    )
    from_id = fields.UUIDField(null=True)
    to_id = fields.UUIDField(null=True)
    reason = fields.TextField(default="", db_default="")
    moved_by_id = fields.UUIDField(null=True)
    moved_at = fields.DatetimeField()

    class Meta:
        table = "goal_move"


class GoalPlacement(Table):
    """Which goal a goal supported with which weight since when; kept by the database, so that no writer can forget it."""

    id = fields.BigIntField(primary_key=True, generated=True)
    goal_id: UUID
    parent_id: UUID | None
    goal: fields.ForeignKeyRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", related_name="placements", on_delete=fields.CASCADE
    )
    parent: fields.ForeignKeyNullableRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", null=True, related_name="placed", on_delete=fields.CASCADE, db_index=True
    )
    weight = fields.IntField()
    since = fields.DatetimeField()

    class Meta:
        table = "goal_placement"
        indexes = [Index(fields=["goal_id", "since"])]
