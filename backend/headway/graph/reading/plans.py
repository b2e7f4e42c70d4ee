"""A selection compiled: the levels of an answer, their steps, and how each row is shown."""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    NameNode,
    OperationDefinitionNode,
    get_named_type,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetailsList, FragmentDetails, collect_subfields
from graphql.execution.values import VariableValues, get_argument_values
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField
from tortoise.models import Model

from headway.graph.batching import Visible
from headway.graph.edges import EDGE, ById, Computed, Derived, Named, Pages, Roots, ToMany, ToOne
from headway.graph.ids import global_id
from headway.graph.reading.levels import Level
from headway.graph.reading.nodes import ByIdStep, NamedStep, NodesStep, Objects
from headway.graph.reading.pages import Connected, EdgePart, ListStep, PageStep, Part
from headway.graph.reading.steps import (
    Arguments,
    AttributeStep,
    Complete,
    Computation,
    ComputedStep,
    MadeStep,
    OfActorStep,
    ResolverStep,
    ToManyStep,
    ToOneStep,
    listing_of,
)
from headway.graph.reading.values import OrdinaryRoad, column_value, json_value, missing, python_value
from headway.graph.relay import visible_of
from headway.platform.actor import NOBODY

MOST_JOINS: Final = 6
Selected: TypeAlias = list[tuple[str, FieldDetailsList]]


def model_behind(visible: Visible[Any]) -> type[Model]:
    """The table that an access query reads."""
    return visible(NOBODY).model


def model_listed(field: GraphQLField) -> type[Model]:
    """The table behind a list, whatever its arguments."""
    usual = get_argument_values(field, FieldNode(name=NameNode(value="usual")))
    return listing_of(field, usual, NOBODY).rows.model


def edge_of(field: GraphQLField) -> Any:
    """What a field declares to read, or None."""
    return declared_of(field).metadata.get(EDGE)


