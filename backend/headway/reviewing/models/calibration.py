"""Calibration sessions, where each person stands in them, and the log of every move."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields

from headway.platform.models import Row, VersionedRow
from headway.reviewing.models.reviews import Participant, Review, ReviewCycle
from headway.reviewing.rules import CalibrationState, ChangeKind, PlaceAnswer, PlaceState, Potential

if TYPE_CHECKING:
    from headway.people.models import Employee


class CloseRelation(Row):
    """Two people who are spouses or as close: neither places the other. HR notes it, and nobody else reads it."""

    one_id: UUID
    other_id: UUID
    one: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="close_relations", on_delete=fields.CASCADE
    )
    other: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="close_relations_back", on_delete=fields.CASCADE, db_index=True
    )

    class Meta:
        table = "close_relation"
        unique_together = (("one", "other"),)


class CalibrationSession(VersionedRow):
    """Managers compare the ratings of a part of a cycle; `guidance` holds the usual share of each step, in percent."""

    private_fields = frozenset({"name", "reopen_reason"})

    cycle_id: UUID
    lead_id: UUID | None
    # Who leads the talk: one of those who follow everybody in it.
    lead: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="calibrations_led", on_delete=fields.SET_NULL
    )
    cycle: fields.ForeignKeyRelation[ReviewCycle] = fields.ForeignKeyField(
        "headway.ReviewCycle", related_name="calibrations", on_delete=fields.CASCADE, db_index=True
    )
    name = fields.CharField(max_length=200)
    state = fields.CharEnumField(CalibrationState, max_length=8, default=CalibrationState.PREPARED)
    names_hidden = fields.BooleanField(default=False)
    grid = fields.BooleanField(default=True)
    # Names of axes and boxes, where they are not the usual ones.
    grid_names: Any = fields.JSONField(default=dict, db_default="{}")
    guidance: Any = fields.JSONField(default=list)
    opened_at = fields.DatetimeField(null=True)
    locked_at = fields.DatetimeField(null=True)
    reopen_reason = fields.TextField(default="", db_default="")

    class Meta:
        table = "calibration_session"


class CalibrationAttendance(Row):
    """Somebody has a session open on their screen, and when they last said so."""

    session_id: UUID
    employee_id: UUID
    session: fields.ForeignKeyRelation[CalibrationSession] = fields.ForeignKeyField(
        "headway.CalibrationSession", related_name="attendances", on_delete=fields.CASCADE
    )
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="calibrations_attended", on_delete=fields.CASCADE, db_index=True
    )
    seen_at = fields.DatetimeField()

    class Meta:
        table = "calibration_attendance"
        unique_together = (("session", "employee"),)


class CalibrationPlace(VersionedRow):
    """Where somebody stands in a session. What was submitted is frozen when it opens.

    `number` is what the person is called while names are hidden; `earlier_id` names the place in an earlier session.
    """

    private_fields = frozenset({"submitted_rating", "potential"})

    session_id: UUID
    participant_id: UUID
    review_id: UUID
    employee_id: UUID
    reviewer_id: UUID
    earlier_id: UUID | None
    session: fields.ForeignKeyRelation[CalibrationSession] = fields.ForeignKeyField(
        "headway.CalibrationSession", related_name="places", on_delete=fields.CASCADE
    )
    participant: fields.ForeignKeyRelation[Participant] = fields.ForeignKeyField(
        "headway.Participant", related_name="calibrations", on_delete=fields.RESTRICT, db_index=True
    )
    review: fields.ForeignKeyRelation[Review] = fields.ForeignKeyField(
        "headway.Review", related_name="calibrations", on_delete=fields.RESTRICT, db_index=True
    )
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="calibrations", on_delete=fields.RESTRICT, db_index=True
    )
    reviewer: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="calibrations_written", on_delete=fields.RESTRICT, db_index=True
    )
    earlier: fields.ForeignKeyNullableRelation["CalibrationPlace"] = fields.ForeignKeyField(
        "headway.CalibrationPlace", null=True, related_name="later", on_delete=fields.SET_NULL, db_index=True
    )
    number = fields.IntField()
    submitted_rating = fields.IntField(null=True)
    rating = fields.IntField(null=True)
    potential: Potential | None = fields.CharEnumField(Potential, max_length=6, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    state = fields.CharEnumField(PlaceState, max_length=14, default=PlaceState.TO_DO)
    answer: PlaceAnswer | None = fields.CharEnumField(PlaceAnswer, max_length=9, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    answer_due_on = fields.DateField(null=True)
    placed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "calibration_place"
        unique_together = (("session", "participant"), ("session", "number"))


class CalibrationChange(Row):
    """One entry of a session's log; never changed and never deleted."""

    private_fields = frozenset({"reason", "potential"})

    session_id: UUID
    place_id: UUID
    by_id: UUID | None
    session: fields.ForeignKeyRelation[CalibrationSession] = fields.ForeignKeyField(
        "headway.CalibrationSession", related_name="changes", on_delete=fields.CASCADE
    )
    place: fields.ForeignKeyRelation[CalibrationPlace] = fields.ForeignKeyField(
        "headway.CalibrationPlace", related_name="changes", on_delete=fields.CASCADE, db_index=True
    )
    number = fields.IntField()
    at = fields.DatetimeField()
    by: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="calibration_changes", on_delete=fields.SET_NULL
    )
    kind = fields.CharEnumField(ChangeKind, max_length=9)
    rating = fields.IntField(null=True)
    potential: Potential | None = fields.CharEnumField(Potential, max_length=6, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    state: PlaceState | None = fields.CharEnumField(PlaceState, max_length=14, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    own = fields.BooleanField(default=False)
    # Kind and id of what the review cites and the move rests on.
    evidence: Any = fields.JSONField(default=list, db_default="[]")
    reason = fields.TextField(default="", db_default="")

    class Meta:
        table = "calibration_change"
        unique_together = (("session", "number"),)
