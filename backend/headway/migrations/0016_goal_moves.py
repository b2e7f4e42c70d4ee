from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0015_feedback_by_audience")]

    initial = False

    operations = [
        ops.CreateModel(
            name="GoalMove",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.Goal",
                        source_field="goal_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="moves",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("from_id", fields.UUIDField(null=True)),
                ("to_id", fields.UUIDField(null=True)),
                ("reason", fields.TextField(default="", db_default="", unique=False)),
                ("moved_by_id", fields.UUIDField(null=True)),
                ("moved_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "goal_move",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "That somebody let a goal support another one, or none, and why.",
            },
            bases=["Row"],
        ),
    ]
