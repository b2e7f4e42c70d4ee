"""Tables of what people tell each other about their work."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules import FeedbackKind, FeedbackState, FeedbackVisibility
from headway.platform.models import VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee, Skill
    from headway.planning.models import Goal


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
