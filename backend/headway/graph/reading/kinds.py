"""What the schema says of fields: their object types, what they declare to read, and from which tables."""

from typing import Any, TypeAlias

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    NameNode,
)
from graphql.execution.collect_fields import FieldDetailsList
from graphql.execution.values import get_argument_values
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField
from tortoise.models import Model

from headway.graph.batching import Visible
from headway.graph.edges import EDGE
from headway.graph.reading.asking import listing_of
from headway.graph.reading.values import OrdinaryRoad
from headway.platform.actor import NOBODY

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


def _bare(of: GraphQLOutputType) -> GraphQLOutputType:
    return of.of_type if isinstance(of, GraphQLNonNull) else of


def is_required(field: GraphQLField) -> bool:
    """Whether a field is never null."""
    return isinstance(field.type, GraphQLNonNull)


def is_list(of: GraphQLOutputType) -> bool:
    """Whether it is a list, or never null and a list."""
    return isinstance(_bare(of), GraphQLList)


def object_of(of: GraphQLOutputType) -> GraphQLObjectType:
    """The object type of a field, or of the items of a list that has no nulls."""
    bare = _bare(of)
    inner = bare.of_type if isinstance(bare, GraphQLList) else bare
    kind = _bare(inner)
    if not isinstance(kind, GraphQLObjectType):
        raise OrdinaryRoad(f"{kind} may be of several types")
    return kind
