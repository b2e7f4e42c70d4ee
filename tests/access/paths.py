"""Every way through the schema to a field that not everybody may read, and the documents that take them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from tests.access.sensitive import SENSITIVE

# A person may be met twice on one way (and so read a colleague's things), everything else once.
OFTEN: Final = {"Employee": 2}
# From these one goes no further than to the people they name: those are met, and walked on from, everywhere else.
NAMING: Final = {
    *("ActionItem", "AgendaItem", "CalibrationChange", "CalibrationPlace", "Comment"),
    *("Mention", "Nomination", "OneOnOne", "RaterMean"),
}
# `nodes` of a connection holds the same rows.
LEFT_OUT: Final = {"edges", "pageInfo"}
# How much of the first list on a way is asked for, of the second …: as much as one document may cost.
SIZES: Final[tuple[int, ...]] = (12, 6, 4, 3, 2, 2)
# A way with one list reads all of it.
ALL: Final[tuple[int, ...]] = (100,)
AT_ONCE: Final = 1_000
# Between a type and its field, where fields of other types stand beside it.
OF: Final = "_of_"


@dataclass(frozen=True)
class Step:
    """A field, and one of the types it may lead to."""

    field: str
    kind: GraphQLObjectType
    several: bool
    connection: bool
    paged: bool


Way = tuple[Step, ...]


def steps(graph: GraphQLSchema, kind: GraphQLObjectType) -> Iterator[Step]:
    """Where one can go without knowing anything; a connection and its list are one step."""
    for name, field in kind.fields.items():
        inner: Any = get_named_type(field.type)
        if name in LEFT_OUT or is_leaf_type(inner) or any(map(is_required_argument, field.args.values())):
            continue
        connection = inner.name.endswith("Connection")
        inner = get_named_type(inner.fields["nodes"].type) if connection else inner
        several = isinstance(inner, GraphQLInterfaceType)
        for one in graph.get_possible_types(inner) if isinstance(inner, GraphQLInterfaceType) else [inner]:
            yield Step(name, one, several, connection, "first" in field.args)


def sensitive_leaves(kind: GraphQLObjectType) -> list[str]:
    return [name for name in kind.fields if f"{kind.name}.{name}" in SENSITIVE]


def ways(graph: GraphQLSchema, start: GraphQLObjectType, depth: int) -> Iterator[Way]:
    """Every way of so many steps at the most that ends where something sensitive is."""

    def walk(kind: GraphQLObjectType, way: Way) -> Iterator[Way]:
        met = [step.kind.name for step in way]
        if met[-1:] == ["Employee"] and met[-2:-1] and met[-2] in NAMING:
            return
        for step in steps(graph, kind):
            if met.count(step.kind.name) < OFTEN.get(step.kind.name, 1):
                longer = (*way, step)
                if sensitive_leaves(step.kind):
                    yield longer
                if len(longer) < depth:
                    yield from walk(step.kind, longer)

    yield from walk(start, ())


def documents(graph: GraphQLSchema, depth: int) -> Iterator[str]:
    """Queries that together take every way; ways with a beginning in common share it.

    The server lets nobody ask that much at once: what several of its answers would say, one says here.
    """
    assert graph.query_type is not None
    together: dict[tuple[str, tuple[int, ...]], list[Way]] = defaultdict(list)
    for way in ways(graph, graph.query_type, depth):
        sizes = SIZES if sum(step.paged for step in way) > 1 else ALL
        together[way[0].field, sizes].append(way)
    for (_, sizes), group in together.items():
        group.sort(key=lambda way: [(step.field, step.kind.name) for step in way])
        for start in range(0, len(group), AT_ONCE):
            yield f"{{ {selection(group[start : start + AT_ONCE], sizes)} }}"


def selection(group: list[Way], sizes: tuple[int, ...] = SIZES, alias: str = "{0}") -> str:
    """The fields of these ways, those that go on in the same direction together."""
    by_step: dict[Step, list[Way]] = defaultdict(list)
    for way in group:
        by_step[way[0]].append(way[1:])
    return " ".join(alias.format(_field(step, rest, sizes), step.field) for step, rest in by_step.items())


def _field(step: Step, rest: list[Way], sizes: tuple[int, ...]) -> str:
    further = [way for way in rest if way]
    leaves = sensitive_leaves(step.kind) if len(further) < len(rest) else []
    size = f"(first: {sizes[0]})" if step.paged else ""
    # Of several types, one beside the other, no two may give one name two shapes.
    alias = f"{step.kind.name}{OF}{{1}}: {{0}}" if step.several else "{0}"
    told = [alias.format(leaf, leaf) for leaf in leaves]
    inside = " ".join(["__typename", *told, selection(further, sizes[step.paged :], alias)])
    inside = f"... on {step.kind.name} {{ {inside} }}" if step.several else inside
    inside = f"nodes {{ {inside} }}" if step.connection else inside
    return f"{step.field}{size} {{ {inside} }}"
