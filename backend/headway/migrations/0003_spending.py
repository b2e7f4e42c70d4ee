from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0002_batches_metrics_and_time")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Spending",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "account",
                    fields.ForeignKeyField(
                        "headway.Account",
                        source_field="account_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="spending",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("minute", fields.BigIntField()),
                ("points", fields.BigIntField()),
            ],
            options={
                "table": "spending",
                "app": "headway",
                "unique_together": (("account", "minute"),),
                "pk_attr": "id",
                "table_description": "The points that an account's operations cost in one minute, as far as its processes have told each other.",
            },
            bases=["Row"],
        ),
    ]
