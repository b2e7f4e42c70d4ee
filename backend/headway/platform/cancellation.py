"""Work that a cancelled request can not stop half-way."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

Result = TypeVar("Result")

log = structlog.get_logger(__name__)

_units: set[asyncio.Task[Any]] = set()


async def finish(step: Coroutine[Any, Any, Result]) -> Result:
    """Run a short step to its end even if this task is cancelled meanwhile; the cancellation is raised afterwards.

    What the step itself raises is raised here, unless this task was cancelled too.
    """
    task = asyncio.ensure_future(step)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is None:
        return task.result()
    if not task.cancelled():
        # Looked at, so that asyncio does not report an error that nobody waits for any more.
        task.exception()
    raise cancelled


async def unit(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a unit of work in a task of its own, with the caller's context variables.

    A cancelled caller stops waiting; the unit goes on to its commit or its rollback.
    """
    task = asyncio.create_task(work)
    _units.add(task)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.done():
            task.add_done_callback(_report)
        raise
    finally:
        if task.done():
            _units.discard(task)
        else:
            task.add_done_callback(_units.discard)


async def units_finished() -> None:
    """Wait for the units whose callers have gone; the database is closed after them."""
    loop = asyncio.get_running_loop()
    while running := [task for task in _units if task.get_loop() is loop]:
        await asyncio.wait(running)


def _report(task: asyncio.Task[Any]) -> None:
    """Nobody waits for this unit any more, so that its failure is told here or nowhere."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("A unit of work failed after its caller had gone.", exc_info=error)
