"""Tables of time: the vacation ledger, and what timekeeping says."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules import Absence, LeaveKind
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee


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
