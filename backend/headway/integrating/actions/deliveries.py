"""Messages: a test, and repeating what was sent; always under the same id, so that a receiver may know it."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from headway.integrating.access import delivery_to_replay, endpoint_to_change, visible_webhook_deliveries
from headway.integrating.actions.queueing import queue
from headway.integrating.models import WebhookDelivery
from headway.integrating.rules.vocabulary import TEST, DeliveryState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce, change, change_each, create

AT_ONCE: Final = 500


async def send_test(actor: Actor, *, id: UUID) -> WebhookDelivery:
    """Send a message about nothing, once, whether the endpoint is paused or not. Refuses all but administrators."""
    async with transaction():
        endpoint = await endpoint_to_change(actor, id)
        made = await create(
            actor,
            "send_webhook_test",
            WebhookDelivery,
            endpoint_id=endpoint.id,
            type=TEST,
            next_at=clock.now(),
        )
        await queue([(made.id, 0)])
        await announce("WebhookTested", endpoint_id=id)
        return made


async def replay_delivery(actor: Actor, *, id: UUID, version: int) -> WebhookDelivery:
    """Send a message again, whatever became of it. Refuses one that waits to be sent."""
    async with transaction():
        delivery = await delivery_to_replay(actor, id)
        if delivery.state is DeliveryState.WAITING:
            message = "This message waits to be sent already. Resume its webhook if that is paused."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        changes = _again(delivery)
        await change(actor, "replay_webhook_delivery", delivery, expected_version=version, **changes)
        await queue([(delivery.id, delivery.take)])
        await announce("WebhookReplayed", endpoint_id=delivery.endpoint_id)
        return delivery


async def replay_deliveries(
    actor: Actor, *, id: UUID, since: datetime, failed_only: bool = False
) -> tuple[int, int]:
    """Send an endpoint again what happened since, the oldest 500 at once; how many those are, and how many are left.

    What waits, and tests, are left as they are. Refuses all but administrators.
    """
    async with transaction():
        endpoint = await endpoint_to_change(actor, id)
        meant = visible_webhook_deliveries(actor).filter(endpoint_id=endpoint.id, created_at__gte=since)
        meant = meant.exclude(state=DeliveryState.WAITING).exclude(type=TEST)
        meant = meant.filter(state=DeliveryState.FAILED) if failed_only else meant
        total = await meant.count()
        rows = await lock_row(meant.order_by("created_at", "id").limit(AT_ONCE))
        await change_each(actor, "replay_webhook_delivery", [(row, _again(row)) for row in rows])
        await queue([(row.id, row.take) for row in rows])
        await announce("WebhookReplayed", endpoint_id=id)
        return len(rows), total - len(rows)


def _again(delivery: WebhookDelivery) -> dict[str, Any]:
    """What makes a message wait once more."""
    return {"state": DeliveryState.WAITING, "take": delivery.take + 1, "attempts": 0, "next_at": clock.now()}
