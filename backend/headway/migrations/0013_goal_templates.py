from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from headway.planning.rules.vocabulary import Direction, Measure, Visibility


class Migration(migrations.Migration):
    dependencies = [("headway", "0012_feedback_asked_and_rounds")]

    initial = False

    operations = [
        ops.CreateModel(
            name="GoalTemplate",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("name", fields.CharField(unique=True, max_length=100)),
                ("title", fields.CharField(max_length=200)),
                ("description", fields.TextField(default="", db_default="", unique=False)),
                (
                    "visibility",
                    fields.CharEnumField(
                        default=Visibility.SHARED,
                        description="PRIVATE: PRIVATE\nSHARED: SHARED\nPUBLIC: PUBLIC",
                        enum_type=Visibility,
                        max_length=8,
                    ),
                ),
                ("weight", fields.IntField(default=100, db_default=100)),
                ("key_results", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("archived_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "goal_template",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "A goal that many people get: what it says and how it is measured.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="GoalAssignment",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "template",
                    fields.ForeignKeyField(
                        "headway.GoalTemplate",
                        source_field="template_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="assignments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "period",
                    fields.ForeignKeyField(
                        "headway.Period",
                        source_field="period_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="assignments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("parent_id", fields.UUIDField(null=True)),
                ("audience", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("assigned_by_id", fields.UUIDField(null=True)),
                ("assigned_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("goals_made", fields.IntField()),
                ("undone_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "goal_assignment",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "One time a template was assigned: by whom, to whom, for which period; undone as long as nobody changed its goals.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="Goal",
            name="assignment_id",
            field=fields.UUIDField(null=True, db_index=True),
        ),
        ops.AddField(
            model_name="Goal",
            name="template_id",
            field=fields.UUIDField(null=True),
        ),
        ops.AlterField(
            model_name="KeyResult",
            name="direction",
            field=fields.CharEnumField(
                default=Direction.INCREASE,
                description="INCREASE: INCREASE\nREDUCE: REDUCE\nKEEP: KEEP",
                enum_type=Direction,
                max_length=8,
            ),
        ),
        ops.AlterField(
            model_name="KeyResult",
            name="measure",
            field=fields.CharEnumField(
                default=Measure.NUMBER,
                description="NUMBER: NUMBER\nPERCENT: PERCENT\nMONEY: MONEY\nYES_NO: YES_NO\nSTEPS: STEPS",
                enum_type=Measure,
                max_length=8,
            ),
        ),
        ops.AddField(
            model_name="KeyResult",
            name="commit",
            field=fields.DecimalField(null=True, max_digits=20, decimal_places=6),
        ),
        ops.AddField(
            model_name="KeyResult",
            name="steps",
            field=fields.JSONField(default=list, db_default="[]", encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="KeyResult",
            name="stretch",
            field=fields.DecimalField(null=True, max_digits=20, decimal_places=6),
        ),
    ]
