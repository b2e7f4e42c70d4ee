"""The webhook of the demo: it is paused, so that nothing is ever sent, and shows what became of messages before."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from headway.cli.demo.company import Company, noon
from headway.cli.demo.drawing import Draw
from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.integrating.rules.retrying import MOST_ATTEMPTS
from headway.integrating.rules.signing import secret_of
from headway.integrating.rules.vocabulary import SOURCES, TYPES, DeliveryState, EndpointState, WebhookEvent
from headway.rewarding.models import Reward

ADDRESS: Final = "https://payroll.example.org/hooks/headway"
SHOWN: Final = 12
WAITING: Final = 2
FAILED: Final = 3
REFUSED: Final = "Service unavailable: payroll is closed for the month."


async def write_webhook(company: Company) -> None:
    """Of the newest rewards in effect the first wait, one is given up, and the others were delivered."""
    draw = Draw(company.seed + 18)
    endpoint = draw.id()
    company.add(
        WebhookEndpoint,
        noon(company.periods[0].starts_on),
        id=endpoint,
        address=ADDRESS,
        events=list(WebhookEvent),
        state=EndpointState.PAUSED,
        secret=secret_of(sha256(f"demo {company.seed}".encode()).digest()),
        version=2,
    )
    took_effect = Reward.filter(executed_at__gte=noon(company.today - timedelta(90)))
    rows = await took_effect.order_by("-executed_at", "id").limit(SHOWN).values_list("id", "executed_at")
    for number, (reward, at) in enumerate(rows):
        company.add(
            WebhookDelivery,
            at,
            id=draw.id(),
            endpoint_id=endpoint,
            # Numbers below those that events will have.
            event_id=-number - 1,
            type=TYPES[WebhookEvent.REWARD_EXECUTED],
            subject_type=SOURCES[WebhookEvent.REWARD_EXECUTED].subject,
            subject_id=str(reward),
            **_fate(number, at),
        )
    await company.out.flush()


def _fate(number: int, at: datetime) -> dict[str, Any]:
    """What became of a message."""
    if number < WAITING:
        return {"next_at": at}
    if number == FAILED:
        days = [at + timedelta(days=day) for day in range(4)]
        tries = [_attempt(day, 503, REFUSED) for day in days]
        tried = {"attempts": MOST_ATTEMPTS, "last_at": days[-1], "tries": tries}
        return tried | {"state": DeliveryState.FAILED, "status": 503, "answer": REFUSED}
    taken = {"attempts": 1, "last_at": at, "status": 204, "tries": [_attempt(at, 204, "")]}
    return taken | {"state": DeliveryState.DELIVERED}


def _attempt(at: datetime, status: int, answer: str) -> dict[str, Any]:
    return {"at": at.isoformat(), "status": status, "answer": answer}
