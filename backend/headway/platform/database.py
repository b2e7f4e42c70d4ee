"""The database: how it is configured, opened, reached by requests, locked and written in whole transactions."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar, cast
from urllib.parse import parse_qsl, urlsplit

from asyncpg import QueryCanceledError, UniqueViolationError  # type: ignore[import-untyped]  # it ships no types
from pypika_tortoise.terms import Function as SqlFunction
from tortoise.backends.base.client import BaseDBAsyncClient, TransactionalDBClient
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext, _current_context, require_context
from tortoise.exceptions import IntegrityError, OperationalError, TransactionManagementError
from tortoise.expressions import Function
from tortoise.models import Model
from tortoise.queryset import QuerySet, ValuesListQuery
from tortoise.transactions import in_transaction

from headway.platform.cancellation import unit, units_finished
from headway.platform.doom import Doomed
from headway.platform.news import Gathered, News, gathering, notices, publish
from headway.platform.text import fold

__all__ = [
    "HEADWAY",
    "NEWS",
    "Doomed",
    "Fold",
    "Models",
    "UnknownDatabase",
    "bare",
    "connection",
    "database_reaches_requests",
    "fold",
    "lock_row",
    "made_meanwhile",
    "one_at_a_time",
    "open_database",
    "reaching",
    "reader",
    "took_too_long",
    "tortoise_config",
    "transaction",
    "unhurried",
    "unit",
]

APP: Final = "headway"
CONNECTION: Final = "default"
# The channel of PostgreSQL on which every process hears what was committed.
NEWS: Final = "headway_news"
MODEL_MODULES: Final = [
    "headway.platform.models",
    "headway.people.models",
    "headway.planning.models",
    "headway.monitoring.models",
    "headway.reviewing.models",
    "headway.rewarding.models",
    "headway.integrating.models",
    "headway.identity.models",
]
POSTGRES_SCHEMES: Final = ("postgres", "postgresql", "asyncpg")

AnyModel = TypeVar("AnyModel", bound=Model)
Scope = MutableMapping[str, Any]
ASGIApp = Callable[[Scope, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Models:
    """Where the tables are declared and where their migrations lie."""

    modules: tuple[str, ...]
    migrations: str


HEADWAY: Final = Models(tuple(MODEL_MODULES), "headway.migrations")


class UnknownDatabase(ValueError):
    """The database address names no engine Headway speaks."""


def tortoise_config(url: str, models: Models = HEADWAY, **settings: Any) -> dict[str, Any]:
    """Tortoise's configuration for a database address; settings override the address's own query."""
    engine = _sqlite(url) if is_sqlite(url) else _postgres(url)
    engine["credentials"] |= settings
    app = {"models": list(models.modules), "default_connection": CONNECTION, "migrations": models.migrations}
    return {"connections": {CONNECTION: engine}, "apps": {APP: app}, "use_tz": True, "timezone": "UTC"}


def is_sqlite(url: str) -> bool:
    return url.startswith("sqlite:")


def sqlite_path(url: str) -> str:
    """The file of an SQLite address: 'sqlite://data/headway.db' is relative, 'sqlite:///srv/headway.db' absolute."""
    path = url.removeprefix("sqlite:").removeprefix("//").partition("?")[0]
    if not path:
        message = (
            f"The database address {url!r} names no file. Write for example sqlite://headway-data/headway.db."
        )
        raise UnknownDatabase(message)
    return path


def _sqlite(url: str) -> dict[str, Any]:
    pragmas = dict(parse_qsl(url.partition("?")[2]))
    return {
        "engine": "headway.platform.sqlite_engine",
        "credentials": {"file_path": sqlite_path(url)} | pragmas,
    }


def _postgres(url: str) -> dict[str, Any]:
    scheme = urlsplit(url).scheme
    if scheme not in POSTGRES_SCHEMES:
        message = (
            f"Headway cannot use a database of the kind {scheme or url!r}. Set HEADWAY_DATABASE_URL to "
            "sqlite://path/to/headway.db or to postgres://user:password@host:5432/database."
        )
        raise UnknownDatabase(message)
    credentials = {"minsize": 1, "maxsize": 10} | expand_db_url(url)["credentials"]
    return {"engine": "headway.platform.postgres_engine", "credentials": credentials}


@asynccontextmanager
async def open_database(
    url: str, models: Models = HEADWAY, **settings: Any
) -> AsyncIterator[TortoiseContext]:
    """Open the database for everything inside this block; on the way out, units of work still running come first.

    `statement_timeout` among the settings ends every statement that takes longer, in milliseconds, on both engines.
    One engine at a time: Tortoise's models know the SQL of the engine they were opened on last.
    Raises UnknownDatabase for an address of no known kind, and the driver's own error where nobody answers.
    """
    context = TortoiseContext()
    async with context:
        await context.init(config=tortoise_config(url, models, **settings))
        # Tortoise remembers SQL by table, also that of another engine or of a table half-way through its migrations.
        EXECUTOR_CACHE.clear()
        # Opened here, so that a wrong address stops the start and not the first request.
        await context.db().create_connection(with_db=True)
        try:
            yield context
        finally:
            await units_finished()


@contextmanager
def reaching(context: TortoiseContext) -> Iterator[None]:
    """Make an open database the current one of this task.

    `with context:` is for one user at a time: it keeps its token on the context, where the next request would overwrite it.
    """
    token = _current_context.set(context)
    try:
        yield
    finally:
        _current_context.reset(token)


class _HasState(Protocol):
    state: Any


def database_reaches_requests(app: ASGIApp) -> ASGIApp:
    """ASGI middleware: the database that the lifespan put into `app.state.database` is there in every request.

    What a lifespan sets in its own task is not seen by the tasks of requests.
    """

    async def with_database(
        scope: Scope, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
    ) -> None:
        if scope["type"] == "lifespan":
            await app(scope, receive, send)
            return
        with reaching(cast(_HasState, scope["app"]).state.database):
            await app(scope, receive, send)

    return with_database


def connection() -> BaseDBAsyncClient:
    """The current transaction's connection, or the database's own outside of one."""
    return require_context().db()


def reader() -> AbstractAsyncContextManager[Any]:
    """The driver's connection, for statements that only read; inside a transaction, that of the transaction."""
    client: Any = connection()
    return client.acquire_reader() if hasattr(client, "acquire_reader") else client.acquire_connection()  # type: ignore[no-any-return]


