from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from headway.integrating.rules.vocabulary import DeliveryState, EndpointState


class Migration(migrations.Migration):
    dependencies = [("headway", "0041_vacancies")]

    initial = False

    operations = [
        ops.CreateModel(
            name="WebhookEndpoint",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("address", fields.CharField(max_length=500)),
                ("events", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                (
                    "state",
                    fields.CharEnumField(
                        default=EndpointState.ACTIVE,
                        description="ACTIVE: ACTIVE\nPAUSED: PAUSED\nSWITCHED_OFF: SWITCHED_OFF\nREMOVED: REMOVED",
                        enum_type=EndpointState,
                        max_length=12,
                    ),
                ),
                ("secret", fields.CharField(max_length=100)),
                ("old_secret", fields.CharField(default="", db_default="", max_length=100)),
                ("old_secret_until", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("failing_since", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("rests_until", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "webhook_endpoint",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "Where an integration listens, and for what.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="WebhookDelivery",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "endpoint",
                    fields.ForeignKeyField(
                        "headway.WebhookEndpoint",
                        source_field="endpoint_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="deliveries",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("event_id", fields.BigIntField(null=True)),
                ("type", fields.CharField(max_length=40)),
                ("subject_type", fields.CharField(default="", db_default="", max_length=40)),
                ("subject_id", fields.UUIDField(null=True)),
                (
                    "state",
                    fields.CharEnumField(
                        default=DeliveryState.WAITING,
                        description="WAITING: WAITING\nDELIVERED: DELIVERED\nFAILED: FAILED",
                        enum_type=DeliveryState,
                        max_length=9,
                    ),
                ),
                ("take", fields.IntField(default=0, db_default=0)),
                ("attempts", fields.IntField(default=0, db_default=0)),
                ("next_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("last_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("status", fields.IntField(null=True)),
                ("answer", fields.TextField(default="", db_default="", unique=False)),
            ],
            options={
                "table": "webhook_delivery",
                "app": "headway",
                "unique_together": (("endpoint", "event_id"),),
                "indexes": [Index(fields=["endpoint_id", "created_at"]), Index(fields=["created_at"])],
                "pk_attr": "id",
                "table_description": "A message to an endpoint about one event, or a test. Repeating it is another `take` of the same message.",
            },
            bases=["VersionedRow"],
        ),
    ]
