"""Open lines: who holds how many sockets and streams, and how they all end when the server stops."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final
from uuid import UUID

# Half of the connections that the server takes: requests need theirs.
MOST_IN_PROCESS: Final = 500
MOST_OF_ACCOUNT: Final = 30
# A client that does not take a message within so many seconds is let go; it asks again when it is back.
TAKEN_WITHIN: Final = 10.0


class TooMany(Exception):
    """There are as many lines as this account may have."""


class Lines:
    """The open lines of this process."""

    def __init__(self) -> None:
        self.closing = asyncio.Event()
        self._open = 0
        self._of_account: Counter[UUID | None] = Counter()
        self._none_open = asyncio.Event()
        self._none_open.set()

    @property
    def full(self) -> bool:
        """Whether a new line must be refused for now."""
        return self.closing.is_set() or self._open >= MOST_IN_PROCESS

    @contextmanager
    def open(self) -> Iterator[None]:
        """Counts one line while inside."""
        self._open += 1
        self._none_open.clear()
        try:
            yield
        finally:
            self._open -= 1
            if not self._open:
                self._none_open.set()

    @contextmanager
    def held_by(self, account: UUID | None) -> Iterator[None]:
        """Counts one line of this account while inside. Raises TooMany."""
        if self._of_account[account] >= MOST_OF_ACCOUNT:
            raise TooMany
        self._of_account[account] += 1
        try:
            yield
        finally:
            self._of_account[account] -= 1
            if not self._of_account[account]:
                del self._of_account[account]

    async def close(self) -> None:
        """Let every line say goodbye and wait until they have, or until those who do not listen have had their time."""
        self.closing.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(TAKEN_WITHIN):
                await self.all_closed()

    async def all_closed(self) -> None:
        """Wait until no line is open."""
        await self._none_open.wait()
