"""Documents as they are executed: parsed and validated once for each text, however often it is sent."""

import asyncio
import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any, Final, TypeVar

from graphql import (
    BREAK,
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSyntaxError,
    ListValueNode,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    VariableDefinitionNode,
    Visitor,
    get_location,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
    visit,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from headway.graph.limits import MOST_CHARACTERS, MOST_TOKENS, Size
from headway.graph.masking import MOST_ERRORS
from headway.graph.remembering import Memory
from headway.graph.schema import schema
from headway.graph.values import refusal

# In tokens, each of which takes up to 400 bytes with what is worked out for it; those of our pages are half of it.
REMEMBERED: Final = 20_000
TOKEN: Final = re.compile(r"\w+|[^\s\w]")
RULES: Final = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
Done = TypeVar("Done")


class Prepared:
    """A parsed document. Equal only to itself, so that what is worked out for it can be kept beside it."""

    def __init__(self, text: str, most_tokens: int | None = MOST_TOKENS) -> None:
        self.text = text
        # Where each node stands in the text would weigh more than the rest, and only errors tell.
        self.document: DocumentNode = parse(text, max_tokens=most_tokens, no_location=True)
        # What it asks for, by the values that decide it.
        self.sizes: dict[Any, Size] = {}

    @cached_property
    def problems(self) -> tuple[GraphQLError, ...]:
        """What validation finds; asked for only once the limits are known to hold, since it may cost more than they allow."""
        return self.placed(
            validate(schema._schema, self.document, RULES, max_errors=MOST_ERRORS, hide_suggestions=True)
        )

    def placed(self, errors: Iterable[GraphQLError]) -> tuple[GraphQLError, ...]:
        """The errors with the places in the text that they are about."""
        found = tuple(errors)
        if any(error.nodes for error in found):
            places = {
                id(ours): placed.loc
                for ours, placed in zip(_nodes(self.document), _nodes(parse(self.text)), strict=True)
            }
            for error in found:
                at = [loc for node in error.nodes or () if (loc := places.get(id(node)))]
                error.locations = [get_location(loc.source, loc.start) for loc in at] or error.locations
                if error.path is None and error.nodes:
                    way = _way_to(self.document, error.nodes[0])
                    error.extensions = {**(error.extensions or {}), "path": way}
        return found

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation of this name, or the only one; None where it cannot be told which."""
        return get_operation_ast(self.document, name)


def _nodes(document: DocumentNode) -> list[Node]:
    """Every node of a document, in order."""
    found = []

    class Collecting(Visitor):
        def enter(self, node: Node, *_: Any) -> None:
            found.append(node)

    visit(document, Collecting())
    return found


def _way_to(document: DocumentNode, wanted: Node) -> list[str]:
    """The fields, arguments and parts of inputs that lead to a node of a document, or the variable that it declares."""
    found: list[str] = []

    class Finding(Visitor):
        def enter(self, node: Node, _key: Any, parent: Any, path: list[Any], ancestors: list[Any]) -> Any:
            if node is not wanted:
                return None
            chain = (*ancestors, parent, node)
            for place, it in enumerate(chain):
                if isinstance(it, FieldNode):
                    found.append((it.alias or it.name).value)
                elif isinstance(it, ArgumentNode | ObjectFieldNode):
                    found.append(it.name.value)
                elif isinstance(it, VariableDefinitionNode):
                    found.append(it.variable.name.value)
                elif place and isinstance(chain[place - 1], ListValueNode):
                    found.append(str(path[place]))
            return BREAK

    visit(document, Finding())
    return found


_prepared: Final = Memory[Prepared](REMEMBERED)
_thread: Final = ThreadPoolExecutor(1, thread_name_prefix="documents")


def prepare(text: str) -> Prepared:
    """The document of this text. Raises GraphQLError for one that is too long or is no GraphQL."""
    return remembered(text) or remember(read(text))


def remembered(text: str) -> Prepared | None:
    """The document of a text that was sent before."""
    return _prepared.get(text)


def remember(prepared: Prepared) -> Prepared:
    """Keep a document for the next who sends its text."""
    return _prepared.keep(prepared.text, prepared, len(TOKEN.findall(prepared.text)))


def read(text: str) -> Prepared:
    """The document of a new text. Raises GraphQLError as `prepare` does."""
    if len(text) > MOST_CHARACTERS:
        message = f"The document has {len(text)} characters; the limit is {MOST_CHARACTERS}."
        raise refusal("DOCUMENT_LIMIT", message)
    try:
        return Prepared(text)
    except GraphQLSyntaxError as error:
        if error.description.startswith("Document contains more than"):
            raise refusal("TOKENS_LIMIT", f"{error.description} Send several.") from error
        raise


async def aside(work: Callable[[], Done]) -> Done:
    """Do what takes its time with one document in a thread, so that everybody else is served meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(_thread, work)
