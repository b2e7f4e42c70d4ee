"""GraphQL over HTTP: a thin endpoint of our own around the schema, each stage refusing with a GraphQL error."""

from functools import cache

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from headway.graph.admission import may_read_schema
from headway.graph.context import context_for
from headway.graph.executing import Answer, execute
from headway.graph.masking import masked
from headway.graph.schema import schema
from headway.graph.values import refusal
from headway.platform.actor import Actor
from headway.platform.cancellation import unit
from headway.web.accepting import JSON, RESPONSE_JSON, media_type
from headway.web.asking import Asked, RequestError, asked_in
from headway.web.in_flight import Full
from headway.web.operations import Operation, OverBudget, admitted, has_console


async def graphql(request: Request) -> Response:
    """Answer one GraphQL request."""
    media = media_type(request.headers.get("accept", ""))
    try:
        if media is None:
            raise RequestError(refusal("NOT_ACCEPTABLE", f"Accept {RESPONSE_JSON} or {JSON}."), 406)
        return await _answered(request, media)
    except RequestError as refused:
        request.state.refused = (refused.error.extensions or {}).get("code", "BAD_REQUEST")
        content = orjson.dumps({"errors": [masked(refused.error)]})
        status = refused.status or _status_of_refusals(media)
        return _response(content, media or JSON, status, refused.headers)


async def _answered(request: Request, media: str) -> Response:
    actor: Actor | None = request.state.actor
    if actor is None or actor.account_id is None:
        raise RequestError(refusal("UNAUTHENTICATED", "Sign in, or send an API token."), 401)
    asked = await asked_in(request)
    try:
        with request.app.state.in_flight.room(actor.account_id):
            operation = await _admitted(request, asked, actor)
            answer = await _executed(request, operation, actor)
    except Full as full:
        message = "Too many requests are waiting. Try again in a second."
        raise RequestError(refusal("OVERLOADED", message), 503, **{"retry-after": "1"}) from full
    if not answer.refused:
        request.app.state.documents.learn(asked.named)
    content = answer.encoded()
    if actor.scopes is not None:
        content = _with_cost(content, operation)
    status = _status_of_refusals(media) if answer.refused else 200
    headers = operation.left.headers | {"x-cost": str(operation.size.cost)}
    return _response(content, media, status, headers)


async def _admitted(request: Request, asked: Asked, actor: Actor) -> Operation:
    try:
        return await admitted(request, asked, actor)
    except OverBudget as spent:
        raise RequestError(spent, 429, **spent.left.headers) from spent
    except GraphQLError as error:
        raise RequestError(error) from error


async def _executed(request: Request, operation: Operation, actor: Actor) -> Answer:
    turn = request.app.state.in_flight.turn(actor.account_id, operation.size.cost, writes=operation.writes)

    async def work() -> Answer:
        async with turn:
            return await execute(operation.prepared, operation.variables, operation.name, context_for(actor))

    # Shielded: a client that goes away cannot stop a unit of work half-way.
    return await unit(work())


def _with_cost(content: bytes, operation: Operation) -> bytes:
    """The answer with what it cost beside it; pages have it in the headers alone."""
    left = operation.left
    cost = {
        "requested": operation.size.cost,
        "limit": left.limit,
        "remaining": left.remaining,
        "resetsAt": left.resets_at,
    }
    return content[:-1] + b',"extensions":' + orjson.dumps({"cost": cost}) + b"}"


def _status_of_refusals(media: str | None) -> int:
    """What was refused before execution is an error of HTTP too, except for clients of the older media type."""
    return 400 if media == RESPONSE_JSON else 200


def _response(content: bytes, media: str, status: int, headers: dict[str, str]) -> Response:
    return Response(content, status, {"cache-control": "no-store", **headers}, f"{media}; charset=utf-8")


async def only_post(_: Request) -> Response:
    """What other methods are told."""
    error = refusal("METHOD_NOT_ALLOWED", "Send GraphQL requests by POST.")
    return _response(orjson.dumps({"errors": [masked(error)]}), JSON, 405, {"allow": "POST"})


async def contract(request: Request) -> Response:
    """The schema as text, for those who may read it."""
    actor: Actor | None = request.state.actor
    if actor is None:
        return PlainTextResponse("Sign in, or send an API token.", 401)
    if not may_read_schema(actor, open_to_pages=has_console(request)):
        return PlainTextResponse("The schema needs a developer's or an integration's token.", 403)
    return PlainTextResponse(_printed())


@cache
def _printed() -> str:
    return schema.as_str()


routes = [
    Route("/graphql", graphql, methods=["POST"]),
    Route("/graphql", only_post, methods=["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]),
    Route("/graphql/schema", contract, methods=["GET"]),
]
