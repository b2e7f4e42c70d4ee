"""Turns: a bounded number at once, and the next one goes to whoever has the fewest."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager


class Turns:
    """Of those who have equally few, who has waited longest is next; nobody has more than `most_of_one`."""

    def __init__(self, most: int, most_of_one: int) -> None:
        self.most, self.most_of_one = most, most_of_one
        self.held = Counter[Hashable]()
        self.waiting: list[tuple[Hashable, asyncio.Future[None]]] = []

    @asynccontextmanager
    async def turn(self, who: Hashable) -> AsyncIterator[None]:
        """Wait for a turn and have it while inside."""
        await self.take(who)
        try:
            yield
        finally:
            self.give_back(who)

    async def take(self, who: Hashable) -> None:
        """Wait for a turn, to be given back."""
        asking = who, asyncio.get_running_loop().create_future()
        self.waiting.append(asking)
        self._hand_out()
        try:
            await asking[1]
        except asyncio.CancelledError:
            if asking in self.waiting:
                self.waiting.remove(asking)
            else:
                self.give_back(who)
            raise

    def give_back(self, who: Hashable) -> None:
        """Let the next one have it."""
        self.held[who] -= 1
        if not self.held[who]:
            del self.held[who]
        self._hand_out()

    def _hand_out(self) -> None:
        while self.held.total() < self.most:
            able = [asking for asking in self.waiting if self.held[asking[0]] < self.most_of_one]
            if not able:
                return
            who, handed = asking = min(able, key=lambda it: self.held[it[0]])
            self.waiting.remove(asking)
            self.held[who] += 1
            handed.set_result(None)
