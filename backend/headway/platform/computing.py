"""Computing about many things without keeping everybody else waiting."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

# What is computed about so many takes a few hundredths of a second, and a thread some ten-thousandths more.
FEW: Final = 500

Done = TypeVar("Done")


async def aside(work: Callable[[], Done], things: int) -> Done:
    """What this computes about so many things; about many in a thread, between whose steps others are served."""
    return work() if things <= FEW else await asyncio.to_thread(work)
