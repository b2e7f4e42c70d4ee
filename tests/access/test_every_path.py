"""Whatever way somebody takes through the graph, nobody hears a canary that the access table keeps from them."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pytest
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from headway.graph.ids import global_id
from headway.graph.schema import schema
from headway.platform import clock as headway_clock
from headway.platform.models import Row, VersionedRow
from tests.canaries import HEARD_BY, KINDS, canary, planted
from tests.company import Company
from tests.conftest import Ask

GRAPH: Final = schema._schema
# How deep; a person may be met twice on one way (and so read a colleague's things), everything else once.
DEPTH: Final = int(os.environ.get("HEADWAY_TEST_DEPTH", "3"))
OFTEN: Final = {"Employee": 2}
# `nodes` of a connection holds the same rows.
LEFT_OUT: Final = {"edges", "pageInfo"}
# Reachable by id: everything that has one.
BY_ID: Final = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename %s } }"
AT_ONCE: Final = 100


def open_fields(kind: GraphQLObjectType) -> Iterator[tuple[str, GraphQLField]]:
    """The fields that can be asked without knowing anything."""
    for name, field in kind.fields.items():
        if name not in LEFT_OUT and not any(map(is_required_argument, field.args.values())):
            yield name, field


def everything(kind: GraphQLObjectType, depth: int, met: Counter[str]) -> str:
    """A selection of all there is below a type, so deep; a list of a connection is no step."""
    parts = []
    for name, field in open_fields(kind):
        inner = get_named_type(field.type)
        if is_leaf_type(inner):
            parts.append(name)
        elif depth > 0:
            step = 0 if inner.name.endswith("Connection") else 1
            most = "(first: 100)" if "first" in field.args else ""
            found = [text for child in _kinds(inner) if (text := _below(child, depth - step, met))]
            parts += [f"{name}{most} {{ __typename {' '.join(found)} }}"] if found else []
    return " ".join(_aliased(kind, parts))


def _kinds(kind: Any) -> list[GraphQLObjectType]:
    return list(GRAPH.get_possible_types(kind)) if isinstance(kind, GraphQLInterfaceType) else [kind]


def _below(kind: GraphQLObjectType, depth: int, met: Counter[str]) -> str:
    if met[kind.name] >= OFTEN.get(kind.name, 1):
        return ""
    met[kind.name] += 1
    inside = everything(kind, depth, met)
    met[kind.name] -= 1
    return f"... on {kind.name} {{ {inside} }}" if inside else ""


def _aliased(kind: GraphQLObjectType, parts: list[str]) -> Iterator[str]:
    """Beside one another, fragments of several types may not give one name two shapes."""
    for part in parts:
        yield f"{kind.name}_{part.split()[0].split('(')[0]}: {part}"


def documents(depth: int) -> Iterator[tuple[str, str]]:
    """One query for each field of the root."""
    query = GRAPH.query_type
    assert query is not None
    for name, field in open_fields(query):
        inner = get_named_type(field.type)
        most = "(first: 100)" if "first" in field.args else ""
        step = 0 if inner.name.endswith("Connection") else 1
        yield (
            name,
            f"{{ {name}{most} {{ {' '.join(_below(kind, depth - step, Counter()) for kind in _kinds(inner))} }} }}",
        )


async def all_ids() -> list[str]:
    """The global id of every row that there is."""
    kinds = {kind.name for kind in GRAPH.get_possible_types(GRAPH.type_map["Node"])}  # type: ignore[arg-type]
    found = []
    for model in (*Row.__subclasses__(), *VersionedRow.__subclasses__()):
        if model.__name__ in kinds:
            keys: Any = await model.all().values_list("id", flat=True)
            found += [global_id(model.__name__, key) for key in keys]
    return found


async def heard(ask: Ask, company: Company, name: str, depth: int) -> set[str]:
    """The canaries that somebody hears on any way."""
    actor = company.actor(name)
    answers = []
    for about, document in documents(depth):
        answer = await ask(document, as_=actor)
        assert not answer.errors, (name, about, answer.errors)
        answers.append(answer.data)
    node = GRAPH.type_map["Node"]
    by_id = BY_ID % " ".join(_below(kind, min(depth, 2) - 1, Counter()) for kind in _kinds(node))
    ids = await all_ids()
    assert len(ids) > len(KINDS)
    for start in range(0, len(ids), AT_ONCE):
        answer = await ask(by_id, {"ids": ids[start : start + AT_ONCE]}, as_=actor)
        assert not answer.errors, (name, answer.errors)
        answers.append(answer.data)
    said = json.dumps(answers, default=str)
    return {song for song in HEARD_BY if canary(song) in said}


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await planted()


@pytest.mark.parametrize("name", KINDS)
async def test_nobody_hears_what_the_access_table_keeps_from_them(
    ask: Ask, company: Company, name: str
) -> None:
    assert headway_clock.today().year == 2026
    assert await heard(ask, company, name, DEPTH) == {song for song, ears in HEARD_BY.items() if name in ears}
