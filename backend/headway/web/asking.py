"""What a GraphQL request asks for, read from its body."""

from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError
from starlette.requests import Request

from headway.graph.values import refusal
from headway.web.persisted import Named, named_in
from headway.web.strict_json import BadBody, read_object


class RequestError(Exception):
    """A request refused before execution; without a status, that follows from the media type of the answer."""

    def __init__(self, error: GraphQLError, status: int | None = None, **headers: str) -> None:
        super().__init__(error.message)
        self.error, self.status, self.headers = error, status, headers


@dataclass(frozen=True, slots=True)
class Asked:
    """A well-formed request."""

    named: Named
    variables: dict[str, Any]
    operation_name: str | None


async def asked_in(request: Request) -> Asked:
    """What the body asks for. Raises RequestError for one that is not as the specification wants it."""
    try:
        return asked_of(await read_object(request, request.app.state.settings.body_limit))
    except BadBody as bad:
        raise RequestError(refusal(bad.code, bad.message), bad.status) from bad
    except GraphQLError as wrong:
        raise RequestError(wrong, 400) from wrong


def asked_of(body: dict[str, Any]) -> Asked:
    """What a JSON object asks for. Raises GraphQLError for members of the wrong kind."""
    return Asked(named_in(body), _member(body, "variables", dict) or {}, _member(body, "operationName", str))


def _member(body: dict[str, Any], name: str, kind: type) -> Any:
    value = body.get(name)
    if not isinstance(value, kind | None):
        raise refusal("BAD_REQUEST", f"`{name}` must be {'an object' if kind is dict else 'a string'}.")
    return value or None
