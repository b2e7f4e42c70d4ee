"""The faults of Tortoise that the platform guards against are still there; a guard whose fault is gone can go too."""

import asyncio
import importlib.metadata
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext, get_current_context
from tortoise.exceptions import IntegrityError, OperationalError
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget
from tortoise.transactions import in_transaction

from headway.platform.database import Models, connection, is_sqlite, open_database, sqlite_path, transaction
from headway.platform.migrating import build_schema, migrate
from tests.databases import Databases
from tests.platform.conftest import History, PlainTortoise, plain_config
from tests.platform.staff import STAFF, Card, Note, Team

VERSION = importlib.metadata.version("tortoise-orm")


def gone(fault: str, guard: str) -> str:
    return f"Tortoise {VERSION} no longer {fault}. Look whether {guard} can go, then delete this test."


async def _plain_migrate(url: str, models: Models) -> None:
    async with TortoiseContext() as context:
        await context.init(config=plain_config(url, models))
        apps = {"headway": {"models": list(models.modules), "migrations": models.migrations}}
        await MigrationExecutor(context.db(), apps).migrate([MigrationTarget("headway", "__latest__")])


async def test_plain_migrations_empty_other_tables(sqlite_url: str, history: History) -> None:
    await migrate(sqlite_url, history(1))
    async with open_database(sqlite_url, STAFF):
        for sql in (
            "INSERT INTO team (id, name) VALUES (1, 'Sales')",
            "INSERT INTO person (id, name, seat, pay, role, team_id) VALUES (1, 'Ada', 1, 1, 'LEAD', 1)",
            "INSERT INTO note (id, person_id, text) VALUES (1, 1, 'one')",
        ):
            await connection().execute_query(sql)
    await _plain_migrate(sqlite_url, history(2))
    async with open_database(sqlite_url, STAFF):
        lost = await Note.all().count() == 0
    assert lost, gone("empties what refers to a table made anew", "foreign_keys=OFF in migrating.py")


async def test_plain_migrations_drop_indexes(sqlite_url: str, history: History) -> None:
    await migrate(sqlite_url, history(1))
    await _plain_migrate(sqlite_url, history(2))
    async with open_database(sqlite_url, STAFF):
        rows = await connection().execute_query_dict(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'person' AND sql IS NOT NULL"
        )
    assert rows == [], gone("drops indexes with a table made anew", "SqliteEditor._remake_table")


async def test_plain_migrations_leave_constraints_out(databases: Databases, history: History) -> None:
    url = databases.blank()
    await _plain_migrate(url, history(1))
    async with open_database(url, STAFF):
        run = connection().execute_query
        await run("INSERT INTO team (id, name) VALUES (1, 'Sales')")
        try:
            for seat in (1, 2):
                await run(
                    "INSERT INTO person (id, name, seat, pay, role, team_id) "  # noqa: S608 - two numbers
                    f"VALUES ({seat}, 'Ada', {seat}, -1, 'LEAD', 1)"
                )
        except IntegrityError:
            pytest.fail(gone("leaves Meta.constraints out of new tables", "ConstrainingEditor"))


async def _cancel_while_opening(context: TortoiseContext) -> bool:
    """Cancel a transaction at every turn of its life; whether the engine is stuck afterwards."""

    async def write() -> None:
        async with in_transaction():
            await Team.create(name="A")

    for turns in range(60):
        task = asyncio.create_task(write())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        # What is not done then is taken for stuck, which is what it is to be.
        await asyncio.wait([task], timeout=1)
        client = context.db()
        if client.capabilities.dialect == "sqlite":
            stuck = client._lock.locked()  # type: ignore[attr-defined]  # Tortoise's own field
        else:
            stuck = client._pool.get_idle_size() < client._pool.get_size()
        if stuck:
            return True
    return False


async def test_plain_transactions_hang_after_a_cancellation(
    staff_url: str, plain_tortoise: PlainTortoise
) -> None:
    async with plain_tortoise(staff_url) as context:
        stuck = await _cancel_while_opening(context)
        if not is_sqlite(staff_url):
            context.db()._pool.terminate()
    assert stuck, gone("hangs after a cancelled transaction", "WholeTransaction of both engines")


async def test_our_transactions_do_not(staff_url: str) -> None:
    async with open_database(staff_url, STAFF) as context:
        assert not await _cancel_while_opening(context)


