"""What every test may ask for: a database of its own, the clock, a count of statements, and the graph."""

import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from copy import deepcopy
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import settings
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from strawberry.types import ExecutionResult
from tortoise.apps import Apps
from tortoise.context import TortoiseContext

from headway.identity import secrets
from headway.platform import clock as headway_clock
from headway.platform.actor import Actor
from headway.platform.database import open_database
from tests.databases import ENGINE, Databases, PostgresDatabases, SqliteDatabases, now, postgres_server

if TYPE_CHECKING:
    from tests.canaries import Planted
    from tests.company import Company

# These folders are about rows: every test in them runs on a database of its own, asked for or not.
ON_ROWS = ("access", "budgets", "graph", "lives")
NOTIFY = "SELECT pg_notify("
_SERVER = pytest.StashKey[str]()
_CLOSING = pytest.StashKey[ExitStack]()

# A busy machine is no fault of what is tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

Statements = Callable[[], AbstractContextManager[list[str]]]
Ask = Callable[..., Awaitable[ExecutionResult]]


def pytest_configure(config: pytest.Config) -> None:
    """Start one PostgreSQL server for all workers, if this run is to use one."""
    if ENGINE not in {"sqlite", "postgres"}:
        raise pytest.UsageError(f"HEADWAY_TEST_DATABASE is {ENGINE!r}. Set it to sqlite or to postgres.")
    if ENGINE != "postgres" or config.getoption("collectonly"):
        return
    given: dict[str, str] | None = getattr(config, "workerinput", None)
    closing = config.stash[_CLOSING] = ExitStack()
    config.stash[_SERVER] = given["postgres"] if given else closing.enter_context(postgres_server())


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the server is."""
    if _SERVER in node.config.stash:
        node.workerinput["postgres"] = node.config.stash[_SERVER]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server after the last worker."""
    if _CLOSING in config.stash:
        config.stash[_CLOSING].close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give tests about rows their database; on PostgreSQL leave out those that would do the same as on SQLite."""
    for item in items:
        folder = item.path.relative_to(config.rootpath).parts[1:2]
        if folder and folder[0] in ON_ROWS and isinstance(item, pytest.Function):
            item.fixturenames.insert(0, "database")
    if ENGINE == "postgres":
        alike = [item for item in items if not _asks_for_databases(item)]
        items[:] = filter(_asks_for_databases, items)
        config.hook.pytest_deselected(items=alike)


def _asks_for_databases(item: pytest.Item) -> bool:
    asks = isinstance(item, pytest.Function) and not {"database", "all_databases"}.isdisjoint(
        item.fixturenames
    )
    return asks and item.get_closest_marker("alike") is None


@pytest.fixture(scope="session")
def all_databases(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    """Databases of this worker; the tables are made once."""
    if ENGINE == "sqlite":
        yield SqliteDatabases(tmp_path_factory.mktemp("databases"))
        return
    postgres = PostgresDatabases(pytestconfig.stash[_SERVER], os.environ.get("PYTEST_XDIST_WORKER", "alone"))
    yield postgres
    postgres.close()


@pytest.fixture
def databases(all_databases: Databases) -> Iterator[Databases]:
    """Addresses of databases for this test: `databases.blank()`, `databases.headway()`."""
    yield all_databases
    all_databases.clean()


@pytest.fixture
async def database(databases: Databases, request: pytest.FixtureRequest) -> AsyncIterator[TortoiseContext]:
    """Headway's own tables, open: empty, or with every canary in them where `planted` is asked for."""
    asked = "planted" in request.fixturenames
    url = databases.copy(request.getfixturevalue("planted_once").url) if asked else databases.headway()
    async with open_database(url) as context:
        yield context


@pytest.fixture(scope="session")
def planted_once(all_databases: Databases) -> "Planted":
    """The company with every canary in it, made once to be copied."""
    from tests.canaries import plant_in

    return now(plant_in(all_databases.kept("planted")))


@pytest.fixture
def planted(planted_once: "Planted", database: TortoiseContext, clock: ModuleType) -> "Company":
    """The company with every canary in it, of this test alone, at the instant at which it was made."""
    clock.set_for_tests(planted_once.at)
    return deepcopy(planted_once.company)


@pytest.fixture
def clock() -> Iterator[ModuleType]:
    """The clock, to be stopped with `clock.set_for_tests(instant)`; it runs again after the test."""
    yield headway_clock
    headway_clock.reset()


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if NOTIFY in record.getMessage():
            return
        # Tortoise logs "query: values" and scripts as they are; the rest tells of connections opened and closed.
        if record.msg == "%s: %s" and isinstance(record.args, tuple):
            self.seen.append(str(record.args[0]))
        elif not record.args:
            self.seen.append(str(record.msg))


@contextmanager
def _statements() -> Iterator[list[str]]:
    logger = logging.getLogger("tortoise.db_client")
    recorder, level, propagate = _Recorder(), logger.level, logger.propagate
    logger.addHandler(recorder)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield recorder.seen
    finally:
        logger.removeHandler(recorder)
        logger.setLevel(level)
        logger.propagate = propagate


@pytest.fixture(autouse=True, scope="session")
def cheap_passwords() -> Iterator[None]:
    """Argon2 as it is recommended takes a fifth of a second, which is its purpose, and ours is another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "_passwords", PasswordHash((Argon2Hasher(1, 8, 1),)))
        yield


@pytest.fixture(autouse=True, scope="session")
def models_built_once() -> Iterator[None]:
    """Tortoise prepares the queries of all models whenever it opens a database, however often it opened one like it."""
    prepare, prepared = Apps._build_initial_querysets, list[object]()

    def prepare_once(apps: Apps) -> None:
        models = [(model, type(model._meta.db)) for app in apps.apps.values() for model in app.values()]
        if models != prepared:
            prepare(apps)
            prepared[:] = models

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Apps, "_build_initial_querysets", prepare_once)
        yield


@pytest.fixture
def statements() -> Statements:
    """Collect the SQL sent inside a `with` block, BEGIN, COMMIT and what PostgreSQL is told with it left out."""
    return _statements


@pytest.fixture
def ask(database: TortoiseContext) -> Ask:
    """Execute a query for an actor as the server does, the limits of a document left out."""

    async def execute(query: str, variables: dict[str, Any] | None = None, *, as_: Actor) -> ExecutionResult:
        return await answered(query, variables, as_)

    return execute


async def answered(query: str, variables: dict[str, Any] | None, actor: Actor) -> ExecutionResult:
    """What the server answers to this actor, read back from its bytes; errors as they were raised."""
    from headway.graph.context import context_for
    from headway.graph.executing import execute

    answer = await execute(_prepared(query), variables or {}, None, context_for(actor))
    told = orjson.loads(orjson.dumps(answer.data))
    return ExecutionResult(data=told, errors=list(answer.errors) or None)


@lru_cache(maxsize=2_000)
def _prepared(query: str) -> Any:
    """Parsed and validated once for all who ask it, as the server does."""
    from headway.graph.documents import Prepared

    return Prepared(query, None)
