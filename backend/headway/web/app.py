"""The web application: routes, who is asking, and the database around every request."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from headway.graph.live.desk import delivering
from headway.platform.database import database_reaches_requests, is_sqlite, open_database
from headway.platform.listening import listening
from headway.platform.settings import Settings
from headway.web import (
    auth,
    calendar_files,
    exports,
    graphql,
    guests,
    health,
    imports,
    letters,
    metrics,
    packets,
    socket,
    spa,
    stream,
    tables,
)
from headway.web.budget import Budget
from headway.web.headers import Headers
from headway.web.in_flight import InFlight
from headway.web.jobs import all_jobs
from headway.web.lines import Lines
from headway.web.metrics import Metrics
from headway.web.persisted import PersistedDocuments, read_manifest
from headway.web.request_log import RequestLog
from headway.web.sessions import actor_of_request, asked_together

PUBLIC = ("/assets/", "/healthz", "/readyz", "/metrics")
DemoSignIn = Mapping[str, str]


class Actors:
    """ASGI middleware: `request.state.actor` is the actor of this request, or None."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith(PUBLIC):
            request = Request(scope)
            request.state.actor = await actor_of_request(request, self.settings)
        await self.app(scope, receive, send)


def build_app(settings: Settings, *, demo_sign_ins: Sequence[DemoSignIn] | None = None) -> Starlette:
    """The application over one database; `demo_sign_ins` are offered on the sign-in page of the demo only."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        limit = int(settings.statement_seconds * 1000)
        async with open_database(settings.resolved_database_url(), statement_timeout=limit) as database:
            app.state.database = database
            async with AsyncExitStack() as closing:
                await closing.enter_async_context(listening())
                app.state.desk = await closing.enter_async_context(delivering())
                if settings.jobs == "server":
                    await closing.enter_async_context(all_jobs(settings))
                yield
                await app.state.lines.close()
            await asyncio.gather(*app.state.background, return_exceptions=True)

    # Routes are tried in this order, and nearly every request is one of the first.
    modules = (
        graphql,
        health,
        metrics,
        auth,
        guests,
        socket,
        stream,
        imports,
        exports,
        calendar_files,
        letters,
        packets,
        tables,
        spa,
    )
    app = Starlette(
        routes=[route for module in modules for route in module.routes],
        lifespan=lifespan,
        middleware=[
            Middleware(Headers, https=settings.https),
            Middleware(RequestLog),
            # Nobody else can make a browser ask as its person (cookies need our header), and no answer holds a secret
            # beside words of whoever wants it: what an answer's size tells (BREACH) tells nobody anything.
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
            Middleware(database_reaches_requests),
            Middleware(Actors, settings=settings),
        ],
    )
    app.state.settings = settings
    app.state.demo_sign_ins = list(demo_sign_ins) if demo_sign_ins else None
    app.state.background = set()
    app.state.budget = Budget(settings.points_per_minute)
    app.state.in_flight = InFlight(sqlite=is_sqlite(settings.resolved_database_url()))
    app.state.metrics = Metrics(app.state.in_flight)
    only_trusted = settings.trusted_documents == "only"
    app.state.documents = PersistedDocuments(read_manifest(spa.bundle()), only_trusted=only_trusted)
    app.state.lines = Lines()
    app.state.sessions = asked_together(settings)
    return app
