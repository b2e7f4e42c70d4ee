"""Signing in and out, the first run, invitations and resets over HTTP, as JSON."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from strawberry.utils.str_converters import to_camel_case

from headway.identity import actions
from headway.identity.access import open_link
from headway.identity.rules import LinkKind
from headway.platform.cancellation import unit
from headway.platform.errors import Code, Rejected
from headway.platform.mail import send_mail
from headway.platform.models import Organisation
from headway.platform.settings import Settings
from headway.web.sessions import clear_cookie, cookie_name, from_our_pages, set_cookie
from headway.web.shell import shell_of
from headway.web.strict_json import BadBody, read_object

log = logging.getLogger("headway.auth")
Handler = Callable[[Request], Coroutine[Any, Any, Response]]
MOST_BYTES = 16 * 1024


def error(status: int, code: str, message: str, **more: Any) -> JSONResponse:
    """An error of these addresses."""
    return JSONResponse({"error": {"code": code, "message": message, **more}}, status)


def _guarded(handler: Handler) -> Handler:
    """Own pages only, as a shielded unit of work, refusals as 422."""

    @wraps(handler)
    async def guarded(request: Request) -> Response:
        if not from_our_pages(request):
            return error(403, "FORBIDDEN", "Send this from Headway's own pages (header x-headway: 1).")
        try:
            return await unit(handler(request))
        except actions.Throttled as often:
            message = f"Too many attempts. Wait {often.seconds // 60} min, then try again."
            return error(429, "TOO_MANY_ATTEMPTS", message, retryAfter=often.seconds)
        except BadBody as bad:
            return error(bad.status, bad.code, bad.message)
        except Rejected as refused:
            if any(p.code is Code.DUPLICATE and not p.path for p in refused.problems):
                return error(409, "ALREADY_SET_UP", refused.problems[0].message)
            problems = [
                {"code": p.code, "message": p.message, "path": [to_camel_case(part) for part in p.path]}
                for p in refused.problems
            ]
            return JSONResponse({"errors": problems}, 422)

    return guarded


async def _texts(request: Request, *names: str) -> list[str]:
    """These members of the JSON body, '' for what is not a text."""
    body = await read_object(request, MOST_BYTES)
    request.state.body = body
    return [value if isinstance(value := body.get(name), str) else "" for name in names]


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


@_guarded
async def session(request: Request) -> Response:
    """Whether somebody is signed in, and what their pages need first; whether Headway is set up, this is development, whom one may sign in as."""
    organisation = await Organisation.first()
    return JSONResponse(
        {
            "signedIn": request.state.actor is not None,
            "setUp": organisation is not None,
            "organisation": organisation.name if organisation else None,
            "demo": request.app.state.demo_sign_ins,
            "development": request.app.state.settings.development,
            "shell": await shell_of(request),
        }
    )


@_guarded
async def sign_in(request: Request) -> Response:
    """Open a session."""
    email, password = await _texts(request, "email", "password")
    return await _sign_in(
        request, email, password, shared_device=request.state.body.get("sharedDevice") is True
    )


async def _sign_in(request: Request, email: str, password: str, *, shared_device: bool = False) -> Response:
    settings: Settings = request.app.state.settings
    life = timedelta(days=settings.session_days)
    signed_in = await actions.sign_in(
        email, password, address=_address(request), life=life, shared_device=shared_device
    )
    if signed_in is None:
        return error(
            401, "SIGN_IN_FAILED", "E-mail or password is not right. Check both, or ask for a reset link."
        )
    response = JSONResponse({"signedIn": True})
    set_cookie(response, signed_in, settings, shared_device=shared_device)
    return response


@_guarded
async def sign_out(request: Request) -> Response:
    """End the session; the browser forgets what it kept of Headway."""
    settings: Settings = request.app.state.settings
    await actions.sign_out(request.cookies.get(cookie_name(settings), ""))
    response = Response(status_code=204, headers={"clear-site-data": '"cache", "storage"'})
    clear_cookie(response, settings)
    return response


@_guarded
async def set_up(request: Request) -> Response:
    """The first run."""
    organisation, currency, name, email, password = await _texts(
        request, "organisation", "currency", "name", "email", "password"
    )
    await actions.set_up(
        organisation=organisation, currency=currency, name=name, email=email, password=password
    )
    return await _sign_in(request, email, password)


@_guarded
async def invitation(request: Request) -> Response:
    """Whom an invitation is for."""
    link = await open_link(LinkKind.INVITATION, request.path_params["token"])
    if link is None:
        return error(404, "NOT_FOUND", "This link was used or has expired. Ask for a new one.")
    return JSONResponse({"name": link.account.name, "email": link.account.email})


@_guarded
async def accept_invitation(request: Request) -> Response:
    """Choose the first password and sign in."""
    token, password = await _texts(request, "token", "password")
    account = await actions.accept_invitation(token, password)
    return await _sign_in(request, account.email, password)


@_guarded
async def request_reset(request: Request) -> Response:
    """Mail a reset link if the account exists; the answer and its time are the same if it does not."""
    (email,) = await _texts(request, "email")
    await actions.ask_for_reset(email, address=_address(request))
    task = asyncio.create_task(_mail_reset(request.app.state.settings, email))
    request.app.state.background.add(task)
    task.add_done_callback(request.app.state.background.discard)
    return Response(status_code=202)


async def _mail_reset(settings: Settings, email: str) -> None:
    # The address of the link is never the one in the request: whoever asks may write there what they like.
    if not (settings.smtp_url and settings.base_url):
        log.warning(
            "a password reset was asked for; set HEADWAY_SMTP_URL and HEADWAY_BASE_URL to mail its link"
        )
        return
    made = await unit(actions.reset_link(email))
    if made is None:
        return
    account, token = made
    link = f"{settings.base_url.rstrip('/')}/reset/{token}"
    text = f"Choose a new password within 30 minutes:\n\n{link}\n\nIf you did not ask for this, you can ignore it."
    await send_mail(settings, to=account.email, subject="Choose a new password for Headway", text=text)


@_guarded
async def reset_password(request: Request) -> Response:
    """Choose a new password and sign in."""
    token, password = await _texts(request, "token", "password")
    account = await actions.reset_password(token, password)
    return await _sign_in(request, account.email, password)


routes = [
    Route("/auth/session", session, methods=["GET"]),
    Route("/auth/sign-in", sign_in, methods=["POST"]),
    Route("/auth/sign-out", sign_out, methods=["POST"]),
    Route("/auth/set-up", set_up, methods=["POST"]),
    Route("/auth/invitations/accept", accept_invitation, methods=["POST"]),
    Route("/auth/invitations/{token}", invitation, methods=["GET"]),
    Route("/auth/reset/request", request_reset, methods=["POST"]),
    Route("/auth/reset", reset_password, methods=["POST"]),
]
