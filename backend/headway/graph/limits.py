"""What one document may ask: depth, size, aliases, directives and cost, in one walk that is linear in the document."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
)

from headway.graph.values import MOST_VARIABLES, check_count, check_literal, refusal

MOST_CHARACTERS: Final = 20_000
MOST_TOKENS: Final = 2_000
# Arguments that say how many objects are asked for: a number, or their ids.
SIZES: Final = frozenset({"first", "ids"})
USUAL_PAGE: Final = 10
MOST_PER_PAGE: Final = 100
ENDLESS: Final = 10**9

LIMITS: Final = {
    "depth": 12,
    "fields": 1_000,
    "aliases": 30,
    "directives": 50,
    "cost": 20_000,
    # Validation compares each field with every other of the same name beside it.
    "repeats": 50,
}
MOST_OPERATIONS: Final = 5
MOST_FRAGMENTS: Final = 50
MOST_DIRECTIVES_OF_ONE: Final = 5
MOST_ROOT_FIELDS: Final = {"query": 20, "mutation": 5, "subscription": 1}
SCHEMA_FIELDS: Final = frozenset({"__schema", "__type"})
# Tools describe a type by nine wrappings of it, and the answer names every type.
DEEPEST_IN_SCHEMA: Final = 20
# Fields that are worked out from many rows cost what those would; every other field costs a point.
COSTS: Final = {
    **dict.fromkeys(SCHEMA_FIELDS, 1_000),
    **{f"Viewer.{name}": 500 for name in ("home", "team", "company", "tasks", "inboxCount")},
    "totalCount": 10,
}


@dataclass(frozen=True, slots=True)
class Size:
    """What a selection asks for, fragments expanded; every number stops growing at ENDLESS."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0
    repeats: int = 0
    introspects: bool = False

    def beside(self, other: "Size") -> "Size":
        return Size(
            max(self.depth, other.depth),
            min(ENDLESS, self.fields + other.fields),
            min(ENDLESS, self.aliases + other.aliases),
            min(ENDLESS, self.directives + other.directives),
            min(ENDLESS, self.cost + other.cost),
            min(ENDLESS, self.repeats + other.repeats),
            self.introspects or other.introspects,
        )


def measure(
    document: DocumentNode, operation_name: str | None, variables: dict[str, Any], schema: GraphQLSchema
) -> Size:
    """The size of the operation to run. Raises GraphQLError for the first limit that any operation breaks.

    Fragments that loop or are unknown are left to validation.
    """
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    check_count("OPERATIONS_LIMIT", "operations", len(operations), MOST_OPERATIONS)
    check_count("FRAGMENTS_LIMIT", "fragments", len(fragments), MOST_FRAGMENTS)
    if len(operations) > 1 and operation_name is None:
        message = "Name the operation to run with operationName: there are several."
        raise refusal("OPERATION_NAME_REQUIRED", message)
    sizes = {}
    for operation in operations:
        name = operation.name.value if operation.name else None
        sizes[name] = _size_of(operation, _Walk(schema, fragments, operation, variables))
    return sizes.get(operation_name) or next(iter(sizes.values()), Size())


def _size_of(operation: OperationDefinitionNode, walk: "_Walk") -> Size:
    kind = walk.kind
    check_count("VARIABLES_LIMIT", "variables", len(operation.variable_definitions or ()), MOST_VARIABLES)
    found = walk.selections(operation.selection_set, walk.schema.get_root_type(operation.operation))
    found = found.beside(_directives([operation, *(operation.variable_definitions or ())]))
    limits = {**LIMITS, "depth": DEEPEST_IN_SCHEMA} if found.introspects else LIMITS
    for name, most in limits.items():
        if getattr(found, name) > most:
            message = f"This operation is above the limit of {most} for {name}. Ask for less at once."
            raise refusal(f"{name.upper()}_LIMIT", message)
    most = MOST_ROOT_FIELDS[kind]
    if walk.width(operation.selection_set) > most:
        raise refusal("ROOT_FIELDS_LIMIT", f"One {kind} may have {most} root fields. Send several.")
    return found


