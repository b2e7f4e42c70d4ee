"""How sockets end: with the rights, at their limits, in storms, and with the server."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from headway.identity import actions as identity
from headway.identity.models import Account
from headway.people.actions import update_employee
from headway.platform import clock
from headway.platform.actor import SYSTEM
from headway.platform.news import MISSED, publish
from headway.web import lines
from tests.databases import Databases
from tests.web.live import PATIENCE, Live, live_server, propose, session_of, token_of

INBOX = "subscription { inboxCount }"
CHANGED = "subscription { changed { everything } }"


async def test_a_socket_follows_so_many_things_and_an_account_has_so_many_sockets(
    served: Live, mona: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served.greeted(mona) as socket:
        for number in range(50):
            await socket.follow(str(number), CHANGED)
            assert await socket.next(str(number)) == {"changed": {"everything": True}}
        await socket.follow("more", CHANGED)
        said = await socket.hear()
        assert (said["type"], said["payload"][0]["extensions"]["code"]) == ("error", "SUBSCRIPTIONS_LIMIT")
        await socket.say({"type": "complete", "id": "7"})
        await socket.follow("more", CHANGED)
        assert await socket.next("more") == {"changed": {"everything": True}}
        monkeypatch.setattr(lines, "MOST_OF_ACCOUNT", 1)
        async with served.open(session=mona) as second:
            await second.say({"type": "connection_init"})
            assert await second.closed() == 4429
        monkeypatch.setattr(lines, "MOST_IN_PROCESS", 1)
        with pytest.raises(InvalidStatus) as refused:
            async with served.open(session=mona):
                pass
        assert refused.value.response.status_code == 503
        assert refused.value.response.headers["retry-after"] == "5"
    monkeypatch.undo()
    async with served.greeted(mona):
        pass


async def withdraw_session(served: Live, mona: str) -> None:
    await identity.sign_out(mona)


async def withdraw_account(served: Live, mona: str) -> None:
    account = await Account.get(employee_id=served.company.people["mona"].id)
    await Account.create(
        email="a@example.org",
        name="A",
        admin=True,
        created_at=account.created_at,
        updated_at=account.updated_at,
    )
    await identity.deactivate_account(SYSTEM, id=account.id, version=account.version)


async def withdraw_person(served: Live, mona: str) -> None:
    leaver = served.company.people["mona"]
    await update_employee(
        SYSTEM, id=leaver.id, version=leaver.version, left_on=clock.today() - timedelta(days=1)
    )


@pytest.mark.parametrize("withdraw", [withdraw_session, withdraw_account, withdraw_person])
async def test_a_socket_ends_with_the_sign_in(served: Live, mona: str, withdraw: Any) -> None:
    other = await session_of(served.company.people["vera"])
    async with served.greeted(mona) as socket, served.greeted(other) as vera:
        await socket.follow("a", INBOX)
        await vera.follow("a", INBOX)
        await socket.next("a")
        await vera.next("a")
        async with asyncio.timeout(PATIENCE):
            await withdraw(served, mona)
            assert await socket.closed() == 4401
        await vera.say({"type": "ping"})
        assert await vera.hear() == {"type": "pong"}


async def test_a_socket_ends_with_its_token(served: Live, mona: str) -> None:
    token = await token_of(served.company.people["mona"])
    async with served.open() as socket, served.greeted(mona) as session:
        await (await socket.greet(token="hw_Mona")).follow("a", INBOX)
        await session.follow("a", CHANGED)
        await socket.next("a")
        await session.next("a")
        account = await Account.get(employee_id=served.company.people["mona"].id)
        holder = served.company.actor("mona", account_id=account.id)
        await identity.revoke_api_token(holder, id=token.id, version=1)
        assert await socket.closed() == 4401
        await propose(served)
        assert await session.next("a") == {"changed": {"everything": False}}


async def test_an_open_socket_does_not_keep_a_session_alive(served: Live, mona: str) -> None:
    async with served.greeted(mona) as socket:
        await socket.follow("a", INBOX)
        await socket.next("a")
        clock.set_for_tests(clock.now() + timedelta(hours=11))
        publish(MISSED)
        await propose(served)
        assert await socket.next("a") == {"inboxCount": 1}
        clock.set_for_tests(clock.now() + timedelta(hours=2))
        publish(MISSED)
        assert await socket.closed() == 4401


async def test_looking_again_is_paid_and_waits_for_the_minute_in_which_it_can_be(
    served: Live, mona: str
) -> None:
    clock.set_for_tests(clock.now().replace(second=20))
    budget, vera = served.app.state.budget, await session_of(served.company.people["vera"])
    async with served.greeted(mona) as socket, served.greeted(vera) as other:
        await socket.follow("a", INBOX)
        assert await socket.next("a") == {"inboxCount": 0}
        account = await Account.get(employee_id=served.company.people["mona"].id)
        paid = budget.spent[account.id].untold
        await propose(served)
        assert await socket.next("a") == {"inboxCount": 1}
        # The notification, which comes when the server finds time, is looked for as well.
        assert budget.spent[account.id].untold > paid > 0
        await other.follow("a", CHANGED)
        await other.next("a")
        budget.spent[account.id].told = budget.per_minute
        await propose(served)
        assert await other.next("a") == {"changed": {"everything": False}}
        clock.set_for_tests(clock.now() + timedelta(minutes=1))
        await propose(served)
        while await socket.next("a") != {"inboxCount": 3}:
            pass


async def test_storms_leave_a_server_that_writes(served: Live, mona: str) -> None:
    async with served.greeted(mona) as socket:
        for number in range(300):
            await socket.follow(str(number), INBOX)
            await socket.say({"type": "complete", "id": str(number)})
        await propose(served)
        await socket.follow("last", INBOX)
        while (said := await socket.hear())["id"] != "last":
            pass
        assert said["payload"]["data"] == {"inboxCount": 1}
    for number in range(20):
        async with served.greeted(mona) as socket:
            for id in range(20):
                await socket.follow(str(id), INBOX)
            socket.connection.transport.abort()
        assert number < 20
    async with served.client(mona) as browser:
        answer = await asyncio.wait_for(
            browser.post("/graphql", json={"query": "{ viewer { inboxCount } }"}), PATIENCE
        )
        assert answer.json() == {"data": {"viewer": {"inboxCount": 1}}}
    await propose(served)
    await asyncio.wait_for(served.app.state.lines.all_closed(), PATIENCE)
    assert served.desk.watches == set()


async def test_a_server_that_stops_says_so_and_is_gone_soon(databases: Databases, real_time: None) -> None:
    async with live_server(databases.headway()) as served:
        mona = await session_of(served.company.people["mona"])
        async with served.greeted(mona) as socket, served.open(session=mona) as silent:
            await socket.follow("a", INBOX)
            await socket.next("a")
            served.server.should_exit = True
            assert await socket.closed() == 1001
            assert await silent.closed() == 1001


async def test_a_client_that_takes_nothing_is_let_go(
    served: Live, mona: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headway.web.socket.TAKEN_WITHIN", 0.05)
    said = [{"type": "connection_init"}, {"type": "subscribe", "id": "a", "payload": {"query": INBOX}}]
    frames = [{"type": "websocket.connect"}] + [
        {"type": "websocket.receive", "text": json.dumps(it)} for it in said
    ]
    closed: list[int] = []

    async def receive() -> dict[str, Any]:
        return frames.pop(0) if frames else await asyncio.Future()

    async def send(event: dict[str, Any]) -> None:
        if '"next"' in event.get("text", ""):
            await asyncio.Future()
        if event["type"] == "websocket.close":
            closed.append(event["code"])

    scope = {
        "type": "websocket",
        "path": "/graphql",
        "query_string": b"",
        "headers": [(b"cookie", f"headway={mona}".encode())],
        "subprotocols": ["graphql-transport-ws"],
    }
    await asyncio.wait_for(served.app(scope, receive, send), PATIENCE)  # type: ignore[arg-type]  # looser than they are
    assert closed == [1013]
    assert served.desk.watches == set()
