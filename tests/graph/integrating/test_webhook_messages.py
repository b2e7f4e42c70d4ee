"""Messages reach a server that listens: signed, again after a failure, once more on request, always under the same id."""

import hmac
import json
from base64 import b64decode, b64encode
from datetime import timedelta
from types import ModuleType
from typing import Any
from uuid import UUID, uuid4

import pytest

from headway.graph.ids import global_id
from headway.identity.models import Account
from headway.integrating.actions import deliveries as replaying
from headway.integrating.jobs import KEPT, Courier, sweep_deliveries
from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.integrating.rules import retrying
from headway.integrating.rules.retrying import MOST_ATTEMPTS
from headway.monitoring.models import Notification
from headway.platform import clock as headway_clock
from headway.platform import outgoing
from headway.platform.actor import Actor
from headway.platform.models import AuditEvent, Job, OutboxEvent
from headway.platform.settings import Settings
from tests import rewards
from tests.company import Company
from tests.conftest import Ask
from tests.receiver import OK, Received, Receiver, answer
from tests.webhooks import (
    COURIER,
    TELLER,
    deliveries,
    do,
    endpoints,
    happens,
    later,
    register,
    until_next,
    work,
)

pytestmark = pytest.mark.usefixtures("private")


def signature(secret: str, sent: Received) -> str:
    """As the README has it, over what came."""
    signed = f"{sent.headers['webhook-id']}.{sent.headers['webhook-timestamp']}.".encode() + sent.body
    return "v1," + b64encode(hmac.digest(b64decode(secret[6:]), signed, "sha256")).decode()


async def the_message(ask: Ask, admin: Actor) -> dict[str, Any]:
    [message] = await deliveries(ask, admin)
    return message


async def test_rewards_and_payroll_files_are_told_with_ids_and_nothing_else(
    ask: Ask, receiver: Receiver, clock: ModuleType
) -> None:
    company = await rewards.make_company()
    await rewards.make_budgets(company)
    alma = company.actor("alma")
    made = await register(ask, alma, receiver.address())
    reward = await rewards.executed(ask, company)
    file = await rewards.run(
        ask, "makeHandoverFile", {"channel": "PAYROLL", "through": "2027-01-31"}, as_=company.actor("hanna")
    )
    asked = await rewards.move(ask, company, "askReversal", reward, by="hanna")
    await rewards.move(ask, company, "confirmReversal", asked, by="hugo")
    while await TELLER.tell_next():
        pass
    await work()
    told = {
        (body["type"], body["data"]["type"], body["data"]["id"]) for body in map(body_of, receiver.requests)
    }
    assert told == {
        ("reward.executed", "Reward", reward["id"]),
        ("handover_file.made", "HandoverFile", file["id"]),
        ("reward.reversed", "Reward", reward["id"]),
    }
    for sent in receiver.requests:
        body = body_of(sent)
        assert set(body) == {"id", "type", "timestamp", "version", "data"}
        assert set(body["data"]) == {"type", "id"}
        assert body["id"] == sent.headers["webhook-id"]
        assert sent.headers["content-type"] == "application/json"
        assert sent.headers["webhook-signature"] == signature(made["secret"], sent)
        assert sent.headers["webhook-timestamp"] == str(int(headway_clock.now().timestamp()))
    found = await deliveries(ask, alma, "DELIVERED")
    assert {(it["status"], it["answer"], it["nextAt"], it["attempts"]) for it in found} == {
        (200, "ok", None, 1)
    }
    assert {it["messageId"] for it in found} == {it.headers["webhook-id"] for it in receiver.requests}
    assert {it["subjectId"] for it in found} == {reward["id"], file["id"]}


def body_of(sent: Received) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(sent.body)
    return body


async def test_only_what_it_listens_for_is_told_and_each_event_once(
    ask: Ask, admin: Actor, receiver: Receiver
) -> None:
    await register(ask, admin, receiver.address(), "REWARD_REVERSED")
    for kind in ("RewardExecuted", "RewardReversed", "RewardProposed"):
        await happens(kind, reward_id=uuid4())
    await OutboxEvent.all().update(delivered_at=None)
    while await TELLER.tell_next():
        pass
    await work()
    assert [body_of(it)["type"] for it in receiver.requests] == ["reward.reversed"]
    assert await WebhookDelivery.all().count() == 1


