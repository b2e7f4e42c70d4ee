"""Migrations: each one runs whole or not at all, keeps every row, and waits for another process doing the same."""

import sqlite3
from asyncio import to_thread
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

import structlog
from tortoise import models as tortoise_models
from tortoise.apps import Apps
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.migrations import operations as ops
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.migration import Migration
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.migrations.writer import format_migration_name
from tortoise.models import Model

from headway.platform import clock
from headway.platform.database import (
    APP,
    HEADWAY,
    Models,
    connection,
    in_postgres,
    is_sqlite,
    open_database,
    sqlite_path,
    tortoise_config,
    transaction,
)
from headway.platform.schema_editors import PostgresEditor, SqliteEditor
from headway.platform.text import DOUBLE, MARKS, SINGLE

log = structlog.get_logger(__name__)

# Any number, as long as every Headway process uses the same.
POSTGRES_LOCK: Final = 7_240_133
# Foreign keys must be off while a table is made anew, since dropping the old one would empty what refers to it;
# the check before each commit stands in for them. Another process may migrate for minutes.
WHILE_MIGRATING: Final = {"foreign_keys": "OFF", "busy_timeout": 600_000}
NOWHERE: Final = "sqlite://:memory:"
# What runs without a look at the state before, whose cloning builds every model again.
LOOKS_AHEAD: Final = (ops.AddConstraint, ops.RunPython)
# The same, and needs no table to be without what its neighbours add.
ADDS: Final = (ops.CreateModel, ops.AddField, ops.AddIndex, ops.AlterModelOptions)
_FILTERS: Final = tortoise_models.get_filters_for_field  # type: ignore[attr-defined]  # what Tortoise builds with
ONLY_ADDS: Final = (ops.CreateModel, ops.AddField, ops.AddIndex, ops.RemoveIndex, ops.RenameIndex)


class MigrationRefused(Exception):
    """A migration that would leave the database in a bad state; nothing of it was kept."""


async def migrate(url: str, models: Models = HEADWAY) -> list[str]:
    """Bring the database to the newest migration and return the names of those applied now, none if it was there.

    Refuses (MigrationRefused) a migration that leaves references to rows that do not exist, and one that is not atomic.
    An SQLite file is copied to `<file>.before-<migration>` before the first migration that does more than add.
    """
    async with _open_for_migrating(url, models) as context:
        return await _to_the_newest(await _Runner.reading(url, models), context)


async def _to_the_newest(runner: "_Runner", context: TortoiseContext) -> list[str]:
    if in_postgres():
        await _create_fold(context.db())
    done: list[str] = []
    while name := await runner.run_next():
        log.info("Migration applied.", migration=name)
        done.append(name)
    return done


async def pending(url: str, models: Models = HEADWAY) -> list[str]:
    """The names of the migrations that `migrate` would apply."""
    async with open_database(url, models):
        await connection().execute_query("SELECT 1")
        steps = await _executor(url, models).plan([MigrationTarget(APP, "__latest__")])
        return [step.migration.name for step in steps]


async def make_migration(name: str, models: Models = HEADWAY) -> Path | None:
    """Write the migration that brings the tables to the models, and return its file; None if they agree already.

    Read what was written: a field removed and another added is taken for a renaming.
    """
    async with _models_only(models) as context:
        detector = _detector(context, models)
        for writer in await detector.changes():
            number = detector._next_number(APP)
            writer.name = format_migration_name(number, name)
            return Path(writer.write())
    return None


async def missing_migrations(models: Models = HEADWAY) -> list[str]:
    """What the models say and no migration does, one sentence each."""
    async with _models_only(models) as context:
        return [
            step.describe()
            for writer in await _detector(context, models).changes()
            for step in writer.operations
        ]


async def build_schema(url: str, models: Models = HEADWAY) -> None:
    """Migrate and then apply what the models have beyond the migrations; for tests and for developing models."""
    async with _open_for_migrating(url, models) as context:
        runner = await _Runner.reading(url, models)
        await _to_the_newest(runner, context)
        for writer in await _detector(context, models, runner.state).changes():
            unwritten = Migration("unwritten", APP)
            unwritten.operations = list(writer.operations)
            async with transaction() as client:
                await runner.apply(unwritten, client)


@asynccontextmanager
async def _open_for_migrating(url: str, models: Models) -> AsyncIterator[TortoiseContext]:
    settings: dict[str, Any] = WHILE_MIGRATING if is_sqlite(url) else {}
    async with open_database(url, models, **settings) as context:
        yield context


@asynccontextmanager
async def _models_only(models: Models) -> AsyncIterator[TortoiseContext]:
    """The models without a database."""
    async with TortoiseContext() as context:
        await context.init(config=tortoise_config(NOWHERE, models), init_connections=False)
        yield context


