"""The desk: where the news of this process meet those who watch."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Final
from uuid import UUID

import structlog

from headway.graph.live.reads import Reads
from headway.graph.live.watch import Batch, Pay, Renew, Watch, free
from headway.people.reads import people_by_manager
from headway.platform.cancellation import unit
from headway.platform.news import News, heard_by

log = structlog.get_logger(__name__)

# Beyond this many, asking who is above them costs more than everybody looking once.
MOST_NAMED: Final = 5_000
# News that follow soon are told together.
PAUSE: Final = 0.1


class Desk:
    """Asks once for each batch of news whom it concerns, however many watch; while it asks, the next batch gathers."""

    def __init__(self) -> None:
        self.watches: set[Watch] = set()
        self.reads = Reads()
        self._news: list[News] = []
        self._arrived = asyncio.Event()

    def watch(self, renew: Renew, pay: Pay = free) -> Watch:
        """A new watch of whoever `renew` loads, who pays for each look but the first."""
        return Watch(renew, self.reads, pay)

    @contextmanager
    def telling(self, watch: Watch) -> Iterator[None]:
        """The watch hears the news while inside."""
        self.watches.add(watch)
        try:
            yield
        finally:
            self.watches.discard(watch)

    def hear(self, news: News) -> None:
        """Take news in; nobody waits for them to be told."""
        if not self.watches:
            return
        self._news.append(news)
        self._arrived.set()

    async def run(self) -> None:
        """Tell the watches, batch after batch."""
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            news, self._news = self._news, []
            batch = await unit(_batch(news))
            for watch in tuple(self.watches):
                watch.hear(batch)
            await asyncio.sleep(PAUSE)


async def _batch(news: list[News]) -> Batch:
    ids = frozenset[UUID]().union(*(it.ids for one in news for it in one.written))
    if any(one.missed for one in news) or len(ids) > MOST_NAMED:
        return Batch((), {}, missed=True)
    try:
        return Batch(tuple(one.written for one in news), await people_by_manager(ids))
    except Exception:  # they look for themselves
        log.exception("It could not be found out whom the news concern.")
        return Batch((), {}, missed=True)


@asynccontextmanager
async def delivering() -> AsyncIterator[Desk]:
    """A desk at work while inside."""
    desk = Desk()
    task = asyncio.create_task(desk.run())
    try:
        with heard_by(desk.hear):
            yield desk
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
