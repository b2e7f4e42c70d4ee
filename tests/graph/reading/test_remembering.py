"""What is kept of documents and of what was asked for with them is bounded, and ends with the document."""

import gc
import weakref
from collections.abc import Hashable

from headway.graph.context import context_for
from headway.graph.documents import Prepared
from headway.graph.executing import execute, roads
from headway.graph.reading import scopes, statements
from headway.graph.reading.levels import Level
from tests.company import make_company

SEARCH = "query($s: String) { employees(where: {search: $s}) { nodes { id reports { nodes { id } } } totalCount } }"
BY_ID = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Employee { id reports { nodes { id } } } } }"


def kept() -> set[Hashable]:
    """The names of all statements that are kept for long."""
    return {*scopes._templates[False].kept, *statements._ready[False].kept}


async def test_what_people_type_leaves_no_statement_behind_for_long() -> None:
    company = await make_company()
    prepared, before = Prepared(SEARCH), kept()
    compiled = roads["compiled"]
    for typed in range(scopes.TYPED + 20):
        answer = await execute(prepared, {"s": f"ma{typed}"}, None, context_for(company.actor("ada")))
        assert answer.data == {"employees": {"nodes": [], "totalCount": 0}}
    assert roads["compiled"] == compiled + scopes.TYPED + 20
    assert not [name for name in kept() - before if "ma1" in repr(name)]
    assert scopes._templates[True].total == statements._ready[True].total == scopes.TYPED


def levels() -> weakref.WeakSet[Level]:
    """The levels of all plans that there are."""
    gc.collect()
    return weakref.WeakSet(it for it in gc.get_objects() if isinstance(it, Level))


async def test_a_document_that_makes_room_leaves_nothing_of_its_plan() -> None:
    company, before = await make_company(), levels()
    prepared = Prepared(BY_ID)
    answer = await execute(prepared, {"ids": [company.id("mona")]}, None, context_for(company.actor("ada")))
    assert answer.data
    assert len(answer.data["nodes"][0]["reports"]["nodes"]) == 2
    assert len(levels() - before) == 3
    del prepared
    assert not levels() - before
