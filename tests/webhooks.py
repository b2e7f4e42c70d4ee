"""Webhooks in tests: who keeps them, what is asked, and a worker whose hour is the test's."""

from datetime import timedelta
from typing import Any

from headway.graph.ids import global_id
from headway.identity.access import actors_of
from headway.insights.notices import NOTICES
from headway.integrating.actions.hearing import hear
from headway.integrating.jobs import Courier
from headway.integrating.models import WebhookDelivery
from headway.monitoring.actions.telling import Teller
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.events import announce
from headway.platform.settings import Settings
from headway.platform.working import do_all
from tests.company import data
from tests.conftest import Ask

TELLER = Teller(NOTICES, actors_of, hears=(hear,))
COURIER = Courier(Settings(webhooks_private=True), global_id)
EVENTS = ["REWARD_EXECUTED", "REWARD_REVERSED", "HANDOVER_FILE_MADE"]
ENDPOINT = "id version address state events failingSince oldSecretUntil allowedActions"
DELIVERY = "id version type state attempts status answer nextAt lastAt messageId subjectId canReplay"
PAYLOADS = {
    "registerWebhookEndpoint": f"secret endpoint {{ {ENDPOINT} }}",
    "rotateWebhookSecret": f"secret endpoint {{ {ENDPOINT} }}",
    "removeWebhookEndpoint": "id",
    "sendWebhookTest": f"delivery {{ {DELIVERY} }}",
    "replayWebhookDelivery": f"delivery {{ {DELIVERY} }}",
    "replayWebhookDeliveries": "count left",
}
LIST = f"""query($state: WebhookDeliveryState) {{ webhookEndpoints {{ {ENDPOINT}
    deliveries(state: $state) {{ totalCount nodes {{ {DELIVERY} }} }} }} }}"""


async def do(ask: Ask, actor: Actor, mutation: str, **given: Any) -> dict[str, Any]:
    """What the mutation gave, or `errors` as pairs of code and path."""
    kind = mutation[0].upper() + mutation[1:]
    wanted = PAYLOADS.get(mutation, f"endpoint {{ {ENDPOINT} }}")
    document = f"""mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ ... on {kind}Payload {{ {wanted} }}
        ... on UserErrors {{ errors {{ code path message }} current {{ ... on WebhookEndpoint {{ version }} }} }} }} }}"""
    answer: dict[str, Any] = data(await ask(document, {"input": given}, as_=actor))[mutation]
    if "errors" in answer:
        answer["errors"] = [(it["code"], ".".join(it["path"])) for it in answer["errors"]]
    return answer


async def register(ask: Ask, actor: Actor, address: str, *events: str) -> dict[str, Any]:
    """A webhook for these events, or for all, and its secret."""
    made = await do(ask, actor, "registerWebhookEndpoint", address=address, events=list(events) or EVENTS)
    endpoint: dict[str, Any] = made["endpoint"]
    return endpoint | {"secret": made["secret"]}


async def endpoints(ask: Ask, actor: Actor, state: str | None = None) -> list[dict[str, Any]]:
    """What somebody sees."""
    found: list[dict[str, Any]] = data(await ask(LIST, {"state": state}, as_=actor))["webhookEndpoints"]
    return found


async def deliveries(ask: Ask, actor: Actor, state: str | None = None) -> list[dict[str, Any]]:
    """The messages of the only webhook there is, newest first."""
    [endpoint] = await endpoints(ask, actor, state)
    nodes: list[dict[str, Any]] = endpoint["deliveries"]["nodes"]
    return nodes


async def happens(kind: str, **payload: Any) -> None:
    """Something that is announced, and told."""
    await announce(kind, **payload)
    while await TELLER.tell_next():
        pass


async def work(courier: Courier = COURIER) -> None:
    """Send what is due now."""
    await do_all(courier.calls())


def later(**span: float) -> None:
    """The clock stands this much later."""
    clock.set_for_tests(clock.now() + timedelta(**span))


async def until_next() -> None:
    """The clock stands where the only message that waits is tried again."""
    next_at = (await WebhookDelivery.get(state="WAITING")).next_at
    assert next_at is not None
    clock.set_for_tests(max(clock.now(), next_at))
