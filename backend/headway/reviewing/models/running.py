"""What people decide while a cycle is prepared, runs and is closed: problems, changes of manager, facts that came later."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields

from headway.platform.models import Row, VersionedRow
from headway.reviewing.models.reviews import Participant, ReviewCycle
from headway.reviewing.rules import ClosedDataKind, CycleProblemKind, ManagerChoice

if TYPE_CHECKING:
    from headway.people.models import Employee
    from headway.planning.models import Goal


class SettledProblem(Row):
    """What the data check found about somebody and was settled: waived with a reason, or by naming who writes."""

    private_fields = frozenset({"reason"})

    cycle_id: UUID
    employee_id: UUID
    reviewer_id: UUID | None
    cycle: fields.ForeignKeyRelation[ReviewCycle] = fields.ForeignKeyField(
        "headway.ReviewCycle", related_name="settled", on_delete=fields.CASCADE
    )
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="problems_settled", on_delete=fields.CASCADE, db_index=True
    )
    kind = fields.CharEnumField(CycleProblemKind, max_length=16)
    reason = fields.TextField(default="", db_default="")
    reviewer: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="named_as_reviewer", on_delete=fields.RESTRICT
    )
    settled_at = fields.DatetimeField()

    class Meta:
        table = "settled_problem"
        unique_together = (("cycle", "employee", "kind"),)


class ManagerChange(VersionedRow):
    """A participant got another manager while the cycle ran; both write unless somebody decides otherwise."""

    participant_id: UUID
    former_id: UUID | None
    successor_id: UUID
    participant: fields.ForeignKeyRelation[Participant] = fields.ForeignKeyField(
        "headway.Participant", related_name="manager_changes", on_delete=fields.CASCADE
    )
    former: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="handed_over", on_delete=fields.RESTRICT
    )
    successor: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="taken_over", on_delete=fields.RESTRICT
    )
    changed_on = fields.DateField()
    choice = fields.CharEnumField(ManagerChoice, max_length=9, default=ManagerChoice.BOTH)
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        table = "manager_change"
        unique_together = (("participant", "successor", "changed_on"),)


class ClosedDataChange(VersionedRow):
    """A fact about days of a closed cycle that was recorded after it closed; what was signed stays as it is.

    `fact_id` is the row that holds it (a reporting line, an assignment, a pay, a value), so that each is noticed once.
    """

    private_fields = frozenset({"reason"})

    cycle_id: UUID
    participant_id: UUID
    goal_id: UUID | None
    cycle: fields.ForeignKeyRelation[ReviewCycle] = fields.ForeignKeyField(
        "headway.ReviewCycle", related_name="closed_data_changes", on_delete=fields.CASCADE, db_index=True
    )
    participant: fields.ForeignKeyRelation[Participant] = fields.ForeignKeyField(
        "headway.Participant", related_name="closed_data_changes", on_delete=fields.CASCADE
    )
    kind = fields.CharEnumField(ClosedDataKind, max_length=10)
    fact_id = fields.UUIDField()
    goal: fields.ForeignKeyNullableRelation["Goal"] = fields.ForeignKeyField(
        "headway.Goal",
        null=True,
        related_name="closed_data_changes",
        on_delete=fields.SET_NULL,
        db_index=True,
    )
    effective_on = fields.DateField()
    recorded_at = fields.DatetimeField()
    settled_at = fields.DatetimeField(null=True)
    reason = fields.TextField(default="", db_default="")

    class Meta:
        table = "closed_data_change"
        unique_together = (("participant", "fact_id"),)
