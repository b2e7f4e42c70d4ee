"""`python -m tests.benchmarks.hearing`: how soon many sockets hear of one write, and what requests wait meanwhile."""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

import click
import httpx2
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from headway.cli.demo.opening import Demo, prepare
from headway.graph.ids import global_id
from headway.identity.models import Account, Session
from headway.people.models import Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.models import KeyResult
from headway.planning.rules import GoalState, Measure, Visibility
from headway.platform import clock
from headway.platform.database import open_database
from headway.platform.tokens import token_hash
from tests.web.processes import LOG, Process, serving

GOAL: Final = """subscription($id: ID!) { goalChanged(id: $id) {
    id version state status progress keyResults { id version } } }"""
CHANGED: Final = "subscription { changed { everything objects { __typename } } }"
INBOX: Final = "subscription { inboxCount }"
READING: Final = "{ currentPeriod { name } }"
RENAME: Final = """mutation($input: CreatePeriodInput!) { createPeriod(input: $input) { __typename } }"""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who listens, whose number is logged, and who may do what concerns everybody."""

    sessions: list[str]
    goal: str
    key_result: KeyResult
    owner: str
    administrator: str


async def gather(accounts: int) -> Crowd:
    """Sessions of so many people, and of the owner of a public goal with a number."""
    key_result = (
        await KeyResult.filter(
            goal__state=GoalState.ACTIVE, goal__visibility=Visibility.PUBLIC, measure=Measure.NUMBER
        )
        .order_by("id")
        .select_related("goal__owner")
        .first()
    )
    assert key_result is not None
    people = await Employee.exclude(status=EmployeeStatus.LEFT).order_by("id").limit(accounts)
    administrator = await Account.filter(admin=True).first()
    assert administrator is not None
    assert len(people) == accounts
    return Crowd(
        [await _session(await _account(person)) for person in people],
        global_id("Goal", key_result.goal_id),
        key_result,
        await _session(await _account(key_result.goal.owner)),
        await _session(administrator),
    )


async def _account(person: Employee) -> Account:
    found = await Account.get_or_none(employee_id=person.id)
    stamps: dict[str, Any] = {"created_at": clock.now(), "updated_at": clock.now()}
    return found or await Account.create(email=person.email, name=person.name, employee=person, **stamps)


async def _session(account: Account) -> str:
    name, moment = f"listens {account.id}", clock.now()
    stamps = {"created_at": moment, "seen_at": moment, "expires_at": moment + timedelta(days=1)}
    await Session.get_or_create(token_hash=token_hash(name), defaults={"account": account, **stamps})
    return name


@asynccontextmanager
async def listening(
    url: str, sessions: list[str], *asked: tuple[str, dict[str, Any]]
) -> AsyncIterator[list[ClientConnection]]:
    """A socket of each session that has its first answers to everything asked."""
    async with AsyncExitStack() as held:
        sockets = []
        for session in sessions:
            opening = connect(
                url.replace("http", "ws") + "/graphql",
                subprotocols=[Subprotocol("graphql-transport-ws")],
                additional_headers={"cookie": f"headway={session}"},
                proxy=None,
                compression=None,
            )
            socket = await held.enter_async_context(opening)
            await socket.send('{"type": "connection_init"}')
            await socket.recv()
            for number, (query, variables) in enumerate(asked):
                payload = {"query": query, "variables": variables}
                await socket.send(json.dumps({"type": "subscribe", "id": str(number), "payload": payload}))
                assert json.loads(await socket.recv())["type"] == "next"
            sockets.append(socket)
        yield sockets


def cpu_of(process: Process) -> float:
    """Seconds of processor that the server has used."""
    user, system = Path(f"/proc/{process.running.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / 100


async def hearing(
    process: Process, sockets: list[ClientConnection], write: Any, reader: httpx2.AsyncClient
) -> str:
    """When the first, the median and the last socket heard after a write, and how long a request took meanwhile."""
    began, used = time.perf_counter(), cpu_of(process)

    async def heard(socket: ClientConnection) -> float:
        await asyncio.wait_for(socket.recv(), 60)
        return time.perf_counter() - began

    everybody = asyncio.gather(*(heard(socket) for socket in sockets))
    await write()
    waits: list[float] = []
    while not everybody.done():
        asked = time.perf_counter()
        await reader.post("/graphql", json={"query": READING})
        waits.append(time.perf_counter() - asked)
        await asyncio.sleep(0.1)
    times = sorted(await everybody)
    return (
        f"{len(times):4} sockets: first {times[0]:.2f} s, half {times[len(times) // 2]:.2f} s, last {times[-1]:.2f} s; "
        f"{cpu_of(process) - used:.2f} s of processor; {len(waits)} requests meanwhile, the slowest {max(waits):.2f} s"
    )


async def run(database: str, sockets: int, accounts: int, times: int) -> None:
    async with open_database(database):
        crowd = await gather(accounts)
    sessions = [crowd.sessions[number % accounts] for number in range(sockets)]
    with serving(database) as process:
        await measured(process, crowd, sessions, times)


async def measured(process: Process, crowd: Crowd, sessions: list[str], times: int) -> None:
    """Print a line for each write: one goal that all look at, then what concerns everybody."""

    def client(session: str) -> httpx2.AsyncClient:
        headers = {"x-headway": "1", "cookie": f"headway={session}"}
        return httpx2.AsyncClient(base_url=process.url, headers=headers, timeout=60)

    async with client(crowd.owner) as owner, client(crowd.administrator) as administrator:
        logged = {
            "keyResultId": global_id("KeyResult", crowd.key_result.id), "confidence": "HIGH"
        }  # fmt: skip
        version = crowd.key_result.version

        async def log() -> None:
            nonlocal version
            given = logged | {
                "version": version,
                "value": str(version),
                "idempotencyKey": f"heard {clock.now()}",
            }
            answer = await owner.post("/graphql", json={"query": LOG, "variables": {"input": given}})
            version = answer.json()["data"]["logProgress"]["keyResult"]["version"]

        years = count(2040)

        async def make_period() -> None:
            year = next(years)
            given = {"name": f"Year {year}", "startsOn": f"{year}-01-01", "endsOn": f"{year}-12-31"}
            answer = await administrator.post(
                "/graphql", json={"query": RENAME, "variables": {"input": given}}
            )
            assert answer.json()["data"]["createPeriod"]["__typename"] == "CreatePeriodPayload", answer.text

        click.echo("one goal that everybody looks at")
        async with listening(process.url, sessions, (GOAL, {"id": crowd.goal})) as sockets:
            for _ in range(times):
                click.echo(await hearing(process, sockets, log, administrator))
        click.echo("what concerns everybody, as each page follows it")
        async with listening(process.url, sessions, (CHANGED, {}), (INBOX, {})) as sockets:
            for _ in range(times):
                click.echo(await hearing(process, sockets, make_period, administrator))


def main() -> None:
    """Make a demo company unless a database is given, and measure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hearing")
    parser.add_argument("--database", help="an address; a demo company is made there if it is empty")
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--sockets", type=int, default=300)
    parser.add_argument("--accounts", type=int, default=150)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.database or f"sqlite://{Path(folder) / 'bench.db'}"
        asyncio.run(prepare(url, Demo(1, given.people, canaries=False)))
        asyncio.run(run(url, given.sockets, given.accounts, given.times))


if __name__ == "__main__":
    main()
