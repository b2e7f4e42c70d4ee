"""A watch: one open subscription, what concerns it, and what it has heard since it looked last."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final
from uuid import UUID

from headway.graph.context import Info
from headway.platform.actor import Actor
from headway.platform.news import Written

# Everybody's tasks depend on these.
COMPANY_WIDE: Final = frozenset({"Organisation", "Period", "ReviewCycle"})
MOST_HEARD: Final = 200
CHECKED_EVERY: Final = 120.0
NOBODY: Final[frozenset[UUID]] = frozenset()

Renew = Callable[[], Awaitable[Actor | None]]


class Over(Enum):
    """Why a watch ended."""

    STOPPED = auto()
    SIGNED_OUT = auto()


@dataclass(frozen=True, slots=True)
class Batch:
    """News of a moment, transaction by transaction, with the managers above everybody they name."""

    transactions: tuple[tuple[Written, ...], ...]
    people_by_manager: Mapping[UUID, frozenset[UUID]]
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What was written since the last look; at the first look, and where too much was heard or missed, `everything`."""

    written: tuple[Written, ...] = ()
    everything: bool = False


@dataclass(eq=False)
class Watch:
    """Holds a bounded number of ids, so that a client that reads slowly costs nothing more than a late answer."""

    renew: Renew
    turns: asyncio.Semaphore
    actor: Actor | None = None
    objects: frozenset[UUID] = NOBODY
    home: bool = False
    over: Over | None = None
    last: bytes | None = None
    heard: dict[tuple[str, UUID], Written] = field(default_factory=dict)
    everything: bool = True
    _bell: asyncio.Event = field(default_factory=asyncio.Event)
    _in_turn: bool = False

    def hear(self, batch: Batch) -> None:
        """Keep the transactions that concern this watch, and wake it."""
        for written in batch.transactions:
            if any(self._concerned(it, batch) for it in written):
                self.heard |= {(it.type, it.id): it for it in written}
        if batch.missed or len(self.heard) > MOST_HEARD:
            self.everything = True
            self.heard.clear()
        if self.everything or self.heard:
            self._bell.set()

    def _concerned(self, it: Written, batch: Batch) -> bool:
        if self.actor is None:
            return False
        me = {self.actor.account_id, self.actor.employee_id}
        if not it.ids.isdisjoint(me | self.objects):
            return True
        if not self.home:
            return False
        if self.actor.is_hr or self.actor.is_admin or self.actor.integration or it.type in COMPANY_WIDE:
            return True
        mine = batch.people_by_manager.get(self.actor.employee_id) if self.actor.employee_id else None
        return bool(mine) and not it.ids.isdisjoint(mine or NOBODY)

    def stop(self) -> None:
        """End the watch as soon as it has finished what it does; nothing is cancelled."""
        self.over = self.over or Over.STOPPED
        self._bell.set()

    async def next(self) -> Heard | None:
        """Wait for something to look at, for a turn, and for the actor as of now; None when it is over."""
        self.looked()
        while not (self.everything or self.heard or self.over):
            await self._rung()
        await self._renewed()
        if self.over:
            return None
        heard = Heard(tuple(self.heard.values()), self.everything)
        self.heard, self.everything = {}, False
        return heard

    async def _rung(self) -> None:
        try:
            async with asyncio.timeout(CHECKED_EVERY):
                await self._bell.wait()
        except TimeoutError:
            # Sessions and tokens also end by the clock, of which there are no news.
            await self._renewed()
            self.looked()
        self._bell.clear()

    async def _renewed(self) -> None:
        if self.over:
            return
        await self.turns.acquire()
        self._in_turn = True
        self.actor = await self.renew()
        if self.actor is None:
            self.over = Over.SIGNED_OUT

    def reads_differently(self, said: bytes | None) -> bool:
        """Whether this was not said last time: an answer that stays the same would only hint at what may not be seen."""
        differs = said is None or said != self.last
        self.last = said
        return differs

    def looked(self) -> None:
        """Let others have their turn: only a few read at once, so that a storm of news leaves room for requests."""
        if self._in_turn:
            self._in_turn = False
            self.turns.release()


async def looks(info: Info, *, objects: frozenset[UUID] = NOBODY, home: bool = False) -> AsyncIterator[Heard]:
    """Once now, and again whenever something was written about these objects, the viewer, or (`home`) those below.

    Rights are as of each look: the actor and everything loaded are new.
    """
    watch = info.context.watch
    if watch is None:
        raise RuntimeError("A subscription needs a watch.")
    watch.objects, watch.home = objects, home
    while (heard := await watch.next()) is not None and watch.actor is not None:
        info.context.actor = watch.actor
        info.context.loaders.clear()
        yield heard
