"""What hostile documents leave in the memory of a server, and how long an innocent request waits beside dear ones: `python -m tests.benchmarks.pressure`."""

import asyncio
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

import click
import httpx2

from headway.cli.demo.opening import Demo, prepare
from headway.cli.demo.sign_ins import sign_ins
from headway.platform.database import open_database
from tests.benchmarks.hearing import cpu_of
from tests.web.processes import Process, serving
from tests.web.test_fuzz import memory
from tests.web.test_hostile_requests import declaring, doubling, nested

ROUNDS: Final = 8
PEOPLE: Final = 120
# Just below what one operation may cost.
DEAR: Final = "{ goals(first: 100) { nodes { id title owner { name goals(first: 20) { nodes { id title keyResults { title unit currentOn } } } } } } }"
INNOCENT: Final = "{ viewer { isHr employee { name } } }"


def hostile(number: int) -> Iterator[dict[str, Any]]:
    """A kit of documents, none of which was sent in a round before."""
    mark = f"r{number}"
    yield from ({"query": f"# {mark}\n{text}"} for text in (doubling(30), doubling(14), declaring(51)))
    for at in range(150):
        fields = " ".join(f"f{at}_{it}_{mark}: name" for it in range(25))
        yield {"query": f"query Q{at}{mark} {{ employees(first: 20) {{ nodes {{ {fields} }} }} }}"}
        yield {"query": f"{{ viewer {{ no{at}{mark} {'isHr ' * 40} }} }}"}
        yield {
            "query": f"query($s: String) {{ employees(where: {{search: $s}}) {{ totalCount }} }} # {at}{mark}",
            "variables": {"s": f"{mark}{at}" * 20},
        }
        yield {
            "query": "{ viewer { isHr } }",
            "variables": {f"{mark}{at}{it}": "x" * 900 for it in range(40)},
        }
        yield {
            "query": f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ id }} }} # {at}{mark}",
            "variables": {"ids": [f"{mark}{it}" for it in range(100)]},
        }
    for at in range(40):
        yield {"query": DEAR + f" # {at}{mark}"}


async def send_all(client: httpx2.AsyncClient, number: int) -> None:
    gate = asyncio.Semaphore(8)

    async def send(**request: Any) -> None:
        async with gate:
            answer = await client.post("/graphql", **request)
            assert answer.status_code < 600, answer.text

    bodies = [nested(100_000), nested(41), b" " * 300_000, b'{"query": "\\ud800"}']
    sent = [{"json": it} for it in hostile(number)] + [
        {"content": it, "headers": {"content-type": "application/json"}} for it in bodies
    ]
    await asyncio.gather(*(send(**it) for it in sent))


async def grow(process: Process, client: httpx2.AsyncClient) -> None:
    before = memory(process) / 1024
    click.echo(f"before: {before:.0f} MB")
    for number in range(ROUNDS):
        await send_all(client, number)
        click.echo(f"round {number + 1}: {memory(process) / 1024 - before:+.1f} MB")


async def wait_beside(process: Process, innocent: httpx2.AsyncClient, dear: list[httpx2.AsyncClient]) -> None:
    """How long an innocent request takes alone, and while each of the others has dear ones under way all the time."""
    over = asyncio.Event()

    async def press(client: httpx2.AsyncClient, number: int) -> None:
        while not over.is_set():
            await client.post("/graphql", json={"query": f"{DEAR} # {number % 20}"})

    async def took(times: int) -> list[float]:
        found = []
        for _ in range(times):
            begun = time.perf_counter()
            await innocent.post("/graphql", json={"query": INNOCENT})
            found.append(time.perf_counter() - begun)
        return found

    def said(name: str, found: list[float], used: float) -> None:
        cuts = quantiles(found, n=100)
        click.echo(
            f"{name}: p50 {cuts[49] * 1e3:.1f} ms, p99 {cuts[98] * 1e3:.1f} ms, slowest {max(found) * 1e3:.1f} ms, processor {used:.1f} s",
        )

    await took(20)
    used = cpu_of(process)
    said("alone", await took(300), cpu_of(process) - used)
    used, others = cpu_of(process), [asyncio.create_task(press(it, n)) for n, it in enumerate(dear * 6)]
    said(f"beside {len(others)} dear ones", await took(300), cpu_of(process) - used)
    over.set()
    await asyncio.gather(*others)


async def main(url: str) -> None:
    if "sqlite" not in url or not Path(url.removeprefix("sqlite://")).exists():
        await prepare(url, Demo(1, PEOPLE, canaries=False))
    async with open_database(url):
        tokens = {one.role: one.token for one in await sign_ins(1)}
    with serving(url, HEADWAY_POINTS_PER_MINUTE="1000000000") as process:
        clients = [
            httpx2.AsyncClient(
                base_url=process.url, timeout=120, headers={"authorization": f"Bearer {token}"}
            )
            for token in tokens.values()
            if token
        ]
        for _ in range(50):
            await clients[0].post("/graphql", json={"query": INNOCENT})
        await wait_beside(process, clients[0], clients[1:])
        await grow(process, clients[1])
        for client in clients:
            await client.aclose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
