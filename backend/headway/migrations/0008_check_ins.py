from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from headway.monitoring.rules.vocabulary import CheckInState, Rhythm


class Migration(migrations.Migration):
    dependencies = [("headway", "0007_notifications")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CheckIn",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "employee",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="employee_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="check_ins",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "author",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="author_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="check_ins_written",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=CheckInState.DRAFT,
                        description="DRAFT: DRAFT\nPUBLISHED: PUBLISHED\nACKNOWLEDGED: ACKNOWLEDGED\nCORRECTED: CORRECTED",
                        enum_type=CheckInState,
                        max_length=12,
                    ),
                ),
                ("wins", fields.TextField(default="", db_default="", unique=False)),
                ("blockers", fields.TextField(default="", db_default="", unique=False)),
                ("mood", fields.IntField(null=True)),
                ("draft", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("effective_on", fields.DateField()),
                ("recorded_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("due_on", fields.DateField(null=True)),
                ("manager_id", fields.UUIDField(null=True)),
                (
                    "corrects",
                    fields.ForeignKeyField(
                        "headway.CheckIn",
                        source_field="corrects_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="corrections",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("acknowledged_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("acknowledged_by_id", fields.UUIDField(null=True)),
                ("acknowledgement", fields.TextField(default="", db_default="", unique=False)),
            ],
            options={
                "table": "check_in",
                "app": "headway",
                "indexes": [
                    Index(fields=["employee_id", "effective_on", "recorded_at"]),
                    Index(fields=["manager_id", "recorded_at"]),
                ],
                "pk_attr": "id",
                "table_description": "How it goes, in a person's words, with the numbers logged in it.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="CheckInSeries",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "employee",
                    fields.OneToOneField(
                        "headway.Employee",
                        source_field="employee_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="check_in_series",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "rhythm",
                    fields.CharEnumField(
                        description="WEEKLY: WEEKLY\nFORTNIGHTLY: FORTNIGHTLY\nMONTHLY: MONTHLY",
                        enum_type=Rhythm,
                        max_length=12,
                    ),
                ),
                ("starts_on", fields.DateField()),
                ("ended_on", fields.DateField(null=True)),
            ],
            options={
                "table": "check_in_series",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "How often somebody checks in, from a first day on that sets the weekday or the day of the month.",
            },
            bases=["VersionedRow"],
        ),
        ops.AddField(
            model_name="ProgressUpdate",
            name="check_in",
            field=fields.ForeignKeyField(
                "headway.CheckIn",
                source_field="check_in_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name="updates",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
    ]
