"""Connections compiled: the rows of their pages, and how `nodes`, `edges` and the rest show them."""

from typing import TYPE_CHECKING, Final

from graphql import GraphQLField, GraphQLObjectType
from graphql.execution.collect_fields import FieldDetailsList

from headway.graph.edges import Pages
from headway.graph.reading.kinds import Selected, model_listed, object_of
from headway.graph.reading.levels import Level
from headway.graph.reading.pages import (
    Connected,
    CountColumn,
    EdgePart,
    NestedPageStep,
    PageColumn,
    Part,
)
from headway.graph.reading.statements import column_of
from headway.graph.reading.values import OrdinaryRoad

if TYPE_CHECKING:
    from headway.graph.reading.plans import Compiler

# What a page shows beside its rows: where they lie.
PLACES: Final = frozenset({"edges", "pageInfo"})


def nested_pages(
    compiler: "Compiler",
    kind: GraphQLObjectType,
    field: GraphQLField,
    details: FieldDetailsList,
    edge: Pages,
    level: Level,
    parent: str,
) -> str:
    """The page of the rows that point at a row."""
    page = connected(compiler, kind, field, details, level.depth + 1)
    below = page.level
    belongs = f"{column_of(below.alias, model_listed(field), edge.by)} = {parent}"
    level.varying += below.varying
    if page.of.varies:
        level.varying.append(page.of)
    selected = compiler.selected(object_of(field.type), details)
    rows = f"r[{level.place(PageColumn(page, belongs))}]"
    total = f"r[{level.place(CountColumn(page, belongs))}]" if page.counted else "0"
    if not below.steps and not page.placed:
        return _rows_alone(object_of(field.type), selected, below, rows, total)
    step = NestedPageStep(compiler.names.function(rows, "r"), compiler.names.function(total, "r"), page)
    return f"{level.looked_up(step)}[id(r)]"


def _rows_alone(
    connection: GraphQLObjectType, selected: Selected, below: Level, rows: str, total: str
) -> str:
    """A page without steps, as an expression of its row."""
    shapes = iter(below.shapes)
    parts = {"totalCount": lambda: total, "__typename": lambda: repr(connection.name)}
    parts["nodes"] = lambda: f"[{next(shapes)} for r in {rows}]"
    shown = (f"{key!r}: {parts[it[0].node.name.value]()}" for key, it in selected)
    return "{" + ", ".join(shown) + "}"


def connected(
    compiler: "Compiler",
    kind: GraphQLObjectType,
    field: GraphQLField,
    details: FieldDetailsList,
    depth: int = 0,
) -> Connected:
    """A connection: `nodes` and `edges` show the same rows, each in its own way."""
    connection = object_of(field.type)
    selected = compiler.selected(connection, details)
    item = object_of(connection.fields["nodes"].type)
    edge = object_of(connection.fields["edges"].type)
    shapes = [compiler.selected(item, it) for name, it in selected if it[0].node.name.value == "nodes"]
    for _, it in selected:
        if it[0].node.name.value == "edges":
            inner = compiler.selected(edge, it)
            shapes += [compiler.selected(item, d) for _, d in inner if d[0].node.name.value == "node"]
    everything = [one for shape in shapes for one in shape]
    level = compiler.empty_level(model_listed(field), item, everything, depth)
    return Connected(
        compiler.list(kind, field, details, paged=True),
        level,
        {key: _part(compiler, level, connection, edge, item, it) for key, it in selected},
        counted=any(it[0].node.name.value == "totalCount" for _, it in selected),
        placed=any(it[0].node.name.value in PLACES for _, it in selected),
    )


def _part(
    compiler: "Compiler",
    level: Level,
    connection: GraphQLObjectType,
    edge: GraphQLObjectType,
    item: GraphQLObjectType,
    details: FieldDetailsList,
) -> Part:
    """One field of a connection."""
    match details[0].node.name.value:
        case "nodes":
            shape = level.shaped(compiler.expression(level, item, compiler.selected(item, details)))
            return lambda page: page.shown[shape][page.places.start : page.places.stop]
        case "edges":
            parts = {
                key: _edge_part(compiler, level, edge, item, it)
                for key, it in compiler.selected(edge, details)
            }
            return lambda page: [
                {key: part(page, place) for key, part in parts.items()} for place in page.places
            ]
        case "pageInfo":
            info = object_of(connection.fields["pageInfo"].type)
            names = {key: it[0].node.name.value for key, it in compiler.selected(info, details)}
            return lambda page: page.info(names)
        case "totalCount":
            return lambda page: page.total
        case "__typename":
            return lambda _: connection.name
    raise OrdinaryRoad(f"{connection.name}.{details[0].node.name.value}")


def _edge_part(
    compiler: "Compiler",
    level: Level,
    edge: GraphQLObjectType,
    item: GraphQLObjectType,
    details: FieldDetailsList,
) -> EdgePart:
    """One field of an edge."""
    match details[0].node.name.value:
        case "cursor":
            return lambda page, place: page.cursor(place)
        case "node":
            shape = level.shaped(compiler.expression(level, item, compiler.selected(item, details)))
            return lambda page, place: page.shown[shape][place]
        case "__typename":
            return lambda _page, _place: edge.name
    raise OrdinaryRoad(f"{edge.name}.{details[0].node.name.value}")
