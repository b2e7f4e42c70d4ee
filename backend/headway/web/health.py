"""Whether the process lives, and whether it can serve."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from headway.platform.database import connection
from headway.platform.migrating import pending


async def healthz(_: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok")


async def readyz(request: Request) -> Response:
    """The database answers and its tables are up to date."""
    try:
        await connection().execute_query("SELECT 1")
        waiting = await pending(request.app.state.settings.resolved_database_url())
    except Exception:  # noqa: BLE001  # whatever stops the database from answering: not ready
        return JSONResponse({"ready": False, "problem": "The database does not answer."}, 503)
    if waiting:
        return JSONResponse({"ready": False, "problem": "Run `headway migrate`."}, 503)
    return JSONResponse({"ready": True})


routes = [Route("/healthz", healthz), Route("/readyz", readyz)]
