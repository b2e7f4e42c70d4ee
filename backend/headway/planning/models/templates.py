"""Tables of goal templates, and of the times they were assigned to many people at once."""

from typing import Any
from uuid import UUID

from tortoise import fields

from headway.planning.models.goals import Period
from headway.planning.rules import Visibility
from headway.platform.models import Row, VersionedRow


class GoalTemplate(VersionedRow):
    """A goal that many people get: what it says and how it is measured."""

    name = fields.CharField(max_length=100, unique=True)
    title = fields.CharField(max_length=200)
    description = fields.TextField(default="", db_default="")
    visibility = fields.CharEnumField(Visibility, max_length=8, default=Visibility.SHARED)
    weight = fields.IntField(default=100, db_default=100)
    # As in the terms of a version.
    key_results: Any = fields.JSONField(default=list)
    archived_at = fields.DatetimeField(null=True)

    class Meta:
        table = "goal_template"


class GoalAssignment(Row):
    """One time a template was assigned: by whom, to whom, for which period; undone as long as nobody changed its goals."""

    template_id: UUID
    period_id: UUID
    template: fields.ForeignKeyRelation[GoalTemplate] = fields.ForeignKeyField(
        "headway.GoalTemplate", related_name="assignments", on_delete=fields.RESTRICT, db_index=True
    )
    period: fields.ForeignKeyRelation[Period] = fields.ForeignKeyField(
        "headway.Period", related_name="assignments", on_delete=fields.RESTRICT
    )
    parent_id = fields.UUIDField(null=True)
    audience: Any = fields.JSONField(default=dict)
    assigned_by_id = fields.UUIDField(null=True)
    assigned_at = fields.DatetimeField()
    goals_made = fields.IntField()
    # How many had not got it yet when goals were made last.
    waiting = fields.IntField(default=0, db_default=0)
    undone_at = fields.DatetimeField(null=True)

    class Meta:
        table = "goal_assignment"
