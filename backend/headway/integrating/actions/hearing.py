"""From the outbox to messages: one for each event and endpoint that listens for it."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from headway.integrating.actions.queueing import queue
from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.integrating.rules.vocabulary import ANNOUNCED, SOURCES, TYPES, EndpointState, WebhookEvent
from headway.platform import clock
from headway.platform.models import OutboxEvent


async def hear(events: Sequence[OutboxEvent]) -> None:
    """Write down in the caller's transaction what endpoints are to be told; again is the same as once."""
    told = [event for event in events if event.kind in ANNOUNCED]
    if not told:
        return
    endpoints = await WebhookEndpoint.exclude(state=EndpointState.REMOVED)
    rows = [
        _message(endpoint, event)
        for event in told
        for endpoint in endpoints
        if ANNOUNCED[event.kind] in endpoint.events
    ]
    if rows:
        await WebhookDelivery.bulk_create(rows, ignore_conflicts=True)
        await queue([(row.id, 0) for row in rows])


def _message(endpoint: WebhookEndpoint, event: OutboxEvent) -> WebhookDelivery:
    kind: WebhookEvent = ANNOUNCED[event.kind]
    source = SOURCES[kind]
    return WebhookDelivery(
        id=uuid5(endpoint.id, str(event.id)),
        endpoint_id=endpoint.id,
        event_id=event.id,
        type=TYPES[kind],
        subject_type=source.subject,
        subject_id=UUID(event.payload[source.key]),
        next_at=clock.now(),
        created_at=event.at,
        updated_at=clock.now(),
    )
