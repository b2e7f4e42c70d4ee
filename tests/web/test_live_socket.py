"""Subscriptions over a websocket: the protocol to the letter, and who may speak."""

import asyncio
import re
import sys

import pytest
from websockets.exceptions import InvalidStatus

from headway.planning.rules import Visibility
from tests.company import gid, make_goal
from tests.contracts.checkout import ROOT
from tests.web.live import PATIENCE, Live, propose, token_of

INBOX = "subscription { inboxCount }"
CHANGED = "subscription { changed { everything } }"
GOAL = "subscription($id: ID!) { goalChanged(id: $id) { title } }"


async def test_news_reach_an_open_socket_and_completing_ends_them(served: Live, mona: str) -> None:
    async with served.greeted(mona) as socket:
        await socket.follow("a", INBOX)
        assert await socket.next("a") == {"inboxCount": 0}
        await propose(served)
        assert await socket.next("a") == {"inboxCount": 1}
        await socket.say({"type": "complete", "id": "a"})
        await propose(served)
        # The same id may be used again at once, and nothing of the first comes between.
        await socket.follow("a", INBOX)
        assert await socket.next("a") == {"inboxCount": 2}


async def test_a_token_speaks_as_well(served: Live, mona: str) -> None:
    await token_of(served.company.people["mona"])
    for said in (
        {"authorization": "Bearer hw_Mona"},
        {"Authorization": "Bearer hw_Mona"},
        {"token": "hw_Mona"},
    ):
        async with served.open() as socket:
            await (await socket.greet(**said)).follow("a", INBOX)
            assert await socket.next("a") == {"inboxCount": 0}
    async with served.open(authorization="Bearer hw_Mona") as socket:
        await socket.greet()


async def test_nobody_is_not_greeted(served: Live, mona: str) -> None:
    await token_of(served.company.people["mona"])
    for payload in ({}, {"token": "hw_wrong"}, {"token": 5}, {"authorization": "Basic hw_Mona"}):
        async with served.open() as socket:
            await socket.say({"type": "connection_init", "payload": payload})
            assert await socket.closed() == 4403


FOREIGN = ["https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1.evil.example", "file://"]


async def test_other_origins_never_become_a_socket(served: Live, mona: str) -> None:
    for origin in FOREIGN:
        with pytest.raises(InvalidStatus) as refused:
            async with served.open(session=mona, origin=origin):
                pass
        assert refused.value.response.status_code == 403


async def test_our_own_origin_does(served: Live, mona: str) -> None:
    async with served.open(session=mona, origin=f"http://{served.address}") as socket:
        await socket.greet()


async def test_other_protocols_are_not_spoken(served: Live, mona: str) -> None:
    for protocols in (("graphql-ws",), ("soap", "graphql-ws"), ()):
        async with served.open(session=mona, protocols=protocols) as socket:
            assert await socket.closed() == 4406


BAD = [
    "",
    "null",
    "5",
    '"x"',
    "[1]",
    "[]",
    "{}",
    "{",
    b"\x00\xff",
    '{"type": NaN}',
    '{"type": 5}',
    '{"type": null}',
    '{"type": "start", "id": "1", "payload": {}}',
    '{"type": "next", "id": "1", "payload": {}}',
    '{"type": "connection_ack"}',
    '{"type": "ping", "payload": []}',
    '{"type": "complete"}',
    '{"type": "complete", "id": ""}',
    '{"type": "subscribe", "payload": {"query": "subscription { inboxCount }"}}',
    '{"type": "subscribe", "id": 1, "payload": {"query": "subscription { inboxCount }"}}',
    '{"type": "subscribe", "id": "", "payload": {"query": "subscription { inboxCount }"}}',
    '{"type": "subscribe", "id": "%s", "payload": {"query": "subscription { inboxCount }"}}' % ("x" * 129),
    '{"type": "subscribe", "id": "1"}',
    '{"type": "subscribe", "id": "1", "payload": null}',
    '{"type": "ping", "payload": %s}' % ("[" * 10_000 + "]" * 10_000),
    '{"type": "ping", "payload": {"number": %s}}' % ("9" * 5_000),
    '{"type": "ping", "payload": {"half": "\\ud800"}}',
]

NO_OPERATION = [
    '{"type": "subscribe", "id": "1", "payload": {}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": 5}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": "subscription { inboxCount }", "variables": []}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": "subscription { inboxCount }", "operationName": 5}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": "subscription { inboxCount }", "extensions": "x"}}',
]


