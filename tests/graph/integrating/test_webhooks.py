"""Webhooks are kept by administrators alone; their secrets are shown once and are nowhere else."""

import json
from datetime import timedelta
from typing import Any

import pytest

from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.platform import clock
from headway.platform.actor import Actor, Role, Scope
from headway.platform.models import AuditEvent, Job, OutboxEvent
from tests.company import Company, data, gid
from tests.conftest import Ask
from tests.heard_by import KINDS
from tests.webhooks import EVENTS, PAYLOADS, deliveries, do, endpoints, happens, later, register

ADDRESS = "https://hooks.example.com/headway"


async def audited() -> list[str]:
    rows: Any = await AuditEvent.all().order_by("id").values_list("action", flat=True)
    return list(rows)


async def test_a_webhook_is_registered_with_a_secret_that_is_shown_once(ask: Ask, admin: Actor) -> None:
    made = await register(
        ask, admin, f"  {ADDRESS} ", "REWARD_REVERSED", "REWARD_EXECUTED", "REWARD_EXECUTED"
    )
    assert made["secret"].startswith("whsec_")
    assert made | {"id": "", "secret": ""} == {
        "id": "", "secret": "", "version": 1, "address": ADDRESS, "state": "ACTIVE", "events": EVENTS[:2],
        "failingSince": None, "oldSecretUntil": None,
        "allowedActions": ["PAUSE", "CHANGE", "ROTATE_SECRET", "TEST", "REPLAY", "REMOVE"],
    }  # fmt: skip
    [listed] = await endpoints(ask, admin)
    assert listed["id"] == made["id"]
    assert await audited() == ["register_webhook_endpoint"]


async def test_two_webhooks_have_two_secrets(ask: Ask, admin: Actor) -> None:
    one, other = [await register(ask, admin, ADDRESS) for _ in range(2)]
    assert one["secret"] != other["secret"]


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"address": ""}, ("REQUIRED", "address")),
        ({"address": "http://hooks.example.com"}, ("INVALID", "address")),
        ({"address": "https://169.254.169.254/"}, ("INVALID", "address")),
        ({"address": "http://localhost:8000/"}, ("INVALID", "address")),
        ({"address": f"{ADDRESS}/{'x' * 500}"}, ("TOO_LONG", "address")),
        ({"address": f"{ADDRESS}\0"}, ("INVALID", "address")),
        ({"events": []}, ("REQUIRED", "events")),
    ],
)
async def test_what_cannot_be_sent_to_is_refused(
    ask: Ask, admin: Actor, given: dict[str, Any], refused: tuple[str, str]
) -> None:
    wanted = {"address": ADDRESS, "events": EVENTS} | given
    assert refused in (await do(ask, admin, "registerWebhookEndpoint", **wanted))["errors"]
    made = await register(ask, admin, ADDRESS)
    changed = await do(ask, admin, "changeWebhookEndpoint", id=made["id"], version=1, **wanted)
    assert refused in changed["errors"]
    assert await audited() == ["register_webhook_endpoint"]


