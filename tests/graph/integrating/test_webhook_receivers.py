"""What a receiver says of itself: that it is gone, that it wants to be left alone; its words are kept, its secrets are not."""

from typing import Any
from uuid import uuid4

import pytest

from headway.identity.models import Account
from headway.integrating.models import WebhookEndpoint
from headway.monitoring.models import Notification
from headway.platform import clock as headway_clock
from headway.platform.actor import Actor
from headway.platform.models import AuditEvent
from tests.company import Company, data
from tests.conftest import Ask
from tests.receiver import OK, Receiver, answer
from tests.webhooks import TELLER, deliveries, endpoints, happens, later, register, work

pytestmark = pytest.mark.usefixtures("private")


async def test_whoever_is_gone_for_good_is_switched_off_at_once_with_notice(
    ask: Ask, company: Company, admin: Actor, receiver: Receiver
) -> None:
    stamps: dict[str, Any] = {"created_at": headway_clock.now(), "updated_at": headway_clock.now()}
    ada = company.people["ada"]
    await Account.create(email="ada@example.org", name="Ada", employee=ada, admin=True, **stamps)
    await register(ask, admin, receiver.address())
    receiver.says(answer(410, b"moved out"))
    await happens("RewardExecuted", reward_id=uuid4())
    await work()
    assert [(it["state"], it["nextAt"]) for it in await deliveries(ask, admin)] == [("FAILED", None)]
    assert (await endpoints(ask, admin))[0]["state"] == "SWITCHED_OFF"
    while await TELLER.tell_next():
        pass
    assert [(it.employee_id, it.kind) for it in await Notification.all()] == [(ada.id, "WEBHOOK_OFF")]


@pytest.mark.parametrize("status", [503, 429])
async def test_whoever_asks_to_be_left_alone_is(
    ask: Ask, admin: Actor, receiver: Receiver, status: int
) -> None:
    await register(ask, admin, receiver.address())
    receiver.says(answer(status, b"busy", "Retry-After: 3600"), OK)
    for _ in range(2):
        await happens("RewardExecuted", reward_id=uuid4())
    await work()
    later(minutes=59)
    await work()
    assert len(receiver.requests) == 1
    later(minutes=62)
    await work()
    assert {it["state"] for it in await deliveries(ask, admin)} == {"DELIVERED"}


async def test_the_latest_attempts_of_a_message_are_kept(ask: Ask, admin: Actor, receiver: Receiver) -> None:
    await register(ask, admin, receiver.address())
    receiver.says(answer(500, b"first"), answer(502, b"second"), OK)
    await happens("RewardExecuted", reward_id=uuid4())
    began = headway_clock.now()
    for _ in range(3):
        await work()
        later(minutes=60)
    text = "{ webhookEndpoints { deliveries { nodes { tries { at status answer } } } } }"
    [endpoint] = data(await ask(text, as_=admin))["webhookEndpoints"]
    [message] = endpoint["deliveries"]["nodes"]
    assert [(it["status"], it["answer"]) for it in message["tries"]] == [
        (200, "ok"),
        (502, "second"),
        (500, "first"),
    ]
    assert message["tries"][-1]["at"] == began.isoformat()


async def test_the_audit_log_holds_no_query_of_an_address(ask: Ask, admin: Actor, receiver: Receiver) -> None:
    await register(ask, admin, f"{receiver.address()}?token=hush")
    written = await AuditEvent.get(action="register_webhook_endpoint")
    assert written.after["address"] == f"{receiver.address()}?…"
    assert (await WebhookEndpoint.get()).address.endswith("?token=hush")
