"""What one document may ask: depth, size, aliases, directives and cost, in one walk that is linear in the document."""

from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)

MOST_CHARACTERS: Final = 20_000
MOST_TOKENS: Final = 2_000
ALWAYS_SIZED: Final = ("first",)
ENDLESS: Final = 10**9

LIMITS: Final = {
    "depth": 12,
    "fields": 1_000,
    "aliases": 30,
    "directives": 50,
    "cost": 20_000,
}
MOST_OPERATIONS: Final = 5
MOST_ROOT_FIELDS: Final = {"query": 20, "mutation": 5, "subscription": 1}
DEFAULT_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Size:
    """What a selection asks for, fragments expanded; every number stops growing at ENDLESS."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0

    def beside(self, other: "Size") -> "Size":
        return Size(
            max(self.depth, other.depth),
            min(ENDLESS, self.fields + other.fields),
            min(ENDLESS, self.aliases + other.aliases),
            min(ENDLESS, self.directives + other.directives),
            min(ENDLESS, self.cost + other.cost),
        )


def check_document(
    document: DocumentNode, operation_name: str | None, variables: dict[str, Any]
) -> GraphQLError | None:
    """The first limit the document breaks, or None. Fragments that loop or are unknown are left to validation."""
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    if len(operations) > MOST_OPERATIONS:
        return _refusal(
            "OPERATIONS_LIMIT", f"A document may hold {MOST_OPERATIONS} operations. Send them apart."
        )
    if len(operations) > 1 and operation_name is None:
        return _refusal(
            "OPERATION_NAME_REQUIRED", "Name the operation to run with operationName: there are several."
        )
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    for operation in operations:
        walk = _Walk(fragments, variables)
        found = walk.selections(operation.selection_set)
        most = MOST_ROOT_FIELDS[operation.operation.value]
        if walk.width(operation.selection_set) > most:
            return _refusal(
                "ROOT_FIELDS_LIMIT",
                f"One {operation.operation.value} may have {most} root fields. Send several.",
            )
        for name, most in LIMITS.items():
            if getattr(found, name) > most:
                return _refusal(
                    f"{name.upper()}_LIMIT",
                    f"The {name} of this operation is above the limit of {most}. Ask for less at once.",
                )
    return None


def _refusal(code: str, message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})


class _Walk:
    """One operation; what a fragment asks for is worked out once, however often it is spread."""

    def __init__(self, fragments: dict[str, FragmentDefinitionNode], variables: dict[str, Any]) -> None:
        self.fragments = fragments
        self.variables = variables
        self.known: dict[str, Size] = {}
        self.open: set[str] = set()

    def width(self, selection_set: SelectionSetNode) -> int:
        return sum(1 for selection in selection_set.selections if isinstance(selection, FieldNode)) or 1

    def selections(self, selection_set: SelectionSetNode | None) -> Size:
        total = Size()
        for selection in selection_set.selections if selection_set else ():
            directives = Size(directives=len(selection.directives or ()))
            if isinstance(selection, FieldNode):
                found = self.field(selection)
            elif isinstance(selection, FragmentSpreadNode):
                found = self.fragment(selection.name.value)
            else:
                found = self.selections(getattr(selection, "selection_set", None))
            total = total.beside(found).beside(directives)
        return total

    def field(self, node: FieldNode) -> Size:
        inner = self.selections(node.selection_set)
        own = Size(
            inner.depth + 1, inner.fields + 1, inner.aliases + (node.alias is not None), inner.directives
        )
        cost = min(ENDLESS, 1 + self.page_size(node) * inner.cost)
        return Size(own.depth, own.fields, own.aliases, own.directives, cost)

    def page_size(self, node: FieldNode) -> int:
        for argument in node.arguments or ():
            if argument.name.value in ALWAYS_SIZED:
                value = argument.value
                if isinstance(value, IntValueNode):
                    return max(1, min(ENDLESS, int(value.value[:10])))
                if isinstance(value, VariableNode):
                    given = self.variables.get(value.name.value)
                    return max(1, given) if isinstance(given, int) else DEFAULT_PAGE
        return 1

    def fragment(self, name: str) -> Size:
        if name in self.known:
            return self.known[name]
        if name in self.open or name not in self.fragments:
            return Size()
        self.open.add(name)
        found = self.known[name] = self.selections(self.fragments[name].selection_set)
        self.open.discard(name)
        return found