async def test_ones_own_machine_is_open_by_a_setting(
    ask: Ask, admin: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEADWAY_WEBHOOKS_PRIVATE", "1")
    assert (await register(ask, admin, "http://localhost:8000/"))["state"] == "ACTIVE"


async def test_there_are_twenty_at_the_most(ask: Ask, admin: Actor) -> None:
    for _ in range(20):
        await register(ask, admin, ADDRESS)
    again = await do(ask, admin, "registerWebhookEndpoint", address=ADDRESS, events=EVENTS)
    assert again["errors"] == [("TOO_MANY", "address")]
    removed = (await endpoints(ask, admin))[0]
    await do(ask, admin, "removeWebhookEndpoint", id=removed["id"], version=1)
    assert (await register(ask, admin, ADDRESS))["version"] == 1


async def test_it_is_changed_paused_and_resumed_by_version(ask: Ask, admin: Actor) -> None:
    made = await register(ask, admin, ADDRESS)
    other = "https://other.example.com/"
    changed = await do(
        ask,
        admin,
        "changeWebhookEndpoint",
        id=made["id"],
        version=1,
        address=other,
        events=["HANDOVER_FILE_MADE"],
    )
    assert (changed["endpoint"]["address"], changed["endpoint"]["events"]) == (other, ["HANDOVER_FILE_MADE"])
    stale = await do(ask, admin, "pauseWebhookEndpoint", id=made["id"], version=1)
    assert stale == {"errors": [("CONFLICT", "version")], "current": {"version": 2}}
    paused = await do(ask, admin, "pauseWebhookEndpoint", id=made["id"], version=2)
    assert paused["endpoint"]["allowedActions"][0] == "RESUME"
    again = await do(ask, admin, "pauseWebhookEndpoint", id=made["id"], version=3)
    assert again["errors"] == [("WRONG_STATE", "id")]
    resumed = await do(ask, admin, "resumeWebhookEndpoint", id=made["id"], version=3)
    assert resumed["endpoint"]["state"] == "ACTIVE"
    assert (await do(ask, admin, "resumeWebhookEndpoint", id=made["id"], version=4))["errors"] == [
        ("WRONG_STATE", "id")
    ]
    assert await audited() == [
        *("register_webhook_endpoint", "change_webhook_endpoint"),
        *("pause_webhook_endpoint", "resume_webhook_endpoint"),
    ]


async def test_what_is_removed_is_gone_with_its_secrets(ask: Ask, admin: Actor) -> None:
    made = await register(ask, admin, ADDRESS)
    await do(ask, admin, "sendWebhookTest", id=made["id"])
    message = gid(await WebhookDelivery.get())
    assert (await do(ask, admin, "removeWebhookEndpoint", id=made["id"], version=1)) == {"id": made["id"]}
    assert await endpoints(ask, admin) == []
    single = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert data(await ask(single, {"ids": [made["id"], message]}, as_=admin))["nodes"] == [None, None]
    for mutation in (
        "sendWebhookTest",
        "resumeWebhookEndpoint",
        "rotateWebhookSecret",
        "removeWebhookEndpoint",
    ):
        given = {"id": made["id"]} | ({} if mutation == "sendWebhookTest" else {"version": 2})
        assert (await do(ask, admin, mutation, **given))["errors"] == [("NOT_FOUND", "id")]
    kept = await WebhookEndpoint.get()
    assert (kept.secret, kept.old_secret) == ("", "")
    await happens("RewardExecuted", reward_id=kept.id)
    assert await WebhookDelivery.all().count() == 1


async def test_no_secret_is_anywhere_but_in_its_row_and_its_first_answer(ask: Ask, admin: Actor) -> None:
    made = await register(ask, admin, ADDRESS)
    rotated = await do(ask, admin, "rotateWebhookSecret", id=made["id"], version=1)
    assert rotated["endpoint"]["oldSecretUntil"] == (clock.now() + timedelta(days=1)).isoformat()
    assert rotated["secret"] != made["secret"]
    await do(ask, admin, "sendWebhookTest", id=made["id"])
    kept = await WebhookEndpoint.get()
    assert (kept.secret, kept.old_secret) == (rotated["secret"], made["secret"])
    logs = "{ auditEvents { nodes { action before after } } }"
    seen = [
        json.dumps(await endpoints(ask, admin)),
        json.dumps(data(await ask(logs, as_=admin))),
        *[str(await model.all().values()) for model in (AuditEvent, Job, OutboxEvent, WebhookDelivery)],
    ]
    assert not [said for said in seen for secret in (made["secret"], rotated["secret"]) if secret[6:] in said]
    written = await AuditEvent.get(action="rotate_webhook_secret")
    assert (written.before["secret"], written.after["secret"]) == ("(private)", "(private)")


HANDS_OFF = [name for name in (*KINDS, "nobody") if name != "admin"]


@pytest.mark.parametrize("name", [*HANDS_OFF, "a leader of HR", "a token of an administrator"])
async def test_nobody_else_sees_or_does_anything(ask: Ask, company: Company, admin: Actor, name: str) -> None:
    made = await register(ask, admin, ADDRESS)
    await do(ask, admin, "sendWebhookTest", id=made["id"])
    message = gid(await WebhookDelivery.get())
    actor = {
        "a leader of HR": company.actor("ada", roles=frozenset({Role.HR}), hr_whole_company=True),
        "a token of an administrator": company.actor("admin", scopes=frozenset(Scope)),
    }.get(name) or company.actor(name)
    before = await audited()
    assert await endpoints(ask, actor) == []
    single = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert data(await ask(single, {"ids": [made["id"], message]}, as_=actor))["nodes"] == [None, None]
    about = {"id": made["id"], "version": 1}
    terms = {"address": ADDRESS, "events": EVENTS}
    calls: dict[str, dict[str, Any]] = {
        "registerWebhookEndpoint": terms,
        "changeWebhookEndpoint": about | terms,
        "pauseWebhookEndpoint": about,
        "resumeWebhookEndpoint": about,
        "rotateWebhookSecret": about,
        "removeWebhookEndpoint": about,
        "sendWebhookTest": {"id": made["id"]},
        "replayWebhookDelivery": {"id": message, "version": 1},
        "replayWebhookDeliveries": {"id": made["id"], "since": "2026-01-01T00:00:00Z"},
    }
    assert set(PAYLOADS) <= set(calls)
    for mutation, given in calls.items():
        assert (await do(ask, actor, mutation, **given))["errors"] == [("FORBIDDEN", "")], mutation
    assert await audited() == before
    assert [(it.version, it.state) for it in await WebhookEndpoint.all()] == [(1, "ACTIVE")]


async def test_messages_come_newest_first_by_state_and_page(ask: Ask, admin: Actor) -> None:
    made = await register(ask, admin, ADDRESS)
    for _ in range(3):
        later(minutes=1)
        await do(ask, admin, "sendWebhookTest", id=made["id"])
    ids = [gid(it) for it in await WebhookDelivery.all().order_by("-created_at")]
    assert [it["id"] for it in await deliveries(ask, admin)] == ids
    await WebhookDelivery.filter(created_at=clock.now()).update(state="FAILED")
    assert [it["id"] for it in await deliveries(ask, admin, "FAILED")] == ids[:1]
    assert [it["id"] for it in await deliveries(ask, admin, "WAITING")] == ids[1:]
    pages = """query($after: String) { webhookEndpoints { deliveries(first: 2, after: $after)
        { totalCount nodes { id } pageInfo { endCursor hasNextPage } } } }"""
    [first] = data(await ask(pages, as_=admin))["webhookEndpoints"]
    cursor = first["deliveries"]["pageInfo"]["endCursor"]
    [second] = data(await ask(pages, {"after": cursor}, as_=admin))["webhookEndpoints"]
    shown = [it["id"] for page in (first, second) for it in page["deliveries"]["nodes"]]
    assert (shown, first["deliveries"]["totalCount"]) == (ids, 3)
