"""Files that take time to make, and large bodies, hold nobody up: others are served meanwhile, and one account has one at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from starlette.requests import Request

from headway.platform.actor import Actor
from headway.platform.settings import Settings
from headway.web import strict_json
from headway.web.app import build_app
from headway.web.strict_json import parse
from tests.web.processes import PATIENCE

PLACE = "/exports/table.xlsx"
TABLE = {"columns": ["Skill"], "rows": [["Coaching"]]}


class Slow:
    """Makes files that are ready when somebody says so."""

    def __init__(self) -> None:
        self.begun, self.ready = Event(), Event()
        self.made = 0

    def __call__(self, _: Any) -> bytes:
        self.made += 1
        self.begun.set()
        assert self.ready.wait(PATIENCE), "Nobody was served meanwhile."
        return b"a file"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    it = Slow()
    monkeypatch.setattr("headway.web.tables.workbook", it)
    return it


@asynccontextmanager
async def browser(database: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx2.AsyncClient]:
    async def believed(request: Request, _: Settings) -> Actor:
        return Actor(account_id=UUID(request.headers["authorization"]), system=True)

    monkeypatch.setattr("headway.web.app.actor_of_request", believed)
    app = build_app(Settings(base_url="http://headway.example"))
    app.state.database = database
    headers = {"x-headway": "1", "authorization": str(uuid4())}
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://headway.example", headers=headers
    ) as client:
        yield client


async def test_others_are_served_while_a_file_is_made(
    database: Any, monkeypatch: pytest.MonkeyPatch, slow: Slow
) -> None:
    async with browser(database, monkeypatch) as client:
        waiting = [asyncio.create_task(client.post(PLACE, json=TABLE)) for _ in range(3)]
        assert await asyncio.to_thread(slow.begun.wait, PATIENCE)
        other = await client.post(
            "/graphql", json={"query": "{ __typename }"}, headers={"authorization": str(uuid4())}
        )
        assert other.json() == {"data": {"__typename": "Query"}}
        assert slow.made == 1
        slow.ready.set()
        files = await asyncio.gather(*waiting)
    assert [file.content for file in files] == [b"a file"] * 3


async def test_who_wants_too_many_is_told_to_come_again(
    database: Any, monkeypatch: pytest.MonkeyPatch, slow: Slow
) -> None:
    async with browser(database, monkeypatch) as client:
        client._transport.app.state.in_flight.most_of_one = 1  # type: ignore[attr-defined]
        first = asyncio.create_task(client.post(PLACE, json=TABLE))
        assert await asyncio.to_thread(slow.begun.wait, PATIENCE)
        second = await client.post(PLACE, json=TABLE)
        assert (second.status_code, second.headers["retry-after"]) == (503, "1")
        slow.ready.set()
        assert (await first).status_code == 200


async def test_others_are_served_while_a_large_body_is_read(
    database: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()

    def read(body: bytes) -> Any:
        if len(body) > strict_json.LARGE:
            slow(body)
        return parse(body)

    monkeypatch.setattr(strict_json, "parse", read)
    asked = {"query": "{ __typename }"}
    async with browser(database, monkeypatch) as client:
        large = asked | {"variables": {"x": ["x" * 90] * 200}}
        waiting = [asyncio.create_task(client.post("/graphql", json=large)) for _ in range(3)]
        assert await asyncio.to_thread(slow.begun.wait, PATIENCE)
        other = await client.post("/graphql", json=asked, headers={"authorization": str(uuid4())})
        assert other.json() == {"data": {"__typename": "Query"}}
        assert slow.made == 1
        slow.ready.set()
        answers = await asyncio.gather(*waiting)
    assert [answer.json()["data"] for answer in answers] == [{"__typename": "Query"}] * 3
