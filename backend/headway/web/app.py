"""The web application: routes, who is asking, and the database around every request."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from headway.platform.database import database_reaches_requests, open_database
from headway.platform.settings import Settings
from headway.web import auth, exports, graphql, health, imports, spa
from headway.web.calendar import following_the_calendar
from headway.web.headers import Headers
from headway.web.sessions import actor_of_request

PUBLIC = ("/assets/", "/healthz", "/readyz")
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
        async with open_database(settings.resolved_database_url()) as database:
            app.state.database = database
            async with following_the_calendar():
                yield
            await asyncio.gather(*app.state.background, return_exceptions=True)

    modules = (health, auth, graphql, imports, exports, spa)
    app = Starlette(
        routes=[route for module in modules for route in module.routes],
        lifespan=lifespan,
        middleware=[
            Middleware(Headers, https=settings.https),
            Middleware(database_reaches_requests),
            Middleware(Actors, settings=settings),
        ],
    )
    app.state.settings = settings
    app.state.demo_sign_ins = list(demo_sign_ins) if demo_sign_ins else None
    app.state.background = set()
    return app