async def test_a_plain_transaction_is_locked_out_by_another_connection(
    sqlite_url: str, plain_tortoise: PlainTortoise
) -> None:
    await build_schema(sqlite_url, STAFF)
    file = sqlite_path(sqlite_url)
    message = ""
    async with plain_tortoise(sqlite_url), in_transaction():
        await Team.all().count()
        with sqlite3.connect(file) as other:
            other.execute("INSERT INTO card DEFAULT VALUES")
        other.close()
        try:
            await Team.create(name="A")
        except OperationalError as error:
            message = str(error)
    assert message == "database is locked", gone(
        "begins transactions that cannot write later", "SqliteTransaction.begin"
    )


async def test_our_transaction_holds_the_write_lock_from_its_start(sqlite_url: str) -> None:
    await build_schema(sqlite_url, STAFF)
    async with open_database(sqlite_url, STAFF):
        async with transaction():
            await Team.all().count()
            other = sqlite3.connect(sqlite_path(sqlite_url), timeout=0)
            with pytest.raises(sqlite3.OperationalError, match="database is locked"):
                other.execute("INSERT INTO card DEFAULT VALUES")
            other.close()
            await Team.create(name="A")
        assert await Team.all().count() == 1


async def test_sql_remembered_from_another_database_is_forgotten(staff_url: str) -> None:
    key = ("default", None, "team")
    EXECUTOR_CACHE[key] = ([], "INSERT INTO half_way", [], "INSERT INTO half_way", "", {})
    async with open_database(staff_url, STAFF):
        await Team.create(name="A")
        assert await Team.all().count() == 1
        assert key in EXECUTOR_CACHE, gone("remembers SQL by table", "EXECUTOR_CACHE.clear() in database.py")


COUNTING = """
import asyncio, sys
from headway.platform.database import open_database, transaction
from tests.platform.staff import STAFF, Team

async def main():
    async with open_database(sys.argv[1], STAFF):
        print("ready", flush=True)
        sys.stdin.readline()
        for _ in range(40):
            async with transaction():
                team = await Team.get(id=1)
                team.name = str(int(team.name) + 1)
                await team.save(update_fields=["name"])

asyncio.run(main())
"""


def test_two_processes_write_to_one_file(sqlite_url: str) -> None:
    async def prepare() -> None:
        await build_schema(sqlite_url, STAFF)
        async with open_database(sqlite_url, STAFF):
            await Team.create(id=1, name="0")

    async def outcome() -> str:
        async with open_database(sqlite_url, STAFF):
            return (await Team.get(id=1)).name

    asyncio.run(prepare())
    processes = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", COUNTING, sqlite_url],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    # Both stand at the line before either runs.
    assert [process.stdout.readline() for process in processes if process.stdout] == ["ready\n"] * 2
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate()[1] for process in processes] == ["", ""]
    assert asyncio.run(outcome()) == "80"


async def test_plain_transactions_commit_what_is_left_of_them(
    sqlite_url: str, plain_tortoise: PlainTortoise
) -> None:
    await build_schema(sqlite_url, STAFF)
    async with plain_tortoise(sqlite_url):
        await Card.create(id=1)
        async with in_transaction():
            await Team.create(name="A")
            with pytest.raises(IntegrityError):
                await Card.create(id=1)
        kept = await Team.all().count()
    assert kept == 1, gone("keeps the rest of a transaction on SQLite", "doom.py")


async def test_a_plain_context_serves_one_task_at_a_time(
    staff_url: str, plain_tortoise: PlainTortoise
) -> None:
    inside, leave = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        with context:
            inside.set()
            await leave.wait()

    async def second() -> None:
        await inside.wait()
        with context:
            leave.set()
            await task

    async with plain_tortoise(staff_url) as context:
        before = context._token
        task = asyncio.create_task(first())
        outcomes = await asyncio.gather(second(), return_exceptions=True)
        context._token = before
    assert isinstance(outcomes[0], ValueError), gone(
        "keeps a context's token on the context", "reaching in database.py"
    )


async def test_a_context_is_not_seen_by_other_tasks(staff_url: str) -> None:
    ready, seen = asyncio.Event(), asyncio.Event()

    async def lifespan() -> None:
        async with open_database(staff_url, STAFF):
            ready.set()
            await seen.wait()

    task = asyncio.create_task(lifespan())
    await ready.wait()
    current = get_current_context()
    seen.set()
    await task
    assert current is None, gone("hides a lifespan's database from requests", "database_reaches_requests")