def _directives(nodes: Iterable[Any]) -> Size:
    """The directives on these nodes themselves."""
    total = 0
    for node in nodes:
        on_it: tuple[DirectiveNode, ...] = node.directives or ()
        if len(on_it) > MOST_DIRECTIVES_OF_ONE:
            message = f"One place may have {MOST_DIRECTIVES_OF_ONE} directives. Use fewer."
            raise refusal("DIRECTIVES_LIMIT", message)
        total += len(on_it)
    return Size(directives=total)


def _repeats(selection_set: SelectionSetNode) -> int:
    """How many fields stand beside one of the same name in the answer."""
    names = [(it.alias or it.name).value for it in selection_set.selections if isinstance(it, FieldNode)]
    return len(names) - len(set(names))


def _given(operation: OperationDefinitionNode, variables: dict[str, Any]) -> dict[str, Any]:
    """The variables as the operation will see them, its own defaults for sizes included."""
    declared = {d.variable.name.value: d.default_value for d in operation.variable_definitions or ()}
    defaults = {name: size for name, value in declared.items() if (size := _size_said(value)) is not None}
    return defaults | variables


def _size_said(value: ValueNode | None) -> int | None:
    """The number of objects that a literal asks for."""
    if isinstance(value, IntValueNode):
        return int(value.value[:10])
    return len(value.values) if isinstance(value, ListValueNode) else None


class _Walk:
    """One operation; what a fragment asks for is worked out once, however often it is spread."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: dict[str, FragmentDefinitionNode],
        operation: OperationDefinitionNode,
        variables: dict[str, Any],
    ) -> None:
        self.schema = schema
        self.fragments = fragments
        self.kind = operation.operation.value
        self.variables = _given(operation, variables)
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
        if selection_set is None:
            return Size()
        total = Size(repeats=_repeats(selection_set))
        for selection in selection_set.selections:
            if isinstance(selection, FieldNode):
                found = self.field(selection, of)
            elif isinstance(selection, FragmentSpreadNode):
                found = self.fragment(selection.name.value)
            else:
                found = self.inline(selection, of)
            total = total.beside(found).beside(_directives([selection]))
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
        for argument in node.arguments or ():
            check_literal(argument.value, self.kind)
        inner = self.selections(node.selection_set, get_named_type(known.type) if known else None)
        of_schema = node.name.value in SCHEMA_FIELDS
        name = node.name.value
        cost = COSTS.get(name) or COSTS.get(f"{of}.{name}", 1)
        cost += self.page_size(node, known) * inner.cost
        return Size(
            depth=inner.depth + 1,
            fields=inner.fields + 1,
            aliases=inner.aliases + (node.alias is not None),
            directives=inner.directives,
            cost=min(ENDLESS, cost),
            repeats=inner.repeats,
            introspects=inner.introspects or of_schema,
        )

    def page_size(self, node: FieldNode, known: GraphQLField | None) -> int:
        """The size that is asked for; of a list without one, what such lists usually hold."""
        for argument in node.arguments or ():
            if argument.name.value in SIZES:
                size = self.size(argument.value)
                if size is not None and size > MOST_PER_PAGE:
                    message = f"`{argument.name.value}` asks for {size}; the limit is {MOST_PER_PAGE}. Ask for the rest with the next request."
                    raise refusal("PAGE_LIMIT", message)
                if size is not None:
                    return max(1, size)
        return USUAL_PAGE if known and "first" in known.args else 1

    def size(self, value: ValueNode) -> int | None:
        if not isinstance(value, VariableNode):
            return _size_said(value)
        given = self.variables.get(value.name.value)
        if isinstance(given, list):
            return len(given)
        return given if isinstance(given, int) else None

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
