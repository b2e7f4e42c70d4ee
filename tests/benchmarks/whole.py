"""Whole requests: everything between the body of a request and its answer, without the socket."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import orjson
from starlette.applications import Starlette

from headway.identity.models import Account, ApiToken
from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.platform.database import reaching
from headway.platform.logs import configure
from headway.platform.settings import Settings
from headway.platform.tokens import new_token, token_hash
from headway.web.app import build_app

UNBOUNDED: Final = 10**12


class Whole:
    """The application as it is served, asked with tokens of those who ask."""

    def __init__(self, app: Starlette) -> None:
        self.app = app
        self.tokens: dict[UUID, str] = {}

    async def ask(self, actor: Actor, document: str, variables: dict[str, Any]) -> bytes:
        """The bytes of the answer. Raises AssertionError for a refused request."""
        body = orjson.dumps({"query": document, "variables": variables})
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(_request(await self._token(actor), len(body)), receive, send)
        assert sent[0]["status"] == 200, sent
        answer: bytes = b"".join(message.get("body", b"") for message in sent)
        return answer

    async def told(self, document: str, actor: Actor, **given: Any) -> dict[str, Any]:
        """What a mutation answers."""
        data = orjson.loads(await self.ask(actor, document, {"it": given})).get("data")
        payload: dict[str, Any] = next(iter(data.values())) if data else {}
        return payload

    async def _token(self, actor: Actor) -> str:
        assert actor.employee_id is not None
        if actor.employee_id not in self.tokens:
            with reaching(self.app.state.database):
                self.tokens[actor.employee_id] = await _made(actor.employee_id)
        return self.tokens[actor.employee_id]


@asynccontextmanager
async def whole(url: str) -> AsyncIterator[Whole]:
    """The application over this database, with budgets that nobody uses up."""
    configure(sys.stderr, development=False)
    app = build_app(Settings(database_url=url, jobs="worker", points_per_minute=UNBOUNDED))
    async with app.router.lifespan_context(app):
        yield Whole(app)


async def _made(employee_id: UUID) -> str:
    """A new token of somebody who has an account."""
    account, secret, now = await Account.get(employee_id=employee_id), new_token(), clock.now()
    await ApiToken.create(
        account=account, name="Benchmark", prefix=secret[:10], token_hash=token_hash(secret),
        scopes=sorted(Scope), expires_at=now + timedelta(days=1), created_at=now, updated_at=now,
    )  # fmt: skip
    return secret


def _request(token: str, size: int) -> dict[str, Any]:
    headers = {
        "host": "localhost",
        "content-type": "application/json",
        "accept": "application/json",
        "authorization": f"Bearer {token}",
        "content-length": str(size),
    }
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
