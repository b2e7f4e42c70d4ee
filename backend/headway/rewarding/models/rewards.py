"""Tables of rewards: budgets, nominations, rewards with their reasons, approvals, letters and reversals, project leads."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from headway.platform.models import Row, VersionedRow
from headway.rewarding.rules.vocabulary import (
    ApproverRole,
    Decision,
    NominationState,
    ReferenceKind,
    ReversalOutcome,
    RewardKind,
    RewardState,
    WishState,
)

if TYPE_CHECKING:
    from headway.people.models import Department, Employee, RoleProfile, Vacancy
    from headway.planning.models import Period
    from headway.reviewing.models import ReviewCycle


class Budget(VersionedRow):
    """What a unit may spend on one kind of reward in a period.

    Counted in minor units of `currency` for bonus, raise and promotion, in hundredths of a day for vacation,
    in places for project leads. No department means the whole organisation. `committed` never exceeds `planned`.
    """

    private_fields = frozenset({"committed", "executed"})

    period_id: UUID
    department_id: UUID | None
    period: fields.ForeignKeyRelation["Period"] = fields.ForeignKeyField(
        "headway.Period", related_name="budgets", on_delete=fields.RESTRICT, db_index=True
    )
    department: fields.ForeignKeyNullableRelation["Department"] = fields.ForeignKeyField(
        "headway.Department", null=True, related_name="budgets", on_delete=fields.RESTRICT, db_index=True
    )
    unit_key = fields.CharField(max_length=36, default="", db_default="")
    kind = fields.CharEnumField(RewardKind, max_length=12)
    currency = fields.CharField(max_length=3, default="", db_default="")
    planned = fields.BigIntField()
    committed = fields.BigIntField(default=0, db_default=0)
    executed = fields.BigIntField(default=0, db_default=0)

    class Meta:
        table = "budget"
        unique_together = (("period", "unit_key", "kind"),)
        constraints = (
            CheckConstraint(check="committed <= planned AND committed >= 0", name="budget_has_room"),
        )


class RewardCycle(VersionedRow):
    """How a period is rewarded: rules of eligibility, the merit matrix, exchange rates. Its version is that of the rules."""

    period_id: UUID
    review_cycle_id: UUID | None
    period: fields.OneToOneRelation["Period"] = fields.OneToOneField(
        "headway.Period", related_name="reward_cycle", on_delete=fields.RESTRICT
    )
    review_cycle: fields.ForeignKeyNullableRelation["ReviewCycle"] = fields.ForeignKeyField(
        "headway.ReviewCycle",
        null=True,
        related_name="reward_cycles",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    effective_on = fields.DateField()
    opens_on = fields.DateField(null=True)
    closes_on = fields.DateField(null=True)
    rules: Any = fields.JSONField(default=dict)
    matrix: Any = fields.JSONField(default=list)
    rates: Any = fields.JSONField(default=dict)

    class Meta:
        table = "reward_cycle"


class PayBand(VersionedRow):
    """What a level is paid from a day on, in minor units a year."""

    private_fields = frozenset({"low", "middle", "high"})

    level = fields.IntField()
    currency = fields.CharField(max_length=3)
    valid_from = fields.DateField()
    low = fields.BigIntField()
    middle = fields.BigIntField()
    high = fields.BigIntField()

    class Meta:
        table = "pay_band"
        unique_together = (("level", "currency", "valid_from"),)


class ProjectWish(VersionedRow):
    """A project somebody would like to lead; taken up by a reward."""

    private_fields = frozenset({"project", "why"})

    employee_id: UUID
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="project_wishes", on_delete=fields.RESTRICT, db_index=True
    )
    project = fields.CharField(max_length=200)
    why = fields.TextField(default="", db_default="")
    state = fields.CharEnumField(WishState, max_length=9, default=WishState.OPEN)

    class Meta:
        table = "project_wish"


class RewardNomination(VersionedRow):
    """Somebody is named for a reward, with a reason; whoever may propose one takes it up or declines."""

    private_fields = frozenset({"reason", "decided_reason"})

    employee_id: UUID
    nominator_id: UUID
    kind = fields.CharEnumField(RewardKind, max_length=12)
    state = fields.CharEnumField(NominationState, max_length=9, default=NominationState.OPEN)
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="reward_nominations", on_delete=fields.RESTRICT, db_index=True
    )
    nominator: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="rewards_nominated", on_delete=fields.RESTRICT, db_index=True
    )
    reason = fields.TextField(default="", db_default="")
    decided_reason = fields.TextField(default="", db_default="")
    decided_by_name = fields.CharField(max_length=200, default="", db_default="")
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        table = "reward_nomination"


class NominationReference(Row):
    """A goal, review or piece of feedback a nomination points to."""

    nomination_id: UUID
    nomination: fields.ForeignKeyRelation[RewardNomination] = fields.ForeignKeyField(
        "headway.RewardNomination", related_name="references", on_delete=fields.CASCADE
    )
    kind = fields.CharEnumField(ReferenceKind, max_length=8)
    object_id = fields.UUIDField()

    class Meta:
        table = "nomination_reference"
        unique_together = (("nomination", "kind", "object_id"),)


class Reward(VersionedRow):
    """One reward of one person, from proposal to effect.

    `drawn` is what an approved one took from its budget where that counts another currency than `cost`; `feedback_id`
    the words of thanks that recognition became; `vacancy` the open role whose place a promotion takes; `tells_at` when
    the person is told, while that can be stopped.
    """

    private_fields = frozenset(
        {
            "reason",
            "decided_reason",
            "cost",
            "drawn",
            "old_pay_minor",
            "new_pay_minor",
            "hundredths",
            "new_title",
            "project",
        }
    )

    employee_id: UUID
    proposer_id: UUID
    period_id: UUID
    budget_id: UUID | None
    new_role_profile_id: UUID | None
    vacancy_id: UUID | None
    kind = fields.CharEnumField(RewardKind, max_length=12)
    state = fields.CharEnumField(RewardState, max_length=12, default=RewardState.PROPOSED)
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="rewards", on_delete=fields.RESTRICT, db_index=True
    )
    proposer: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="rewards_proposed", on_delete=fields.RESTRICT, db_index=True
    )
    period: fields.ForeignKeyRelation["Period"] = fields.ForeignKeyField(
        "headway.Period", related_name="rewards", on_delete=fields.RESTRICT, db_index=True
    )
    budget: fields.ForeignKeyNullableRelation[Budget] = fields.ForeignKeyField(
        "headway.Budget", null=True, related_name="rewards", on_delete=fields.RESTRICT, db_index=True
    )
    cost = fields.BigIntField()
    drawn = fields.BigIntField(null=True)
    amount_minor = fields.BigIntField(null=True)
    currency = fields.CharField(max_length=3, default="", db_default="")
    old_pay_minor = fields.BigIntField(null=True)
    new_pay_minor = fields.BigIntField(null=True)
    hundredths = fields.IntField(null=True)
    new_title = fields.CharField(max_length=200, default="", db_default="")
    new_level = fields.IntField(null=True)
    new_role_profile: fields.ForeignKeyNullableRelation["RoleProfile"] = fields.ForeignKeyField(
        "headway.RoleProfile", null=True, related_name="promotions", on_delete=fields.RESTRICT, db_index=True
    )
    vacancy: fields.ForeignKeyNullableRelation["Vacancy"] = fields.ForeignKeyField(
        "headway.Vacancy", null=True, related_name="promotions", on_delete=fields.RESTRICT, db_index=True
    )
    project = fields.CharField(max_length=200, default="", db_default="")
    effective_on = fields.DateField()
    ends_on = fields.DateField(null=True)
    reason = fields.TextField(default="", db_default="")
    decided_reason = fields.TextField(default="", db_default="")
    committed_at = fields.DatetimeField(null=True)
    tells_at = fields.DatetimeField(null=True)
    communicated_at = fields.DatetimeField(null=True)
    executed_at = fields.DatetimeField(null=True)
    wish_id = fields.UUIDField(null=True)
    nomination_id = fields.UUIDField(null=True)
    public = fields.BooleanField(default=False, db_default=False)
    feedback_id = fields.UUIDField(null=True)

    class Meta:
        table = "reward"
        indexes = [Index(fields=["state", "effective_on"])]

    @property
    def taken(self) -> int:
        """What it takes from its budget, as the budget counts."""
        drawn: int | None = self.drawn
        return int(self.cost) if drawn is None else drawn


class RewardReference(Row):
    """A goal, review or piece of feedback a reward is for."""

    reward_id: UUID
    reward: fields.ForeignKeyRelation[Reward] = fields.ForeignKeyField(
        "headway.Reward", related_name="references", on_delete=fields.CASCADE
    )
    kind = fields.CharEnumField(ReferenceKind, max_length=8)
    object_id = fields.UUIDField()

    class Meta:
        table = "reward_reference"
        unique_together = (("reward", "kind", "object_id"),)


class ApprovalStep(Row):
    """One level of approval: who is asked, and what they decided.

    `asked_at` is set when the turn comes to this level. An HR partner without an employee record decides by account;
    the name is kept as it was, for those who ask later.
    """

    reward_id: UUID
    approver_id: UUID | None
    decided_by_id: UUID | None
    reward: fields.ForeignKeyRelation[Reward] = fields.ForeignKeyField(
        "headway.Reward", related_name="approval_steps", on_delete=fields.CASCADE
    )
    level = fields.IntField()
    role = fields.CharEnumField(ApproverRole, max_length=14)
    approver: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee",
        null=True,
        related_name="approvals_asked",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    decided_by: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee",
        null=True,
        related_name="approvals_decided",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    decided_by_account_id = fields.UUIDField(null=True, db_index=True)
    decided_by_name = fields.CharField(max_length=200, default="", db_default="")
    asked_at = fields.DatetimeField(null=True)
    decision: Decision | None = fields.CharEnumField(Decision, max_length=8, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    comment = fields.TextField(default="", db_default="")
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        table = "approval_step"
        unique_together = (("reward", "level"),)


class DecisionRecord(Row):
    """What a proposal rested on, and the figures that followed: never changed."""

    private_fields = frozenset({"inputs", "figures"})

    reward_id: UUID
    reward: fields.OneToOneRelation[Reward] = fields.OneToOneField(
        "headway.Reward", related_name="decision_record", on_delete=fields.CASCADE
    )
    rules_version = fields.IntField()
    inputs: Any = fields.JSONField(default=dict)
    figures: Any = fields.JSONField(default=dict)
    made_by = fields.CharField(max_length=200)
    made_at = fields.DatetimeField()

    class Meta:
        table = "decision_record"


class RewardLetter(Row):
    """What the person was told, word for word."""

    reward_id: UUID
    reward: fields.OneToOneRelation[Reward] = fields.OneToOneField(
        "headway.Reward", related_name="letter", on_delete=fields.CASCADE
    )
    body = fields.TextField()
    told_by = fields.CharField(max_length=200)
    told_at = fields.DatetimeField()

    class Meta:
        table = "reward_letter"


class Reversal(Row):
    """A request to undo a reward in effect: asked by one person, confirmed or turned down by another."""

    private_fields = frozenset({"reason"})

    reward_id: UUID
    reward: fields.ForeignKeyRelation[Reward] = fields.ForeignKeyField(
        "headway.Reward", related_name="reversals", on_delete=fields.CASCADE, db_index=True
    )
    reason = fields.TextField()
    asked_by_account_id = fields.UUIDField()
    asked_by_name = fields.CharField(max_length=200)
    asked_at = fields.DatetimeField()
    outcome: ReversalOutcome | None = fields.CharEnumField(ReversalOutcome, max_length=9, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    decided_by_account_id = fields.UUIDField(null=True)
    decided_by_name = fields.CharField(max_length=200, default="", db_default="")
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        table = "reversal"


class ProjectLead(Row):
    """The lead on a project, held for a term as a reward."""

    private_fields = frozenset({"project"})

    employee_id: UUID
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="project_leads", on_delete=fields.RESTRICT, db_index=True
    )
    project = fields.CharField(max_length=200)
    starts_on = fields.DateField()
    ends_on = fields.DateField(null=True)
    reward_id = fields.UUIDField(unique=True)

    class Meta:
        table = "project_lead"
