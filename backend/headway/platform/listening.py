"""Hearing what other processes commit: one PostgreSQL connection that listens, made anew whenever it is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import asyncpg  # type: ignore[import-untyped]  # it ships no types
import structlog

from headway.platform.database import NEWS, connection
from headway.platform.news import MISSED, publish, read_notice
from headway.platform.postgres_engine import PostgresEngine

log = structlog.get_logger(__name__)

CHECKED_EVERY: Final = 30.0
LONGEST_PAUSE: Final = 5.0
LOST: Final = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)


@asynccontextmanager
async def listening() -> AsyncIterator[None]:
    """Publishes, while inside, what any process commits. An SQLite file has one process, which hears itself anyway."""
    engine = connection()
    if not isinstance(engine, PostgresEngine):
        yield
        return
    task = asyncio.create_task(_listen(engine, await _ear(engine)))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _ear(engine: PostgresEngine) -> Any:
    """A connection that hears the news."""
    ear = await engine.connect_alone()
    await ear.add_listener(NEWS, lambda _connection, _pid, _channel, notice: publish(read_notice(notice)))
    return ear


async def _listen(engine: PostgresEngine, ear: Any) -> None:
    while True:
        try:
            await _until_lost(ear)
        except LOST:
            log.warning("The connection for news was lost and is made anew.")
        finally:
            ear.terminate()
        ear = await _again(engine)
        # What was written in between was heard by nobody here.
        publish(MISSED)


async def _until_lost(ear: Any) -> None:
    lost = asyncio.Event()
    ear.add_termination_listener(lambda _connection: lost.set())
    while not lost.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(lost.wait(), CHECKED_EVERY)
        if not lost.is_set():
            # A peer that vanished without a word is only found by asking.
            await ear.execute("SELECT 1", timeout=CHECKED_EVERY)


async def _again(engine: PostgresEngine) -> Any:
    pause = 0.05
    while True:
        try:
            return await _ear(engine)
        except LOST:
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)
