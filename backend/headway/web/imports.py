"""Files over HTTP: people, kept and looked at before they are imported, and facts, looked at and written by the same call."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from headway.graph.ids import global_id, split_id
from headway.monitoring.actions.files import FileResult, import_metrics, import_time
from headway.monitoring.actions.metrics import check_may_send
from headway.monitoring.actions.timekeeping import check_may_keep_time
from headway.people import access, actions, reads
from headway.people.rules.problem_rows import problem_rows_csv
from headway.platform.actor import Actor
from headway.platform.batches import Outcome
from headway.platform.cancellation import unit
from headway.platform.errors import Code, Problem, Rejected

FACTS: Final = {
    "time": (check_may_keep_time, import_time),
    "metrics": (check_may_send, import_metrics),
}
MOST_PROBLEMS: Final = 500
ARRIVES_WITHIN: Final = 120.0
STATUSES: Final = {Code.FORBIDDEN: 403, Code.NOT_FOUND: 404, Code.TOO_LONG: 413}
TOO_LARGE: Final = "The file is larger than {} MB. Remove columns, or split it into several files."


async def upload(request: Request) -> Response:
    """Keep a file of people; the body is the file. Who may not import is told so before anything is read."""

    async def keep(actor: Actor, content: bytes) -> Response:
        made = await actions.upload_people(actor, file_name=_name(request), content=content)
        return JSONResponse({"id": global_id("PeopleImport", made.id)}, 201)

    return await _received(request, actions.check_may_import, keep)


async def facts(request: Request) -> Response:
    """What would become of a file of timekeeping or of numbers; with `apply=1` it does. The body is the file."""
    check, work = FACTS[request.url.path.rpartition("/")[2]]
    dry_run = request.query_params.get("apply") != "1"

    async def write(actor: Actor, content: bytes) -> Response:
        result = await work(actor, file_name=_name(request), content=content, dry_run=dry_run)
        return JSONResponse(_told(result, applied=not dry_run))

    return await _received(request, check, write)


def _told(result: FileResult, *, applied: bool) -> dict[str, object]:
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


async def _received(
    request: Request,
    check: Callable[[Actor], None],
    work: Callable[[Actor, bytes], Coroutine[Any, Any, Response]],
) -> Response:
    """What is made of a file; who may not send it is told so before anything is read."""
    actor = request.state.actor
    if actor is None:
        return _error(401, "UNAUTHENTICATED", "Sign in, or send an API token.")
    try:
        check(actor)
        async with asyncio.timeout(ARRIVES_WITHIN):
            content = await _content(request, request.app.state.settings.upload_limit)
        return await unit(work(actor, content))
    except TimeoutError:
        return _error(408, "TIMEOUT", "The file did not arrive within two minutes. Try again.")
    except Rejected as refused:
        return _refusal(refused)


def _name(request: Request) -> str:
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


async def problems(request: Request) -> Response:
    """The rows that are not imported as a CSV to correct and upload again."""
    parts = split_id(request.path_params["id"])
    found = None
    if request.state.actor is not None and parts is not None and parts[0] == "PeopleImport":
        found = await access.visible_imports(request.state.actor).get_or_none(id=parts[1])
    if found is None:
        return _error(404, Code.NOT_FOUND, "This import does not exist, or is not shared with you.")
    preview = await reads.preview_of(found)
    text = problem_rows_csv(preview.for_(request.state.actor), preview.table)
    headers = {
        "content-disposition": 'attachment; filename="rows-to-correct.csv"',
        "cache-control": "no-store",
    }
    # The mark tells spreadsheets that the letters are UTF-8.
    return Response("\ufeff" + text, headers=headers, media_type="text/csv; charset=utf-8")


def _too_large(most: int) -> Rejected:
    return Rejected(Problem(Code.TOO_LONG, TOO_LARGE.format(most // 2**20), ("file",)))


def _refusal(refused: Rejected) -> Response:
    first = refused.problems[0]
    return _error(STATUSES.get(first.code, 400), first.code, first.message)


def _error(status: int, code: str, message: str) -> Response:
    return JSONResponse({"error": {"code": code, "message": message}}, status)


routes: list[Route] = [
    Route("/imports/people", upload, methods=["POST"]),
    Route("/imports/people/{id}/problems.csv", problems, methods=["GET"]),
    *(Route(f"/imports/{kind}", facts, methods=["POST"]) for kind in FACTS),
]
