"""Canaries of webhooks: where programs listen and what they answer, for administrators; secrets, for nobody."""

from typing import Any

from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.integrating.rules.vocabulary import DeliveryState, WebhookEvent
from tests.company import NOON
from tests.heard_by import canary


async def plant_webhooks() -> None:
    """A webhook whose secret was changed, and a message that it did not take."""
    stamps: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}
    endpoint = await WebhookEndpoint.create(
        address=canary("where a program listens"),
        events=list(WebhookEvent),
        secret=canary("a secret of a webhook"),
        old_secret=canary("an old secret of a webhook"),
        old_secret_until=NOON,
        **stamps,
    )
    await WebhookDelivery.create(
        endpoint=endpoint,
        type="webhook.test",
        state=DeliveryState.FAILED,
        status=500,
        attempts=1,
        answer=canary("what a program answers"),
        tries=[{"at": NOON.isoformat(), "status": 500, "answer": canary("what a program answers")}],
        **stamps,
    )