async def test_what_is_not_understood_closes_with_4400(served: Live, mona: str) -> None:
    for bad in [*BAD, *NO_OPERATION]:
        async with served.greeted(mona) as socket:
            await socket.say(bad)
            assert (bad, await socket.closed()) == (bad, 4400)


async def test_what_is_not_understood_before_the_greeting_does_so_too(served: Live, mona: str) -> None:
    for bad in BAD:
        async with served.open(session=mona) as socket:
            await socket.say(bad)
            assert (bad, await socket.closed()) == (bad, 4400)


async def test_the_protocol_faults_have_their_codes(served: Live, mona: str) -> None:
    async with served.open(session=mona) as socket:
        await socket.follow("a", INBOX)
        assert await socket.closed() == 4401
    async with served.greeted(mona) as socket:
        await socket.say({"type": "connection_init"})
        assert await socket.closed() == 4429
    async with served.greeted(mona) as socket:
        await socket.follow("a", INBOX)
        await socket.follow("a", INBOX)
        assert await socket.closed() == 4409
    async with served.greeted(mona) as socket:
        await socket.say("x" * (64 * 1024 + 1))
        assert await socket.closed() == 1009


async def test_pings_are_answered_before_and_after_the_greeting(served: Live, mona: str) -> None:
    async with served.open(session=mona) as socket:
        await socket.say({"type": "ping", "payload": {"a": 1}})
        assert await socket.hear() == {"type": "pong"}
        await socket.greet()
        await socket.say({"type": "pong"})
        await socket.say({"type": "complete", "id": "unknown"})
        await socket.say({"type": "ping"})
        assert await socket.hear() == {"type": "pong"}


async def test_who_says_nothing_is_let_go(served: Live, mona: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headway.web.socket.SAYS_WHO_WITHIN", 0.05)
    async with served.open(session=mona) as socket:
        assert await socket.closed() == 4408


async def test_who_follows_nothing_is_let_go(
    served: Live, mona: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headway.web.socket.IDLE", 0.05)
    async with served.greeted(mona) as socket:
        assert await socket.closed() == 1000
    async with served.greeted(mona) as socket:
        await socket.follow("a", INBOX)
        await socket.next("a")
        await socket.say({"type": "complete", "id": "a"})
        assert await socket.closed() == 1000


REFUSED = [
    ("{ viewer { inboxCount } }", "SUBSCRIPTIONS_ONLY"),
    ('mutation { returnGoal(input: {id: 1, version: 1, reason: "x"}) { __typename } }', "SUBSCRIPTIONS_ONLY"),
    ("subscription { inboxCount, changed { everything } }", "ROOT_FIELDS_LIMIT"),
    ("subscription { nothing }", "BAD_REQUEST"),
    ("subscription {", "BAD_REQUEST"),
    ("", "BAD_REQUEST"),
    ("subscription { inboxCount } " + "#" * 20_000, "DOCUMENT_LIMIT"),
]


async def test_what_is_not_followed_is_refused_and_the_socket_stays(served: Live, mona: str) -> None:
    async with served.greeted(mona) as socket:
        for query, code in REFUSED:
            await socket.follow("a", query)
            said = await socket.hear()
            assert (said["type"], said["id"]) == ("error", "a")
            assert [error["extensions"]["code"] for error in said["payload"]] == [code]
        await socket.follow("a", INBOX)
        assert await socket.next("a") == {"inboxCount": 0}


async def test_what_may_not_be_seen_completes(served: Live, mona: str) -> None:
    company = served.company
    hidden = await make_goal(company.people["tom"], company.period, visibility=Visibility.PRIVATE)
    async with served.greeted(mona) as socket:
        for id in (gid(hidden), "nonsense"):
            await socket.follow("a", GOAL, id=id)
            assert await socket.hear() == {"type": "complete", "id": "a"}


async def test_the_script_of_the_readme_runs(served: Live, mona: str) -> None:
    await token_of(served.company.people["mona"])
    scripts = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    [script] = [script for script in scripts if "connection_init" in script]
    given = script.replace("127.0.0.1:8000", served.address).replace("TOKEN", "hw_Mona")
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-u", "-c", given, stdout=asyncio.subprocess.PIPE
    )
    assert running.stdout is not None
    said = [await asyncio.wait_for(running.stdout.readline(), PATIENCE) for _ in range(2)]
    running.terminate()
    await running.wait()
    assert [line.decode().strip() for line in said] == [
        "{'type': 'connection_ack'}",
        "{'type': 'next', 'id': '1', 'payload': {'data': {'inboxCount': 0}}}",
    ]
