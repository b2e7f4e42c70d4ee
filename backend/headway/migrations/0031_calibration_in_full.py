from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import ReviewState


class Migration(migrations.Migration):
    dependencies = [("headway", "0030_awaited_numbers")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CalibrationAttendance",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "session",
                    fields.ForeignKeyField(
                        "headway.CalibrationSession",
                        source_field="session_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="attendances",
                        on_delete=OnDelete.CASCADE,
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
                        related_name="calibrations_attended",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("seen_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "calibration_attendance",
                "app": "headway",
                "unique_together": (("session", "employee"),),
                "pk_attr": "id",
                "table_description": "Somebody has a session open on their screen, and when they last said so.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="CloseRelation",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "one",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="one_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="close_relations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "other",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="other_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="close_relations_back",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "close_relation",
                "app": "headway",
                "unique_together": (("one", "other"),),
                "pk_attr": "id",
                "table_description": "Two people who are spouses or as close: neither places the other. HR notes it, and nobody else reads it.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="CalibrationChange",
            name="evidence",
            field=fields.JSONField(default=list, db_default="[]", encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="CalibrationSession",
            name="grid_names",
            field=fields.JSONField(default=dict, db_default="{}", encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="CalibrationSession",
            name="lead",
            field=fields.ForeignKeyField(
                "headway.Employee",
                source_field="lead_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="calibrations_led",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
        ops.AlterField(
            model_name="Review",
            name="state",
            field=fields.CharEnumField(
                default=ReviewState.ASSIGNED,
                description="ASSIGNED: ASSIGNED\nIN_PROGRESS: IN_PROGRESS\nSUBMITTED: SUBMITTED\nLOCKED: LOCKED\nSHARED: SHARED\nACKNOWLEDGED: ACKNOWLEDGED\nSKIPPED: SKIPPED\nREASSIGNED: REASSIGNED\nVOID: VOID",
                enum_type=ReviewState,
                max_length=12,
            ),
        ),
    ]