async def test_an_event_that_was_not_committed_is_not_told(
    ask: Ask, admin: Actor, receiver: Receiver
) -> None:
    await register(ask, admin, receiver.address())
    given = {"id": global_id("Reward", uuid4()), "version": 1}
    document = "mutation($input: WithdrawRewardInput!) { withdrawReward(input: $input) { __typename } }"
    await ask(document, {"input": given | {"reason": "No."}}, as_=admin)
    while await TELLER.tell_next():
        pass
    await work()
    assert receiver.requests == []


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        (answer(500, b"out of\0order\xff"), 500, "out of order�"),
        (answer(302, b"", "location: http://127.0.0.1:1/"), 302, ""),
        (answer(404, b"z" * 5_000), 404, "z" * 500),
    ],
)
async def test_what_is_not_taken_is_kept_with_the_beginning_of_the_answer_and_tried_again(
    ask: Ask, admin: Actor, receiver: Receiver, said: bytes, status: int, words: str
) -> None:
    await register(ask, admin, receiver.address())
    receiver.says(said, OK)
    await happens("RewardExecuted", reward_id=uuid4())
    await work()
    failed = await the_message(ask, admin)
    assert (failed["state"], failed["attempts"], failed["status"], failed["answer"]) == (
        "WAITING",
        1,
        status,
        words,
    )
    assert (await endpoints(ask, admin))[0]["failingSince"] == headway_clock.now().isoformat()
    await work()
    assert len(receiver.requests) == 1
    later(minutes=2)
    await work()
    taken = await the_message(ask, admin)
    assert (taken["state"], taken["attempts"], taken["status"], taken["answer"]) == (
        "DELIVERED",
        2,
        200,
        "ok",
    )
    first, second = receiver.requests
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])
    assert first.headers["webhook-timestamp"] != second.headers["webhook-timestamp"]
    assert (await endpoints(ask, admin))[0]["failingSince"] is None


