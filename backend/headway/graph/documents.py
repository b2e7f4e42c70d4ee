"""Documents as they are executed: parsed and validated once for each text, however often it is sent."""

from functools import cached_property, lru_cache
from typing import Final

from graphql import (
    DocumentNode,
    GraphQLError,
    OperationDefinitionNode,
    get_operation_ast,
    parse,
    specified_rules,
)
from strawberry.schema.schema import validate_document

from headway.graph.limits import MOST_CHARACTERS, MOST_TOKENS
from headway.graph.schema import schema

REMEMBERED: Final = 256


class Prepared:
    """A parsed document. Equal only to itself, so that what is worked out for it can be kept beside it."""

    def __init__(self, text: str, most_tokens: int | None = MOST_TOKENS) -> None:
        self.text = text
        self.document: DocumentNode = parse(text, max_tokens=most_tokens)

    @cached_property
    def problems(self) -> tuple[GraphQLError, ...]:
        """What validation finds; asked for only once the limits are known to hold, since it may cost more than they allow."""
        return tuple(validate_document(schema._schema, self.document, tuple(specified_rules)))

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation of this name, or the only one; None where it cannot be told which."""
        return get_operation_ast(self.document, name)


def prepare(text: str) -> Prepared:
    """The document of this text. Raises GraphQLError for one that is too long or is no GraphQL."""
    if len(text) > MOST_CHARACTERS:
        message = f"The document has {len(text)} characters; the limit is {MOST_CHARACTERS}."
        raise GraphQLError(message, extensions={"code": "DOCUMENT_LIMIT"})
    return _prepared(text)


_prepared = lru_cache(maxsize=REMEMBERED)(Prepared)
