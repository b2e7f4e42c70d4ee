"""`headway worker`: the jobs in a process of their own, where the servers have HEADWAY_JOBS=worker."""

import asyncio
import signal
import sys

import click

from headway.platform.database import open_database
from headway.platform.jobs import retry_given_up
from headway.platform.listening import listening
from headway.platform.logs import configure
from headway.platform.migrating import migrate
from headway.platform.settings import Settings
from headway.web.jobs import all_jobs


@click.command(help="Do the jobs that wait, until told to stop: reminders, mail, what follows the calendar.")
@click.option("--retry", is_flag=True, help="First give the jobs that were given up as many attempts again.")
def worker(*, retry: bool) -> None:
    """Migrate, then work until a signal; the job under way is finished first."""
    settings = Settings()
    settings.prepare()
    configure(sys.stderr, development=settings.development)
    asyncio.run(_work(settings, retry=retry))


async def _work(settings: Settings, *, retry: bool) -> None:
    stopped = asyncio.Event()
    for signalled in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signalled, stopped.set)
    url = settings.resolved_database_url()
    await migrate(url)
    async with open_database(url, statement_timeout=int(settings.statement_seconds * 1000)):
        if retry:
            click.echo(f"{await retry_given_up()} jobs are tried again.")
        async with listening(), all_jobs(settings):
            click.echo("Headway works.")
            sys.stdout.flush()
            await stopped.wait()
