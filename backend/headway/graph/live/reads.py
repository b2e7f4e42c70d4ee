"""Reads for those who watch: few at once, and one for all who would read the same."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, Final

# A storm of news leaves room for requests.
AT_ONCE: Final = 2


class Reads:
    """Whoever asks for what a read that has not begun will read, shares it; one that has begun may be too old for them."""

    def __init__(self) -> None:
        self._turns, self._light_turns = asyncio.Semaphore(AT_ONCE), asyncio.Semaphore(AT_ONCE)
        self._waiting: dict[Hashable, asyncio.Task[Any]] = {}

    async def shared(self, key: Hashable, read: Callable[[], Awaitable[Any]], *, light: bool) -> Any:
        """What `read` gives, or another of the same key; light ones wait for no others. To be awaited by tasks that nobody cancels."""
        task = self._waiting.get(key)
        if task is None:
            turns = self._light_turns if light else self._turns
            task = self._waiting[key] = asyncio.create_task(self._in_turn(turns, key, read))
        return await task

    async def _in_turn(
        self, turns: asyncio.Semaphore, key: Hashable, read: Callable[[], Awaitable[Any]]
    ) -> Any:
        async with turns:
            del self._waiting[key]
            return await read()
