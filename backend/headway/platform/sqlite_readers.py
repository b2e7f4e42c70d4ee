"""Connections to an SQLite file that only read: in WAL mode they wait for no writer, and no writer for them."""

from asyncio import Semaphore
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final, NamedTuple

import aiosqlite

from headway.platform.cancellation import finish
from headway.platform.stopwatch import Stopwatch

# One for what takes long, and one for everybody else; more would share the same core.
READERS: Final = 2
READING: Final = ("SELECT ", "WITH counted ")


class Reader(NamedTuple):
    connection: aiosqlite.Connection
    stopwatch: Stopwatch


class Readers:
    """Opened when they are needed. Each sees what was committed before its statement began."""

    def __init__(self, opened: Callable[[], Awaitable[Reader]]) -> None:
        self.opened = opened
        self.turns = Semaphore(READERS)
        self.idle: list[Reader] = []

    @asynccontextmanager
    async def one(self) -> AsyncIterator[aiosqlite.Connection]:
        """A connection for one statement, with the time of one statement."""
        async with self.turns:
            if not self.idle:
                await finish(self._open())
            reader = self.idle.pop()
            reader.stopwatch.start()
            try:
                yield reader.connection
            finally:
                self.idle.append(reader)

    async def close(self) -> None:
        while self.idle:
            await self.idle.pop().connection.close()

    async def _open(self) -> None:
        # Kept here and not handed over, so that none is lost with a caller who is cancelled meanwhile.
        self.idle.append(await self.opened())
