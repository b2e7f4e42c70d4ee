"""A watch: one open subscription, what concerns it, and what it has heard since it looked last."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final
from uuid import UUID

from headway.graph.live.concerns import NO_CONCERN, Concern, Heard
from headway.graph.live.reads import Reads
from headway.platform.actor import Actor
from headway.platform.news import Written

# Everybody's tasks depend on these.
COMPANY_WIDE: Final = frozenset({"Organisation", "Period", "ReviewCycle"})
# As many as are looked up at once.
MOST_HEARD: Final = 100
CHECKED_EVERY: Final = 120.0
NOBODY: Final[frozenset[UUID]] = frozenset()

Renew = Callable[[], Awaitable[Actor | None]]
# Pays for one more look; for how many seconds there is nothing left to pay it with, or 0 if it is paid.
Pay = Callable[[], Awaitable[float]]


async def free() -> float:
    """A look that costs nothing."""
    return 0


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


@dataclass(eq=False)
class Watch:
    """Holds a bounded number of ids, so that a client that reads slowly costs nothing more than a late answer."""

    renew: Renew
    reads: Reads
    pay: Pay = free
    looked: bool = False
    actor: Actor | None = None
    concern: Concern = NO_CONCERN
    over: Over | None = None
    last: bytes | None = None
    heard: dict[tuple[str, UUID], Written] = field(default_factory=dict)
    everything: bool = True
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

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
        if not it.ids.isdisjoint(me | self.concern.objects):
            return True
        if not self.concern.home:
            return False
        if self.actor.is_hr or self.actor.is_admin or self.actor.integration or it.type in COMPANY_WIDE:
            return True
        mine = batch.people_by_manager.get(self.actor.employee_id) if self.actor.employee_id else None
        return bool(mine) and not it.ids.isdisjoint(mine or NOBODY)

    def stop(self) -> None:
        """End the watch as soon as it has finished what it does; nothing is cancelled."""
        self.over = self.over or Over.STOPPED
        self._bell.set()

    async def next(self) -> tuple[Actor, Heard] | None:
        """Wait for something to look at: what was heard, and the actor as of now; None when it is over."""
        while not (self.everything or self.heard or self.over):
            await self._rung()
        await self._paid()
        # Before the rights are read: what is heard meanwhile may have changed them, and is left for `still`.
        heard = Heard(tuple(self.heard.values()), self.everything)
        self.heard, self.everything = {}, False
        await self._renewed()
        if self.over or self.actor is None:
            return None
        return self.actor, heard

    async def still(self, actor: Actor) -> bool:
        """Whether they are who they were when this was read; if not, nobody is told it, and all is looked at anew."""
        if self.heard or self.everything:
            await self._renewed()
        if self.actor == actor:
            return True
        self.everything = True
        return False

    async def _paid(self) -> None:
        """The first look was paid with the operation. Who has nothing left hears of it all in the next minute."""
        while self.looked and not self.over and (seconds := await self.pay()):
            await self._rung(seconds)
        self.looked = True

    async def _rung(self, within: float = CHECKED_EVERY) -> None:
        try:
            async with asyncio.timeout(within):
                await self._bell.wait()
        except TimeoutError:
            # Sessions and tokens also end by the clock, of which there are no news.
            await self._renewed()
        self._bell.clear()

    async def _renewed(self) -> None:
        if self.over:
            return
        self.actor = await self.renew()
        if self.actor is None:
            self.over = Over.SIGNED_OUT

    def reads_differently(self, said: bytes | None) -> bool:
        """Whether this was not said last time: an answer that stays the same would only hint at what may not be seen."""
        differs = said is None or said != self.last
        self.last = said
        return differs
