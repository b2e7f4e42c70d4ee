"""A worker of its own that sends what is due: `python -m tests.platform.webhook_process URL`."""

import asyncio
import sys

from headway.platform.database import open_database
from headway.platform.working import do_all
from tests.webhooks import COURIER


async def main() -> None:
    """Do what is due, and end."""
    async with open_database(sys.argv[1]):
        await do_all(COURIER.calls())


asyncio.run(main())
