"""A transaction of which a part failed keeps nothing, on SQLite as on PostgreSQL."""

from typing import Any

from tortoise.backends.base.client import ConnectionWrapper
from tortoise.exceptions import TransactionManagementError


class Doomed(TransactionManagementError):
    """A part of this transaction failed and somebody went on as if it had not."""


class Watched(ConnectionWrapper[Any]):
    """A transaction's connection for one statement; a statement that fails dooms the transaction.

    PostgreSQL refuses what follows and answers the COMMIT with a silent ROLLBACK; SQLite would keep the rest.
    """

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        if exc_type is not None:
            self.client.doomed = True  # type: ignore[attr-defined]  # both engines' transactions have it
        await super().__aexit__(exc_type, exc_val, exc_tb)
