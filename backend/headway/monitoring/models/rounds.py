"""Tables of anonymous rounds. No row ties a person to an answer, and none says when something was answered."""

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from tortoise import fields

from headway.monitoring.rules import RoundKind, RoundState
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee


class FeedbackRound(VersionedRow):
    """A question to several people at once, whose answers are shown together or not at all."""

    private_fields: ClassVar[frozenset[str]] = frozenset({"salt"})

    opener_id: UUID
    subject_id: UUID
    opener: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="rounds_opened", on_delete=fields.RESTRICT, db_index=True
    )
    subject: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="rounds_about", on_delete=fields.RESTRICT, db_index=True
    )
    kind = fields.CharEnumField(RoundKind, max_length=10)
    text = fields.TextField()
    closes_on = fields.DateField()
    state = fields.CharEnumField(RoundState, max_length=10, default=RoundState.OPEN, db_index=True)
    # Of so many people at least answers are shown; as it was when they were asked.
    smallest = fields.IntField()
    # Whether there were enough; decided once, when it closes.
    shown = fields.BooleanField(default=False, db_default=False)
    # Thrown away when the round closes: from then on nothing tells who answered.
    salt = fields.CharField(max_length=64, default="", db_default="")

    class Meta:
        table = "feedback_round"


class RoundInvitation(Row):
    """Somebody is asked; whether they answered does not stand here."""

    round_id: UUID
    employee_id: UUID
    round: fields.ForeignKeyRelation[FeedbackRound] = fields.ForeignKeyField(
        "headway.FeedbackRound", related_name="invitations", on_delete=fields.CASCADE
    )
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="round_invitations", on_delete=fields.RESTRICT, db_index=True
    )

    class Meta:
        table = "round_invitation"
        unique_together = (("round_id", "employee_id"),)


class RoundMark(Row):
    """Somebody has answered: who, only the salt of the round tells."""

    round_id: UUID
    round: fields.ForeignKeyRelation[FeedbackRound] = fields.ForeignKeyField(
        "headway.FeedbackRound", related_name="marks", on_delete=fields.CASCADE
    )
    mark = fields.CharField(max_length=64)

    class Meta:
        table = "round_mark"
        unique_together = (("round_id", "mark"),)


class RoundAnswer(Row):
    """An answer: without its writer, unless they chose to be named."""

    round_id: UUID
    employee_id: UUID | None
    round: fields.ForeignKeyRelation[FeedbackRound] = fields.ForeignKeyField(
        "headway.FeedbackRound", related_name="answers", on_delete=fields.CASCADE, db_index=True
    )
    employee: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="named_round_answers", on_delete=fields.SET_NULL
    )
    rating = fields.IntField(null=True)
    text = fields.TextField(default="", db_default="")

    class Meta:
        table = "round_answer"
