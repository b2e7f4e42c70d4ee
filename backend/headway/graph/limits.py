"""What one document may ask: depth, size, aliases, directives and cost, in one walk that is linear in the document."""

from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)

MOST_CHARACTERS: Final = 20_000
MOST_TOKENS: Final = 2_000
SIZE: Final = "first"
USUAL_PAGE: Final = 10
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
    document: DocumentNode, operation_name: str | None, variables: dict[str, Any], schema: GraphQLSchema
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
        walk = _Walk(schema, fragments, _given(operation, variables))
        found = walk.selections(operation.selection_set, schema.get_root_type(operation.operation))
        for name, most in LIMITS.items():
            if getattr(found, name) > most:
                return _refusal(
                    f"{name.upper()}_LIMIT",
                    f"The {name} of this operation is above the limit of {most}. Ask for less at once.",
                )
        most = MOST_ROOT_FIELDS[operation.operation.value]
        if walk.width(operation.selection_set) > most:
            return _refusal(
                "ROOT_FIELDS_LIMIT",
                f"One {operation.operation.value} may have {most} root fields. Send several.",
            )
    return None


def _refusal(code: str, message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})


def _given(operation: OperationDefinitionNode, variables: dict[str, Any]) -> dict[str, Any]:
    """The variables as the operation will see them, its own defaults included."""
    declared = {d.variable.name.value: d.default_value for d in operation.variable_definitions or ()}
    defaults = {
        name: int(value.value[:10]) for name, value in declared.items() if isinstance(value, IntValueNode)
    }
    return defaults | variables


class _Walk:
    """One operation; what a fragment asks for is worked out once, however often it is spread."""

    def __init__(
        self, schema: GraphQLSchema, fragments: dict[str, FragmentDefinitionNode], variables: dict[str, Any]
    ) -> None:
        self.schema = schema
        self.fragments = fragments
        self.variables = variables
        self.known: dict[str, Size] = {}
        self.widths: dict[str, int] = {}
        self.open: set[str] = set()

    def width(self, selection_set: SelectionSetNode) -> int:
        """How many fields of the root are asked for, those in fragments too."""
        return sum(self.width_of(selection) for selection in selection_set.selections)

    def width_of(self, selection: SelectionNode) -> int:
        if isinstance(selection, InlineFragmentNode):
            return self.width(selection.selection_set)
        if not isinstance(selection, FragmentSpreadNode):
            return 1
        name = selection.name.value
        if name not in self.widths and name in self.fragments:
            self.widths[name] = 0
            self.widths[name] = min(ENDLESS, self.width(self.fragments[name].selection_set))
        return self.widths.get(name, 0)

    def selections(self, selection_set: SelectionSetNode | None, of: GraphQLNamedType | None) -> Size:
        total = Size()
        for selection in selection_set.selections if selection_set else ():
            directives = Size(directives=len(selection.directives or ()))
            if isinstance(selection, FieldNode):
                found = self.field(selection, of)
            elif isinstance(selection, FragmentSpreadNode):
                found = self.fragment(selection.name.value)
            else:
                found = self.inline(selection, of)
            total = total.beside(found).beside(directives)
        return total

    def inline(self, node: SelectionNode, of: GraphQLNamedType | None) -> Size:
        if not isinstance(node, InlineFragmentNode):
            return Size()
        condition = node.type_condition
        return self.selections(
            node.selection_set, self.schema.get_type(condition.name.value) if condition else of
        )

    def field(self, node: FieldNode, of: GraphQLNamedType | None) -> Size:
        known = (
            of.fields.get(node.name.value)
            if isinstance(of, GraphQLObjectType | GraphQLInterfaceType)
            else None
        )
        inner = self.selections(node.selection_set, get_named_type(known.type) if known else None)
        cost = min(ENDLESS, 1 + self.page_size(node, known) * inner.cost)
        aliases = inner.aliases + (node.alias is not None)
        return Size(inner.depth + 1, inner.fields + 1, aliases, inner.directives, cost)

    def page_size(self, node: FieldNode, known: GraphQLField | None) -> int:
        """The size that is asked for; of a list without one, what such lists usually hold."""
        for argument in node.arguments or ():
            if argument.name.value == SIZE:
                value = argument.value
                if isinstance(value, IntValueNode):
                    return max(1, min(ENDLESS, int(value.value[:10])))
                given = self.variables.get(value.name.value) if isinstance(value, VariableNode) else None
                if isinstance(given, int):
                    return max(1, given)
        return USUAL_PAGE if known and SIZE in known.args else 1

    def fragment(self, name: str) -> Size:
        if name in self.known:
            return self.known[name]
        if name in self.open or name not in self.fragments:
            return Size()
        self.open.add(name)
        fragment = self.fragments[name]
        of = self.schema.get_type(fragment.type_condition.name.value)
        found = self.known[name] = self.selections(fragment.selection_set, of)
        self.open.discard(name)
        return found
