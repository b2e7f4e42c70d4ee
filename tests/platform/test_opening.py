"""Addresses of databases, the pragmas of an SQLite file, and how requests reach what the lifespan opened."""

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from headway.platform.database import (
    HEADWAY,
    UnknownDatabase,
    connection,
    database_reaches_requests,
    open_database,
    sqlite_path,
    tortoise_config,
)
from tests.conftest import Statements
from tests.platform.staff import STAFF, Card, Team


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite://headway-data/headway.db", "headway-data/headway.db"),
        ("sqlite:///srv/headway.db?synchronous=OFF", "/srv/headway.db"),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_an_sqlite_address_names_a_file(url: str, path: str) -> None:
    assert sqlite_path(url) == path
    (engine,) = tortoise_config(url)["connections"].values()
    assert engine["engine"] == "headway.platform.sqlite_engine"
    assert engine["credentials"]["file_path"] == path


def test_a_postgres_address_becomes_credentials() -> None:
    for scheme in ("postgres", "postgresql", "asyncpg"):
        config = tortoise_config(f"{scheme}://ada:s3cret@db.example.org:5433/work?maxsize=4")
        (engine,) = config["connections"].values()
        assert engine["engine"] == "headway.platform.postgres_engine"
        given = engine["credentials"]
        assert (given["user"], given["password"], given["host"]) == ("ada", "s3cret", "db.example.org")
        assert (given["port"], given["database"], int(given["maxsize"])) == (5433, "work", 4)


def test_the_modules_and_migrations_are_headways() -> None:
    (app,) = tortoise_config("sqlite://a.db")["apps"].values()
    assert app["models"] == list(HEADWAY.modules)
    assert app["migrations"] == "headway.migrations"


@pytest.mark.parametrize("url", ["mysql://localhost/a", "/srv/headway.db", ""])
def test_an_unknown_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(
        UnknownDatabase, match=r"Set HEADWAY_DATABASE_URL to sqlite://path/to/headway\.db or to postgres://"
    ):
        tortoise_config(url)


def test_an_address_without_a_file_is_refused() -> None:
    with pytest.raises(UnknownDatabase, match="names no file"):
        tortoise_config("sqlite://")


async def test_an_sqlite_file_is_durable_strict_and_private(tmp_path: Path) -> None:
    file = tmp_path / "new" / "headway.db"
    async with open_database(f"sqlite://{file}", STAFF):
        pragmas = {}
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            (row,) = await connection().execute_query_dict(f"PRAGMA {name}")
            (pragmas[name],) = row.values()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    assert file.stat().st_mode & 0o777 == 0o600


async def test_statements_are_counted_without_begin_and_commit(
    staff_url: str, statements: Statements
) -> None:
    async with open_database(staff_url, STAFF):
        with statements() as seen:
            await Team.bulk_create([Team(name="A"), Team(name="B")])
            assert await Team.all().count() == 2
        await Card.create()
    assert [sql.split(" ")[0] for sql in seen] == ["INSERT", "SELECT"]


async def test_requests_reach_the_database_of_the_lifespan(staff_url: str) -> None:
    together = asyncio.Barrier(3)

    async def count(request: Request) -> PlainTextResponse:
        await together.wait()
        return PlainTextResponse(str(await Team.all().count()))

    app = Starlette(routes=[Route("/", count)], middleware=[Middleware(database_reaches_requests)])
    ready, done = asyncio.Event(), asyncio.Event()

    async def lifespan() -> None:
        async with open_database(staff_url, STAFF) as context:
            await Team.create(name="A")
            app.state.database = context
            ready.set()
            await done.wait()

    serving = asyncio.create_task(lifespan())
    await ready.wait()
    answers = await asyncio.gather(*[_get(app) for _ in range(3)])
    done.set()
    await serving
    assert answers == [b"1", b"1", b"1"]


async def _get(app: Starlette) -> bytes:
    """One request in a task of its own, as a server makes it."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "headers": [],
        "query_string": b"",
        "http_version": "1.1",
    }
    await asyncio.create_task(app(scope, receive, send))
    body: bytes = sent[-1]["body"]
    return body


def test_a_real_lifespan_opens_the_database_for_its_requests(staff_url: str) -> None:
    async def count(request: Request) -> PlainTextResponse:
        return PlainTextResponse(str(await Team.all().count()))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> Any:
        async with open_database(staff_url, STAFF) as context:
            app.state.database = context
            yield

    app = Starlette(
        routes=[Route("/", count)], middleware=[Middleware(database_reaches_requests)], lifespan=lifespan
    )
    for _ in range(2):
        with TestClient(app) as client:
            assert client.get("/").text == "0"
