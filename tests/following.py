"""Subscriptions followed without a server: what somebody is told, in the order they are told it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from headway.graph.documents import prepare
from headway.graph.live.desk import Desk, delivering
from headway.graph.live.following import follow
from headway.graph.live.watch import Watch
from headway.platform.actor import Actor
from headway.platform.listening import listening

PATIENCE = 60.0
ENDED = "ended"


@dataclass
class Follower:
    """One subscription."""

    watch: Watch
    told: asyncio.Queue[Any] = field(default_factory=asyncio.Queue)

    async def next(self) -> Any:
        """What is told next: data, errors, or that it ended."""
        return await asyncio.wait_for(self.told.get(), PATIENCE)

    async def run(self, desk: Desk, document: str, variables: dict[str, Any]) -> None:
        with desk.telling(self.watch):
            async for answer in follow(prepare(document), variables, None, self.watch):
                self.told.put_nowait(answer.data if answer.data is not None else answer.body["errors"])
        self.told.put_nowait(ENDED)


Follow = Callable[..., Follower]


@asynccontextmanager
async def followers() -> AsyncIterator[Follow]:
    """Hands out followers on the open database: `follow(actor or how to load them, document, **variables)`."""
    async with AsyncExitStack() as ending:
        await ending.enter_async_context(listening())
        desk = await ending.enter_async_context(delivering())

        def start(actor: Actor | Callable[[], Any], document: str, **variables: Any) -> Follower:
            async def same() -> Actor:
                assert isinstance(actor, Actor)
                return actor

            follower = Follower(desk.watch(same if isinstance(actor, Actor) else actor))
            task = asyncio.create_task(follower.run(desk, document, variables))

            async def stop() -> None:
                follower.watch.stop()
                await asyncio.wait_for(task, PATIENCE)

            ending.push_async_callback(stop)
            return follower

        yield start