def declared_of(field: GraphQLField) -> StrawberryField:
    """What a field is declared as."""
    declared: StrawberryField = field.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
    return declared


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
        # Whether a step calls functions of ours that take connections themselves, or is compiled later.
        self.calls = False

    def selected(self, kind: GraphQLObjectType, details: FieldDetailsList) -> Selected:
        """The fields selected of an object, merged, in the order of the answer."""
        found = collect_subfields(self.schema, self.fragments, self.variables, self.operation, kind, details)
        return list(found.grouped_field_set.items())

    def level(self, kind: GraphQLObjectType, details: FieldDetailsList, model: type[Model] | None) -> Level:
        """The level of these objects: rows of a table, or objects where a field needs them."""
        selected = self.selected(kind, details)
        level = self.empty_level(model, kind, selected)
        level.shaped(self.expression(level, kind, selected))
        return level

    def empty_level(self, model: type[Model] | None, kind: GraphQLObjectType, selected: Selected) -> Level:
        whole = model is not None and any(self.needs_object(model, kind, it) for _, it in selected)
        return Level(model, whole=whole, postgres=self.postgres)

    def needs_object(self, model: type[Model], kind: GraphQLObjectType, details: FieldDetailsList) -> bool:
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
                return f"{level.named(global_id)}({kind.name!r}, {level.read('id')})"
            case ToOne() as edge:
                return self.to_one(level, field, details, edge)
            case ToMany() as edge:
                below = self.level(_object(field.type), details, model_behind(edge.visible))
                key = level.key("id")
                step = ToManyStep(edge, level.function(key, "r"), below)
                return f"{level.looked_up(step)}[{key}]"
            case Pages() as edge:
                key = level.key("id")
                pages = self.page(kind, field, details).of_each(edge.by, level.function(key, "r"))
                return f"{level.looked_up(pages)}[{key}]"
            case Derived() as edge:
                return self.derived(level, field, details, edge)
            case Computed() as edge:
                return self.computed(level, field, details, edge)
            case Roots():
                return self.root(level, kind, field, details)
            case ById() as edge:
                below = self.level(_object(field.type), details, model_behind(edge.visible))
                found = f"{level.looked_up(ByIdStep(edge, Arguments(field, details[0].node), below))}[id(r)]"
                return f"({found} or {level.named(missing)}())" if _is_required(field) else found
            case "nodes" | Named():
                return self.nodes(level, field, details)
        return self.undeclared(level, field, details)

    def to_one(self, level: Level, field: GraphQLField, details: FieldDetailsList, edge: ToOne) -> str:
        kind, model = _object(field.type), model_behind(edge.visible)
        selected = self.selected(kind, details)
        if self.joins(level, edge, model, kind, selected):
            other = level.beside(edge.visible, model, edge.key)
            shown = self.expression(other, kind, selected)
            return self.seen(field, edge, level.read(edge.key), other.read("id"), shown, level)
        below = self.level(kind, details, model)
        if edge.of_actor:
            return f"{level.looked_up(OfActorStep(edge, below))}[id(r)]"
        key = level.key(edge.key)
        found = level.looked_up(ToOneStep(edge, level.function(key, "r"), below))
        return self.seen(field, edge, key, f"{found}.get({key})", f"{found}[{key}]", level)

    def joins(
        self, level: Level, edge: ToOne, model: type[Model], kind: GraphQLObjectType, selected: Selected
    ) -> bool:
        """Whether what a row points at is read beside it: its columns suffice, and there is no crowd of tables yet."""
        plain = level.model is not None and not edge.of_actor and len(level.joins) < MOST_JOINS
        return plain and not any(self.needs_object(model, kind, details) for _, details in selected)

    def seen(self, field: GraphQLField, edge: ToOne, key: str, there: str, shown: str, level: Level) -> str:
        """What a row points at as it is shown, null where it may not be seen; or an error, where that is one."""
        if _is_required(field):
            return f"({shown} if {there} is not None else {level.named(missing)}())"
        if edge.required:
            return (
                f"(None if {key} is None else {shown} if {there} is not None else {level.named(missing)}())"
            )
        return f"({shown} if {there} is not None else None)"

    def derived(self, level: Level, field: GraphQLField, details: FieldDetailsList, edge: Derived) -> str:
        values = ", ".join(self.python(level, name) for name in edge.columns)
        made = f"{level.named(edge.make)}({values})"
        if is_leaf_type(get_named_type(field.type)):
            return f"{level.named(json_value(field.type))}({made})"
        key = "id(r)" if level.model is None else level.key("id")
        step = MadeStep(level.function(made, "r"), level.function(key, "r"), self.complete(field, details))
        return f"{level.looked_up(step)}[{key}]"

    def python(self, level: Level, name: str) -> str:
        """A column as the domain's functions want it."""
        convert = None if level.model is None else python_value(level.model, name)
        return level.read(name) if convert is None else f"{level.named(convert)}({level.read(name)})"

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
        nullable = not _is_required(field)
        if is_leaf_type(get_named_type(field.type)):
            return Complete(json_value(field.type), None, many=False, nullable=nullable)
        many = _is_list(field.type)
        below = self.level(_object(field.type), details, None)
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
            convert = column_value(level.model, declared.python_name, field.type, postgres=self.postgres)
            text = level.read(declared.python_name)
            return text if convert is None else f"{level.named(convert)}({text})"
        if level.model is None and is_leaf_type(get_named_type(field.type)):
            return f"{level.named(json_value(field.type))}({level.read(declared.python_name)})"
        held = AttributeStep(level, declared.python_name, self.complete(field, details))
        return f"{level.looked_up(held)}[id(r)]"

    def root(
        self, level: Level, kind: GraphQLObjectType, field: GraphQLField, details: FieldDetailsList
    ) -> str:
        """A list of the root: pages of a connection, or all rows of a bounded list."""
        if not _is_list(field.type):
            return f"{level.looked_up(self.page(kind, field, details))}[id(r)]"
        below = self.level(_object(field.type), details, model_listed(field))
        name = f"{kind.name}.{details[0].node.name.value}"
        step = ListStep(field, name, Arguments(field, details[0].node), below)
        return f"{level.looked_up(step)}[id(r)]"

    def page(self, kind: GraphQLObjectType, field: GraphQLField, details: FieldDetailsList) -> PageStep:
        """The pages of a connection: `nodes` and `edges` show the same rows, each in its own way."""
        connection, node = _object(field.type), details[0].node
        selected = self.selected(connection, details)
        item = _object(connection.fields["nodes"].type)
        edge = _object(connection.fields["edges"].type)
        shapes = [self.selected(item, it) for name, it in selected if it[0].node.name.value == "nodes"]
        for _, it in selected:
            if it[0].node.name.value == "edges":
                inner = self.selected(edge, it)
                shapes += [self.selected(item, d) for _, d in inner if d[0].node.name.value == "node"]
        everything = [one for shape in shapes for one in shape]
        level = self.empty_level(model_listed(field), item, everything)
        connected = Connected(
            {key: self.part(level, connection, edge, item, it) for key, it in selected},
            counted=any(it[0].node.name.value == "totalCount" for _, it in selected),
        )
        name = f"{kind.name}.{node.name.value}"
        return PageStep(field, name, Arguments(field, node), level, connected)

    def part(
        self,
        level: Level,
        connection: GraphQLObjectType,
        edge: GraphQLObjectType,
        item: GraphQLObjectType,
        details: FieldDetailsList,
    ) -> Part:
        """One field of a connection."""
        match details[0].node.name.value:
            case "nodes":
                shape = level.shaped(self.expression(level, item, self.selected(item, details)))
                return lambda page: [page.shown[shape][place] for place in page.places]
            case "edges":
                parts = {
                    key: self.edge_part(level, edge, item, it) for key, it in self.selected(edge, details)
                }
                return lambda page: [
                    {key: part(page, place) for key, part in parts.items()} for place in page.places
                ]
            case "pageInfo":
                info = _object(connection.fields["pageInfo"].type)
                names = {key: it[0].node.name.value for key, it in self.selected(info, details)}
                return lambda page: page.info(names)
            case "totalCount":
                return lambda page: page.total
            case "__typename":
                return lambda _: connection.name
        raise OrdinaryRoad(f"{connection.name}.{details[0].node.name.value}")

    def edge_part(
        self, level: Level, edge: GraphQLObjectType, item: GraphQLObjectType, details: FieldDetailsList
    ) -> EdgePart:
        """One field of an edge."""
        match details[0].node.name.value:
            case "cursor":
                return lambda page, place: page.cursor(place)
            case "node":
                shape = level.shaped(self.expression(level, item, self.selected(item, details)))
                return lambda page, place: page.shown[shape][place]
            case "__typename":
                return lambda _page, _place: edge.name
        raise OrdinaryRoad(f"{edge.name}.{details[0].node.name.value}")

    def nodes(self, level: Level, field: GraphQLField, details: FieldDetailsList) -> str:
        """Objects of whatever type."""
        self.calls = True
        objects, edge = Objects(self.by_type(details)), edge_of(field)
        if isinstance(edge, Named):
            return f"{level.looked_up(NamedStep(level, edge.attribute, objects))}[id(r)]"
        step = NodesStep(Arguments(field, details[0].node), objects, many=_is_list(field.type))
        return f"{level.looked_up(step)}[id(r)]"

    def by_type(self, details: FieldDetailsList) -> Callable[[str], Level]:
        """Compiles the same selection for the types that come up."""

        def compiled(name: str) -> Level:
            kind, visible = self.schema.get_type(name), visible_of(name)
            if not isinstance(kind, GraphQLObjectType) or visible is None:
                raise OrdinaryRoad(f"{name} is no type of nodes")
            return self.level(kind, details, model_behind(visible))

        return compiled


def _bare(of: GraphQLOutputType) -> GraphQLOutputType:
    return of.of_type if isinstance(of, GraphQLNonNull) else of


def _is_required(field: GraphQLField) -> bool:
    return isinstance(field.type, GraphQLNonNull)


def _is_list(of: GraphQLOutputType) -> bool:
    return isinstance(_bare(of), GraphQLList)


def _object(of: GraphQLOutputType) -> GraphQLObjectType:
    """The object type of a field, or of the items of a list that has no nulls."""
    bare = _bare(of)
    inner = bare.of_type if isinstance(bare, GraphQLList) else bare
    kind = _bare(inner)
    if not isinstance(kind, GraphQLObjectType):
        raise OrdinaryRoad(f"{kind} may be of several types")
    return kind
