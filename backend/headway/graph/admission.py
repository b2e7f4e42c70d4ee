"""Whether an operation may be run at all: within the limits, and not about the schema unless that is open to who asks."""

from typing import Any, Final

from headway.graph.documents import Prepared, aside, read, remember, remembered
from headway.graph.limits import Size, measure
from headway.graph.schema import schema
from headway.graph.values import check_given, refusal
from headway.platform.actor import Actor, Scope

# Of one document with one set of page sizes; whoever asks for ever new sizes is measured anew.
MOST_MEASURED: Final = 64


async def prepare_and_admit(
    text: str,
    variables: dict[str, Any],
    operation_name: str | None,
    actor: Actor,
    *,
    open_to_pages: bool = False,
) -> tuple[Prepared, Size]:
    """The document of this text, and what its operation asks for. Raises GraphQLError as `admit` does, and for no GraphQL."""

    def look(at: Prepared) -> tuple[Prepared, Size]:
        return at, admit(at, variables, operation_name, actor, open_to_pages=open_to_pages)

    def first_look() -> tuple[Prepared, Size, bool]:
        prepared, size = look(read(text))
        # Validated here, too: it takes the longest, and is known from now on.
        return prepared, size, not prepared.problems

    if known := remembered(text):
        return look(known)
    prepared, size, valid = await aside(first_look)
    return remember(prepared) if valid else prepared, size


def admit(
    prepared: Prepared,
    variables: dict[str, Any],
    operation_name: str | None,
    actor: Actor,
    *,
    open_to_pages: bool = False,
) -> Size:
    """What the operation asks for. Raises GraphQLError for what is above a limit, or about a schema that is closed."""
    operation = prepared.operation(operation_name)
    check_given(variables, operation.operation.value if operation else "query")
    size = _size_of(prepared, variables, operation_name)
    if size.introspects and not may_read_schema(actor, open_to_pages=open_to_pages):
        message = "Describing the schema needs a developer's or an integration's token."
        raise refusal("INTROSPECTION_FORBIDDEN", message)
    return size


def may_read_schema(actor: Actor, *, open_to_pages: bool) -> bool:
    """Programs that are built on it: integrations, tokens with the scope `developer`, and pages where they have a console."""
    if actor.scopes is None:
        return open_to_pages
    return actor.integration or Scope.DEVELOPER in actor.scopes


def _size_of(prepared: Prepared, variables: dict[str, Any], operation_name: str | None) -> Size:
    """Of the variables, the size depends on numbers and on how long lists are."""
    sizes = {
        (name, len(value) if isinstance(value, list) else value)
        for name, value in variables.items()
        if isinstance(value, int | list)
    }
    known = prepared.sizes
    key = operation_name, frozenset(sizes)
    if key not in known:
        if len(known) >= MOST_MEASURED:
            known.clear()
        known[key] = measure(prepared.document, operation_name, variables, schema._schema)
    return known[key]
