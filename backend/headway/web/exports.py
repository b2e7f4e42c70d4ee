"""Routes of exports: files as they were made, for those who may read every line of them."""

from typing import Final

from orjson import dumps
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from headway.platform.actor import Actor
from headway.rewarding.access import visible_payroll_files
from headway.rewarding.rules.payroll import payroll_rows

LARGEST_NUMBER: Final = 2**31 - 1
_MEDIA_TYPES: Final = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


async def payroll_file(request: Request) -> Response:
    """The payroll file of this number: as CSV byte for byte as it was made, or the same lines as JSON."""
    actor: Actor | None = request.state.actor
    if actor is None:
        return refused(401, "UNAUTHENTICATED", "Sign in to download this file.")
    number: int = request.path_params["number"]
    form: str = request.path_params["form"]
    if form not in _MEDIA_TYPES:
        return refused(404, "NOT_FOUND", "Payroll files come as .csv and as .json.")
    files = visible_payroll_files(actor).filter(number=min(number, LARGEST_NUMBER))
    file = await files.first()
    if file is None or file.number != number:
        return refused(404, "NOT_FOUND", "There is no such payroll file, or it is not shared with you.")
    headers = {
        "content-disposition": f'attachment; filename="payroll-{number}.{form}"',
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    content = (
        file.content.encode()
        if form == "csv"
        else dumps({"file": number, "made_at": file.made_at, "lines": payroll_rows(file.content)})
    )
    return Response(content, media_type=_MEDIA_TYPES[form], headers=headers)


def refused(status: int, code: str, message: str) -> JSONResponse:
    """A refusal of a file, in words for people and a code for programs."""
    body = {"error": {"code": code, "message": message}}
    return JSONResponse(body, status_code=status, headers={"cache-control": "no-store"})


routes = [Route("/exports/payroll/{number:int}.{form}", payroll_file)]