def in_postgres() -> bool:
    return connection().capabilities.dialect == "postgres"


async def ask_of(rows: QuerySet[Any], statement: str) -> Sequence[dict[str, Any]]:
    """A statement over `counted`, the rows that a query gives."""
    rows._choose_db_if_not_chosen()
    rows._make_query()
    sql, values = rows.query.get_parameterized_sql()
    found: list[dict[str, Any]] = await connection().execute_query_dict(
        f"WITH counted AS ({sql}), {statement}", values
    )
    return found


async def bare(rows: "ValuesListQuery[Any]") -> Sequence[Any]:
    """These rows with plain words where the models have enums: where there are tens of thousands, in half the time."""
    if not in_postgres():
        return await rows
    rows._choose_db_if_not_chosen()
    rows._make_query()
    _, found = await connection().execute_query(*rows.query.get_parameterized_sql())
    return cast(Sequence[Any], found)


def _current_transaction() -> TransactionalDBClient | None:
    client = connection()
    return client if isinstance(client, TransactionalDBClient) and not client._finalized else None


@asynccontextmanager
async def transaction() -> AsyncIterator[BaseDBAsyncClient]:
    """All of this block or nothing of it; inside another transaction, a part of that one.

    An error leaves nothing behind. Who catches the error of an inner block and goes on is refused at the end (Doomed),
    since half of an action would be kept.
    """
    outer: Any = _current_transaction()
    if outer is not None:
        try:
            yield outer
        except BaseException:
            outer.doomed = True
            raise
        return
    with gathering() as gathered:
        async with in_transaction() as client:
            yield client
            if client.doomed:  # type: ignore[attr-defined]  # both engines' transactions have it
                message = "A part of this transaction failed, so that nothing of it is kept. Let the error pass, or try each part in a transaction of its own."
                raise Doomed(message)
            if in_postgres():
                await _notify(client, gathered)
    if gathered and not in_postgres():
        publish(News(tuple(gathered.values())))


@asynccontextmanager
async def unhurried() -> AsyncIterator[None]:
    """Inside, a statement may take as long as it does: for what nobody waits for. SQLite's are left in a hurry, since a transaction keeps all writers out."""
    if not in_postgres():
        yield
        return
    async with transaction() as client:
        await client.execute_query("SET LOCAL statement_timeout = 0")
        yield


async def _notify(client: BaseDBAsyncClient, gathered: Gathered) -> None:
    """Hand the news to PostgreSQL, which gives them to every process that listens, and only if this transaction commits."""
    if texts := list(notices(gathered.values())):
        await client.execute_query(
            "SELECT pg_notify($1, notice) FROM unnest($2::text[]) notice", [NEWS, texts]
        )


def lock_row(query: QuerySet[AnyModel]) -> QuerySet[AnyModel]:
    """The query, keeping other writers from its rows until the transaction ends.

    SQLite needs nothing: its transaction holds the only write lock from the start. Refuses outside a transaction.
    """
    if _current_transaction() is None:
        message = "A row can only be locked inside `async with transaction():`."
        raise TransactionManagementError(message)
    return query.select_for_update(no_key=True)


async def one_at_a_time(what: str) -> None:
    """Wait until no other transaction does this, for what there is no row yet to lock; SQLite has one writer anyway."""
    if in_postgres():
        await connection().execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [what])


def made_meanwhile(error: IntegrityError) -> bool:
    """Whether two made the same at once: each looked and found nothing, and the unique index let one through.

    Only PostgreSQL has that; on SQLite the same error is a fault of ours.
    """
    return bool(error.args) and isinstance(error.args[0], UniqueViolationError)


def took_too_long(error: BaseException) -> bool:
    """Whether the database ended a statement because its time was up."""
    interrupted = isinstance(error, OperationalError) and str(error) == "interrupted"
    return interrupted or isinstance(error, QueryCanceledError)


class Fold(Function):
    """`Fold("name")` in a query: the column without accents and case, to compare with `fold(text)`."""

    class _Fold(SqlFunction):
        def __init__(self, term: Any) -> None:
            super().__init__("fold", term)

    database_func = _Fold
