"""A worker of its own that says what it does: `python -m tests.platform.worker_process URL done|hang`."""

import asyncio
import sys

from headway.platform.database import open_database
from headway.platform.jobs import JobKind
from headway.platform.working import do_all


async def _say(number: int) -> None:
    """Tells that it began, and either ends or waits to be killed."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()
    if sys.argv[2] == "hang":
        await asyncio.Event().wait()


async def main() -> None:
    """Do what is due, and end."""
    async with open_database(sys.argv[1]):
        await do_all([JobKind("say", _say)])


asyncio.run(main())
