"""`headway serve` in processes of their own on a test's database, and a small company that knows how to come in."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx2

from headway.graph.ids import global_id
from headway.identity.models import Account, Session
from headway.people.models import Employee
from headway.platform import clock
from headway.platform.tokens import token_hash
from tests.company import gid, make_goal, make_key_result, make_period
from tests.factories import make_employee

PATIENCE = 60.0


@dataclass
class Process:
    """A server and its address."""

    url: str
    running: subprocess.Popen[str]

    def kill(self) -> None:
        """As a power cut would: nothing of it runs on."""
        self.running.kill()
        self.running.wait(PATIENCE)


@contextmanager
def serving(database_url: str, log: Path = Path(os.devnull), **settings: str) -> Iterator[Process]:
    """`headway serve` with its log in this file, answering when it is handed out."""
    place = {"HEADWAY_DATABASE_URL": database_url, "HEADWAY_PORT": "0", "HEADWAY_BASE_URL": ""}
    command = [sys.executable, "-m", "headway", "serve"]
    with (
        log.open("w") as lines,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=lines, text=True, env=os.environ | place | settings
        ) as running,
    ):
        try:
            assert running.stdout is not None
            said = next(line for line in running.stdout if line.startswith("Headway is at "))
            yield Process(said.split()[-1], running)
        finally:
            if running.poll() is None:
                running.send_signal(signal.SIGTERM)
                running.wait(PATIENCE)


@dataclass
class Writer:
    """Somebody with a goal of their own and a session."""

    person: str
    key_result: str
    session: str
    version: int = 1

    def client(self, url: str, **more: Any) -> httpx2.AsyncClient:
        headers = {"x-headway": "1", "cookie": f"headway={self.session}"}
        return httpx2.AsyncClient(base_url=url, headers=headers, timeout=PATIENCE, **more)

    def logging(self, key: str, value: str = "1") -> dict[str, Any]:
        """The request that logs a number."""
        given = {"keyResultId": self.key_result, "version": self.version, "value": value, "confidence": "HIGH", "idempotencyKey": key}  # fmt: skip
        return {"query": LOG, "variables": {"input": given}}


LOG = """mutation($input: LogProgressInput!) { logProgress(input: $input) {
    ... on LogProgressPayload { update { id } keyResult { version } } ... on UserErrors { errors { code path } } } }"""


async def make_writers(count: int) -> list[Writer]:
    """People in the open database, each with an agreed goal of this period."""
    today = clock.today()
    period = await make_period(starts_on=date(today.year, 1, 1), ends_on=date(today.year, 12, 31))
    return [await _writer(await make_employee(), period, f"session {number}") for number in range(count)]


async def _writer(person: Employee, period: Any, session: str) -> Writer:
    goal = await make_goal(person, period)
    key_result = await make_key_result(goal)
    moment = clock.now()
    stamps: dict[str, Any] = {"created_at": moment, "updated_at": moment}
    account = await Account.create(email=person.email, name=person.name, employee=person, **stamps)
    ends = moment + timedelta(days=1)
    await Session.create(
        account=account, token_hash=token_hash(session), created_at=moment, seen_at=moment, expires_at=ends
    )
    return Writer(global_id("Employee", person.id), gid(key_result), session)


async def connect(url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection without a client around it."""
    host, port = url.removeprefix("http://").split(":")
    return await asyncio.open_connection(host, int(port))


def request_of(url: str, headers: dict[str, str], body: bytes) -> bytes:
    """A request of GraphQL as it is on the wire."""
    lines = [
        "POST /graphql HTTP/1.1",
        f"host: {url.removeprefix('http://').split(':')[0]}",
        "content-type: application/json",
        f"content-length: {len(body)}",
    ]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def hang_up(url: str, headers: dict[str, str], body: bytes) -> None:
    """Send a request and be gone before it is answered."""
    _, writer = await connect(url)
    writer.write(request_of(url, headers, body))
    await writer.drain()
    writer.transport.abort()
