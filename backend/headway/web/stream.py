"""Subscriptions as server-sent events, one for each request: for programs that would rather read lines than speak a protocol."""

import asyncio
from contextlib import suppress
from typing import Final

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from headway.graph.live.desk import Desk
from headway.graph.live.following import follow, problems_following
from headway.graph.live.watch import Watch
from headway.graph.masking import all_masked
from headway.graph.values import refusal
from headway.platform.actor import Actor
from headway.platform.cancellation import unit
from headway.web.accepting import RESPONSE_JSON
from headway.web.asking import RequestError, asked_in
from headway.web.lines import TAKEN_WITHIN, Lines, TooMany
from headway.web.operations import Operation, admitted
from headway.web.sessions import credentials_of

HEARTBEAT: Final = 15.0


async def stream(request: Request) -> Response:
    """Follow one subscription."""
    actor: Actor | None = request.state.actor
    if actor is None:
        return _refused(401, refusal("UNAUTHENTICATED", "Sign in, or send an API token."))
    try:
        operation = await admitted(request, await asked_in(request), actor)
    except RequestError as refused:
        return _refused(refused.status or 400, refused.error)
    except GraphQLError as error:
        return _refused(429 if (error.extensions or {}).get("code") == "RATE_LIMITED" else 400, error)
    if errors := problems_following(operation.prepared, operation.name):
        return _refused(400, *errors)
    if request.app.state.lines.full:
        return _refused(503, refusal("OVERLOADED", "Too many live connections. Try again in a moment."))
    return EventStream(request, operation, actor)


def _refused(status: int, *errors: GraphQLError) -> Response:
    waiting = {"retry-after": "5"} if status in (429, 503) else {}
    headers = {"cache-control": "no-store", **waiting}
    return Response(
        orjson.dumps({"errors": all_masked(errors)}), status, headers, f"{RESPONSE_JSON}; charset=utf-8"
    )


class EventStream(Response):
    """A response that goes on until the client leaves, the subscription ends or the server stops."""

    def __init__(self, request: Request, operation: Operation, actor: Actor) -> None:
        super().__init__(media_type="text/event-stream")
        # Not for proxies either: they would collect what is meant to be read at once.
        self.headers.update({"cache-control": "no-store", "x-accel-buffering": "no"})
        del self.headers["content-length"]
        self.operation, self.actor = operation, actor
        self.credentials = credentials_of(request, {})
        self.lines: Lines = request.app.state.lines
        self.desk: Desk = request.app.state.desk
        self.sending = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            with self.lines.open(), self.lines.held_by(self.actor.account_id):
                await self._run(receive, send)
        except TooMany:
            text = "Too many live connections of this account. Close some."
            await _refused(429, refusal("RATE_LIMITED", text))(scope, receive, send)

    async def _run(self, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        watch = self.desk.watch(self.credentials.actor, self.operation.pay_again)
        following = asyncio.create_task(unit(self._follow(watch, send)))
        others = [
            asyncio.create_task(work)
            for work in (_left(receive), self.lines.closing.wait(), self._heartbeat(send))
        ]
        await asyncio.wait({following, *others}, return_when=asyncio.FIRST_COMPLETED)
        watch.stop()
        for task in others:
            task.cancel()
        await asyncio.wait({following, *others})
        with suppress(OSError, TimeoutError):
            await self._send(send, b"event: complete\ndata:\n\n", last=True)

    async def _follow(self, watch: Watch, send: Send) -> None:
        operation = self.operation
        with suppress(OSError, TimeoutError), self.desk.telling(watch):
            answers = follow(operation.prepared, operation.variables, operation.name, watch)
            async for answer in answers:
                await self._send(send, b"event: next\ndata: " + answer.encoded() + b"\n\n")

    async def _heartbeat(self, send: Send) -> None:
        with suppress(OSError, TimeoutError):
            while True:
                await self._send(send, b":\n\n")
                await asyncio.sleep(HEARTBEAT)

    async def _send(self, send: Send, body: bytes, *, last: bool = False) -> None:
        async with asyncio.timeout(TAKEN_WITHIN), self.sending:
            await send({"type": "http.response.body", "body": body, "more_body": not last})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def only_post(_: Request) -> Response:
    """What other methods are told."""
    response = _refused(405, refusal("METHOD_NOT_ALLOWED", "Send the subscription by POST."))
    response.headers["allow"] = "POST"
    return response


routes = [
    Route("/graphql/stream", stream, methods=["POST"]),
    Route("/graphql/stream", only_post, methods=["GET", "PUT", "PATCH", "DELETE"]),
]
