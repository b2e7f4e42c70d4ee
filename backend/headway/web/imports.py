"""Files of people over HTTP: uploaded as they are, and the rows that could not be imported given back."""

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from headway.graph.ids import global_id, split_id
from headway.people import access, actions, reads
from headway.people.rules.problem_rows import problem_rows_csv
from headway.platform.cancellation import unit
from headway.platform.errors import Code, Problem, Rejected

ARRIVES_WITHIN: Final = 120.0
STATUSES: Final = {Code.FORBIDDEN: 403, Code.NOT_FOUND: 404, Code.TOO_LONG: 413}
TOO_LARGE: Final = "The file is larger than {} MB. Remove columns, or split it into several files."


async def upload(request: Request) -> Response:
    """Keep a file of people; the body is the file. Who may not import is told so before anything is read."""
    actor = request.state.actor
    if actor is None:
        return _error(401, "UNAUTHENTICATED", "Sign in, or send an API token.")
    try:
        actions.check_may_import(actor)
        async with asyncio.timeout(ARRIVES_WITHIN):
            content = await _content(request, request.app.state.settings.upload_limit)
        name = request.query_params.get("filename", "")
        made = await unit(actions.upload_people(actor, file_name=name, content=content))
    except TimeoutError:
        return _error(408, "TIMEOUT", "The file did not arrive within two minutes. Try again.")
    except Rejected as refused:
        return _refusal(refused)
    return JSONResponse({"id": global_id("PeopleImport", made.id)}, 201)


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
]
