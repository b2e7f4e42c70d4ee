"""The SQLite engine: one durable connection that writes, some that read, transactions that take the write lock at once and survive cancellation."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from errno import EISDIR
from os import strerror
from pathlib import Path
from typing import Any, Protocol, cast

import aiosqlite
from tortoise.backends.base.client import ConnectionWrapper, NestedTransactionContext, TransactionContext
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
    translate_exceptions,
)
from tortoise.backends.sqlite.executor import SqliteExecutor
from tortoise.connection import get_connections
from tortoise.exceptions import TransactionManagementError
from tortoise.filters import is_in

from headway.platform.cancellation import finish
from headway.platform.doom import Watched
from headway.platform.probing import among
from headway.platform.sqlite_readers import READING, Reader, Readers
from headway.platform.stopwatch import Stopwatch
from headway.platform.text import fold

# WAL lets readers pass a writer; FULL keeps an acknowledged write through a power cut; the time-out is in milliseconds
# and comes first, because switching a new file to WAL may itself have to wait for another process.
PRAGMAS = {
    "busy_timeout": 5000,
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "journal_size_limit": 64 * 1024 * 1024,
}
IN_MEMORY = ":memory:"
# Steps of SQLite's machine between two looks at the clock: some hundredths of a second.
STEPS = 1_000_000


class _HasStopwatch(Protocol):
    client: Any


class _Timed:
    """Whoever gets the connection has the time of one statement from then on."""

    async def __aenter__(self: _HasStopwatch) -> Any:
        connection = await super().__aenter__()  # type: ignore[misc]  # a wrapper's, see below
        self.client.stopwatch.start()
        return connection


class Timed(_Timed, ConnectionWrapper[aiosqlite.Connection]):
    """The engine's connection for one statement."""


class TimedInTransaction(_Timed, Watched):
    """The transaction's connection for one statement."""


class Executor(SqliteExecutor):
    FILTER_FUNC_OVERRIDE = SqliteExecutor.FILTER_FUNC_OVERRIDE | {is_in: among}


class SqliteEngine(SqliteClient):
    executor_class = Executor

    def __init__(self, file_path: str, *, statement_timeout: int = 0, **settings: Any) -> None:
        super().__init__(file_path, **settings)
        self.statement_timeout = statement_timeout
        self.stopwatch = Stopwatch(statement_timeout)
        given = {name: value for name, value in self.pragmas.items() if name in settings}
        self.pragmas = PRAGMAS | given
        self.readers = Readers(self._reader)

    async def create_connection(self, with_db: bool) -> None:
        """Open the file with every pragma and function in place, or not at all."""
        if self._connection is None:
            if self.filename != IN_MEMORY:
                _keep_private(Path(self.filename))
            self._connection = await finish(self._open(self.stopwatch, self.pragmas))
            await self._post_connect()

    async def close(self) -> None:
        await self.readers.close()
        await super().close()

    async def _reader(self) -> Reader:
        stopwatch = Stopwatch(self.statement_timeout)
        pragmas = {"busy_timeout": self.pragmas["busy_timeout"], "query_only": "ON"}
        return Reader(await self._open(stopwatch, pragmas), stopwatch)

    async def _open(self, stopwatch: Stopwatch, pragmas: Mapping[str, object]) -> aiosqlite.Connection:
        connection = await aiosqlite.connect(self.filename, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            await connection.create_function("fold", 1, fold, deterministic=True)
            if stopwatch.most:
                await connection.set_progress_handler(stopwatch.is_late, STEPS)
            for pragma, value in pragmas.items():
                await (await connection.execute(f"PRAGMA {pragma}={value}")).close()
        except BaseException:
            await connection.close()
            raise
        return connection

    def acquire_reader(self) -> AbstractAsyncContextManager[aiosqlite.Connection]:
        """A connection that only reads. A database in memory is seen by the one that made it alone."""
        return self.acquire_connection() if self.filename == IN_MEMORY else self.readers.one()

    @translate_exceptions
    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        if not query.startswith(READING):
            count, changed = await super().execute_query(query, values)
            return count, changed
        rows = await self._read(query, values)
        return len(rows), rows

    @translate_exceptions
    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        if not query.startswith(READING):
            changed: list[dict[str, Any]] = await super().execute_query_dict(query, values)
            return changed
        return [dict(row) for row in await self._read(query, values)]

    async def _read(self, query: str, values: list[Any] | None) -> list[sqlite3.Row]:
        async with self.acquire_reader() as connection:
            self.log.debug("%s: %s", query, values)
            return list(await connection.execute_fetchall(query, values))

    def acquire_connection(self) -> ConnectionWrapper[aiosqlite.Connection]:
        return Timed(self._lock, self)

    def _in_transaction(self) -> TransactionContext:
        return WholeTransaction(SqliteTransaction(self), self._lock)

    @translate_exceptions
    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """All rows or none, also when the caller is cancelled in the middle."""
        async with self._in_transaction() as client:
            await client.execute_many(query, values)


def _keep_private(file: Path) -> None:
    """Reviews and pay are nobody else's business on a shared machine; the journals take over the file's rights."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_dir():
        raise IsADirectoryError(EISDIR, strerror(EISDIR), str(file))
    file.touch(mode=0o600)


class SqliteTransaction(SqliteTransactionWrapper):
    """A transaction on the engine's one connection; `doomed` once a part of it failed."""

    doomed = False
    executor_class = Executor

    @property
    def stopwatch(self) -> Stopwatch:
        """The engine's: both use the one connection."""
        return cast(SqliteEngine, self._parent).stopwatch

    def acquire_connection(self) -> ConnectionWrapper[aiosqlite.Connection]:
        # A task that outlives its transaction would write into the next one, since both use the same connection.
        if self._finalized:
            raise TransactionManagementError(
                "This transaction has ended. Open a new one, or do this before its end."
            )
        return TimedInTransaction(self._lock, self)

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(SqliteTransaction(self))

    async def begin(self) -> None:
        """Take the write lock now: a transaction that reads first and then writes would fail beside another writer."""
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise TransactionManagementError(error) from error


class WholeTransaction(SqliteTransactionContext):
    """Tortoise's transaction, except that no cancellation leaves its lock taken or its transaction open."""

    async def __aenter__(self) -> SqliteTransaction:
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            await finish(self.connection.begin())
        except BaseException:
            try:
                await self._abandon()
            finally:
                self._trxlock.release()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        transaction: SqliteTransaction = self.connection
        return transaction

    async def _abandon(self) -> None:
        self.connection._finalized = True
        raw = self.connection._connection
        if raw is not None and raw.in_transaction:
            await finish(raw.rollback())

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        try:
            if not self.connection._finalized:
                await finish(self.connection.rollback() if exc_type else self._commit())
        finally:
            get_connections().reset(self.token)
            self._trxlock.release()

    async def _commit(self) -> None:
        try:
            await self.connection.commit()
        except BaseException:
            await self._abandon()
            raise


client_class = SqliteEngine
