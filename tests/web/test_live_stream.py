"""Subscriptions as server-sent events: the same answers and the same rights, line by line."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from headway.identity import actions as identity
from headway.web import lines
from tests.databases import Databases
from tests.web.live import PATIENCE, Live, live_server, propose, session_of, token_of

INBOX = "subscription { inboxCount }"


@dataclass
class Stream:
    """The lines of one response."""

    lines: AsyncIterator[str]

    async def event(self) -> tuple[str, str]:
        """Name and data of the next event; heartbeats are passed over."""
        name = ""
        async with asyncio.timeout(PATIENCE):
            async for line in self.lines:
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data:"):
                    return name, line.removeprefix("data:").strip()
        return "end", ""

    async def next(self) -> Any:
        name, data = await self.event()
        assert name == "next"
        return json.loads(data)["data"]


@asynccontextmanager
async def streaming(client: httpx2.AsyncClient, query: str) -> AsyncIterator[Stream]:
    async with client.stream("POST", "/graphql/stream", json={"query": query}) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        yield Stream(response.aiter_lines())


async def test_news_come_line_by_line_and_end_with_the_sign_in(served: Live, mona: str) -> None:
    async with served.client(mona) as client, streaming(client, INBOX) as stream:
        assert await stream.next() == {"inboxCount": 0}
        await propose(served)
        assert await stream.next() == {"inboxCount": 1}
        await identity.sign_out(mona)
        assert await stream.event() == ("complete", "")
        assert await stream.event() == ("end", "")


async def test_a_script_with_a_token_follows(served: Live, mona: str) -> None:
    await token_of(served.company.people["mona"])
    headers = {"authorization": "Bearer hw_Mona"}
    async with (
        httpx2.AsyncClient(base_url=f"http://{served.address}", headers=headers) as client,
        streaming(client, INBOX) as stream,
    ):
        assert await stream.next() == {"inboxCount": 0}


async def test_what_may_not_be_seen_completes(served: Live, mona: str) -> None:
    async with (
        served.client(mona) as client,
        streaming(client, 'subscription { goalChanged(id: "nonsense") { title } }') as stream,
    ):
        assert await stream.event() == ("complete", "")


async def test_requests_are_refused_as_over_http(
    served: Live, mona: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(client: httpx2.AsyncClient, **request: Any) -> tuple[int, str]:
        answer = await client.post("/graphql/stream", **request)
        return answer.status_code, answer.json()["errors"][0]["extensions"]["code"]

    async with served.client(mona) as client, served.client("nobody") as stranger:
        assert await refused(stranger, json={"query": INBOX}) == (401, "UNAUTHENTICATED")
        assert await refused(client, json={"query": "{ viewer { inboxCount } }"}) == (
            400,
            "SUBSCRIPTIONS_ONLY",
        )
        assert await refused(client, json={"query": "subscription { nothing }"}) == (400, "BAD_REQUEST")
        assert await refused(client, json={"query": 5}) == (400, "BAD_REQUEST")
        assert await refused(client, json=[1]) == (400, "BAD_REQUEST")
        assert await refused(client, content=b"{") == (415, "UNSUPPORTED_MEDIA_TYPE")
        assert (await client.get("/graphql/stream")).status_code == 405
        foreign = await client.post(
            "/graphql/stream", json={"query": INBOX}, headers={"origin": "https://evil.example"}
        )
        assert foreign.status_code == 401
        monkeypatch.setattr(lines, "MOST_OF_ACCOUNT", 0)
        assert await refused(client, json={"query": INBOX}) == (429, "RATE_LIMITED")
        monkeypatch.setattr(lines, "MOST_IN_PROCESS", 0)
        assert await refused(client, json={"query": INBOX}) == (503, "OVERLOADED")


async def test_a_client_that_leaves_holds_nothing(served: Live, mona: str) -> None:
    async with served.client(mona) as client:
        for _ in range(50):
            async with streaming(client, INBOX) as stream:
                assert await stream.next() == {"inboxCount": 0}
    await asyncio.wait_for(served.app.state.lines.all_closed(), PATIENCE)
    assert served.desk.watches == set()


async def test_a_server_that_stops_completes_its_streams(databases: Databases, real_time: None) -> None:
    async with live_server(databases.headway()) as served:
        mona = await session_of(served.company.people["mona"])
        async with served.client(mona) as client, streaming(client, INBOX) as stream:
            await stream.next()
            served.server.should_exit = True
            assert await stream.event() == ("complete", "")
