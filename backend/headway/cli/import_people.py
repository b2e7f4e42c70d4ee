"""`headway import people`: the same import as on the screen, from the console."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import click

from headway.people import actions, reads
from headway.people.files import LARGEST
from headway.people.rules.headings import Field
from headway.people.rules.plans import RowKind, Weight
from headway.platform.actor import Actor
from headway.platform.database import open_database, transaction
from headway.platform.errors import Rejected
from headway.platform.migrating import migrate
from headway.platform.settings import Settings

CONSOLE = Actor(account_id=None, name="Console", system=True)
SHOWN = 20


@click.command(
    name="people", help="Import people from a CSV or XLSX file; managers, departments and pay come along."
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option(
    "--skip-problems", is_flag=True, help="Leave out rows that cannot be imported or wait for an answer."
)
@click.option("--file-is-complete", is_flag=True, help="Mark as left who is not in the file.")
@click.option("--confirm-missing", type=int, default=None, help="How many people that will be.")
@click.option(
    "--column", "columns", multiple=True, metavar="HEADER=FIELD", help="What a column tells; may be repeated."
)
@click.option(
    "--answer", "answers", multiple=True, metavar="KEY=VALUE", help="Answer a question; may be repeated."
)
def import_people(
    file: Path,
    dry_run: bool,
    skip_problems: bool,
    file_is_complete: bool,
    confirm_missing: int | None,
    columns: tuple[str, ...],
    answers: tuple[str, ...],
) -> None:
    if file.stat().st_size > LARGEST:
        raise click.ClickException(
            "The file is larger than 10 MB. Remove columns, or split it into several files."
        )
    chosen = [actions.ColumnChoice(header, _field(name)) for header, name in _pairs(columns)]
    options = {"skip_problems": skip_problems, "file_is_complete": file_is_complete}
    work = _import(
        file.name,
        file.read_bytes(),
        chosen,
        dict(_pairs(answers)),
        dry_run=dry_run,
        confirm_missing=confirm_missing,
        **options,
    )
    try:
        asyncio.run(work)
    except Rejected as refused:
        raise click.ClickException("\n".join(problem.message for problem in refused.problems)) from None


def _pairs(texts: Iterable[str]) -> list[tuple[str, str]]:
    pairs = []
    for text in texts:
        name, found, value = text.rpartition("=")
        if not found:
            raise click.ClickException(f"Write {text!r} as NAME=VALUE.")
        pairs.append((name, value))
    return pairs


def _field(name: str) -> Field:
    try:
        return Field(name.upper())
    except ValueError:
        known = ", ".join(Field)
        raise click.ClickException(f"{name} is no field. Choose one of {known}.") from None


@asynccontextmanager
async def _kept_unless(dry_run: bool) -> AsyncIterator[None]:
    with suppress(_DryRun):
        async with transaction():
            yield
            if dry_run:
                raise _DryRun


class _DryRun(Exception):
    """Takes back what a dry run wrote."""


async def _import(
    name: str,
    content: bytes,
    columns: list[actions.ColumnChoice],
    answers: dict[str, str],
    *,
    dry_run: bool,
    skip_problems: bool,
    file_is_complete: bool,
    confirm_missing: int | None,
) -> None:
    settings = Settings()
    settings.prepare()
    url = settings.resolved_database_url()
    await migrate(url)
    # All in one transaction, so that neither a dry run nor a refusal leaves the file behind.
    async with open_database(url), _kept_unless(dry_run):
        row = await actions.upload_people(CONSOLE, file_name=name, content=content)
        if columns or answers:
            row = await actions.map_people_import(
                CONSOLE, id=row.id, version=row.version, columns=columns, answers=answers
            )
        preview = await reads.preview_of(row)
        _report(preview)
        if dry_run:
            click.echo("Nothing was changed: this was a dry run.")
            return
        row = await actions.apply_people_import(
            CONSOLE,
            id=row.id,
            version=row.version,
            skip_problems=skip_problems,
            file_is_complete=file_is_complete,
            confirm_missing=confirm_missing,
        )
        click.echo(f"Imported: {row.counts['new']} people added, {row.counts['changed']} changed.")


def _report(preview: reads.Preview) -> None:
    plan = preview.plan
    for match in plan.columns.matches:
        click.echo(f"Column {match.header!r} is {match.field} ({match.confidence} % sure).")
    for header in plan.columns.unmatched:
        click.echo(f"Column {header!r} is not read.")
    for problem in plan.problems:
        click.echo(problem.message)
    for question in plan.questions:
        click.echo(f"Question: {question.message}")
        for choice in question.choices:
            click.echo(f'  --answer "{question.key}={choice.value}"  for {choice.label}')
    findings = [it for row in plan.rows for it in row.findings if it.weight is not Weight.WARNING]
    for finding in findings[:SHOWN]:
        click.echo(
            f"Row {finding.row}, {finding.header or 'whole row'}, {finding.value!r}: {finding.message}"
        )
    if len(findings) > SHOWN:
        click.echo(f"... and {len(findings) - SHOWN} more.")
    kinds = ", ".join(f"{len(plan.of_kind(kind))} {kind.lower()}" for kind in RowKind)
    click.echo(f"{len(plan.rows)} rows: {kinds}; {preview.missing} people here are not in the file.")
