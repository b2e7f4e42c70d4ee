"""Lists, counts, single objects and search agree for everybody: no way tells of a row that another way hides."""

from typing import Any, Final

import pytest
from graphql import get_named_type, is_required_argument

from headway.graph.ids import global_id
from headway.graph.schema import schema
from headway.monitoring.models import Feedback
from headway.platform.text import words
from tests.access.test_every_path import all_ids
from tests.company import Company, data
from tests.conftest import Ask
from tests.heard_by import HEARD_BY, KINDS, songs

GRAPH: Final = schema._schema
LISTED: Final = "{{ {field}(first: 100{more}) {{ totalCount nodes {{ id }} }} }}"
SEARCHED: Final = {
    "goals": "where: {search: $word}",
    "employees": "where: {search: $word}",
    "feedback": "where: {search: $word}",
    "accounts": "where: {search: $word}",
    "recognition": "search: $word",
}
# Lists of some rows of a type, by what those have in common; every other list is of all that one may see.
SOME: Final = {"recognition": {"kind": "PRAISE", "visibility": "PUBLIC", "state__in": ["SENT", "READ"]}}
# Lists that choose among the rows one may open by rules of their own, which their own tests know.
CHOSEN: Final = frozenset({"unrewardedGoals"})
WORDS: Final = (
    "query($word: String!) {{ {field}(first: 100, {where}) {{ totalCount nodes {{ __typename }} }} }}"
)


def lists() -> list[tuple[str, str]]:
    """The fields of the root that are connections of rows with an id, and their types."""
    assert GRAPH.query_type is not None
    found = []
    for name, field in GRAPH.query_type.fields.items():
        kind: Any = get_named_type(field.type)
        if kind.name.endswith("Connection") and not any(map(is_required_argument, field.args.values())):
            row: Any = get_named_type(kind.fields["nodes"].type)
            if "id" in row.fields and GRAPH.type_map["Node"] in row.interfaces:
                found.append((name, row.name))
    return found


def orders(field: str) -> list[str]:
    """The arguments of every order that a list can be asked for in."""
    assert GRAPH.query_type is not None
    argument = GRAPH.query_type.fields[field].args.get("order")
    kind: Any = get_named_type(argument.type) if argument else None
    return [f", order: {value}" for value in kind.values] if kind else []


@pytest.fixture
def company(planted: Company) -> Company:
    return planted


def test_there_are_lists_and_orders_to_compare() -> None:
    assert {"goals", "employees", "feedback", "reviews", "rewards", "accounts"} <= {
        name for name, _ in lists()
    }
    assert len(orders("goals")) > 1
    searching = {name for name, _ in lists() if "search" in arguments(name)}
    assert searching == set(SEARCHED)


def arguments(field: str) -> set[str]:
    """The arguments of a list, and the fields of the one that narrows it."""
    assert GRAPH.query_type is not None
    given = GRAPH.query_type.fields[field].args
    kind: Any = get_named_type(given["where"].type) if "where" in given else None
    return set(given) | set(kind.fields if kind else ())


async def some_of(field: str, known: set[str]) -> set[str]:
    """Of the rows that one may open, those that this list is of."""
    if field not in SOME:
        return known
    ids: Any = await Feedback.filter(**SOME[field]).values_list("id", flat=True)
    return known & {global_id("Feedback", id) for id in ids}


@pytest.mark.parametrize("name", KINDS)
async def test_lists_counts_orders_and_single_objects_agree(ask: Ask, company: Company, name: str) -> None:
    actor, ids = company.actor(name), await all_ids()
    for field, kind in lists():
        single = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
        opened = data(await ask(single, {"ids": ids[kind][:100]}, as_=actor))["nodes"]
        known = await some_of(field, {row["id"] for row in opened if row})
        for more in ("", *orders(field)):
            listed = data(await ask(LISTED.format(field=field, more=more), as_=actor))[field]
            rows = {row["id"] for row in listed["nodes"]}
            assert listed["totalCount"] == len(rows), (field, more)
            assert rows <= known if field in CHOSEN else rows == known, (field, more)


@pytest.mark.parametrize("name", KINDS)
async def test_no_search_finds_a_text_that_somebody_may_not_read(
    ask: Ask, company: Company, name: str
) -> None:
    actor = company.actor(name)
    known = [set(words(song)) for song, ears in HEARD_BY.items() if name in ears]
    # What is said in other words that one reads is found in those.
    hidden = [
        song
        for song, ears in HEARD_BY.items()
        if name not in ears and not any(set(words(song)) <= it for it in known)
    ]
    assert hidden
    for field, where in SEARCHED.items():
        document = WORDS.format(field=field, where=where)
        for word in [word for song in hidden for word in songs(song)]:
            found = data(await ask(document, {"word": word}, as_=actor))
            assert found == {field: {"totalCount": 0, "nodes": []}}, (word, found)
