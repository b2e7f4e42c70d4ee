from uuid import uuid4

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0042_webhooks")]

    initial = False

    operations = [
        ops.CreateModel(
            name="KeptFigures",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("key", fields.CharField(unique=True, max_length=64)),
                ("counted_at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ("figures", fields.TextField(unique=False)),
            ],
            options={
                "table": "kept_figures",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "What many rows add up to for whoever has these rights, as it was counted at this moment.",
            },
            bases=["Row"],
        ),
    ]
