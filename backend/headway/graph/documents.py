"""Documents as they are executed: parsed and validated once for each text, however often it is sent."""

from functools import cached_property
from typing import Final

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from headway.graph.limits import MOST_CHARACTERS, MOST_TOKENS
from headway.graph.masking import MOST_ERRORS
from headway.graph.remembering import Memory
from headway.graph.schema import schema
from headway.graph.values import refusal

# In characters, since a hundred documents of a page weigh as much as five of an attacker; parsed, each takes some thirty bytes.
REMEMBERED: Final = 500_000


class Prepared:
    """A parsed document. Equal only to itself, so that what is worked out for it can be kept beside it."""

    def __init__(self, text: str, most_tokens: int | None = MOST_TOKENS) -> None:
        self.text = text
        self.document: DocumentNode = parse(text, max_tokens=most_tokens)

    @cached_property
    def problems(self) -> tuple[GraphQLError, ...]:
        """What validation finds; asked for only once the limits are known to hold, since it may cost more than they allow."""
        rules = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
        return tuple(
            validate(schema._schema, self.document, rules, max_errors=MOST_ERRORS, hide_suggestions=True)
        )

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation of this name, or the only one; None where it cannot be told which."""
        return get_operation_ast(self.document, name)


_prepared: Final = Memory[Prepared](REMEMBERED)


def prepare(text: str) -> Prepared:
    """The document of this text. Raises GraphQLError for one that is too long or is no GraphQL."""
    if len(text) > MOST_CHARACTERS:
        message = f"The document has {len(text)} characters; the limit is {MOST_CHARACTERS}."
        raise refusal("DOCUMENT_LIMIT", message)
    return _prepared.get(text) or _prepared.keep(text, _parsed(text), len(text))


def _parsed(text: str) -> Prepared:
    try:
        return Prepared(text)
    except GraphQLSyntaxError as error:
        if error.description.startswith("Document contains more than"):
            raise refusal("TOKENS_LIMIT", f"{error.description} Send several.") from error
        raise
