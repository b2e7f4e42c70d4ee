"""Whether an operation may be run at all: within the limits, and not about the schema unless that is open to who asks."""

from typing import Any

from headway.graph.documents import Prepared
from headway.graph.limits import Size, measure
from headway.graph.schema import schema
from headway.graph.values import refusal
from headway.platform.actor import Actor, Scope


def admit(
    prepared: Prepared,
    variables: dict[str, Any],
    operation_name: str | None,
    actor: Actor,
    *,
    schema_is_open: bool = False,
) -> Size:
    """What the operation asks for. Raises GraphQLError for what is above a limit, or about a schema that is closed."""
    size = measure(prepared.document, operation_name, variables, schema._schema)
    if size.introspects and not (schema_is_open or may_read_schema(actor)):
        message = "Describing the schema needs a developer's or an integration's token."
        raise refusal("INTROSPECTION_FORBIDDEN", message)
    return size


def may_read_schema(actor: Actor) -> bool:
    """Programs that are built on it: integrations, and tokens with the scope `developer`."""
    return actor.integration or (actor.scopes is not None and Scope.DEVELOPER in actor.scopes)
