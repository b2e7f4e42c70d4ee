from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import ClosedDataKind


class Migration(migrations.Migration):
    dependencies = [("headway", "0032_signing")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ClosedDataChange",
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
                        related_name="closed_data_changes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "participant",
                    fields.ForeignKeyField(
                        "headway.Participant",
                        source_field="participant_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="closed_data_changes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="MANAGER: MANAGER\nROLE: ROLE\nPAY: PAY\nGOAL_VALUE: GOAL_VALUE",
                        enum_type=ClosedDataKind,
                        max_length=10,
                    ),
                ),
                ("fact_id", fields.UUIDField()),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.Goal",
                        source_field="goal_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="closed_data_changes",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("effective_on", fields.DateField()),
                ("recorded_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("settled_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("reason", fields.TextField(default="", db_default="", unique=False)),
            ],
            options={
                "table": "closed_data_change",
                "app": "headway",
                "unique_together": (("participant", "fact_id"),),
                "pk_attr": "id",
                "table_description": "A fact about days of a closed cycle that was recorded after it closed; what was signed stays as it is.",
            },
            bases=["VersionedRow"],
        ),
    ]
