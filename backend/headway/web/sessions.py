"""Who is asking: a session cookie or a bearer token becomes the request's actor; cookies demand proof of same origin."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from strawberry.dataloader import DataLoader

from headway.identity.access import actor_of_session, actor_of_token, actors_of_sessions
from headway.identity.actions import SignedIn
from headway.platform.actor import Actor
from headway.platform.settings import Settings

MARK = "x-headway"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SAME_SITE = frozenset({None, "same-origin", "none"})
TOKEN_NAMES = ("authorization", "Authorization", "token")


def cookie_name(settings: Settings) -> str:
    """`__Host-` binds the cookie to this host over HTTPS; browsers refuse it on plain HTTP."""
    return "__Host-headway" if settings.https else "headway"


async def actor_of_request(request: Request, settings: Settings) -> Actor | None:
    """The actor of a bearer token, else of the session cookie; None for nobody."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await actor_of_token(token.strip())
    cookie = request.cookies.get(cookie_name(settings))
    if not cookie or not from_our_pages(request):
        return None
    return await actor_of_session(cookie, idle=timedelta(hours=settings.session_idle_hours))


def from_our_pages(request: Request) -> bool:
    """Whether a request that may change something was sent by our own front end: no other site can add the header."""
    if request.method in SAFE:
        return True
    origin = request.headers.get("origin")
    same_origin = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    return (
        request.headers.get(MARK) == "1"
        and request.headers.get("sec-fetch-site") in SAME_SITE
        and same_origin
    )


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody showed when a long connection began, to be looked at again while it lasts."""

    token: str
    cookie: str
    sessions: DataLoader[str, Actor | None]

    async def actor(self) -> Actor | None:
        """Who this is now. That a connection is open is no sign that somebody is there."""
        if self.token:
            return await actor_of_token(self.token)
        return await self.sessions.load(self.cookie) if self.cookie else None


def asked_together(settings: Settings) -> DataLoader[str, Actor | None]:
    """Whose session a cookie is: all who ask at the same moment are answered by the same statements."""

    async def load(cookies: list[str]) -> list[Actor | None]:
        found = await actors_of_sessions(cookies, idle=timedelta(hours=settings.session_idle_hours))
        return [found.get(cookie) for cookie in cookies]

    return DataLoader(load, cache=False)


def credentials_of(connection: HTTPConnection, payload: dict[str, Any]) -> Credentials:
    """A token from the first message or the header, else the session cookie."""
    settings: Settings = connection.app.state.settings
    given = next((payload[name] for name in TOKEN_NAMES if name in payload), None)
    shown = given if isinstance(given, str) else connection.headers.get("authorization", "")
    scheme, _, token = shown.strip().partition(" ")
    if scheme.lower() != "bearer":
        token = shown if given is not None else ""
    cookie = connection.cookies.get(cookie_name(settings), "")
    return Credentials(token.strip(), cookie, connection.app.state.sessions)


def from_our_origin(connection: HTTPConnection) -> bool:
    """Whether a websocket was opened by our own pages, or by no browser at all: browsers send cookies along for any page."""
    origin = connection.headers.get("origin")
    same_site = connection.headers.get("sec-fetch-site") in SAME_SITE
    return same_site and (origin is None or urlsplit(origin).netloc == connection.headers.get("host"))


def set_cookie(response: Response, signed_in: SignedIn, settings: Settings, *, shared_device: bool) -> None:
    """Give the browser its session; on a shared device it ends with the browser."""
    response.set_cookie(
        cookie_name(settings),
        signed_in.token,
        max_age=None if shared_device else settings.session_days * 86_400,
        path="/",
        secure=settings.https,
        httponly=True,
        samesite="lax",
    )


def clear_cookie(response: Response, settings: Settings) -> None:
    """Take the session from the browser."""
    response.delete_cookie(
        cookie_name(settings), path="/", secure=settings.https, httponly=True, samesite="lax"
    )
