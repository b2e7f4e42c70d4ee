"""Who may reach webhooks: administrators who have signed in, as with the tokens of integrations."""

from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.integrating.rules.vocabulary import EndpointState
from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found


def visible_webhook_endpoints(actor: Actor) -> QuerySet[WebhookEndpoint]:
    """All that are there, for administrators; none for anybody else, HR and tokens of administrators included."""
    if not _administers(actor):
        return WebhookEndpoint.filter(id__isnull=True)
    return WebhookEndpoint.exclude(state=EndpointState.REMOVED)


def visible_webhook_deliveries(actor: Actor) -> QuerySet[WebhookDelivery]:
    """What was and is to be sent to endpoints one may see."""
    endpoints = visible_webhook_endpoints(actor)
    return WebhookDelivery.filter(endpoint_id__in=Subquery(endpoints.values("id")))


def keeps_webhooks(actor: Actor) -> None:
    """Refuses all but administrators who have signed in."""
    if not _administers(actor):
        message = "Webhooks are kept by administrators who have signed in. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def endpoint_to_change(actor: Actor, id: UUID) -> WebhookEndpoint:
    """An endpoint, locked; what may be done with it is for the rules to say."""
    keeps_webhooks(actor)
    endpoint = await lock_row(visible_webhook_endpoints(actor).filter(id=id)).first()
    if endpoint is None:
        raise not_found("webhook")
    return endpoint


async def delivery_to_replay(actor: Actor, id: UUID) -> WebhookDelivery:
    """A message, locked."""
    keeps_webhooks(actor)
    delivery = await lock_row(visible_webhook_deliveries(actor).filter(id=id)).first()
    if delivery is None:
        raise not_found("message")
    return delivery


def _administers(actor: Actor) -> bool:
    return actor.is_admin and actor.scopes is None
