"""The generated demo company behind the whole web application, and a browser or token for each role."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

import httpx2

from headway.cli.demo.generating import generate
from headway.cli.demo.sign_ins import SignIn, sign_ins
from headway.graph.ids import global_id
from headway.identity.models import Account, Session
from headway.platform import clock
from headway.platform.database import open_database, transaction
from headway.platform.models import Row, VersionedRow
from headway.platform.settings import Settings
from headway.platform.tokens import token_hash
from headway.web.app import build_app
from tests.databases import Databases, now

ADDRESS: Final = "http://headway.example"
PEOPLE: Final = 40
SEED: Final = 1


@dataclass
class Demo:
    """A client for each role; people come with a session, since a token may do less."""

    clients: dict[str, httpx2.AsyncClient] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    async def ask(self, role: str, document: str, variables: dict[str, Any] | None = None) -> Any:
        """The data of a query that must not fail."""
        answer = await self.clients[role].post(
            "/graphql", json={"query": document, "variables": variables or {}}
        )
        body = answer.json()
        assert answer.status_code == 200, body
        assert "errors" not in body, body
        return body["data"]


def make_demo(databases: Databases) -> str:
    """The address of a database with a small demo company, to be copied."""
    url = databases.kept("demo")
    now(_fill(url))
    return url


async def _fill(url: str) -> None:
    async with open_database(url):
        async with transaction():
            await generate(
                seed=SEED, people=PEOPLE, today=clock.today(), password_hash="nobody signs in with a password"
            )
        await sign_ins(SEED)


@asynccontextmanager
async def served(url: str) -> AsyncIterator[Demo]:
    """The demo company of this database, served."""
    async with AsyncExitStack() as closing:
        database = await closing.enter_async_context(open_database(url))
        app = build_app(Settings(base_url=ADDRESS))
        app.state.database = database
        demo = Demo()
        for one in await sign_ins(SEED):
            headers = {"x-headway": "1"} if one.email else {"authorization": f"Bearer {one.token}"}
            transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
            client = httpx2.AsyncClient(transport=transport, base_url=ADDRESS, headers=headers, timeout=60)
            if one.email:
                client.cookies.set("headway", await _session(one))
            demo.clients[one.role] = await closing.enter_async_context(client)
            demo.people[one.role] = one.name
        yield demo


async def _session(one: SignIn) -> str:
    """A session made directly: checking forty passwords takes longer than the test."""
    account = await Account.get(email=one.email)
    moment = clock.now()
    await Session.create(
        account=account,
        token_hash=token_hash(one.role),
        created_at=moment,
        seen_at=moment,
        expires_at=moment + timedelta(days=1),
    )
    return one.role


async def there_is(most: int = 200) -> dict[str, list[tuple[str, int]]]:
    """The global ids and versions of what there is, by type; accounts and people that sign in are left alone."""
    busy: set[Any] = set()
    for session in await Session.all().select_related("account"):
        busy |= {session.account.id, session.account.employee_id}
    found = {}
    for model in (*Row.__subclasses__(), *VersionedRow.__subclasses__()):
        if not model._meta.abstract:
            rows: list[dict[str, Any]] = await model.all().order_by("id").limit(most).values()
            known = [
                (global_id(model.__name__, row["id"]), row.get("version", 1))
                for row in rows
                if row["id"] not in busy
            ]
            found[model.__name__] = known
    return found
