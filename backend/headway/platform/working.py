"""Working: some hands that take jobs as they become due, inside the server or in `headway worker`."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Final

import structlog

from headway.platform import jobs
from headway.platform.cancellation import unit
from headway.platform.jobs import JobKind
from headway.platform.models import Job
from headway.platform.news import News, heard_by

log = structlog.get_logger(__name__)

HANDS: Final = 2
# For jobs that wait for other people's servers, so that those hold up nobody else's.
CALLING_HANDS: Final = 2
# Between two looks where nothing was heard: what another process on an SQLite file enqueued, or what the clock made due.
PATIENCE: Final = 2.0
LOST: Final = "The process that did it ended again and again."

Step = Callable[[], Awaitable[bool]]


@asynccontextmanager
async def working(
    kinds: Collection[JobKind], *steps: Step, calling: Collection[JobKind] = ()
) -> AsyncIterator[None]:
    """Does jobs of these kinds, and takes these steps, while inside; what is under way is finished afterwards.

    Those that are `calling` have hands of their own.
    """
    called = {kind.name: kind for kind in calling}
    known = {kind.name: kind for kind in kinds if kind.name not in called}
    hands = [*[lambda: do_one(known)] * HANDS, *[lambda: do_one(called)] * (CALLING_HANDS if called else 0)]
    tasks = [asyncio.create_task(_again_and_again(step)) for step in (*hands, *steps)]
    try:
        await jobs.schedule(kinds)
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


async def _again_and_again(step: Step) -> None:
    """Take the step until there is nothing to do, and again when something was written or some time has passed."""
    bell = asyncio.Event()

    def ring(_: News) -> None:
        bell.set()

    with heard_by(ring):
        while True:
            bell.clear()
            while await _safely(step):
                pass
            with suppress(TimeoutError):
                await asyncio.wait_for(bell.wait(), PATIENCE)


async def _safely(step: Step) -> bool:
    async def work() -> bool:
        return await step()

    try:
        return await unit(work())
    except Exception:  # the database went away, say: the next look tries again
        log.exception("A worker could not go on.")
        return False


async def do_one(known: Mapping[str, JobKind]) -> bool:
    """Do the job that has waited longest; False if there is none."""
    job = await jobs.lease(known)
    if job is None:
        return False
    await _do(job, known[job.kind])
    return True


async def do_all(kinds: Collection[JobKind]) -> None:
    """Do everything that is due now."""
    known = {kind.name: kind for kind in kinds}
    while await do_one(known):
        pass


async def _do(job: Job, kind: JobKind) -> None:
    if kind.every is None and job.attempts > jobs.MOST_ATTEMPTS:
        await jobs.fail(job, kind, LOST)
        return
    holding = asyncio.create_task(_hold(job))
    try:
        then = await kind.run(**job.payload)
    except Exception as error:  # told by doctor and /metrics, and tried again
        log.exception("A job failed.", kind=job.kind, attempts=job.attempts)
        await jobs.fail(job, kind, f"{type(error).__name__}: {error}")
    else:
        await (jobs.again(job, then) if isinstance(then, datetime) else jobs.finish(job, kind))
    finally:
        holding.cancel()


async def _hold(job: Job) -> None:
    """Renew the lease while the job takes its time."""
    while True:
        await asyncio.sleep(jobs.LEASE.total_seconds() / 3)
        if not await jobs.renew(job):
            return
