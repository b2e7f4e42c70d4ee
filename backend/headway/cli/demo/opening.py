"""Whose database it is: an empty one to fill, a demo made before to use again, or somebody's own to leave alone."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from headway.cli.demo.canaries import Canary, canaries
from headway.cli.demo.generating import generate
from headway.cli.demo.indexes import set_aside
from headway.cli.demo.reminding import remind_before
from headway.cli.demo.sign_ins import SignIn, password_hash_of, sign_ins
from headway.cli.demo.signing import sign_reviews
from headway.platform import clock
from headway.platform.database import (
    connection,
    in_postgres,
    is_sqlite,
    open_database,
    sqlite_path,
    transaction,
)
from headway.platform.migrating import migrate
from headway.platform.models import Organisation

# A file nobody can see yet needs no safety from power cuts; what is checked at its end needs no checking row by row.
UNSEEN: Final[dict[str, Any]] = {
    "journal_mode": "OFF", "synchronous": "OFF", "foreign_keys": "OFF", "cache_size": -400_000, "locking_mode": "EXCLUSIVE",
}  # fmt: skip
MIGRATIONS: Final = "tortoise_migrations"
# How every SQLite file begins.
SQLITE: Final = b"SQLite format 3\0"


class NotOurs(Exception):
    """A database that the demo must not touch; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo asks for."""

    seed: int
    people: int
    canaries: bool = False

    def __str__(self) -> str:
        return f"--seed {self.seed} --people {self.people}{' --canaries' if self.canaries else ''}"


@dataclass(frozen=True, slots=True)
class Opened:
    """A database ready to be served: made now or before, who may sign in, and the canaries if there are to be some."""

    made_now: bool
    sign_ins: list[SignIn]
    canaries: list[Canary]


async def prepare(url: str, wanted: Demo) -> Opened:
    """Fill an empty database or take up one's own. Raises NotOurs for any other, and leaves it as it was."""
    made_now = await _fill_file(url, wanted) if is_sqlite(url) else await _fill_server(url, wanted)
    async with open_database(url):
        who = await sign_ins(wanted.seed, more=wanted.canaries)
        return Opened(made_now, who, await canaries(who) if wanted.canaries else [])


async def _fill_file(url: str, wanted: Demo) -> bool:
    """Make the file under another name, and give it its own when it is whole."""
    file = Path(sqlite_path(url))
    if _is_there(file) and not await _is_blank(url):
        await _take_up(url, wanted)
        return False
    with _unseen(file) as unseen:
        await migrate(f"sqlite://{unseen}")
        async with open_database(f"sqlite://{unseen}", **UNSEEN):
            async with transaction():
                await _generate(wanted)
                await _refuse_broken()
            await connection().execute_script("PRAGMA optimize")
    return True


def _is_there(file: Path) -> bool:
    """Whether there is a database in the file. Raises NotOurs for a file of another kind."""
    if not file.exists() or file.stat().st_size == 0:
        return False
    with file.open("rb") as opened:
        if opened.read(len(SQLITE)) != SQLITE:
            raise NotOurs(f"{file} is no SQLite database. Name another folder with --data.")
    return True


@contextmanager
def _unseen(file: Path) -> Iterator[Path]:
    """A new file beside this one, which takes its place once all went well, and leaves nothing behind if not."""
    unseen = file.with_name(f"{file.name}.unfinished-{os.getpid()}")
    unseen.unlink(missing_ok=True)
    try:
        yield unseen
        unseen.replace(file)
    finally:
        for leftover in unseen.parent.glob(f"{unseen.name}*"):
            leftover.unlink()


async def _fill_server(url: str, wanted: Demo) -> bool:
    """Fill a database on a server in one transaction, unless it holds something."""
    if not await _is_blank(url):
        await _take_up(url, wanted)
        return False
    await migrate(url)
    async with open_database(url):
        async with transaction():
            await _generate(wanted)
        await connection().execute_script("ANALYZE")
    return True


async def _generate(wanted: Demo) -> None:
    with _uncollected():
        async with set_aside():
            company = await generate(
                seed=wanted.seed,
                people=wanted.people,
                today=clock.today(),
                password_hash=password_hash_of(wanted.seed),
                canaries=wanted.canaries,
            )
        await sign_reviews(company)
        await remind_before(company)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for circles of garbage in this block: rows make none, and looking through those that wait takes a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def _refuse_broken() -> None:
    broken = await connection().execute_query_dict("PRAGMA foreign_key_check")
    if broken:
        message = f"The demo refers to {len(broken)} rows that it did not make, for example in {broken[0]['table']}."
        raise RuntimeError(message)


async def _is_blank(url: str) -> bool:
    """Whether there are no tables, or only Headway's own without an organisation, account or person."""
    async with open_database(url):
        tables = await _tables()
        if not tables:
            return True
        if MIGRATIONS not in tables or not {"organisation", "account", "employee"} <= tables:
            raise NotOurs(f"This database holds tables of something else. {_elsewhere(url)}")
        for table in ("organisation", "account", "employee"):
            if await connection().execute_query_dict(f'SELECT 1 FROM "{table}" LIMIT 1'):  # noqa: S608 - three known names
                return False
        return True


async def _tables() -> set[str]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    if in_postgres():
        sql = "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
    return {row["name"] for row in await connection().execute_query_dict(sql)}


async def _take_up(url: str, wanted: Demo) -> None:
    """Use a demo made before, if it is one and the one that is asked for."""
    await _check_own(url, wanted)
    await migrate(url)


async def _check_own(url: str, wanted: Demo) -> None:
    async with open_database(url):
        rows = await connection().execute_query_dict("SELECT settings FROM organisation")
        made = Organisation._meta.fields_map["settings"].to_python_value(rows[0]["settings"]) if rows else {}
    mark = made.get("demo") if isinstance(made, dict) else None
    if not isinstance(mark, dict):
        raise NotOurs(
            f"This database holds an organisation of its own, which the demo leaves alone. {_elsewhere(url)}"
        )
    there = Demo(mark.get("seed", 0), mark.get("people", 0), mark.get("canaries", False))
    if there != wanted:
        fresh = "another --data folder" if is_sqlite(url) else "another, empty database"
        message = (
            f"This demo was made with {there}. Start it with the same, "
            f"or name {fresh} for a fresh one{', or delete ' + sqlite_path(url) if is_sqlite(url) else ''}."
        )
        raise NotOurs(message)


def _elsewhere(url: str) -> str:
    if is_sqlite(url):
        return (
            f"Name another folder with --data, or serve this one with `headway serve` ({sqlite_path(url)})."
        )
    return "Point HEADWAY_DATABASE_URL to an empty database, or serve this one with `headway serve`."
