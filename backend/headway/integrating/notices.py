"""Who is told of what becomes of webhooks."""

from typing import Any, Final
from urllib.parse import urlsplit

from headway.integrating.access import visible_webhook_endpoints
from headway.integrating.models import WebhookEndpoint
from headway.integrating.rules.vocabulary import EndpointState
from headway.people.access import visible_colleagues
from headway.platform.actor import SYSTEM
from headway.platform.notices import Notice, Payload, Subject

ENDPOINT: Final = Subject(
    "WebhookEndpoint",
    visible_webhook_endpoints,
    lambda endpoint: f"webhook to {urlsplit(endpoint.address).hostname}",
    "/admin/webhooks",
)


def administrators(_: Payload) -> Any:
    """Everybody who administers."""
    return visible_colleagues(SYSTEM).filter(account__admin=True).values_list("id", flat=True)


def is_off(endpoint: WebhookEndpoint) -> bool:
    """Whether it still waits for somebody to see to it."""
    return endpoint.state is EndpointState.SWITCHED_OFF


NOTICES: Final = (
    Notice(
        "WEBHOOK_OFF", "WebhookSwitchedOff", ENDPOINT, "endpoint_id", administrators,
        "The {it} is switched off: it has taken nothing for three days. What happens waits until you resume it.",
        "A webhook is switched off because nobody answers there", is_off,
    ),
)  # fmt: skip
