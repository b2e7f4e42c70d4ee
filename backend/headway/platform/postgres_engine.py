"""The PostgreSQL engine: asyncpg with transactions that survive cancellation and no round trip on release."""

from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it ships no types
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.asyncpg.executor import AsyncpgExecutor
from tortoise.backends.base.client import (
    ConnectionWrapper,
    NestedTransactionContext,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.backends.base_postgres.client import translate_exceptions
from tortoise.connection import get_connections
from tortoise.filters import is_in

from headway.platform.cancellation import finish
from headway.platform.doom import Watched
from headway.platform.probing import among


class Session(asyncpg.Connection):  # type: ignore[misc]  # it ships no types
    """A pooled connection that is given back as it is.

    asyncpg would send a reset query after every statement outside a transaction. Nothing in Headway changes a pooled
    session (LISTEN and session locks have connections of their own), and an open transaction is rolled back anyway.
    """

    def get_reset_query(self) -> str:
        return ""


# What only a pool takes.
OF_THE_POOL = frozenset(
    {"min_size", "max_size", "max_queries", "max_inactive_connection_lifetime", "init", "setup"}
)

# A read is one long statement, and asyncpg would not keep those of more than 15 KB.
LONGEST_PREPARED = 200_000


class Executor(AsyncpgExecutor):
    FILTER_FUNC_OVERRIDE = AsyncpgExecutor.FILTER_FUNC_OVERRIDE | {is_in: among}


class PostgresEngine(AsyncpgDBClient):
    executor_class = Executor
    connection_class = Session

    def __init__(self, *, statement_timeout: int = 0, **settings: Any) -> None:
        super().__init__(max_cacheable_statement_size=LONGEST_PREPARED, **settings)
        # JSON has instants as text, in the zone of the session.
        self.server_settings["timezone"] = "UTC"
        # Statements are planned once a connection and not for every request: with access queries inside, planning took
        # longer than running (see tests/benchmarks). What hangs on a value's size, as LIMIT does, is written as text.
        self.server_settings["plan_cache_mode"] = "force_generic_plan"
        # Such a plan guesses its costs, and a high guess would have it compiled, which takes longer than our statements.
        self.server_settings["jit"] = "off"
        if statement_timeout:
            self.server_settings["statement_timeout"] = str(statement_timeout)

    async def connect_alone(self) -> asyncpg.Connection:
        """A connection to the same database beside the pool."""
        settings = {name: value for name, value in self._template.items() if name not in OF_THE_POOL}
        return await asyncpg.connect(password=self.password, **settings)

    def _in_transaction(self) -> TransactionContext:
        return WholeTransaction(PostgresTransaction(self), self._pool_init_lock)

    @translate_exceptions
    async def execute_many(self, query: str, values: list[Any]) -> None:
        """All rows or none, also when the caller is cancelled in the middle."""
        async with self._in_transaction() as client:
            await client.execute_many(query, values)


class PostgresTransaction(TransactionWrapper):
    """A transaction on a connection of its own; `doomed` once a part of it failed."""

    executor_class = Executor
    doomed = False

    def acquire_connection(self) -> ConnectionWrapper[asyncpg.Connection]:
        return Watched(self._lock, self)

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(PostgresTransaction(self))


class WholeTransaction(TransactionContextPooled):
    """Tortoise's transaction, except that no cancellation keeps its connection from the pool."""

    async def __aenter__(self) -> PostgresTransaction:
        await self.ensure_connection()
        transaction: PostgresTransaction = self.client  # type: ignore[assignment]  # the engine's own class, see above
        transaction._connection = await transaction._parent._pool.acquire()  # type: ignore[union-attr]  # ensured above
        try:
            await finish(transaction.begin())
        except BaseException:
            await self._release()
            raise
        self.token = get_connections().set(self.connection_name, transaction)
        return transaction

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        try:
            if not self.client._finalized:
                await finish(self.client.rollback() if exc_type else self.client.commit())
        finally:
            get_connections().reset(self.token)
            await self._release()

    async def _release(self) -> None:
        # The pool rolls back what is still open, also where the rollback itself was refused.
        self.client._finalized = True
        if pool := self.client._parent._pool:
            await finish(pool.release(self.client._connection))


client_class = PostgresEngine
