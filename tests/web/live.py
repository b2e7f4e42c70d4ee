"""A real server in this process, and clients of it that say exactly what a test tells them."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self

import httpx2
from starlette.applications import Starlette
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from headway.cli.serve import Server, config
from headway.graph.live.desk import Desk
from headway.identity.models import Account, ApiToken, Session
from headway.people.models import Employee
from headway.planning import actions as planning
from headway.planning.rules import GoalState
from headway.platform import clock
from headway.platform.actor import Scope
from headway.platform.database import reaching, transaction
from headway.platform.settings import Settings
from headway.platform.tokens import token_hash
from headway.web.app import build_app
from tests.company import Company, make_company, make_goal, make_key_result

PATIENCE = 60.0
PROTOCOL = "graphql-transport-ws"


class Started(Server):
    """Tells when it answers."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(config(app))
        self.answers = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.answers.set()


@dataclass
class Live:
    """The server with its company."""

    app: Starlette
    server: Started
    address: str
    company: Company

    @property
    def desk(self) -> Desk:
        desk: Desk = self.app.state.desk
        return desk

    def client(self, session: str) -> httpx2.AsyncClient:
        headers = {"x-headway": "1", "cookie": f"headway={session}"}
        return httpx2.AsyncClient(base_url=f"http://{self.address}", headers=headers, timeout=PATIENCE)

    @asynccontextmanager
    async def open(
        self,
        *,
        session: str = "",
        origin: str | None = None,
        protocols: tuple[str, ...] = (PROTOCOL,),
        **headers: str,
    ) -> AsyncIterator["Socket"]:
        """A socket on which nothing was said."""
        cookie = {"cookie": f"headway={session}"} if session else {}
        async with connect(
            f"ws://{self.address}/graphql",
            subprotocols=[Subprotocol(one) for one in protocols] or None,
            origin=Origin(origin) if origin is not None else None,
            additional_headers=headers | cookie,
            proxy=None,
            open_timeout=PATIENCE,
        ) as connection:
            yield Socket(connection)

    @asynccontextmanager
    async def greeted(self, session: str) -> AsyncIterator["Socket"]:
        """A socket of this session that may follow."""
        async with self.open(session=session) as socket:
            yield await socket.greet()


@dataclass
class Socket:
    """A client of graphql-transport-ws."""

    connection: ClientConnection

    async def say(self, message: Any) -> None:
        await self.connection.send(message if isinstance(message, str | bytes) else json.dumps(message))

    async def hear(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(await asyncio.wait_for(self.connection.recv(), PATIENCE))
        return said

    async def greet(self, **payload: Any) -> Self:
        await self.say({"type": "connection_init", "payload": payload})
        assert await self.hear() == {"type": "connection_ack"}
        return self

    async def follow(self, name: str, query: str, **variables: Any) -> None:
        await self.say({"type": "subscribe", "id": name, "payload": {"query": query, "variables": variables}})

    async def next(self, id: str) -> Any:
        """The data of the next message, which must be an answer to this operation."""
        said = await self.hear()
        assert (said["type"], said["id"]) == ("next", id), said
        return said["payload"]["data"]

    async def closed(self) -> int:
        """The code with which the server closes; what it says before is passed over."""
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionClosed):
                while True:
                    await self.connection.recv()
        assert self.connection.close_code is not None
        return self.connection.close_code


@asynccontextmanager
async def live_server(url: str) -> AsyncIterator[Live]:
    """A company on this database behind a real server on a free port; the test reaches its database, too."""
    app = build_app(Settings(database_url=url))
    server = Started(app)
    listening = socket.create_server(("127.0.0.1", 0))
    serving = asyncio.create_task(server._serve([listening]))
    try:
        await asyncio.wait(
            {serving, asyncio.create_task(server.answers.wait())}, return_when=asyncio.FIRST_COMPLETED
        )
        with reaching(app.state.database):
            # All at once: the server's jobs put chains in order that they find half made.
            async with transaction():
                company = await make_company()
            yield Live(app, server, f"127.0.0.1:{listening.getsockname()[1]}", company)
    finally:
        server.should_exit = True
        await asyncio.wait_for(serving, PATIENCE)


async def session_of(person: Employee, **trusted: Any) -> str:
    """A session of this person's account, which is made if there is none."""
    moment = clock.now()
    stamps: dict[str, Any] = {"created_at": moment, "updated_at": moment}
    account = await Account.get_or_none(employee_id=person.id)
    account = account or await Account.create(
        email=person.email, name=person.name, employee=person, **stamps, **trusted
    )
    count = await Session.filter(account_id=account.id).count()
    name = f"{person.name} {count}".replace(" ", "-")
    ends = moment + timedelta(days=1)
    await Session.create(
        account=account, token_hash=token_hash(name), created_at=moment, seen_at=moment, expires_at=ends
    )
    return name


async def token_of(person: Employee) -> ApiToken:
    """A token `hw_<name>` of this person's account."""
    moment = clock.now()
    account = await Account.get(employee_id=person.id)
    return await ApiToken.create(
        account=account,
        name="script",
        prefix="hw_",
        token_hash=token_hash(f"hw_{person.name}"),
        scopes=list(Scope),
        expires_at=moment + timedelta(days=1),
        created_at=moment,
        updated_at=moment,
    )


async def propose(served: Live) -> None:
    """One more thing that waits for Mona."""
    company = served.company
    goal = await make_goal(company.people["priya"], company.period, state=GoalState.DRAFT)
    await make_key_result(goal)
    await planning.propose_goal(company.actor("priya"), id=goal.id, version=1)