async def test_whoever_does_not_answer_is_tried_again(
    ask: Ask, admin: Actor, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    await register(ask, admin, receiver.address())
    receiver.says(None)
    await happens("RewardExecuted", reward_id=uuid4())
    with monkeypatch.context() as impatient:
        impatient.setattr(outgoing, "PATIENCE", 0.2)
        await work()
    waits = await the_message(ask, admin)
    assert (waits["state"], waits["status"], waits["answer"]) == (
        "WAITING",
        None,
        "Nothing came back within 0.2 seconds.",
    )
    receiver.says(OK)
    later(minutes=2)
    await work()
    assert (await the_message(ask, admin))["state"] == "DELIVERED"


async def test_a_private_address_is_not_reached_by_a_worker_without_the_setting(
    ask: Ask, admin: Actor, receiver: Receiver
) -> None:
    await register(ask, admin, receiver.address())
    await happens("RewardExecuted", reward_id=uuid4())
    await work(Courier(Settings(webhooks_private=False), global_id))
    refused = await the_message(ask, admin)
    assert (refused["status"], refused["answer"]) == (None, "Use an address that begins with https://.")
    assert receiver.requests == []


async def test_a_server_that_is_down_gets_one_message_at_a_time(
    ask: Ask, admin: Actor, receiver: Receiver
) -> None:
    await register(ask, admin, receiver.address())
    receiver.says(answer(503))
    for _ in range(5):
        await happens("RewardExecuted", reward_id=uuid4())
    await work()
    assert len(receiver.requests) == 1
    assert sorted(it["attempts"] for it in await deliveries(ask, admin)) == [0, 0, 0, 0, 1]
    receiver.says(OK)
    later(minutes=3)
    await work()
    assert len(receiver.requests) == 6
    assert {it["state"] for it in await deliveries(ask, admin)} == {"DELIVERED"}


async def test_what_is_never_taken_is_given_up_and_its_webhook_switched_off_with_notice(
    ask: Ask, company: Company, admin: Actor, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With long pauses by lot the three days are over an attempt earlier.
    monkeypatch.setattr(retrying, "lot", lambda *_: 0)
    ada = company.people["ada"]
    stamps: dict[str, Any] = {"created_at": headway_clock.now(), "updated_at": headway_clock.now()}
    await Account.create(email="ada@example.org", name="Ada", employee=ada, admin=True, **stamps)
    await Account.create(
        email="paul@example.org", name="Paul", employee=company.people["paul"], hr=True, **stamps
    )
    await register(ask, admin, receiver.address())
    receiver.says(answer(400, b"no"))
    await happens("RewardExecuted", reward_id=uuid4())
    began = headway_clock.now()
    for _ in range(MOST_ATTEMPTS - 1):
        await work()
        await until_next()
    assert (await endpoints(ask, admin))[0]["state"] == "ACTIVE"
    await work()
    [given_up] = await deliveries(ask, admin)
    assert (given_up["state"], given_up["attempts"], given_up["nextAt"]) == ("FAILED", MOST_ATTEMPTS, None)
    assert len(receiver.requests) == MOST_ATTEMPTS
    assert len({it.headers["webhook-id"] for it in receiver.requests}) == 1
    [off] = await endpoints(ask, admin)
    assert (off["state"], off["failingSince"]) == ("SWITCHED_OFF", began.isoformat())
    written = await AuditEvent.get(action="switch_off_webhook_endpoint")
    assert (written.actor_name, written.after) == ("Headway", {"state": "SWITCHED_OFF"})
    while await TELLER.tell_next():
        pass
    assert [(it.employee_id, it.kind) for it in await Notification.all()] == [(ada.id, "WEBHOOK_OFF")]
    # What happens meanwhile waits, and comes once somebody has seen to it.
    await happens("RewardReversed", reward_id=uuid4())
    await work()
    assert len(receiver.requests) == MOST_ATTEMPTS
    receiver.says(OK)
    await do(ask, admin, "resumeWebhookEndpoint", id=off["id"], version=off["version"])
    await work()
    assert [body_of(it)["type"] for it in receiver.requests[MOST_ATTEMPTS:]] == ["reward.reversed"]


async def test_what_is_paused_waits_and_comes_when_it_is_resumed(
    ask: Ask, admin: Actor, receiver: Receiver
) -> None:
    made = await register(ask, admin, receiver.address())
    await happens("RewardExecuted", reward_id=uuid4())
    await do(ask, admin, "pauseWebhookEndpoint", id=made["id"], version=1)
    await happens("RewardReversed", reward_id=uuid4())
    await work()
    assert receiver.requests == []
    assert {it["state"] for it in await deliveries(ask, admin)} == {"WAITING"}
    await do(ask, admin, "resumeWebhookEndpoint", id=made["id"], version=2)
    await work()
    assert sorted(body_of(it)["type"] for it in receiver.requests) == ["reward.executed", "reward.reversed"]


async def test_a_test_is_sent_once_also_while_paused_and_says_nothing_of_the_webhook(
    ask: Ask, admin: Actor, receiver: Receiver
) -> None:
    made = await register(ask, admin, receiver.address())
    await do(ask, admin, "pauseWebhookEndpoint", id=made["id"], version=1)
    receiver.says(answer(500))
    await do(ask, admin, "sendWebhookTest", id=made["id"])
    await work()
    [sent] = receiver.requests
    assert (body_of(sent)["type"], body_of(sent)["data"]) == ("webhook.test", {})
    failed = await the_message(ask, admin)
    assert (failed["state"], failed["status"], failed["subjectId"], failed["canReplay"]) == (
        "FAILED",
        500,
        None,
        True,
    )
    assert (await endpoints(ask, admin))[0]["failingSince"] is None


async def test_for_a_day_both_secrets_sign(ask: Ask, admin: Actor, receiver: Receiver) -> None:
    made = await register(ask, admin, receiver.address())
    rotated = await do(ask, admin, "rotateWebhookSecret", id=made["id"], version=1)
    await do(ask, admin, "sendWebhookTest", id=made["id"])
    await work()
    later(days=1)
    await do(ask, admin, "sendWebhookTest", id=made["id"])
    await work()
    both, one = receiver.requests
    assert both.headers["webhook-signature"].split() == [
        signature(rotated["secret"], both),
        signature(made["secret"], both),
    ]
    assert one.headers["webhook-signature"] == signature(rotated["secret"], one)


async def test_a_message_is_sent_again_on_request_under_its_id(
    ask: Ask, admin: Actor, receiver: Receiver
) -> None:
    await register(ask, admin, receiver.address())
    await happens("RewardExecuted", reward_id=uuid4())
    waits = await the_message(ask, admin)
    early = await do(ask, admin, "replayWebhookDelivery", id=waits["id"], version=waits["version"])
    assert early["errors"] == [("WRONG_STATE", "id")]
    await work()
    sent = await the_message(ask, admin)
    again = await do(ask, admin, "replayWebhookDelivery", id=sent["id"], version=sent["version"])
    assert (again["delivery"]["state"], again["delivery"]["attempts"]) == ("WAITING", 0)
    stale = await do(ask, admin, "replayWebhookDelivery", id=sent["id"], version=sent["version"])
    assert stale["errors"] == [("WRONG_STATE", "id")]
    await work()
    first, second = receiver.requests
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])
    assert await AuditEvent.filter(action="replay_webhook_delivery").count() == 1
    assert await Job.filter(ended_at__isnull=True).count() == 0


