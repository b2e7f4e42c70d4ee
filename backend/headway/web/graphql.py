"""GraphQL over HTTP: a thin endpoint of our own around the schema, each stage refusing with a GraphQL error."""

from uuid import UUID

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from headway.graph.admission import admit, may_read_schema
from headway.graph.context import context_for
from headway.graph.documents import Prepared, prepare
from headway.graph.executing import Answer, execute
from headway.graph.limits import Size
from headway.graph.masking import masked
from headway.graph.schema import schema
from headway.graph.values import refusal
from headway.platform.actor import Actor
from headway.platform.cancellation import unit
from headway.web.accepting import JSON, RESPONSE_JSON, media_type
from headway.web.asking import Asked, RequestError, asked_in
from headway.web.budget import Left
from headway.web.in_flight import Full


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
    actor, account_id = _signed_in(request)
    asked = await asked_in(request)
    prepared, size = _admitted(request, asked, actor)
    left = await _paid(request, account_id, size)
    answer = await _executed(request, actor, account_id, prepared, asked)
    if not answer.refused:
        request.app.state.documents.learn(asked.named)
    content = answer.encoded()
    if actor.scopes is not None:
        content = _with_cost(content, size, left)
    status = _status_of_refusals(media) if answer.refused else 200
    return _response(content, media, status, left.headers | {"x-cost": str(size.cost)})


def _signed_in(request: Request) -> tuple[Actor, UUID]:
    actor: Actor | None = request.state.actor
    if actor is None or actor.account_id is None:
        raise RequestError(refusal("UNAUTHENTICATED", "Sign in, or send an API token."), 401)
    return actor, actor.account_id


def _admitted(request: Request, asked: Asked, actor: Actor) -> tuple[Prepared, Size]:
    """The document and what it asks for, all of its limits held."""
    documents = request.app.state.documents
    try:
        prepared = prepare(documents.text_of(asked.named, from_page=actor.scopes is None))
        name = asked.operation_name
        size = admit(prepared, asked.variables, name, actor, schema_is_open=_schema_is_open(request))
    except GraphQLError as error:
        raise RequestError(error) from error
    request.state.operation = {"operation": documents.known_name(prepared, name), "cost": size.cost}
    return prepared, size


def _schema_is_open(request: Request) -> bool:
    """In the demo and in development, pages have a query console."""
    state = request.app.state
    return state.settings.development or state.demo_sign_ins is not None


async def _paid(request: Request, account_id: UUID, size: Size) -> Left:
    left: Left = await request.app.state.budget.spend(account_id, size.cost)
    if left.refused:
        message = f"This account has used up its points of this minute. Try again in {left.seconds} seconds."
        raise RequestError(refusal("RATE_LIMITED", message), 429, **left.headers)
    return left


async def _executed(
    request: Request, actor: Actor, account_id: UUID, prepared: Prepared, asked: Asked
) -> Answer:
    async def work() -> Answer:
        return await execute(prepared, asked.variables, asked.operation_name, context_for(actor))

    try:
        # Shielded: a client that goes away cannot stop a unit of work half-way.
        return await unit(request.app.state.in_flight.run(account_id, work))
    except Full as full:
        message = "Too many requests are waiting. Try again in a second."
        raise RequestError(refusal("OVERLOADED", message), 503, **{"retry-after": "1"}) from full


def _with_cost(content: bytes, size: Size, left: Left) -> bytes:
    """The answer with what it cost beside it; pages have it in the headers alone."""
    cost = {
        "requested": size.cost,
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
    if not _schema_is_open(request) and not may_read_schema(actor):
        return PlainTextResponse("The schema needs a developer's or an integration's token.", 403)
    return PlainTextResponse(schema.as_str())


routes = [
    Route("/graphql", graphql, methods=["POST"]),
    Route("/graphql", only_post, methods=["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]),
    Route("/graphql/schema", contract, methods=["GET"]),
]
