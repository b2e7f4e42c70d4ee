"""Files that take time to make: in a thread and by turns like dear operations, so that everybody else is served meanwhile."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from headway.web.exports import refused
from headway.web.in_flight import DEAR, Full, InFlight


async def file_made(request: Request, make: Callable[[], bytes], *, name: str, kind: str) -> Response:
    """What this makes, to be kept as a file of this name and kind."""
    in_flight: InFlight = request.app.state.in_flight
    account_id = request.state.actor.account_id
    try:
        with in_flight.room(account_id):
            async with in_flight.turn(account_id, DEAR):
                content = await asyncio.to_thread(make)
    except Full:
        full = refused(503, "OVERLOADED", "Too many requests are waiting. Try again in a second.")
        full.headers["retry-after"] = "1"
        return full
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(content, media_type=kind, headers=headers)
