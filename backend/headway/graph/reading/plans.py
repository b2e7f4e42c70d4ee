"""A selection compiled: the levels of an answer, their steps, and how each row is shown."""

from collections.abc import Callable
from functools import partial
from typing import Final

from graphql import (
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetailsList, FragmentDetails, collect_subfields
from graphql.execution.values import VariableValues
from tortoise.models import Model

from headway.graph.edges import ById, Computed, Derived, Named, Pages, Roots, ToMany, ToOne
from headway.graph.ids import global_ids
from headway.graph.reading.asking import Arguments, ListField
from headway.graph.reading.connections import connected, nested_pages
from headway.graph.reading.kinds import (
    Selected,
    declared_of,
    edge_of,
    is_list,
    is_required,
    model_behind,
    model_listed,
    object_of,
)
from headway.graph.reading.levels import Level, Names
from headway.graph.reading.nodes import ByIdStep, NamedStep, NodesStep, Objects
from headway.graph.reading.pages import (
    ListStep,
    PageStep,
)
from headway.graph.reading.steps import (
    AttributeStep,
    Children,
    Complete,
    Computation,
    ComputedStep,
    KeysStep,
    MadeStep,
    NestedStep,
    OfActorStep,
    ResolverStep,
    ToOneStep,
)
from headway.graph.reading.values import OrdinaryRoad, column_value, json_value, missing, python_value
from headway.graph.relay import visible_of

MOST_JOINS: Final = 6
# SQLite parses with a stack of a hundred, and a list in a list takes a dozen.
MOST_NESTED: Final = 3


class Compiler:
    """Compiles one operation for one set of values of the variables in `@skip` and `@include`."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDetails],
        variables: VariableValues,
        *,
        postgres: bool,
    ) -> None:
        self.schema, self.operation, self.fragments = schema, operation, fragments
        self.variables, self.postgres = variables, postgres
        self.names = Names()
        # Whether a step calls functions of ours that take connections themselves, or is compiled later.
        self.calls = False
        # How many statements an answer takes at the least.
        self.statements = 0

    def selected(self, kind: GraphQLObjectType, details: FieldDetailsList) -> Selected:
        """The fields selected of an object, merged, in the order of the answer."""
        found = collect_subfields(self.schema, self.fragments, self.variables, self.operation, kind, details)
        return list(found.grouped_field_set.items())

    def level(
        self, kind: GraphQLObjectType, details: FieldDetailsList, model: type[Model] | None, depth: int = 0
    ) -> Level:
        """The level of these objects: rows of a table, or objects where a field needs them."""
        selected = self.selected(kind, details)
        level = self.empty_level(model, kind, selected, depth)
        level.shaped(self.expression(level, kind, selected))
        return level

    def empty_level(
        self, model: type[Model] | None, kind: GraphQLObjectType, selected: Selected, depth: int = 0
    ) -> Level:
        whole = model is not None and any(self.needsobject_of(model, kind, it) for _, it in selected)
        return Level(model, self.names, whole=whole, postgres=self.postgres, depth=depth)

    def needsobject_of(self, model: type[Model], kind: GraphQLObjectType, details: FieldDetailsList) -> bool:
        """Whether a field cannot be answered from columns."""
        field = kind.fields.get(details[0].node.name.value)
        if field is None:
            return False
        edge, declared = edge_of(field), declared_of(field)
        if isinstance(edge, Computed):
            return edge.by_row
        attribute = declared.python_name not in model._meta.fields_db_projection
        return edge is None and (attribute or declared.base_resolver is not None)

    def expression(self, level: Level, kind: GraphQLObjectType, selected: Selected) -> str:
        """The dict of one row as a Python expression."""
        return "{" + ", ".join(f"{key!r}: {self.value(level, kind, it)}" for key, it in selected) + "}"

    def value(self, level: Level, kind: GraphQLObjectType, details: FieldDetailsList) -> str:
        """What one field shows of row `r`, as a Python expression."""
        name = details[0].node.name.value
        if name == "__typename":
            return repr(kind.name)
        field = kind.fields.get(name)
        if field is None:
            raise OrdinaryRoad(f"{kind.name}.{name}")
        match edge_of(field):
            case "id":
                return f"{self.names.of(global_ids(kind.name))}({level.read('id')})"
            case ToOne() as edge:
                return self.to_one(level, field, details, edge)
            case ToMany() as edge:
                return self.nested(level, partial(self.to_many, field, details, edge))
            case Pages() as edge:
                return self.nested(level, partial(nested_pages, self, kind, field, details, edge))
            case Derived() as edge:
                return self.derived(level, field, details, edge)
            case Computed() as edge:
                return self.computed(level, field, details, edge)
            case Roots():
                return self.root(level, kind, field, details)
            case ById() as edge:
                below = self.level(object_of(field.type), details, model_behind(edge.visible))
                found = f"{level.looked_up(ByIdStep(edge, Arguments(field, details[0].node), below))}[id(r)]"
                return f"({found} or {self.names.of(missing)}())" if is_required(field) else found
            case "nodes" | Named():
                return self.nodes(level, field, details)
        return self.undeclared(level, field, details)

    def nested(self, level: Level, inside: Callable[[Level, str], str]) -> str:
        """What belongs to a row: a list in a column of it; apart, by their ids, for rows of no table or deep inside."""
        if level.model is not None and level.depth < MOST_NESTED:
            return inside(level, level.column("id"))
        keys = Level(None, self.names, whole=False, postgres=self.postgres)
        self.statements += 1
        keys.place(f"{keys.alias}.id")
        keys.shaped(inside(keys, f"{keys.alias}.id"))
        key = level.key("id")
        return f"{level.looked_up(KeysStep(self.names.function(key, 'r'), keys))}[{key}]"

    def to_many(
        self, field: GraphQLField, details: FieldDetailsList, edge: ToMany, level: Level, parent: str
    ) -> str:
        """All rows that point at a row."""
        below = self.level(object_of(field.type), details, model_behind(edge.visible), level.depth + 1)
        nested = f"r[{level.place(Children(edge, parent, below))}]"
        level.varying += below.varying
        turned = "[::-1]" if edge.backwards else ""
        if below.steps:
            step = NestedStep(self.names.function(nested, "r"), below)
            return f"{level.looked_up(step)}[id(r)]{turned}"
        return f"[{below.shapes[0]} for r in {nested}]{turned}"

    def to_one(self, level: Level, field: GraphQLField, details: FieldDetailsList, edge: ToOne) -> str:
        kind, model = object_of(field.type), model_behind(edge.visible)
        selected = self.selected(kind, details)
        if self.joins(level, edge, model, kind, selected):
            other = level.beside(edge.visible, model, edge.key)
            shown = self.expression(other, kind, selected)
            return self.seen(field, edge, level.read(edge.key), other.read("id"), shown, level)
        below = self.level(kind, details, model)
        if edge.of_actor:
            return f"{level.looked_up(OfActorStep(edge, below))}[id(r)]"
        key = level.key(edge.key)
        found = level.looked_up(ToOneStep(edge, self.names.function(key, "r"), below))
        return self.seen(field, edge, key, f"{found}.get({key})", f"{found}[{key}]", level)

    def joins(
        self, level: Level, edge: ToOne, model: type[Model], kind: GraphQLObjectType, selected: Selected
    ) -> bool:
        """Whether what a row points at is read beside it: its columns suffice, and there is no crowd of tables yet."""
        plain = level.model is not None and not edge.of_actor and len(level.joins) < MOST_JOINS
        return plain and not any(self.needsobject_of(model, kind, details) for _, details in selected)

    def seen(self, field: GraphQLField, edge: ToOne, key: str, there: str, shown: str, level: Level) -> str:
        """What a row points at as it is shown, null where it may not be seen; or an error, where that is one."""
        if is_required(field):
            return f"({shown} if {there} is not None else {self.names.of(missing)}())"
        if edge.required:
            return (
                f"(None if {key} is None else {shown} if {there} is not None else {self.names.of(missing)}())"
            )
        return f"({shown} if {there} is not None else None)"

    def derived(self, level: Level, field: GraphQLField, details: FieldDetailsList, edge: Derived) -> str:
        values = ", ".join(self.python(level, name) for name in edge.columns)
        made = f"{self.names.of(edge.make)}({values})"
        if is_leaf_type(get_named_type(field.type)):
            return f"{self.names.of(json_value(field.type))}({made})"
        key = "id(r)" if level.model is None else level.key("id")
        step = MadeStep(
            self.names.function(made, "r"), self.names.function(key, "r"), self.complete(field, details)
        )
        return f"{level.looked_up(step)}[{key}]"

    def python(self, level: Level, name: str) -> str:
        """A column as the domain's functions want it."""
        convert = None if level.model is None else python_value(level.model, name)
        return level.read(name) if convert is None else f"{self.names.of(convert)}({level.read(name)})"

    def computed(self, level: Level, field: GraphQLField, details: FieldDetailsList, edge: Computed) -> str:
        self.calls = True
        computation = self.computation(level, edge)
        step = ComputedStep(computation, edge.show, self.complete(field, details))
        key = "id(r)" if edge.by_row else level.key("id")
        return f"{level.looked_up(step)}[{key}]"

    def computation(self, level: Level, edge: Computed) -> Computation:
        """One for all fields of a level that show of the same."""
        for step in level.steps:
            if isinstance(step, ComputedStep) and step.computation.shows(level, edge):
                return step.computation
        return Computation(edge, level)

    def complete(self, field: GraphQLField, details: FieldDetailsList) -> Complete:
        """How values of a field are completed."""
        nullable = not is_required(field)
        if is_leaf_type(get_named_type(field.type)):
            return Complete(json_value(field.type), None, many=False, nullable=nullable)
        many = is_list(field.type)
        below = self.level(object_of(field.type), details, None)
        return Complete(None, below, many=many, nullable=nullable)

    def undeclared(self, level: Level, field: GraphQLField, details: FieldDetailsList) -> str:
        """A plain attribute, or a field with a resolver of its own."""
        declared = declared_of(field)
        if declared.base_resolver is not None:
            self.calls = True
            arguments = Arguments(field, details[0].node)
            step = ResolverStep(level, field, arguments, self.complete(field, details))
            return f"{level.looked_up(step)}[id(r)]"
        if level.model is not None and declared.python_name in level.model._meta.fields_db_projection:
            convert = column_value(level.model, declared.python_name, field.type)
            text = level.read(declared.python_name)
            return text if convert is None else f"{self.names.of(convert)}({text})"
        if level.model is None and is_leaf_type(get_named_type(field.type)):
            return f"{self.names.of(json_value(field.type))}({level.read(declared.python_name)})"
        held = AttributeStep(level, declared.python_name, self.complete(field, details))
        return f"{level.looked_up(held)}[id(r)]"

    def root(
        self, level: Level, kind: GraphQLObjectType, field: GraphQLField, details: FieldDetailsList
    ) -> str:
        """A list of the root: pages of a connection, or all rows of a bounded list."""
        if not is_list(field.type):
            return f"{level.looked_up(PageStep(connected(self, kind, field, details)))}[id(r)]"
        below = self.level(object_of(field.type), details, model_listed(field))
        return f"{level.looked_up(ListStep(self.list(kind, field, details), below))}[id(r)]"

    def list(
        self, kind: GraphQLObjectType, field: GraphQLField, details: FieldDetailsList, *, paged: bool = False
    ) -> ListField:
        node = details[0].node
        return ListField(field, f"{kind.name}.{node.name.value}", Arguments(field, node), paged=paged)

    def nodes(self, level: Level, field: GraphQLField, details: FieldDetailsList) -> str:
        """Objects of whatever type."""
        self.calls = True
        objects, edge = Objects(self.by_type(details)), edge_of(field)
        if isinstance(edge, Named):
            return f"{level.looked_up(NamedStep(level, edge.attribute, objects))}[id(r)]"
        step = NodesStep(Arguments(field, details[0].node), objects, many=is_list(field.type))
        return f"{level.looked_up(step)}[id(r)]"

    def by_type(self, details: FieldDetailsList) -> Callable[[str], Level]:
        """Compiles the same selection for the types that come up."""

        def compiled(name: str) -> Level:
            kind, visible = self.schema.get_type(name), visible_of(name)
            if not isinstance(kind, GraphQLObjectType) or visible is None:
                raise OrdinaryRoad(f"{name} is no type of nodes")
            return self.level(kind, details, model_behind(visible))

        return compiled
