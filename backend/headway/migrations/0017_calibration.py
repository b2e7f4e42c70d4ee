from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import (
    CalibrationState,
    ChangeKind,
    PlaceAnswer,
    PlaceState,
    Potential,
)


class Migration(migrations.Migration):
    dependencies = [("headway", "0016_goal_moves")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CalibrationSession",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "cycle",
                    fields.ForeignKeyField(
                        "headway.ReviewCycle",
                        source_field="cycle_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="calibrations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(max_length=200)),
                (
                    "state",
                    fields.CharEnumField(
                        default=CalibrationState.PREPARED,
                        description="PREPARED: PREPARED\nOPEN: OPEN\nLOCKED: LOCKED",
                        enum_type=CalibrationState,
                        max_length=8,
                    ),
                ),
                ("names_hidden", fields.BooleanField(default=False)),
                ("grid", fields.BooleanField(default=True)),
                ("guidance", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("opened_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("locked_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("reopen_reason", fields.TextField(default="", db_default="", unique=False)),
            ],
            options={
                "table": "calibration_session",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "Managers compare the ratings of a part of a cycle; `guidance` holds the usual share of each step, in percent.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="CalibrationPlace",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "session",
                    fields.ForeignKeyField(
                        "headway.CalibrationSession",
                        source_field="session_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="places",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "participant",
                    fields.ForeignKeyField(
                        "headway.Participant",
                        source_field="participant_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="calibrations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "review",
                    fields.ForeignKeyField(
                        "headway.Review",
                        source_field="review_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="calibrations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "employee",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="employee_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="calibrations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "reviewer",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="reviewer_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="calibrations_written",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "earlier",
                    fields.ForeignKeyField(
                        "headway.CalibrationPlace",
                        source_field="earlier_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="later",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("number", fields.IntField()),
                ("submitted_rating", fields.IntField(null=True)),
                ("rating", fields.IntField(null=True)),
                (
                    "potential",
                    fields.CharEnumField(
                        null=True,
                        description="LOW: LOW\nMEDIUM: MEDIUM\nHIGH: HIGH",
                        enum_type=Potential,
                        max_length=6,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=PlaceState.TO_DO,
                        description="TO_DO: TO_DO\nTALKED_THROUGH: TALKED_THROUGH\nCOME_BACK: COME_BACK",
                        enum_type=PlaceState,
                        max_length=14,
                    ),
                ),
                (
                    "answer",
                    fields.CharEnumField(
                        null=True,
                        description="WAITING: WAITING\nCONFIRMED: CONFIRMED\nOBJECTED: OBJECTED\nDECIDED: DECIDED",
                        enum_type=PlaceAnswer,
                        max_length=9,
                    ),
                ),
                ("answer_due_on", fields.DateField(null=True)),
                ("placed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "calibration_place",
                "app": "headway",
                "unique_together": (("session", "participant"), ("session", "number")),
                "pk_attr": "id",
                "table_description": "Where somebody stands in a session. What was submitted is frozen when it opens.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="CalibrationChange",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "session",
                    fields.ForeignKeyField(
                        "headway.CalibrationSession",
                        source_field="session_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="changes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "place",
                    fields.ForeignKeyField(
                        "headway.CalibrationPlace",
                        source_field="place_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="changes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("number", fields.IntField()),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "by",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="calibration_changes",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="PLACED: PLACED\nMARKED: MARKED\nCONFIRMED: CONFIRMED\nOBJECTED: OBJECTED\nDECIDED: DECIDED\nFLAGGED: FLAGGED",
                        enum_type=ChangeKind,
                        max_length=9,
                    ),
                ),
                ("rating", fields.IntField(null=True)),
                (
                    "potential",
                    fields.CharEnumField(
                        null=True,
                        description="LOW: LOW\nMEDIUM: MEDIUM\nHIGH: HIGH",
                        enum_type=Potential,
                        max_length=6,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        null=True,
                        description="TO_DO: TO_DO\nTALKED_THROUGH: TALKED_THROUGH\nCOME_BACK: COME_BACK",
                        enum_type=PlaceState,
                        max_length=14,
                    ),
                ),
                ("own", fields.BooleanField(default=False)),
                ("reason", fields.TextField(default="", db_default="", unique=False)),
            ],
            options={
                "table": "calibration_change",
                "app": "headway",
                "unique_together": (("session", "number"),),
                "pk_attr": "id",
                "table_description": "One entry of a session's log; never changed and never deleted.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="calibrates",
            field=fields.BooleanField(default=False, db_default=False),
        ),
    ]
