"""Endpoints: registered with a secret that is shown once, changed, paused and resumed, given another secret, removed."""

from collections.abc import Collection
from datetime import timedelta
from secrets import token_bytes
from typing import Any, Final
from uuid import UUID

from headway.integrating.access import endpoint_to_change, keeps_webhooks, visible_webhook_endpoints
from headway.integrating.actions.queueing import take_again
from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.integrating.rules.moves import LONGEST_ADDRESS, MOST_ENDPOINTS, problem_with_endpoint
from headway.integrating.rules.signing import secret_of
from headway.integrating.rules.vocabulary import DeliveryState, EndpointAction, EndpointState, WebhookEvent
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import one_at_a_time, transaction
from headway.platform.errors import Code, Rejected
from headway.platform.events import announce, change, create
from headway.platform.outgoing import problem_of_url
from headway.platform.settings import Settings

OVERLAP: Final = timedelta(days=1)


async def register_endpoint(
    actor: Actor, *, address: str, events: Collection[WebhookEvent]
) -> tuple[WebhookEndpoint, str]:
    """An endpoint with its secret, which is shown once.

    Refuses all but administrators, an address that is not public HTTPS, no events, and more than 20 endpoints.
    """
    keeps_webhooks(actor)
    address = _checked(address, events)
    async with transaction():
        await one_at_a_time("register_webhook_endpoint")
        checks = Checks()
        few = await visible_webhook_endpoints(actor).count() < MOST_ENDPOINTS
        message = f"There are {MOST_ENDPOINTS} webhooks already. Remove one that nobody needs."
        checks.require(few, Code.TOO_MANY, message, "address")
        checks.done()
        secret = _new_secret()
        endpoint = await create(
            actor,
            "register_webhook_endpoint",
            WebhookEndpoint,
            address=address,
            events=sorted(set(events)),
            state=EndpointState.ACTIVE,
            secret=secret,
        )
        await announce("WebhookRegistered", endpoint_id=endpoint.id)
        return endpoint, secret


async def change_endpoint(
    actor: Actor, *, id: UUID, version: int, address: str, events: Collection[WebhookEvent]
) -> WebhookEndpoint:
    """Where it listens and for what. Refuses as registering does; what waits goes to the new address."""
    keeps_webhooks(actor)
    values = {"address": _checked(address, events), "events": sorted(set(events))}
    return await _move(actor, id, version, EndpointAction.CHANGE, "WebhookChanged", **values)


async def pause_endpoint(actor: Actor, *, id: UUID, version: int) -> WebhookEndpoint:
    """Send nothing until it is resumed; what happens meanwhile waits. Refuses what does not send."""
    paused = EndpointState.PAUSED
    return await _move(actor, id, version, EndpointAction.PAUSE, "WebhookPaused", state=paused)


async def resume_endpoint(actor: Actor, *, id: UUID, version: int) -> WebhookEndpoint:
    """Send again, also what has waited, with as many attempts as anew. Refuses what sends already."""
    anew = {"state": EndpointState.ACTIVE, "failing_since": None, "rests_until": None}
    async with transaction():
        endpoint = await _move(actor, id, version, EndpointAction.RESUME, "WebhookResumed", **anew)
        await take_again(WebhookDelivery.filter(endpoint_id=id, state=DeliveryState.WAITING))
        return endpoint


async def rotate_secret(actor: Actor, *, id: UUID, version: int) -> tuple[WebhookEndpoint, str]:
    """Another secret, shown once; for a day everything is signed with both. Refuses a stale version."""
    secret = _new_secret()
    async with transaction():
        old = (await endpoint_to_change(actor, id)).secret
        values = {"secret": secret, "old_secret": old, "old_secret_until": clock.now() + OVERLAP}
        action = EndpointAction.ROTATE_SECRET
        return await _move(actor, id, version, action, "WebhookSecretRotated", **values), secret


async def remove_endpoint(actor: Actor, *, id: UUID, version: int) -> WebhookEndpoint:
    """Send nothing ever again and forget the secrets. Refuses a stale version."""
    none = {"state": EndpointState.REMOVED, "secret": "", "old_secret": "", "old_secret_until": None}
    return await _move(actor, id, version, EndpointAction.REMOVE, "WebhookRemoved", **none)


_SAID: Final = {
    EndpointAction.CHANGE: "change_webhook_endpoint",
    EndpointAction.PAUSE: "pause_webhook_endpoint",
    EndpointAction.RESUME: "resume_webhook_endpoint",
    EndpointAction.ROTATE_SECRET: "rotate_webhook_secret",
    EndpointAction.REMOVE: "remove_webhook_endpoint",
}


async def _move(
    actor: Actor, id: UUID, version: int, action: EndpointAction, news: str, **values: Any
) -> WebhookEndpoint:
    """One step in the life of an endpoint, as the rules allow it in its state."""
    async with transaction():
        endpoint = await endpoint_to_change(actor, id)
        if problem := problem_with_endpoint(action, endpoint.state):
            raise Rejected(problem)
        await change(actor, _SAID[action], endpoint, expected_version=version, **values)
        await announce(news, endpoint_id=id)
        return endpoint


def _checked(address: str, events: Collection[WebhookEvent]) -> str:
    checks = Checks()
    address = checks.text(address, "address", most=LONGEST_ADDRESS, required=True)
    problem = problem_of_url(address, private=Settings().webhooks_private) if address else None
    if problem:
        checks.add(Code.INVALID, problem, "address")
    checks.require(bool(events), Code.REQUIRED, "Choose at least one event.", "events")
    checks.done()
    return address


def _new_secret() -> str:
    return secret_of(token_bytes(32))
