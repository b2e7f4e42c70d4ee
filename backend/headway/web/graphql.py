"""GraphQL over HTTP: a thin endpoint of our own around the schema, each stage refusing with a GraphQL error."""

import asyncio
from typing import Any

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headway.graph.context import context_for
from headway.graph.documents import Prepared, prepare
from headway.graph.executing import execute
from headway.graph.limits import check_document
from headway.graph.schema import masked, schema
from headway.platform.actor import Actor
from headway.platform.cancellation import unit
from headway.web.strict_json import BadBody, read_object

RESPONSE_JSON = "application/graphql-response+json"
ARRIVES_WITHIN = 5.0


class RequestError(Exception):
    """A request refused before execution."""

    def __init__(self, status: int, error: GraphQLError) -> None:
        super().__init__(error.message)
        self.status, self.error = status, error


async def graphql(request: Request) -> Response:
    """Answer one GraphQL request."""
    accepts = RESPONSE_JSON if RESPONSE_JSON in request.headers.get("accept", "") else "application/json"
    try:
        query, variables, operation_name = await _parameters(request)
        prepared = _prepared(query, variables, operation_name)
    except RequestError as refused:
        return _json({"errors": [masked(refused.error)]}, accepts, refused.status)
    actor: Actor | None = request.state.actor
    if actor is None:
        error = GraphQLError("Sign in, or send an API token.", extensions={"code": "UNAUTHENTICATED"})
        return _json({"errors": [error.formatted]}, accepts, 401)
    context = context_for(actor)
    # Shielded: a client that goes away cannot stop a unit of work half-way.
    answer = await unit(execute(prepared, variables, operation_name, context))
    status = 400 if answer.refused and accepts == RESPONSE_JSON else 200
    return _response(answer.encoded(), accepts, status)


async def _parameters(request: Request) -> tuple[str, dict[str, Any], str | None]:
    try:
        async with asyncio.timeout(ARRIVES_WITHIN):
            body = await read_object(request, request.app.state.settings.body_limit)
    except BadBody as bad:
        raise RequestError(bad.status, _error(bad.code, bad.message)) from bad
    except TimeoutError as late:
        raise RequestError(408, _error("TIMEOUT", "The request did not arrive within 5 seconds.")) from late
    query, variables, name = body.get("query"), body.get("variables"), body.get("operationName")
    extensions = body.get("extensions")
    if not isinstance(query, str):
        raise RequestError(400, _error("BAD_REQUEST", "`query` must be a string."))
    if not isinstance(variables, dict | None):
        raise RequestError(400, _error("BAD_REQUEST", "`variables` must be an object."))
    if not isinstance(name, str | None) or not isinstance(extensions, dict | None):
        raise RequestError(
            400, _error("BAD_REQUEST", "`operationName` must be a string and `extensions` an object.")
        )
    return query, variables or {}, name or None


def _prepared(query: str, variables: dict[str, Any], operation_name: str | None) -> Prepared:
    try:
        prepared = prepare(query)
    except GraphQLError as error:
        raise RequestError(400, error) from error
    refusal = check_document(prepared.document, operation_name, variables, schema._schema)
    if refusal:
        raise RequestError(400, refusal)
    return prepared


def _error(code: str, message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})


def _json(body: Any, media_type: str, status: int) -> Response:
    return _response(orjson.dumps(body), media_type, status)


def _response(content: bytes, media_type: str, status: int) -> Response:
    headers = {"cache-control": "no-store"}
    return Response(content, status, headers, f"{media_type}; charset=utf-8")


async def only_post(_: Request) -> Response:
    """What other methods are told."""
    error = _error("METHOD_NOT_ALLOWED", "Send GraphQL requests by POST.")
    response = _json({"errors": [masked(error)]}, "application/json", 405)
    response.headers["allow"] = "POST"
    return response


routes = [
    Route("/graphql", graphql, methods=["POST"]),
    Route("/graphql", only_post, methods=["GET", "PUT", "PATCH", "DELETE"]),
]
