"""`headway import time` and `headway import metrics`: facts of timekeeping and numbers from a file, from the console."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import click

from headway.monitoring.actions.files import FileResult, import_metrics, import_time
from headway.platform.actor import Actor
from headway.platform.batches import Outcome
from headway.platform.database import open_database
from headway.platform.errors import Rejected
from headway.platform.migrating import migrate
from headway.platform.settings import Settings

CONSOLE = Actor(account_id=None, name="Console", system=True)
SHOWN = 20
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

Import = Callable[..., Awaitable[FileResult]]


@click.command(
    name="time",
    help="Import facts of timekeeping from a CSV or XLSX with the columns employee_id and date and some of scheduled_hours, worked_hours, "
    "absence and source_key. The same file again changes nothing; another number under the same key corrects the fact.",
)
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def time(file: Path, *, dry_run: bool) -> None:
    _run(import_time, file, dry_run=dry_run)


@click.command(
    name="metrics",
    help="Import numbers from a CSV or XLSX with the columns feed, date and value, and key if they have one. "
    "The same file again changes nothing; another number under the same key corrects it.",
)
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def metrics(file: Path, *, dry_run: bool) -> None:
    _run(import_metrics, file, dry_run=dry_run)


def _run(work: Import, file: Path, *, dry_run: bool) -> None:
    try:
        result = asyncio.run(_import(work, file.name, file.read_bytes(), dry_run=dry_run))
    except Rejected as refused:
        raise click.ClickException("\n".join(problem.message for problem in refused.problems)) from None
    for it in result.problems[:SHOWN]:
        click.echo(f"Row {it.row}, {it.column}: {it.problem.message}")
    if len(result.problems) > SHOWN:
        click.echo(f"... and {len(result.problems) - SHOWN} more.")
    told = ", ".join(f"{result.outcomes[outcome]} {outcome.lower()}" for outcome in Outcome)
    click.echo(f"{result.outcomes.total()} rows: {told}.")
    if dry_run:
        click.echo("Nothing was changed: this was a dry run.")


async def _import(work: Import, file_name: str, content: bytes, *, dry_run: bool) -> FileResult:
    settings = Settings()
    settings.prepare()
    url = settings.resolved_database_url()
    await migrate(url)
    async with open_database(url):
        return await work(CONSOLE, file_name=file_name, content=content, dry_run=dry_run)
