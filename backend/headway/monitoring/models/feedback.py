"""Tables of what people tell each other about their work."""

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules import (
    FeedbackKind,
    FeedbackState,
    FeedbackVisibility,
    ReportState,
    RequestState,
)
from headway.platform.models import VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee, Skill
    from headway.planning.models import Goal


class FeedbackRequest(VersionedRow):
    """Somebody asks another for words about their own work, or about that of somebody they manage."""

    asker_id: UUID
    respondent_id: UUID
    about_id: UUID
    goal_id: UUID | None
    asker: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="feedback_asked", on_delete=fields.RESTRICT, db_index=True
    )
    respondent: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="feedback_asked_of", on_delete=fields.RESTRICT
    )
    about: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="feedback_asked_about", on_delete=fields.RESTRICT
    )
    goal: fields.ForeignKeyNullableRelation["Goal"] = fields.ForeignKeyField(
        "headway.Goal", null=True, related_name="feedback_asked", on_delete=fields.SET_NULL
    )
    text = fields.TextField()
    due_on = fields.DateField()
    state = fields.CharEnumField(RequestState, max_length=10, default=RequestState.OPEN)
    comment = fields.TextField(default="", db_default="")
    asked_at = fields.DatetimeField()

    class Meta:
        table = "feedback_request"
        indexes = [Index(fields=["respondent_id", "state"]), Index(fields=["state", "due_on"])]


class Feedback(VersionedRow):
    """Words from one person about another's work."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"dispute"})

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
    request: fields.ForeignKeyNullableRelation[FeedbackRequest] = fields.ForeignKeyField(
        "headway.FeedbackRequest", null=True, related_name="answers", on_delete=fields.SET_NULL, db_index=True
    )
    sent_at = fields.DatetimeField()
    read_at = fields.DatetimeField(null=True)
    # What its receiver says against it.
    dispute = fields.TextField(default="", db_default="")
    disputed_at = fields.DatetimeField(null=True)
    # While HR has yet to look at a report of it.
    reported_at = fields.DatetimeField(null=True)

    class Meta:
        table = "feedback"
        indexes = [
            Index(fields=["receiver_id", "sent_at"]),
            Index(fields=["visibility", "kind", "sent_at", "id"]),
        ]


class FeedbackReport(VersionedRow):
    """Somebody says that feedback is abuse; HR decides. Words that were hidden are kept here, and no longer there."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"reason", "kept_text"})

    feedback_id: UUID
    reporter_id: UUID
    decided_by_id: UUID | None
    feedback: fields.ForeignKeyRelation[Feedback] = fields.ForeignKeyField(
        "headway.Feedback", related_name="reports", on_delete=fields.CASCADE, db_index=True
    )
    reporter: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="feedback_reports", on_delete=fields.RESTRICT
    )
    reason = fields.TextField()
    state = fields.CharEnumField(ReportState, max_length=10, default=ReportState.OPEN)
    kept_text = fields.TextField(default="", db_default="")
    reported_at = fields.DatetimeField()
    decided_at = fields.DatetimeField(null=True)
    decided_by: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="feedback_reports_decided", on_delete=fields.SET_NULL
    )

    class Meta:
        table = "feedback_report"