def _detector(context: TortoiseContext, models: Models, state: State | None = None) -> "_Detector":
    apps = context.apps
    assert apps is not None  # noqa: S101 - initialised one line above by all callers
    return _Detector(apps, tortoise_config(NOWHERE, models)["apps"], state)


class _Detector(MigrationAutodetector):
    """Compares the models with what the migrations make of them, which may be known already."""

    def __init__(self, apps: Apps, config: dict[str, Any], state: State | None) -> None:
        super().__init__(apps, config)
        self.state = state

    async def _project_state(self) -> State:
        with _only_drawn():
            return self.state or await super()._project_state()


@contextmanager
def _only_drawn() -> Iterator[None]:
    """The models of a state are drawn and never asked; building what they could be asked takes most of the time."""
    querysets = StateApps._build_initial_querysets
    tortoise_models.get_filters_for_field = lambda **_: {}  # type: ignore[attr-defined]
    StateApps._build_initial_querysets = _finalise  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        tortoise_models.get_filters_for_field = _FILTERS  # type: ignore[attr-defined]
        StateApps._build_initial_querysets = querysets  # type: ignore[method-assign]


def _finalise(apps: StateApps) -> None:
    for app in apps.apps.values():
        for model in app.values():
            if model._meta._inited and model._meta.default_connection:
                model._meta.finalise_model()


def _executor(url: str, models: Models) -> MigrationExecutor:
    return MigrationExecutor(connection(), tortoise_config(url, models)["apps"])


class _Recorder(MigrationRecorder):
    """The table of applied migrations, written in the migration's own transaction."""

    def _make_model(self, table_name: str) -> type[Model]:
        return _record_of(table_name)

    async def ensure_schema(self, schema_editor: BaseSchemaEditor) -> None:
        """Create the table unless it is there."""
        create = schema_editor._get_model_sql_data(self.model).table_sql
        await schema_editor._run_sql(create.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1))

    async def record_applied(self, app: str, name: str) -> None:
        """Note a migration as applied now."""
        now = clock.now()
        values = [app, name, now if self._dialect == "postgres" else now.isoformat(" ")]
        marks = ", ".join(self._placeholder(position) for position in (1, 2, 3))
        insert = f'INSERT INTO "{self.table_name}" ("app", "name", "applied_at") VALUES ({marks})'  # noqa: S608
        await self.connection.execute_query(insert, values)


@cache
def _record_of(table_name: str) -> type[Model]:
    # Built once: with each model Tortoise reads its own source.
    return MigrationRecorder(None, table_name=table_name).model


class _Runner:
    """Takes the lock, looks which migration is next, does it, notes it and commits; then the same again."""

    def __init__(self, executor: MigrationExecutor, file: str | None) -> None:
        self.executor = executor
        self.file = file
        self.applied: set[MigrationKey] | None = None
        self.state: State | None = None
        self.copied = False

    @classmethod
    async def reading(cls, url: str, models: Models) -> "_Runner":
        """A runner that has read the migrations from their package."""
        executor = _executor(url, models)
        await executor.loader.build_graph()
        return cls(executor, sqlite_path(url) if is_sqlite(url) else None)

    async def run_next(self) -> str | None:
        """Apply one migration and return its name; None if there is none left."""
        async with transaction() as client:
            if in_postgres():
                await client.execute_query(f"SELECT pg_advisory_xact_lock({POSTGRES_LOCK})")
            recorder = _Recorder(client)
            await recorder.ensure_schema(_editor(client))
            applied = set(await recorder.applied_migrations())
            migration = await self._next(applied)
            if migration is None:
                return None
            await self._copy_before(migration, applied)
            await self.apply(migration, client, applied)
            await recorder.record_applied(APP, migration.name)
        self.applied = applied | {MigrationKey(APP, migration.name)}
        return str(migration.name)

    async def _next(self, applied: set[MigrationKey]) -> Migration | None:
        target = [MigrationTarget(APP, "__latest__")]
        for step in self.executor._migration_plan(target, applied, self.executor.loader.graph):
            if not step.migration.atomic:
                message = (
                    f"Migration {step.migration.name} has atomic = False, and could stop half-way. Remove it."
                )
                raise MigrationRefused(message)
            return step.migration
        return None

    async def apply(
        self, migration: Migration, client: BaseDBAsyncClient, applied: set[MigrationKey] | None = None
    ) -> None:
        """Run the operations of a migration inside the client's transaction, and check what they left."""
        if applied is None:
            applied = set(await _Recorder(client).applied_migrations())
        self.state = await self._state_after(applied)
        await _run(migration, self.state, _editor(client))
        if self.executor.connection.capabilities.dialect == "sqlite":
            await _refuse_broken_references(client, migration)

    async def _state_after(self, applied: set[MigrationKey]) -> State:
        """The state after these migrations; of those that another process did meanwhile, only they are gone through."""
        with _only_drawn():
            if self.state is None or not (self.applied or set()) <= applied:
                return await self.executor._project_state(applied)
            missed = applied - (self.applied or set())
            for key in self.executor._full_plan():
                if key in missed and (migration := self.executor.loader.graph.nodes[key]):
                    await migration.apply(self.state, dry_run=True)
            return self.state

    async def _copy_before(self, migration: Migration, applied: set[MigrationKey]) -> None:
        """Copy the file once, under the write lock, unless there is nothing to lose."""
        if self.applied is None and not applied:
            self.copied = True
        if self.copied or self.file in {None, ":memory:"}:
            return
        if all(isinstance(operation, ONLY_ADDS) for operation in migration.operations):
            return
        copy = await to_thread(copy_sqlite, Path(str(self.file)), f"before-{migration.name}")
        self.copied = True
        log.info("The database was copied before migrating.", copy=str(copy))


