"""Tables of development: plans with objectives and actions, mentors asked, and the skills that goals need."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields

from headway.planning.models.goals import Goal, Period
from headway.planning.rules.development import ActionKind, ActionState, PlanState, RequestState
from headway.platform.models import VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee, RoleProfile, Skill


class DevelopmentPlan(VersionedRow):
    """How somebody wants to grow in a period, agreed with the manager."""

    private_fields = frozenset({"summary", "conclusion", "reopen_reason"})

    owner: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="development_plans", on_delete=fields.RESTRICT
    )
    owner_id: UUID
    period: fields.ForeignKeyRelation[Period] = fields.ForeignKeyField(
        "headway.Period", related_name="development_plans", on_delete=fields.RESTRICT, db_index=True
    )
    period_id: UUID
    target_role: fields.ForeignKeyNullableRelation["RoleProfile"] = fields.ForeignKeyField(
        "headway.RoleProfile", null=True, related_name="development_plans", on_delete=fields.SET_NULL
    )
    target_role_id: UUID | None
    summary = fields.TextField(default="", db_default="")
    state = fields.CharEnumField(PlanState, max_length=8, default=PlanState.DRAFT)
    owner_agreed_at = fields.DatetimeField(null=True)
    manager_agreed_at = fields.DatetimeField(null=True)
    manager_agreed_by_id = fields.UUIDField(null=True)
    reopen_reason = fields.TextField(default="", db_default="")
    conclusion = fields.TextField(default="", db_default="")
    reviewed_at = fields.DatetimeField(null=True)
    reviewed_by_id = fields.UUIDField(null=True)

    class Meta:
        table = "development_plan"
        unique_together = (("owner", "period"),)


class DevelopmentObjective(VersionedRow):
    """What is to be learned: in words, and as a level of a skill where it is one."""

    private_fields = frozenset({"title"})

    plan: fields.ForeignKeyRelation[DevelopmentPlan] = fields.ForeignKeyField(
        "headway.DevelopmentPlan", related_name="objectives", on_delete=fields.CASCADE, db_index=True
    )
    plan_id: UUID
    position = fields.IntField()
    title = fields.CharField(max_length=200)
    skill: fields.ForeignKeyNullableRelation["Skill"] = fields.ForeignKeyField(
        "headway.Skill", null=True, related_name="objectives", on_delete=fields.RESTRICT, db_index=True
    )
    skill_id: UUID | None
    target_level = fields.IntField(null=True)
    goal: fields.ForeignKeyNullableRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", null=True, related_name="objectives", on_delete=fields.SET_NULL, db_index=True
    )
    goal_id: UUID | None

    class Meta:
        table = "development_objective"


class DevelopmentAction(VersionedRow):
    """One thing that is done for an objective."""

    private_fields = frozenset({"title", "evidence", "drop_reason"})

    objective: fields.ForeignKeyRelation[DevelopmentObjective] = fields.ForeignKeyField(
        "headway.DevelopmentObjective", related_name="actions", on_delete=fields.CASCADE, db_index=True
    )
    objective_id: UUID
    # That of its objective, so that a plan's actions are read at once.
    plan: fields.ForeignKeyRelation[DevelopmentPlan] = fields.ForeignKeyField(
        "headway.DevelopmentPlan", related_name="actions", on_delete=fields.CASCADE, db_index=True
    )
    plan_id: UUID
    position = fields.IntField()
    kind = fields.CharEnumField(ActionKind, max_length=8)
    title = fields.CharField(max_length=200)
    starts_on = fields.DateField(null=True)
    due_on = fields.DateField()
    weight = fields.IntField(default=100, db_default=100)
    state = fields.CharEnumField(ActionState, max_length=8, default=ActionState.TODO)
    evidence = fields.TextField(default="", db_default="")
    drop_reason = fields.TextField(default="", db_default="")
    finished_at = fields.DatetimeField(null=True)
    mentor: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee",
        null=True,
        related_name="mentored_actions",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    mentor_id: UUID | None

    class Meta:
        table = "development_action"


class MentorRequest(VersionedRow):
    """Somebody asks a colleague to be their mentor; the two read it, nobody else."""

    private_fields = frozenset({"message", "answer"})

    action: fields.ForeignKeyRelation[DevelopmentAction] = fields.ForeignKeyField(
        "headway.DevelopmentAction", related_name="requests", on_delete=fields.CASCADE, db_index=True
    )
    action_id: UUID
    skill: fields.ForeignKeyRelation["Skill"] = fields.ForeignKeyField(
        "headway.Skill", related_name="mentor_requests", on_delete=fields.RESTRICT
    )
    skill_id: UUID
    asker: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="mentors_asked", on_delete=fields.RESTRICT, db_index=True
    )
    asker_id: UUID
    mentor: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="asked_to_mentor", on_delete=fields.RESTRICT, db_index=True
    )
    mentor_id: UUID
    message = fields.TextField(default="", db_default="")
    answer = fields.TextField(default="", db_default="")
    state = fields.CharEnumField(RequestState, max_length=9, default=RequestState.ASKED)
    answered_at = fields.DatetimeField(null=True)

    class Meta:
        table = "mentor_request"


class GoalSkill(VersionedRow):
    """A skill that a goal needs, and how much of it."""

    goal: fields.ForeignKeyRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", related_name="needed_skills", on_delete=fields.CASCADE
    )
    goal_id: UUID
    skill: fields.ForeignKeyRelation["Skill"] = fields.ForeignKeyField(
        "headway.Skill", related_name="needing_goals", on_delete=fields.RESTRICT, db_index=True
    )
    skill_id: UUID
    level = fields.IntField()

    class Meta:
        table = "goal_skill"
        unique_together = (("goal", "skill"),)
