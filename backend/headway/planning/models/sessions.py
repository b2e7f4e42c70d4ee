"""Tables of planning sessions: who meets about what, what was decided and cut, and what waits for the next one."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields

from headway.planning.models.goals import Goal, Period
from headway.planning.rules.sessions import ItemKind, ItemState, SessionState
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Department, Employee


class PlanningSession(VersionedRow):
    """People meet to plan: for a department, or for the whole organisation."""

    private_fields = frozenset({"title", "place", "summary", "cancel_reason"})

    title = fields.CharField(max_length=200)
    starts_at = fields.DatetimeField(db_index=True)
    minutes = fields.IntField()
    place = fields.CharField(max_length=200, default="", db_default="")
    department: fields.ForeignKeyNullableRelation["Department"] = fields.ForeignKeyField(
        "headway.Department", null=True, related_name="sessions", on_delete=fields.RESTRICT, db_index=True
    )
    department_id: UUID | None
    period: fields.ForeignKeyNullableRelation[Period] = fields.ForeignKeyField(
        "headway.Period", null=True, related_name="sessions", on_delete=fields.RESTRICT
    )
    period_id: UUID | None
    organiser: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="organised_sessions", on_delete=fields.RESTRICT, db_index=True
    )
    organiser_id: UUID
    state = fields.CharEnumField(SessionState, max_length=9, default=SessionState.SCHEDULED)
    summary = fields.TextField(default="", db_default="")
    no_decisions = fields.BooleanField(default=False, db_default=False)
    cancel_reason = fields.TextField(default="", db_default="")
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "planning_session"


class SessionParticipant(Row):
    """Somebody who takes part in a session."""

    session: fields.ForeignKeyRelation[PlanningSession] = fields.ForeignKeyField(
        "headway.PlanningSession", related_name="participants", on_delete=fields.CASCADE
    )
    session_id: UUID
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="sessions", on_delete=fields.RESTRICT, db_index=True
    )
    employee_id: UUID

    class Meta:
        table = "session_participant"
        unique_together = (("session", "employee"),)


class SessionItem(VersionedRow):
    """Something on the agenda of a session; without a session it waits for the department's next one."""

    private_fields = frozenset({"title", "note", "cut_reason"})

    session: fields.ForeignKeyNullableRelation[PlanningSession] = fields.ForeignKeyField(
        "headway.PlanningSession", null=True, related_name="items", on_delete=fields.CASCADE, db_index=True
    )
    session_id: UUID | None
    department: fields.ForeignKeyNullableRelation["Department"] = fields.ForeignKeyField(
        "headway.Department",
        null=True,
        related_name="session_items",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    department_id: UUID | None
    position = fields.IntField()
    kind = fields.CharEnumField(ItemKind, max_length=11, default=ItemKind.TOPIC)
    title = fields.CharField(max_length=200)
    note = fields.TextField(default="", db_default="")
    owner: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="session_items", on_delete=fields.RESTRICT
    )
    owner_id: UUID | None
    due_on = fields.DateField(null=True)
    state = fields.CharEnumField(ItemState, max_length=9, default=ItemState.OPEN)
    cut_reason = fields.TextField(default="", db_default="")
    carried_from: fields.ForeignKeyNullableRelation["SessionItem"] = fields.ForeignKeyField(
        "headway.SessionItem", null=True, related_name="carried_to", on_delete=fields.SET_NULL, db_index=True
    )
    carried_from_id: UUID | None
    # What it comes from in another domain, so that it is taken on once.
    source_id = fields.UUIDField(null=True, unique=True)

    class Meta:
        table = "session_item"


class SessionDecision(VersionedRow):
    """What was decided in a session, who sees to it, and until when."""

    private_fields = frozenset({"text"})

    session: fields.ForeignKeyRelation[PlanningSession] = fields.ForeignKeyField(
        "headway.PlanningSession", related_name="decisions", on_delete=fields.CASCADE, db_index=True
    )
    session_id: UUID
    text = fields.TextField()
    owner: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="session_decisions", on_delete=fields.RESTRICT
    )
    owner_id: UUID | None
    due_on = fields.DateField(null=True)

    class Meta:
        table = "session_decision"


class SessionGoal(Row):
    """A goal that was agreed in a session."""

    session: fields.ForeignKeyRelation[PlanningSession] = fields.ForeignKeyField(
        "headway.PlanningSession", related_name="goals", on_delete=fields.CASCADE
    )
    session_id: UUID
    goal: fields.ForeignKeyRelation[Goal] = fields.ForeignKeyField(
        "headway.Goal", related_name="sessions", on_delete=fields.CASCADE, db_index=True
    )
    goal_id: UUID

    class Meta:
        table = "session_goal"
        unique_together = (("session", "goal"),)
