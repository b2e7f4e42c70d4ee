"""Operations that run at once: a bounded number, a bounded queue, and never all of them for one account."""

from asyncio import Semaphore
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar
from uuid import UUID
from weakref import WeakValueDictionary

Result = TypeVar("Result")

RUNNING: Final = 32
WAITING: Final = 256


class Full(Exception):
    """There are too many operations already."""


class Lane:
    """The operations of one account."""

    def __init__(self, running: int) -> None:
        self.turns = Semaphore(running)
        self.count = 0


class InFlight:
    """Half of the turns and half of the queue are the most that one account gets."""

    def __init__(self, running: int = RUNNING, waiting: int = WAITING) -> None:
        self.turns = Semaphore(running)
        self.of_one = max(1, running // 2)
        self.most = running + waiting
        self.most_of_one = self.of_one + waiting // 2
        self.count = 0
        self.lanes: WeakValueDictionary[UUID, Lane] = WeakValueDictionary()

    async def run(self, account_id: UUID, work: Callable[[], Awaitable[Result]]) -> Result:
        """Do the work when it is its turn. Raises Full at once if it would have to wait behind too many."""
        lane = self.lanes.get(account_id)
        if lane is None:
            lane = self.lanes[account_id] = Lane(self.of_one)
        if self.count >= self.most or lane.count >= self.most_of_one:
            raise Full
        self.count += 1
        lane.count += 1
        try:
            async with lane.turns, self.turns:
                return await work()
        finally:
            self.count -= 1
            lane.count -= 1
