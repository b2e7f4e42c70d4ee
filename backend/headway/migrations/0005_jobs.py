from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0004_goals_by_day")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Job",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("kind", fields.CharField(max_length=60)),
                ("key", fields.CharField(null=True, max_length=120)),
                ("payload", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("run_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("lease", fields.UUIDField(null=True)),
                ("leased_until", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("attempts", fields.IntField(default=0, db_default=0)),
                ("error", fields.TextField(default="", db_default="", unique=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("given_up", fields.BooleanField(default=False, db_default=False)),
            ],
            options={
                "table": "job",
                "app": "headway",
                "unique_together": (("kind", "key"),),
                "indexes": [Index(fields=["ended_at", "run_at"])],
                "pk_attr": "id",
                "table_description": "Something to do later, recorded in the transaction that wants it done; it is done by whoever holds its lease.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="OutboxEvent",
            name="employee_id",
            field=fields.UUIDField(null=True),
        ),
    ]
