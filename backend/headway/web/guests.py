"""The form that a link from a mail opens: no session, no account, nothing but this form, as JSON."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from headway.identity.actions import Throttled
from headway.identity.actions.throttling import refuse_after, remember, subject
from headway.platform.cancellation import unit
from headway.platform.errors import Code, Rejected
from headway.reviewing.actions import writing_by_link as actions
from headway.reviewing.actions.writing_by_link import FormFromOutside
from headway.web.auth import error
from headway.web.sessions import from_our_pages
from headway.web.strict_json import BadBody, read_object

MOST_BYTES: Final = 256 * 1024
# From one address: links that open nothing, in an hour; and with one link: drafts kept, in an hour.
MOST_MISSES: Final = 20
MOST_CALLS: Final = 600
HOUR: Final = timedelta(hours=1)
Body = dict[str, Any]


def _by_link(work: Callable[[str, Body], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Own pages only, counted, as a shielded unit of work; refusals as 422, links that open nothing as 404."""

    @wraps(work)
    async def handle(request: Request) -> Response:
        if not from_our_pages(request):
            return error(403, "FORBIDDEN", "Send this from Headway's own pages (header x-headway: 1).")
        try:
            body = await read_object(request, MOST_BYTES)
            token = body.get("token")
            return await unit(_counted(request, token if isinstance(token, str) else "", body, work))
        except Throttled as often:
            message = f"Too many attempts. Wait {often.seconds // 60} min, then try again."
            return error(429, "TOO_MANY_ATTEMPTS", message, retryAfter=often.seconds)
        except BadBody as bad:
            return error(bad.status, bad.code, bad.message)
        except Rejected as refused:
            return _refused(refused)

    return handle


async def _counted(
    request: Request, token: str, body: Body, work: Callable[[str, Body], Awaitable[Response]]
) -> Response:
    address = subject("guest from", request.client.host if request.client else "")
    link = subject("guest link", token)
    await refuse_after(MOST_MISSES, HOUR, [address])
    await refuse_after(MOST_CALLS, HOUR, [link])
    try:
        answer = await work(token, body)
    except Rejected as refused:
        if refused.problems[0].path == ("token",):
            await remember([address])
        raise
    await remember([link])
    return answer


@_by_link
async def open_form(token: str, body: Body) -> Response:
    """The questions, who asks, who reads it, and the own draft."""
    return JSONResponse(_told(await actions.open_by_link(token)), headers=_KEPT_NOWHERE)


@_by_link
async def save_form(token: str, body: Body) -> Response:
    """Keep the draft."""
    answers, version = _answers(body)
    form = await actions.save_by_link(token, version=version, answers=answers)
    return JSONResponse(_told(form), headers=_KEPT_NOWHERE)


@_by_link
async def hand_in_form(token: str, body: Body) -> Response:
    """Hand it in; the link works no more."""
    answers, version = _answers(body)
    await actions.hand_in_by_link(token, version=version, answers=answers)
    return JSONResponse({"handedIn": True}, headers=_KEPT_NOWHERE)


@_by_link
async def decline_form(token: str, body: Body) -> Response:
    """Will not write; the link works no more."""
    reason = body.get("reason")
    await actions.decline_by_link(token, reason=reason if isinstance(reason, str) else "")
    return JSONResponse({"declined": True}, headers=_KEPT_NOWHERE)


_KEPT_NOWHERE: Final = {"cache-control": "no-store"}


def _answers(body: Body) -> tuple[dict[str, Any], int]:
    answers, version = body.get("answers"), body.get("version")
    if not isinstance(answers, dict) or not isinstance(version, int) or isinstance(version, bool):
        raise BadBody(400, "BAD_REQUEST", "Send `answers` as an object and `version` as a number.")
    return answers, version


def _told(form: FormFromOutside) -> Body:
    return {
        "name": form.name,
        "about": form.about,
        "title": form.title,
        "cycle": form.cycle,
        "readers": form.readers,
        "closesAt": form.closes_at.isoformat() if form.closes_at else None,
        "version": form.version,
        "steps": list(form.steps),
        "questions": [
            {
                "id": str(question.id),
                "section": question.section,
                "kind": question.kind,
                "title": question.title,
                "help": question.help,
                "required": question.required,
            }
            for question in form.questions
        ],
        "answers": dict(form.answers),
    }


def _refused(refused: Rejected) -> JSONResponse:
    first = refused.problems[0]
    if first.path == ("token",):
        return error(404, "NOT_FOUND", first.message)
    if first.code is Code.CONFLICT:
        return error(409, "CONFLICT", first.message)
    problems = [{"code": p.code, "message": p.message, "path": list(p.path)} for p in refused.problems]
    return JSONResponse({"errors": problems}, 422)


routes = [
    Route("/guests/open", open_form, methods=["POST"]),
    Route("/guests/save", save_form, methods=["POST"]),
    Route("/guests/hand-in", hand_in_form, methods=["POST"]),
    Route("/guests/decline", decline_form, methods=["POST"]),
]
