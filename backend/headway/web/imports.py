"""Files over HTTP: people, kept and looked at before they are imported, and facts, looked at and written by the same call."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from headway.graph.ids import global_id, split_id
from headway.monitoring.actions.files import import_metrics, import_time
from headway.monitoring.actions.metrics import check_may_send
from headway.monitoring.actions.timekeeping import check_may_keep_time
from headway.people import access, actions, reads
from headway.people.rules.problem_rows import problem_rows_csv
from headway.platform.actor import Actor
from headway.platform.errors import Code
from headway.web.receiving import error, name_of, received, told

FACTS: Final = {
    "time": (check_may_keep_time, import_time),
    "metrics": (check_may_send, import_metrics),
}


async def upload(request: Request) -> Response:
    """Keep a file of people; the body is the file. Who may not import is told so before anything is read."""

    async def keep(actor: Actor, content: bytes) -> Response:
        made = await actions.upload_people(actor, file_name=name_of(request), content=content)
        return JSONResponse({"id": global_id("PeopleImport", made.id)}, 201)

    return await received(request, actions.check_may_import, keep)


async def facts(request: Request) -> Response:
    """What would become of a file of timekeeping or of numbers; with `apply=1` it does. The body is the file."""
    check, work = FACTS[request.url.path.rpartition("/")[2]]
    dry_run = request.query_params.get("apply") != "1"

    async def write(actor: Actor, content: bytes) -> Response:
        result = await work(actor, file_name=name_of(request), content=content, dry_run=dry_run)
        return JSONResponse(told(result, applied=not dry_run))

    return await received(request, check, write)


async def problems(request: Request) -> Response:
    """The rows that are not imported as a CSV to correct and upload again."""
    parts = split_id(request.path_params["id"])
    found = None
    if request.state.actor is not None and parts is not None and parts[0] == "PeopleImport":
        found = await access.visible_imports(request.state.actor).get_or_none(id=parts[1])
    if found is None:
        return error(404, Code.NOT_FOUND, "This import does not exist, or is not shared with you.")
    preview = await reads.preview_of(found)
    text = problem_rows_csv(preview.for_(request.state.actor), preview.table)
    headers = {
        "content-disposition": 'attachment; filename="rows-to-correct.csv"',
        "cache-control": "no-store",
    }
    # The mark tells spreadsheets that the letters are UTF-8.
    return Response("\ufeff" + text, headers=headers, media_type="text/csv; charset=utf-8")


routes: list[Route] = [
    Route("/imports/people", upload, methods=["POST"]),
    Route("/imports/people/{id}/problems.csv", problems, methods=["GET"]),
    *(Route(f"/imports/{kind}", facts, methods=["POST"]) for kind in FACTS),
]
