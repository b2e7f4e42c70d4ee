"""A client of the whole web application, on the test's own database."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from tortoise.context import TortoiseContext

from headway.identity import actions
from headway.identity.models import Account
from headway.platform import clock
from headway.platform.settings import Settings
from headway.web.app import build_app
from tests.databases import Databases
from tests.web.demo import Demo, make_demo
from tests.web.demo import served as served_demo
from tests.web.live import Live, live_server, session_of

PASSWORD = "a long enough password"
OURS = {"x-headway": "1"}

MakeClient = Callable[..., httpx2.AsyncClient]
Post = Callable[..., Awaitable[httpx2.Response]]


@pytest.fixture(scope="session")
def demo_database(all_databases: Databases) -> str:
    """Where the small demo company is, made once to be copied."""
    return make_demo(all_databases)


@pytest.fixture
async def demo(databases: Databases, demo_database: str) -> AsyncIterator[Demo]:
    """A copy of the demo company, served."""
    async with served_demo(databases.copy(demo_database)) as demo:
        yield demo


@pytest.fixture
def app(database: TortoiseContext) -> Starlette:
    """The application; its lifespan is played by the test's database."""
    app = build_app(Settings(base_url="http://headway.example"))
    app.state.database = database
    return app


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser on Headway's own pages, signed out."""
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://headway.example", headers=OURS
    ) as client:
        yield client


@pytest.fixture
async def administrator(database: TortoiseContext) -> Account:
    """The organisation, set up by its first administrator."""
    return await actions.set_up(
        organisation="Meridian", currency="EUR", name="Ada", email="ada@example.org", password=PASSWORD
    )


@pytest.fixture
async def signed_in(client: httpx2.AsyncClient, administrator: Account) -> httpx2.AsyncClient:
    """The administrator's browser."""
    signed_in = await actions.sign_in("ada@example.org", PASSWORD, address="test", life=timedelta(days=1))
    assert signed_in is not None
    client.cookies.set("headway", signed_in.token)
    return client


async def query(client: httpx2.AsyncClient, text: str, **more: Any) -> httpx2.Response:
    """One GraphQL request."""
    return await client.post("/graphql", json={"query": text} | more)


@pytest.fixture
def real_time() -> Iterator[None]:
    """The company stops the clock; it runs again afterwards."""
    yield
    clock.reset()


@pytest.fixture
async def served(databases: Databases, real_time: None) -> AsyncIterator[Live]:
    """A company behind a real server."""
    async with live_server(databases.headway()) as served:
        yield served


@pytest.fixture
async def mona(served: Live) -> str:
    """The session of a manager in it."""
    return await session_of(served.company.people["mona"])
