"""Files that are sent here: read as far as they may be long, by whoever may send them, and refused in words."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from headway.monitoring.actions.files import FileResult
from headway.platform.actor import Actor
from headway.platform.batches import Outcome
from headway.platform.cancellation import unit
from headway.platform.errors import Code, Problem, Rejected

MOST_PROBLEMS: Final = 500
ARRIVES_WITHIN: Final = 120.0
STATUSES: Final = {Code.FORBIDDEN: 403, Code.NOT_FOUND: 404, Code.TOO_LONG: 413}
TOO_LARGE: Final = "The file is larger than {} MB. Remove columns, or split it into several files."


async def received(
    request: Request,
    check: Callable[[Actor], None],
    work: Callable[[Actor, bytes], Coroutine[Any, Any, Response]],
) -> Response:
    """What is made of a file; who may not send it is told so before anything is read."""
    actor = request.state.actor
    if actor is None:
        return error(401, "UNAUTHENTICATED", "Sign in, or send an API token.")
    try:
        check(actor)
        async with asyncio.timeout(ARRIVES_WITHIN):
            content = await _content(request, request.app.state.settings.upload_limit)
        return await unit(work(actor, content))
    except TimeoutError:
        return error(408, "TIMEOUT", "The file did not arrive within two minutes. Try again.")
    except Rejected as refused:
        return _refusal(refused)


def told(result: FileResult, *, applied: bool) -> dict[str, object]:
    """Counts, and what is wrong with which cell, the first of it."""
    problems = [
        {
            "row": it.row,
            "column": it.column,
            "value": it.value,
            "code": it.problem.code,
            "message": it.problem.message,
        }
        for it in result.problems[:MOST_PROBLEMS]
    ]
    counts = {outcome.lower(): result.outcomes[outcome] for outcome in Outcome}
    return {
        "applied": applied,
        "rows": result.outcomes.total(),
        "problemCount": len(result.problems),
        "problems": problems,
    } | counts


def name_of(request: Request) -> str:
    """What the file is called where it comes from."""
    return request.query_params.get("filename", "")


async def _content(request: Request, most: int) -> bytes:
    """The body, given up as soon as it is too large, whatever length it announced."""
    announced = request.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced) > most:
        raise _too_large(most)
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > most:
            raise _too_large(most)
    return bytes(content)


def _too_large(most: int) -> Rejected:
    return Rejected(Problem(Code.TOO_LONG, TOO_LARGE.format(most // 2**20), ("file",)))


def _refusal(refused: Rejected) -> Response:
    first = refused.problems[0]
    return error(STATUSES.get(first.code, 400), first.code, first.message)


def error(status: int, code: str, message: str) -> Response:
    return JSONResponse({"error": {"code": code, "message": message}}, status)
