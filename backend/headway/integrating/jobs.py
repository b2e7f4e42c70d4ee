"""Sending messages, and forgetting old ones."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from headway.integrating.actions.queueing import DELIVER
from headway.integrating.actions.settling import settle
from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.integrating.rules.moves import goes_out
from headway.integrating.rules.retrying import SHORTEST_REST, lot
from headway.integrating.rules.signing import body_of, message_id, signatures
from headway.integrating.rules.vocabulary import TEST, DeliveryState
from headway.platform import clock
from headway.platform.jobs import JobKind
from headway.platform.outgoing import Answer, post
from headway.platform.settings import Settings

KEPT: Final = timedelta(days=90)


async def sweep_deliveries() -> None:
    """Forget what is long past, sent or not."""
    await WebhookDelivery.filter(created_at__lt=clock.now() - KEPT).delete()


@dataclass(frozen=True, slots=True)
class Courier:
    """Sends messages; `id_of` makes the ids that the graph knows things by, `trusted` are other authorities than the machine's."""

    settings: Settings
    id_of: Callable[[str, UUID], str]
    trusted: ssl.SSLContext | None = None

    def calls(self) -> tuple[JobKind, ...]:
        """What waits for other people's servers."""
        return (JobKind(DELIVER, self.deliver),)

    async def deliver(self, delivery_id: str, take: int) -> datetime | None:
        """Try once to send a message; when to try again, or None where it arrived, is given up, or waits for a person."""
        waiting = WebhookDelivery.filter(id=delivery_id, take=take, state=DeliveryState.WAITING)
        delivery = await waiting.select_related("endpoint").first()
        if delivery is None or not goes_out(delivery.endpoint.state, delivery.type):
            return None
        rests = delivery.endpoint.rests_until
        if rests is not None and clock.now() < rests and delivery.type != TEST:
            return rests + SHORTEST_REST * lot(delivery.id, delivery.attempts)
        return await settle(delivery, await self._send(delivery, delivery.endpoint))

    async def _send(self, delivery: WebhookDelivery, endpoint: WebhookEndpoint) -> Answer:
        id, now = message_id(delivery.id), clock.now()
        about = delivery.subject_id and (
            delivery.subject_type,
            self.id_of(delivery.subject_type, delivery.subject_id),
        )
        body = body_of(id, delivery.type, delivery.created_at, about or None)
        at = int(now.timestamp())
        headers = {
            "content-type": "application/json",
            "user-agent": "Headway webhooks",
            "webhook-id": id,
            "webhook-timestamp": str(at),
            "webhook-signature": signatures(_secrets(endpoint, now), id, at, body),
        }
        private = self.settings.webhooks_private
        return await post(endpoint.address, body, headers, private=private, trusted=self.trusted)


def _secrets(endpoint: WebhookEndpoint, now: datetime) -> list[str]:
    """The secret, and for a while the one before."""
    overlaps = endpoint.old_secret_until is not None and now < endpoint.old_secret_until
    return [endpoint.secret, endpoint.old_secret] if overlaps else [endpoint.secret]


JOBS: Final = (JobKind("sweep_webhook_deliveries", sweep_deliveries, every=timedelta(days=1)),)
