"""What follows the calendar while the server runs: people, roles and rewards whose day has come."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress

import structlog

from headway.people.jobs import follow_calendar
from headway.platform import clock
from headway.platform.cancellation import unit
from headway.rewarding.jobs import execute_due

log = structlog.get_logger(__name__)

HOUR = 3600


async def pay_out() -> None:
    """Rewards whose effective date has come."""
    await execute_due(clock.today())


JOBS: Sequence[Callable[[], Awaitable[object]]] = (follow_calendar, pay_out)


@asynccontextmanager
async def following_the_calendar() -> AsyncIterator[None]:
    """Run every job now and each hour; they are idempotent, so that several processes may."""
    task = asyncio.create_task(_each_hour())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _each_hour() -> None:
    while True:
        for job in JOBS:
            await run_safely(job)
        await asyncio.sleep(HOUR)


async def run_safely(job: Callable[[], Awaitable[object]]) -> None:
    """One job as a unit of work; its failure is logged and does not stop the others."""

    async def work() -> None:
        await job()

    try:
        await unit(work())
    except Exception:  # the next hour tries again
        log.exception("a job failed", job=job.__name__)
