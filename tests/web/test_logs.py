"""The log: a line for each request that ties to its answer, and no word that somebody wrote."""

import io
import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import structlog

from headway.identity import actions
from headway.platform import logs
from headway.platform.database import connection, open_database
from headway.platform.migrating import build_schema
from tests.databases import Databases, now
from tests.web.processes import serving

PLANTED = "zebrafinch"
SECRET = f"{PLANTED} is my password"
BROKEN = f'query {PLANTED} {{ {PLANTED}: skills {{ id }} other: employees(where: {{search: "{PLANTED}"}}) {{ totalCount }} }}'  # fmt: skip


async def break_it(url: str) -> None:
    """A database that fails: every query of skills is a fault of ours."""
    await build_schema(url)
    async with open_database(url):
        await actions.set_up(
            organisation="Meridian", currency="EUR", name="Ada", email="ada@example.org", password=SECRET
        )
        await connection().execute_script("ALTER TABLE skill RENAME TO lost_skill")


def requests_of(client: httpx2.Client) -> list[httpx2.Response]:
    """Requests with planted words wherever there is room for them."""
    sign_in = {"email": "ada@example.org", "password": SECRET}
    return [
        client.post("/auth/sign-in", json={**sign_in, "password": f"{PLANTED} wrong"}),
        client.post("/auth/sign-in", json=sign_in),
        client.get(f"/auth/invitations/{PLANTED}"),
        client.get(f"/{PLANTED}?{PLANTED}={PLANTED}"),
        client.post("/graphql", json={"query": "query($id: ID!) { node(id: $id) { id } }", "variables": {"id": PLANTED}}),
        client.post("/graphql", json={"query": BROKEN, "operationName": PLANTED}),
        client.post("/graphql", json={"query": f"{{ {PLANTED} }}"}),
        client.post("/graphql", content=f'{{"{PLANTED}'.encode(), headers={"content-type": "application/json"}),
        client.get("/healthz", headers={"x-request-id": f"{PLANTED} {PLANTED}"}),
        client.get("/healthz", headers={"x-request-id": "from-the-proxy-1"}),
    ]  # fmt: skip


def test_no_word_of_anybody_reaches_the_log(databases: Databases, tmp_path: Path) -> None:
    url, log = databases.blank(), tmp_path / "log"
    now(break_it(url))
    with (
        serving(url, log) as process,
        httpx2.Client(base_url=process.url, headers={"x-headway": "1"}, timeout=60) as client,
    ):
        answers = requests_of(client)
    text = log.read_text(encoding="utf-8")
    lines: list[dict[str, Any]] = [json.loads(line) for line in text.splitlines()]
    # A line is written once its answer has gone, so that the next request may be the first to write its own.
    order = [it.headers["x-request-id"] for it in answers]
    told = sorted(
        (line for line in lines if line["event"] == "request"), key=lambda it: order.index(it["request_id"])
    )
    assert [line["request_id"] for line in told] == order
    assert told[-1]["request_id"] == "from-the-proxy-1"
    assert [line["status"] for line in told] == [it.status_code for it in answers]
    assert told[5]["path"] == "/graphql"
    assert told[5]["cost"] == 103
    assert told[5]["operation"] is None
    fault = answers[5].json()["errors"][0]["extensions"]
    assert fault["code"] == "INTERNAL"
    [failed] = [line for line in lines if line["level"] == "error"]
    assert (failed["reference"], failed["field"]) == (fault["reference"], "skills")
    assert failed["request_id"] == told[5]["request_id"]
    assert failed["error"] == "OperationalError"
    assert failed["where"].startswith("headway.")
    for word in (PLANTED, "SELECT", "Traceback", ".py", "lost_skill", "skill ", "ada@"):
        assert word not in text


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """A stream for the log to be set up on as a server does it."""
    written, before = io.StringIO(), logging.getLogger().handlers[:]
    monkeypatch.setattr("headway.platform.logs.atexit.register", lambda _: None)
    yield written
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = before


def test_libraries_say_no_more_than_what_went_wrong(lines: io.StringIO) -> None:
    stream = logs.configure(lines, development=False)
    try:
        raise KeyError(PLANTED)
    except KeyError:
        logging.getLogger("asyncio").exception(
            "Task exception was never retrieved\nfuture: <Task %s>", PLANTED
        )
    stream.close()
    [line] = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert (line["event"], line["error"]) == ("Task exception was never retrieved", "KeyError")
    assert PLANTED not in lines.getvalue()


def test_development_sees_the_stack(lines: io.StringIO) -> None:
    stream = logs.configure(lines, development=True)
    try:
        raise KeyError(PLANTED)
    except KeyError as error:
        structlog.get_logger("headway").error("failed", exc_info=error)
    stream.close()
    assert "Traceback" in lines.getvalue()


def test_a_log_that_nobody_reads_holds_nobody_up() -> None:
    class Stuck(io.StringIO):
        released = threading.Event()

        def write(self, text: str) -> int:
            self.released.wait()
            return super().write(text)

    stuck = Stuck()
    stream = logs.Unhurried(stuck, waiting=2)
    for number in range(10):
        stream.write(f"{number}\n")
    stuck.released.set()
    stream.close()
    assert stuck.getvalue().startswith("0\n")
    assert len(stuck.getvalue().splitlines()) <= 4
