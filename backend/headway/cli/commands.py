"""The `headway` command and its parts."""

import asyncio
import logging
import socket
import sqlite3
import sys
from typing import Any

import click
import structlog
from asyncpg import PostgresError  # type: ignore[import-untyped]  # it ships no types
from pydantic import ValidationError
from tortoise.exceptions import DBConnectionError, OperationalError

from headway.cli.account import account
from headway.cli.demo import demo
from headway.cli.doctor import doctor
from headway.cli.import_facts import metrics, time
from headway.cli.import_people import import_people
from headway.cli.serve import serve
from headway.cli.verify import verify
from headway.cli.worker import worker
from headway.graph.schema import schema as graph
from headway.platform.database import UnknownDatabase
from headway.platform.migrating import migrate as migrate_database
from headway.platform.settings import Settings, wrong_settings

TOLD = (ValidationError, UnknownDatabase, sqlite3.DatabaseError, PostgresError, OperationalError, OSError)


class _Commands(click.Group):
    """A group that tells an operator in a sentence what is wrong with the settings, the database or the folder."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TOLD as error:
            raise click.ClickException(_told(error)) from None


def _told(error: Exception) -> str:
    """What is wrong, and what to do."""
    match error:
        case ValidationError():
            return "\n".join(wrong_settings(error))
        case UnknownDatabase():
            return str(error)
        case sqlite3.DatabaseError():
            return f"The database file cannot be used ({error}). Put a backup in its place, or name another folder with HEADWAY_DATA."
        case OperationalError(args=[Exception() as cause]):
            return _told(cause)
        case PostgresError():
            return f"The database refuses ({error}). Check HEADWAY_DATABASE_URL."
        case DBConnectionError():
            return f"{error}. Make it, or check HEADWAY_DATABASE_URL."
        case OSError(filename=str(file)):
            return f"{file} cannot be used ({error.strerror}). Let Headway write there, or name another folder with HEADWAY_DATA."
        case ConnectionError() | socket.gaierror() | TimeoutError():
            return f"The database does not answer ({type(error).__name__}). Check HEADWAY_DATABASE_URL."
    raise error


@click.group(
    cls=_Commands, help="Employee performance management: planning, monitoring, reviewing, rewarding."
)
@click.version_option(package_name="headway")
def main() -> None:
    """The group of all commands; what they print on stdout is for programs to read, so logs go to stderr."""
    structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(sys.stderr))
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)


@main.command(help="Bring the database's tables up to date; safe to run twice, and by two processes at once.")
def migrate() -> None:
    settings = Settings()
    settings.prepare()
    applied = asyncio.run(migrate_database(settings.resolved_database_url()))
    click.echo(f"Applied {', '.join(applied)}." if applied else "Nothing to do: the tables are up to date.")


@main.command(help="Print the GraphQL schema.")
def schema() -> None:
    click.echo(graph.as_str())


@main.group(name="import", help="Bring people, their time, and numbers into Headway from a file.")
def imports() -> None:
    """The group of imports."""


imports.add_command(import_people)
imports.add_command(time)
imports.add_command(metrics)
for command in (account, demo, doctor, serve, verify, worker):
    main.add_command(command)
