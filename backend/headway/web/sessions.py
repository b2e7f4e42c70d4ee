"""Who is asking: a session cookie or a bearer token becomes the request's actor; cookies demand proof of same origin."""

from datetime import timedelta
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from headway.identity.access import actor_of_session, actor_of_token
from headway.identity.actions import SignedIn
from headway.platform.actor import Actor
from headway.platform.settings import Settings

MARK = "x-headway"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SAME_SITE = frozenset({None, "same-origin", "none"})


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
