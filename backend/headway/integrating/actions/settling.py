"""What came back: written down with the message, and what it says of its endpoint."""

from datetime import datetime
from typing import Final
from uuid import UUID

from tortoise.expressions import F

from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.integrating.rules.retrying import (
    GONE,
    REMEMBERED,
    asked_pause,
    is_lost,
    pause,
    rests_until,
    state_after,
    took,
)
from headway.integrating.rules.vocabulary import TEST, DeliveryState, EndpointState
from headway.platform import clock
from headway.platform.actor import SYSTEM
from headway.platform.database import lock_row, transaction
from headway.platform.events import announce, change
from headway.platform.news import tell
from headway.platform.outgoing import Answer

MOST_CHARACTERS: Final = 500


async def settle(delivery: WebhookDelivery, answer: Answer) -> datetime | None:
    """Write down what became of an attempt; when to try again, or None. Nothing if the message was repeated meanwhile."""
    now = clock.now()
    attempts = delivery.attempts + 1
    state = state_after(delivery.type, attempts, answer.status)
    wait = max(pause(delivery.id, attempts), asked_pause(answer.retry_after, now))
    again = now + wait if state is DeliveryState.WAITING else None
    words = _readable(answer.words)
    tried = {"at": now.isoformat(), "status": answer.status, "answer": words}
    taken = WebhookDelivery.filter(id=delivery.id, take=delivery.take, state=DeliveryState.WAITING)
    async with transaction():
        written = await taken.update(
            state=state,
            attempts=attempts,
            next_at=again,
            last_at=now,
            status=answer.status,
            answer=words,
            tries=[*delivery.tries, tried][-REMEMBERED:],
            updated_at=now,
            version=F("version") + 1,
        )
        if not written:
            return None
        if delivery.type != TEST:
            await _note(delivery.endpoint_id, answer, now)
        tell(delivery)
    return again


def _readable(words: str) -> str:
    """The beginning of what somebody else's server said, without characters that only machines read."""
    shown = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in words)
    return shown[:MOST_CHARACTERS].strip()


async def _note(endpoint_id: UUID, answer: Answer, now: datetime) -> None:
    """How the endpoint does: a message that it took ends a bad time, days without one end it, and so does its own word."""
    endpoint = await lock_row(WebhookEndpoint.filter(id=endpoint_id)).get()
    if took(answer.status):
        if endpoint.failing_since or endpoint.rests_until:
            await WebhookEndpoint.filter(id=endpoint_id).update(failing_since=None, rests_until=None)
        return
    since = endpoint.failing_since or now
    rest = rests_until(answer.status, since, now)
    if rest is not None:
        rest = max(rest, now + asked_pause(answer.retry_after, now))
    await WebhookEndpoint.filter(id=endpoint_id).update(failing_since=since, rests_until=rest)
    if (answer.status == GONE or is_lost(since, now)) and endpoint.state is EndpointState.ACTIVE:
        await change(SYSTEM, "switch_off_webhook_endpoint", endpoint, state=EndpointState.SWITCHED_OFF)
        await announce("WebhookSwitchedOff", endpoint_id=endpoint_id)
