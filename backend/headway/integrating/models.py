"""Tables of integrating: endpoints of webhooks, and what was and is to be sent to them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.integrating.rules.vocabulary import DeliveryState, EndpointState
from headway.platform.models import VersionedRow


class WebhookEndpoint(VersionedRow):
    """Where an integration listens, and for what.

    Secrets are kept as they are, since they sign what is sent; the one before the last signs beside it until
    `old_secret_until`. How it goes (`failing_since`, `rests_until`) is noted without a new version.
    """

    private_fields = frozenset({"secret", "old_secret"})

    @classmethod
    def audited(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """An address without what stands behind its question mark, which is often as good as a password."""
        address, mark, _ = str(values.get("address", "")).partition("?")
        return {**values, "address": f"{address}?…"} if mark else values

    address = fields.CharField(max_length=500)
    events: Any = fields.JSONField(default=list)
    state = fields.CharEnumField(EndpointState, max_length=12, default=EndpointState.ACTIVE)
    secret = fields.CharField(max_length=100)
    old_secret = fields.CharField(max_length=100, default="", db_default="")
    old_secret_until = fields.DatetimeField(null=True)
    failing_since = fields.DatetimeField(null=True)
    rests_until = fields.DatetimeField(null=True)

    class Meta:
        table = "webhook_endpoint"


class WebhookDelivery(VersionedRow):
    """A message to an endpoint about one event, or a test. Repeating it is another `take` of the same message."""

    endpoint_id: UUID
    endpoint: fields.ForeignKeyRelation[WebhookEndpoint] = fields.ForeignKeyField(
        "headway.WebhookEndpoint", related_name="deliveries", on_delete=fields.CASCADE
    )
    event_id = fields.BigIntField(null=True)
    type = fields.CharField(max_length=40)
    subject_type = fields.CharField(max_length=40, default="", db_default="")
    subject_id = fields.UUIDField(null=True)
    state = fields.CharEnumField(DeliveryState, max_length=9, default=DeliveryState.WAITING)
    take = fields.IntField(default=0, db_default=0)
    attempts = fields.IntField(default=0, db_default=0)
    next_at = fields.DatetimeField(null=True)
    last_at = fields.DatetimeField(null=True)
    status = fields.IntField(null=True)
    answer = fields.TextField(default="", db_default="")
    # The latest attempts, the last one at the end: at, status, answer.
    tries: Any = fields.JSONField(default=list, db_default="[]")

    class Meta:
        table = "webhook_delivery"
        unique_together = (("endpoint", "event_id"),)
        indexes = [Index(fields=["endpoint_id", "created_at"]), Index(fields=["created_at"])]
