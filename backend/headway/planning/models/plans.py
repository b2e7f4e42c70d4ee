"""Tables of performance plans: what a person and their manager agreed for a period, version by version."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields

from headway.planning.models.goals import Period
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee


class PerformancePlan(VersionedRow):
    """Who has agreed to a person's goals, standards and development plan of a period, and to which words of theirs."""

    private_fields = frozenset({"amend_reason"})

    owner: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="performance_plans", on_delete=fields.RESTRICT
    )
    owner_id: UUID
    period: fields.ForeignKeyRelation[Period] = fields.ForeignKeyField(
        "headway.Period", related_name="performance_plans", on_delete=fields.RESTRICT, db_index=True
    )
    period_id: UUID
    owner_agreed_at = fields.DatetimeField(null=True)
    owner_fingerprint = fields.CharField(max_length=64, default="", db_default="")
    manager_agreed_at = fields.DatetimeField(null=True)
    manager_fingerprint = fields.CharField(max_length=64, default="", db_default="")
    manager_agreed_by_id = fields.UUIDField(null=True)
    amend_reason = fields.TextField(default="", db_default="")

    class Meta:
        table = "performance_plan"
        unique_together = (("owner", "period"),)


class PerformancePlanVersion(Row):
    """A performance plan as both agreed to it; never changed."""

    private_fields = frozenset({"terms", "reason"})

    plan: fields.ForeignKeyRelation[PerformancePlan] = fields.ForeignKeyField(
        "headway.PerformancePlan", related_name="versions", on_delete=fields.CASCADE
    )
    plan_id: UUID
    number = fields.IntField()
    terms: Any = fields.JSONField(default=dict)
    fingerprint = fields.CharField(max_length=64)
    reason = fields.TextField(default="", db_default="")
    owner_agreed_at = fields.DatetimeField()
    manager_agreed_at = fields.DatetimeField()
    manager_agreed_by_id = fields.UUIDField(null=True)
    agreed_at = fields.DatetimeField()

    class Meta:
        table = "performance_plan_version"
        unique_together = (("plan", "number"),)