async def test_what_happened_since_is_sent_again_the_oldest_first_some_at_a_time(
    ask: Ask, admin: Actor, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaying, "AT_ONCE", 2)
    made = await register(ask, admin, receiver.address())
    for number in range(4):
        await happens("RewardExecuted", reward_id=UUID(int=number))
        later(minutes=1)
    await do(ask, admin, "sendWebhookTest", id=made["id"])
    await work()
    await WebhookDelivery.filter(subject_id=UUID(int=3)).update(state="FAILED")
    receiver.requests.clear()
    since = (headway_clock.now() - timedelta(minutes=3)).isoformat()
    failed = await do(ask, admin, "replayWebhookDeliveries", id=made["id"], since=since, failedOnly=True)
    assert failed == {"count": 1, "left": 0}
    await work()
    assert [body_of(it)["data"]["id"] for it in receiver.requests] == [global_id("Reward", UUID(int=3))]
    receiver.requests.clear()
    assert await do(ask, admin, "replayWebhookDeliveries", id=made["id"], since=since) == {
        "count": 2,
        "left": 1,
    }
    await work()
    wanted = {global_id("Reward", UUID(int=number)) for number in (1, 2)}
    assert {body_of(it)["data"]["id"] for it in receiver.requests} == wanted


async def test_a_repeated_message_is_not_settled_by_an_answer_to_the_earlier_one(
    ask: Ask, admin: Actor, receiver: Receiver
) -> None:
    made = await register(ask, admin, receiver.address())
    await happens("RewardExecuted", reward_id=uuid4())
    old = await WebhookDelivery.get()
    await do(ask, admin, "pauseWebhookEndpoint", id=made["id"], version=1)
    await do(ask, admin, "resumeWebhookEndpoint", id=made["id"], version=2)
    assert await COURIER.deliver(str(old.id), old.take) is None
    assert receiver.requests == []
    await work()
    assert len(receiver.requests) == 1


async def test_what_is_long_past_is_forgotten(ask: Ask, admin: Actor, receiver: Receiver) -> None:
    made = await register(ask, admin, receiver.address())
    await do(ask, admin, "sendWebhookTest", id=made["id"])
    headway_clock.set_for_tests(headway_clock.now() + KEPT)
    await do(ask, admin, "sendWebhookTest", id=made["id"])
    headway_clock.set_for_tests(headway_clock.now() + timedelta(seconds=1))
    await sweep_deliveries()
    assert await WebhookDelivery.all().count() == 1
    assert await WebhookEndpoint.all().count() == 1
