"""Endpoints: registered with a secret that is shown once, changed, paused and resumed, given another secret, removed."""

from collections.abc import Collection
from datetime import timedelta
from secrets import token_bytes
from typing import Final
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
from headway.platform.errors import Code, reject_any
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
    address = _checked(address, events)
    async with transaction():
        endpoint = await _endpoint(actor, id, EndpointAction.CHANGE)
        await change(
            actor,
            "change_webhook_endpoint",
            endpoint,
            expected_version=version,
            address=address,
            events=sorted(set(events)),
        )
        await announce("WebhookChanged", endpoint_id=id)
        return endpoint


async def pause_endpoint(actor: Actor, *, id: UUID, version: int) -> WebhookEndpoint:
    """Send nothing until it is resumed; what happens meanwhile waits. Refuses what does not send."""
    async with transaction():
        endpoint = await _endpoint(actor, id, EndpointAction.PAUSE)
        await change(
            actor,
            "pause_webhook_endpoint",
            endpoint,
            expected_version=version,
            state=EndpointState.PAUSED,
        )
        await announce("WebhookPaused", endpoint_id=id)
        return endpoint


async def resume_endpoint(actor: Actor, *, id: UUID, version: int) -> WebhookEndpoint:
    """Send again, also what has waited, with as many attempts as anew. Refuses what sends already."""
    async with transaction():
        endpoint = await _endpoint(actor, id, EndpointAction.RESUME)
        await change(
            actor,
            "resume_webhook_endpoint",
            endpoint,
            expected_version=version,
            state=EndpointState.ACTIVE,
            failing_since=None,
            rests_until=None,
        )
        await take_again(WebhookDelivery.filter(endpoint_id=id, state=DeliveryState.WAITING))
        await announce("WebhookResumed", endpoint_id=id)
        return endpoint


async def rotate_secret(actor: Actor, *, id: UUID, version: int) -> tuple[WebhookEndpoint, str]:
    """Another secret, shown once; for a day everything is signed with both. Refuses a stale version."""
    async with transaction():
        endpoint = await _endpoint(actor, id, EndpointAction.ROTATE_SECRET)
        secret = _new_secret()
        await change(
            actor,
            "rotate_webhook_secret",
            endpoint,
            expected_version=version,
            secret=secret,
            old_secret=endpoint.secret,
            old_secret_until=clock.now() + OVERLAP,
        )
        await announce("WebhookSecretRotated", endpoint_id=id)
        return endpoint, secret


async def remove_endpoint(actor: Actor, *, id: UUID, version: int) -> WebhookEndpoint:
    """Send nothing ever again and forget the secrets. Refuses a stale version."""
    async with transaction():
        endpoint = await _endpoint(actor, id, EndpointAction.REMOVE)
        await change(
            actor,
            "remove_webhook_endpoint",
            endpoint,
            expected_version=version,
            state=EndpointState.REMOVED,
            secret="",
            old_secret="",
            old_secret_until=None,
        )
        await announce("WebhookRemoved", endpoint_id=id)
        return endpoint


async def _endpoint(actor: Actor, id: UUID, action: EndpointAction) -> WebhookEndpoint:
    endpoint = await endpoint_to_change(actor, id)
    problem = problem_with_endpoint(action, endpoint.state)
    reject_any([problem] if problem else [])
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