async def _run(migration: Migration, state: State, editor: BaseSchemaEditor) -> None:
    for together in _runs(migration.operations):
        if isinstance(together[0], ADDS):
            await _add(together, state, editor)
            continue
        for operation in together:
            with _only_drawn():
                before = state if isinstance(operation, LOOKS_AHEAD) else state.clone()
                operation.state_forward(APP, state)
            await operation.database_forward(APP, before, state, editor)
    state.validate_relations_initialized()


def _runs(operations: Iterable[Any]) -> Iterator[list[Any]]:
    """Neighbours that only add, and each other operation alone. What is added to a table made in a run begins the next."""
    run: list[Any] = []
    made: set[str] = set()
    for operation in operations:
        if run and (not isinstance(operation, ADDS) or getattr(operation, "model_name", "") in made):
            yield run
            run, made = [], set()
        if not isinstance(operation, ADDS):
            yield [operation]
            continue
        run.append(operation)
        if isinstance(operation, ops.CreateModel):
            made.add(operation.name)
    if run:
        yield run


async def _add(operations: list[Any], state: State, editor: BaseSchemaEditor) -> None:
    """Run operations that do not look at the state before, for which models are built once for all."""
    with _only_drawn(), _built_at_the_end(state):
        for operation in operations:
            operation.state_forward(APP, state)
    for operation in operations:
        await operation.database_forward(APP, state, state, editor)


@contextmanager
def _built_at_the_end(state: State) -> Iterator[None]:
    waiting: set[tuple[str, str]] = set()
    state.reload_models = waiting.update  # type: ignore[assignment, method-assign]
    state.reload_model = lambda app_label, model_name: waiting.add((app_label, model_name))  # type: ignore[method-assign]
    try:
        yield
    finally:
        del state.reload_models, state.reload_model
    state.reload_models(waiting)


def copy_sqlite(file: Path, suffix: str) -> Path:
    """Copy a live SQLite database beside itself, consistently and readable by its owner only; return the copy."""
    copy = file.with_name(f"{file.name}.{suffix}")
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    return unfinished.replace(copy)


async def _refuse_broken_references(client: BaseDBAsyncClient, migration: Migration) -> None:
    broken = await client.execute_query_dict("PRAGMA foreign_key_check")
    if broken:
        tables = ", ".join(sorted({f"{row['table']} to {row['parent']}" for row in broken}))
        message = (
            f"Migration {migration.name} would leave {len(broken)} references to rows that do not exist ({tables}). "
            "Nothing was changed; let the migration remove or repair those rows first."
        )
        raise MigrationRefused(message)


def _editor(client: BaseDBAsyncClient) -> BaseSchemaEditor:
    editors: dict[str, Callable[[BaseDBAsyncClient], BaseSchemaEditor]] = {
        "sqlite": SqliteEditor,
        "postgres": PostgresEditor,
    }
    return editors[client.capabilities.dialect](client)


async def _create_fold(client: BaseDBAsyncClient) -> None:
    """The SQL function `fold` on PostgreSQL; on SQLite the engine brings it along."""
    rows = await client.execute_query_dict(
        "SELECT collname FROM pg_collation WHERE collname IN ('pg_c_utf8', 'und-x-icu', 'C.utf8') "
        "AND collencoding IN (-1, pg_char_to_encoding('UTF8')) ORDER BY collname = 'pg_c_utf8' DESC, collname DESC LIMIT 1"
    )
    collation = f' COLLATE "{rows[0]["collname"]}"' if rows else ""
    folded = f"translate(lower(regexp_replace(normalize(value, NFKD), '[{MARKS}]', '', 'g'){collation}), '{SINGLE[0]}', '{SINGLE[1]}')"
    for letter, plain in DOUBLE.items():
        folded = f"replace({folded}, '{letter}', '{plain}')"
    async with transaction() as locked:
        await locked.execute_query(f"SELECT pg_advisory_xact_lock({POSTGRES_LOCK})")
        await locked.execute_query(
            f"CREATE OR REPLACE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $fold$ SELECT {folded} $fold$"
        )
