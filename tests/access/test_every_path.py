"""Whatever way somebody takes through the graph, nobody hears a canary that the access table keeps from them."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest
from graphql import GraphQLObjectType

from headway.graph.context import context_for
from headway.graph.documents import Prepared
from headway.graph.executing import answered as executed
from headway.graph.ids import global_id
from headway.graph.schema import schema
from headway.platform import clock as headway_clock
from headway.platform.models import Row, VersionedRow
from tests.access import paths
from tests.access.sensitive import BESIDE, KNOWN, SENSITIVE, words_and_numbers
from tests.company import Company
from tests.conftest import Ask
from tests.heard_by import HEARD_BY, KINDS, songs

GRAPH: Final = schema._schema
# How many steps: of the ways on which somebody hears all that is theirs, and of those on which nobody hears more.
NEAR: Final = 3
FAR: Final = 6
# Reachable by id: everything that has one.
BY_ID: Final = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename %s } }"
AT_ONCE: Final = 100
# One after the other they are all ways; each takes a document to everybody before the next, and so reads it once.
PARTS: Final = 12
# Who hear them all together.
CHOIR: Final = ("priya", "mona", "hanna", "tina", "paul", "otto", "admin")


@cache
def documents(depth: int) -> list[str]:
    return list(paths.documents(GRAPH, depth))


@cache
def by_id(kind: str, depth: int = 2) -> str:
    """Everything sensitive of a row of this type, and on ways that begin at it."""
    start = GRAPH.type_map[kind]
    assert isinstance(start, GraphQLObjectType)
    around = paths.selection(list(paths.ways(GRAPH, start, depth)))
    return BY_ID % f"... on {kind} {{ {' '.join(paths.sensitive_leaves(start))} {around} }}"


async def all_ids() -> dict[str, list[str]]:
    """The global ids of every row that there is, by type."""
    kinds = {kind.name for kind in GRAPH.get_possible_types(GRAPH.type_map["Node"])}  # type: ignore[arg-type]
    found: dict[str, list[str]] = {}
    for model in (*Row.__subclasses__(), *VersionedRow.__subclasses__()):
        if model.__name__ in kinds:
            keys: Any = await model.all().values_list("id", flat=True)
            found[model.__name__] = [global_id(model.__name__, key) for key in keys]
    return found


async def answered(ask: Ask, company: Company, name: str, document: str) -> Any:
    answer = await ask(document, as_=company.actor(name))
    assert not answer.errors, (name, document, answer.errors)
    return answer.data


async def answers(ask: Ask, company: Company, name: str, depth: int) -> list[Any]:
    """All that somebody is answered, on ways from the root and from every row by its id."""
    actor = company.actor(name)
    found = [await answered(ask, company, name, document) for document in documents(depth)]
    for kind, ids in (await all_ids()).items():
        for start in range(0, len(ids), AT_ONCE):
            answer = await ask(by_id(kind), {"ids": ids[start : start + AT_ONCE]}, as_=actor)
            assert not answer.errors, (name, kind, answer.errors)
            assert answer.data
            found.append([row for row in answer.data["nodes"] if row])
    return found


def told(answer: Any) -> Iterator[tuple[str, str]]:
    """`Type.field` and value of all that an answer says."""
    if isinstance(answer, list):
        for item in answer:
            yield from told(item)
    elif isinstance(answer, dict):
        for name, value in answer.items():
            if isinstance(value, dict | list) and "__typename" in str(value)[:80]:
                yield from told(value)
            else:
                yield f"{answer.get('__typename')}.{name.rpartition(paths.OF)[2]}", str(value)


SONGS: Final = {name: songs(name) for name in HEARD_BY}


def heard_in(text: str) -> set[str]:
    return {name for name, each in SONGS.items() if any(song in text for song in each)}


@pytest.fixture
def company(planted: Company) -> Company:
    return planted


@pytest.mark.parametrize("name", KINDS)
async def test_everybody_hears_exactly_what_the_access_table_gives_them(
    ask: Ask, company: Company, name: str
) -> None:
    assert headway_clock.today().year == 2026
    said = json.dumps(await answers(ask, company, name, NEAR), ensure_ascii=False)
    assert heard_in(said) == {song for song, ears in HEARD_BY.items() if name in ears}


# Of the same resolvers and the same queries as the near ways, which are heard on both databases.
@pytest.mark.alike
@pytest.mark.parametrize("part", range(PARTS))
async def test_nobody_hears_on_a_long_way_what_the_access_table_keeps_from_them(
    company: Company, part: int
) -> None:
    heard = set()
    for document in documents(FAR)[part::PARTS]:
        # Made of the schema itself: to find that out again would take as long as to answer it.
        prepared = Prepared(document, None)
        for name in KINDS:
            answer = await executed(prepared, {}, None, context_for(company.actor(name)))
            assert answer.data, (name, document)
            assert not answer.errors, (name, document, answer.errors)
            heard |= {(song, name) for song in heard_in(answer.encoded().decode())}
    assert heard
    assert heard <= {(song, name) for song, ears in HEARD_BY.items() for name in ears}


@pytest.mark.alike
async def test_a_canary_sings_in_every_field_that_is_not_for_everybody(ask: Ask, company: Company) -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for name in CHOIR:
        for field, value in told(await answers(ask, company, name, NEAR)):
            said[field].add(value)
    assert {field for field, values in said.items() if heard_in("\n".join(values))} == SENSITIVE


def test_of_every_word_and_number_it_is_known_who_may_read_it() -> None:
    assert words_and_numbers(GRAPH) == SENSITIVE | BESIDE | KNOWN
    assert len(SENSITIVE) + len(BESIDE) + len(KNOWN) == len(SENSITIVE | BESIDE | KNOWN)
