"""Check-ins and the rhythm they are expected in."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules import CheckInState, Rhythm
from headway.platform.models import VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee


class CheckIn(VersionedRow):
    """How it goes, in a person's words, with the numbers logged in it.

    What was published is never changed: a correction is a new row that names what it corrects. `manager_id` is the
    manager it went to, `due_on` the turn it was for.
    """

    private_fields = frozenset({"wins", "blockers", "mood", "acknowledgement", "draft"})

    employee_id: UUID
    author_id: UUID
    corrects_id: UUID | None
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="check_ins", on_delete=fields.RESTRICT
    )
    author: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="check_ins_written", on_delete=fields.RESTRICT, db_index=True
    )
    state = fields.CharEnumField(CheckInState, max_length=12, default=CheckInState.DRAFT)
    wins = fields.TextField(default="", db_default="")
    blockers = fields.TextField(default="", db_default="")
    mood = fields.IntField(null=True)
    draft: Any = fields.JSONField(default=list)
    effective_on = fields.DateField()
    recorded_at = fields.DatetimeField()
    due_on = fields.DateField(null=True)
    manager_id = fields.UUIDField(null=True)
    corrects: fields.ForeignKeyNullableRelation["CheckIn"] = fields.ForeignKeyField(
        "headway.CheckIn",
        null=True,
        related_name="corrections",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    acknowledged_at = fields.DatetimeField(null=True)
    acknowledged_by_id = fields.UUIDField(null=True)
    acknowledgement = fields.TextField(default="", db_default="")

    class Meta:
        table = "check_in"
        indexes = [
            Index(fields=["employee_id", "effective_on", "recorded_at"]),
            Index(fields=["manager_id", "recorded_at"]),
        ]


class CheckInSeries(VersionedRow):
    """How often somebody checks in, from a first day on that sets the weekday or the day of the month."""

    employee_id: UUID
    employee: fields.OneToOneRelation["Employee"] = fields.OneToOneField(
        "headway.Employee", related_name="check_in_series", on_delete=fields.CASCADE
    )
    rhythm = fields.CharEnumField(Rhythm, max_length=12)
    starts_on = fields.DateField()
    ended_on = fields.DateField(null=True)

    class Meta:
        table = "check_in_series"
