"""`headway import time`: facts of timekeeping from a CSV, from the console."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from headway.monitoring.actions import keep_time
from headway.monitoring.rules.time_files import TimeLine, time_lines
from headway.platform.actor import Actor
from headway.platform.batches import MOST_ROWS, Outcome
from headway.platform.database import open_database, transaction
from headway.platform.errors import Problem, Rejected
from headway.platform.migrating import migrate
from headway.platform.settings import Settings

CONSOLE = Actor(account_id=None, name="Console", system=True)
SHOWN = 20


@click.command(
    name="time",
    help="Import facts of timekeeping from a CSV with the columns employee_id, date, scheduled_hours, worked_hours, absence and "
    "source_key. The same file again changes nothing; another number under the same key corrects the fact.",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
def import_time(file: Path, dry_run: bool) -> None:
    try:
        lines = time_lines(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise click.ClickException("The file is not UTF-8. Export it as UTF-8.") from None
    except Rejected as refused:
        raise click.ClickException("\n".join(problem.message for problem in refused.problems)) from None
    asyncio.run(_import(lines, dry_run=dry_run))


async def _import(lines: Sequence[TimeLine], *, dry_run: bool) -> None:
    settings = Settings()
    settings.prepare()
    url = settings.resolved_database_url()
    await migrate(url)
    async with open_database(url), transaction():
        outcomes, problems = await _keep(lines, dry_run=dry_run)
    for number, problem in problems[:SHOWN]:
        click.echo(f"Row {number}, {problem.path[-1]}: {problem.message}")
    if len(problems) > SHOWN:
        click.echo(f"... and {len(problems) - SHOWN} more.")
    told = ", ".join(f"{outcomes[outcome]} {outcome.lower()}" for outcome in Outcome)
    click.echo(f"{len(lines)} rows: {told}.")
    if dry_run:
        click.echo("Nothing was changed: this was a dry run.")


async def _keep(
    lines: Sequence[TimeLine], *, dry_run: bool
) -> tuple[Counter[Outcome], list[tuple[int, Problem]]]:
    """What becomes of the lines, and what is wrong with which of them, in the order of the file."""
    readable = [(line.number, line.row) for line in lines if line.row]
    problems = [(line.number, problem) for line in lines for problem in line.problems]
    outcomes = Counter({Outcome.REFUSED: len(lines) - len(readable)})
    for start in range(0, len(readable), MOST_ROWS):
        batch = readable[start : start + MOST_ROWS]
        results = await keep_time(CONSOLE, [row for _, row in batch], dry_run=dry_run)
        outcomes.update(result.outcome for result in results)
        for (number, _), result in zip(batch, results, strict=True):
            problems += [(number, problem) for problem in result.problems]
    return outcomes, sorted(problems, key=lambda found: found[0])
