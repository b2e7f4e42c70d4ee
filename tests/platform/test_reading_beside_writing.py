"""Who reads waits for no writer, and sees what was committed before."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from headway.platform.database import open_database, reader, transaction
from headway.platform.migrating import build_schema
from headway.platform.models import Organisation
from tests.databases import Databases

PATIENCE = 60


async def make(name: str) -> None:
    stamps: dict[str, Any] = {"created_at": "2026-01-01T00:00Z", "updated_at": "2026-01-01T00:00Z"}
    await Organisation.create(name=name, currency="EUR", **stamps)


async def how_many() -> int:
    return await Organisation.all().count()


async def test_a_read_passes_an_open_transaction(databases: Databases) -> None:
    async with open_database(databases.headway()), asyncio.timeout(PATIENCE):
        written, seen = asyncio.Event(), asyncio.Event()

        async def write() -> int:
            async with transaction():
                await make("Meridian")
                written.set()
                await seen.wait()
                return await Organisation.all().count()

        writing = asyncio.create_task(write())
        await written.wait()
        assert await Organisation.all().count() == 0
        assert await Organisation.filter(name="Meridian").values("name") == []
        seen.set()
        assert await writing == 1
        assert await Organisation.all().values("name") == [{"name": "Meridian"}]


async def test_reads_that_are_many_or_cancelled_leave_room_for_the_next(databases: Databases) -> None:
    async with open_database(databases.headway()), asyncio.timeout(PATIENCE):
        reads = [asyncio.create_task(how_many()) for _ in range(20)]
        await asyncio.sleep(0)
        for read in reads[::2]:
            read.cancel()
        counts = await asyncio.gather(*reads, return_exceptions=True)
        assert set(map(type, counts[::2])) == {asyncio.CancelledError}
        assert counts[1::2] == [0] * 10
        assert await asyncio.gather(*(how_many() for _ in range(5))) == [0] * 5


@pytest.mark.alike
async def test_a_reader_of_sqlite_cannot_write(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path}/headway.db"
    await build_schema(url)
    async with open_database(url):
        await make("Meridian")
        async with reader() as raw:
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                await raw.execute("DELETE FROM organisation")
        assert await Organisation.all().count() == 1
