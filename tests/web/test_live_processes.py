"""What one process writes is told by another: on PostgreSQL there are two; an SQLite file has one, which tells itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

import asyncpg  # type: ignore[import-untyped]  # it ships no types
import httpx2
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from headway.planning.models import Goal
from headway.platform.database import open_database
from tests.company import gid
from tests.databases import ENGINE, Databases
from tests.web.live import PATIENCE, PROTOCOL, Socket
from tests.web.processes import Process, Writer, make_writers, serving

LISTENING = """SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE '%LISTEN%' AND pid <> pg_backend_pid()"""
GOALS = """subscription($id: ID!) { goalChanged(id: $id) { keyResults { currentValue } } }"""


@asynccontextmanager
async def socket_of(writer: Writer, process: Process) -> AsyncIterator[Socket]:
    async with connect(
        process.url.replace("http", "ws") + "/graphql",
        subprotocols=[Subprotocol(PROTOCOL)],
        additional_headers={"cookie": f"headway={writer.session}"},
        proxy=None,
        open_timeout=PATIENCE,
    ) as connection:
        yield await Socket(connection).greet()


async def test_a_number_logged_here_is_seen_there(databases: Databases) -> None:
    url = databases.headway()
    async with open_database(url):
        [writer] = await make_writers(1)
        goal = gid(await Goal.get())
    with ExitStack() as running:
        here = running.enter_context(serving(url))
        there = running.enter_context(serving(url)) if ENGINE == "postgres" else here
        async with writer.client(here.url) as client, socket_of(writer, there) as socket:
            await socket.follow("a", GOALS, id=goal)
            assert await socket.next("a") == {"goalChanged": {"keyResults": [{"currentValue": None}]}}
            for value in ("1", "2", "3"):
                await _log(client, writer, value)
                assert await socket.next("a") == {"goalChanged": {"keyResults": [{"currentValue": value}]}}
                # The next number may be written before the other process hears again: it looks when it does.
                await _lose_the_ears(url)


async def _log(client: httpx2.AsyncClient, writer: Writer, value: str) -> None:
    done = (await client.post("/graphql", json=writer.logging(value, value))).json()
    writer.version = done["data"]["logProgress"]["keyResult"]["version"]


async def _lose_the_ears(url: str) -> None:
    """End every connection that listens, as a database that starts anew would."""
    if ENGINE != "postgres":
        return
    connection = await asyncpg.connect(url)
    try:
        async with asyncio.timeout(PATIENCE):
            # Each process may still be about to listen again.
            while len(ears := await connection.fetch(LISTENING)) < 2:
                pass
        for ear in ears:
            assert await connection.fetchval("SELECT pg_terminate_backend($1)", ear["pid"])
    finally:
        await connection.close()
