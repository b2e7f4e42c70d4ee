"""The three engines behind one bare ASGI handler, and what a run of each costs."""

import asyncio
import resource
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from headway.graph.context import context_for
from headway.graph.documents import prepare
from headway.graph.executing import execute, walked
from headway.graph.reading.scopes import asker
from headway.platform.actor import Actor
from headway.platform.database import connection, in_postgres
from tests.benchmarks.questions import Question

CLIENTS: Final = 8
Engine = Callable[[bytes], Awaitable[bytes]]
App = Callable[[Mapping[str, Any], Any, Any], Awaitable[None]]


def limit(question: Question, actor: Actor) -> Engine | None:
    """One statement, whose answer is sent as it is."""
    if question.by_hand is None:
        return None
    sql, values = question.by_hand(asker(actor))

    async def answer(_body: bytes) -> bytes:
        async with connection().acquire_connection() as raw:
            if in_postgres():
                given: bytes = await raw.fetchval(sql, *values)
            else:
                given = (await raw.execute_fetchall(sql, values))[0][0]
            return given

    return answer


def ordinary(question: Question, actor: Actor) -> Engine:
    """graphql-core's walk, the document prepared once."""

    async def answer(body: bytes) -> bytes:
        asked = orjson.loads(body)
        prepared = prepare(asked["query"])
        assert not prepared.problems
        return (await walked(prepared, asked["variables"], None, context_for(actor))).encoded()

    return answer


def ours(question: Question, actor: Actor) -> Engine:
    """What the server runs once its checks have passed."""

    async def answer(body: bytes) -> bytes:
        asked = orjson.loads(body)
        given = await execute(prepare(asked["query"]), asked["variables"], None, context_for(actor))
        return given.encoded()

    return answer


def handler(engine: Engine) -> App:
    """A bare ASGI application around an engine."""

    async def app(_scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        body = (await receive())["body"]
        answer = await engine(body)
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    return app


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one request: CPU of the application and of the database, and time; milliseconds."""

    app: float
    database: float
    p50: float
    p99: float
    a_second: float
    size: int
    memory: float

    @property
    def cpu(self) -> float:
        return self.app + self.database


async def measured(engine: Engine, question: Question, seconds: float) -> Cost:
    """The cost of a request while eight clients ask for some seconds."""
    app, body = handler(engine), orjson.dumps({"query": question.document, "variables": question.variables})
    sizes, times = [], []

    async def ask() -> None:
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        began = time.perf_counter()
        await app({"type": "http"}, receive, send)
        times.append(time.perf_counter() - began)
        sizes.append(len(sent[1]["body"]))

    async def client(until: float) -> None:
        while time.perf_counter() < until:
            await ask()

    # Together, so that every connection of the pool has prepared its statements, and has chosen its plans.
    for _ in range(CLIENTS):
        await asyncio.gather(*(ask() for _ in range(CLIENTS)))
    times.clear()
    serving, began, cpu = await backends(), time.perf_counter(), time.process_time()
    busy = ticks(serving)
    await asyncio.gather(*(client(began + seconds) for _ in range(CLIENTS)))
    spent, passed, count = time.process_time() - cpu, time.perf_counter() - began, len(times)
    times.sort()
    return Cost(
        app=1000 * spent / count,
        database=1000 * (ticks(serving) - busy) / count,
        p50=1000 * times[count // 2],
        p99=1000 * times[min(count - 1, count * 99 // 100)],
        a_second=count / passed,
        size=sizes[-1],
        memory=resident(),
    )


async def backends() -> list[int]:
    """The processes of the database that serve us, on this machine."""
    if not in_postgres():
        return []
    sql = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    return [row["pid"] for row in await connection().execute_query_dict(sql)]


def ticks(processes: list[int]) -> float:
    """Seconds of CPU that these processes have used."""
    total = 0.0
    for process in processes:
        stat = Path(f"/proc/{process}/stat")
        if stat.exists():
            user, system = stat.read_text().rsplit(")", 1)[1].split()[11:13]
            total += (int(user) + int(system)) / 100
    return total


def resident() -> float:
    """The memory that this process has now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024**2
