"""Operations that run at once: a bounded number, in a bounded queue, and never all of them for one account."""

from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Final
from uuid import UUID

from headway.platform.turns import Turns

RUNNING: Final = 16
WAITING: Final = 256
# From this cost on, an operation keeps the process busy: a second one at its side ends neither of them earlier.
DEAR: Final = 2_000
DEAR_AT_ONCE: Final = 2
# More writes at once end none of them earlier, since they share a core and its locks; reads wait for all of them.
WRITES_AT_ONCE: Final = 2


class Full(Exception):
    """There are too many operations already."""


class InFlight:
    """One account has a quarter of the turns and half of the queue at the most, one document being read and one dear operation."""

    def __init__(self, running: int = RUNNING, waiting: int = WAITING, *, sqlite: bool = False) -> None:
        self.reading = Turns(running, 1)
        self.cheap = Turns(running, max(1, running // 4))
        # SQLite has one writer and few readers: a second dear one would take the reader that is there for everybody else.
        self.dear = Turns(1 if sqlite else DEAR_AT_ONCE, 1)
        self.writing = Turns(1 if sqlite else WRITES_AT_ONCE, 1)
        self.most = running + waiting
        self.most_of_one = self.cheap.most_of_one + waiting // 2
        self.accounts = Counter[UUID]()

    @property
    def count(self) -> int:
        """How many run or wait."""
        return self.accounts.total()

    @contextmanager
    def room(self, account_id: UUID) -> Iterator[None]:
        """Room for one operation of this account. Raises Full at once if there are too many before it."""
        if self.count >= self.most or self.accounts[account_id] >= self.most_of_one:
            raise Full
        self.accounts[account_id] += 1
        try:
            yield
        finally:
            self.accounts[account_id] -= 1
            if not self.accounts[account_id]:
                del self.accounts[account_id]

    def turn(self, account_id: UUID, cost: int, *, writes: bool = False) -> AbstractAsyncContextManager[None]:
        """A turn to run an operation of this cost."""
        if cost >= DEAR:
            return self.dear.turn(account_id)
        return (self.writing if writes else self.cheap).turn(account_id)
