"""Routes of what is handed to other systems: files as they were made, and the answers that come back for them."""

from typing import TYPE_CHECKING, Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from headway.platform.actor import Actor
from headway.platform.batches import Outcome
from headway.platform.errors import Code, Problem, Rejected
from headway.rewarding.access import may_answer_handovers, visible_handover_files
from headway.rewarding.actions import answer_by_file
from headway.rewarding.reads.handover import content_of
from headway.rewarding.rules.handover import as_csv, as_json
from headway.rewarding.rules.vocabulary import Channel
from headway.web.receiving import name_of, received, told

if TYPE_CHECKING:
    from headway.rewarding.models import HandoverFile

LARGEST_NUMBER: Final = 2**31 - 1
CHANNELS: Final = {channel.lower(): channel for channel in Channel}
UNKNOWN: Final = "There is no such file, or it is not shared with you."
_MEDIA_TYPES: Final = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


async def handover_file(request: Request) -> Response:
    """The file of this channel and number, the same bytes each time: as CSV, or the same lines as JSON."""
    actor: Actor | None = request.state.actor
    if actor is None:
        return refused(401, "UNAUTHENTICATED", "Sign in to download this file.")
    form: str = request.path_params["form"]
    if form not in _MEDIA_TYPES:
        return refused(404, "NOT_FOUND", "Files come as .csv and as .json.")
    file = await _asked_for(actor, request)
    if file is None:
        return refused(404, "NOT_FOUND", UNKNOWN)
    headers = {
        "content-disposition": f'attachment; filename="{file.channel.lower()}-{file.number}.{form}"',
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(await _written(file, form), media_type=_MEDIA_TYPES[form], headers=headers)


async def _written(file: "HandoverFile", form: str) -> str:
    lines = await content_of(file.id)
    if form == "csv":
        return as_csv(file.number, file.columns, lines)
    about: dict[str, Any] = {
        "channel": file.channel,
        "file": file.number,
        "made_at": file.made_at.isoformat(timespec="seconds"),
    }
    return as_json(about, file.columns, lines)


async def answers(request: Request) -> Response:
    """What the other system says of the lines of a file, as CSV or XLSX; one bad row refuses all of it."""

    async def note(actor: Actor, content: bytes) -> Response:
        file = await _asked_for(actor, request)
        if file is None:
            raise Rejected(Problem(Code.NOT_FOUND, UNKNOWN))
        result = await answer_by_file(actor, file_id=file.id, file_name=name_of(request), content=content)
        wrong = result.outcomes[Outcome.REFUSED] > 0
        return JSONResponse(told(result, applied=not wrong), 422 if wrong else 200)

    return await received(request, may_answer_handovers, note)


async def _asked_for(actor: Actor, request: Request) -> "HandoverFile | None":
    number: int = request.path_params["number"]
    channel = CHANNELS.get(request.path_params["channel"])
    if channel is None or number > LARGEST_NUMBER:
        return None
    return await visible_handover_files(actor).get_or_none(channel=channel, number=number)


def refused(status: int, code: str, message: str) -> JSONResponse:
    """A refusal of a file, in words for people and a code for programs."""
    body = {"error": {"code": code, "message": message}}
    return JSONResponse(body, status_code=status, headers={"cache-control": "no-store"})


routes = [
    Route("/exports/{channel}/{number:int}.{form}", handover_file),
    Route("/imports/answers/{channel}/{number:int}", answers, methods=["POST"]),
]
