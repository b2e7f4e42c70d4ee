"""No page of the front end asks for more than the server gives: a limit never meets a user."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from graphql import (
    DefinitionNode,
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    OperationDefinitionNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

from headway.graph.documents import prepare
from headway.graph.limits import COSTS, SCHEMA_FIELDS, measure
from headway.graph.schema import schema
from headway.platform.settings import Settings
from tests.contracts.checkout import ROOT

DOCUMENT: Final = re.compile(r"graphql\(\s*`(.*?)`", re.DOTALL)
# A busy person opens a page every second, and each of them asks about five times.
PAGES_A_MINUTE: Final = 60
QUERIES_OF_A_PAGE: Final = 5


def definitions() -> Iterator[tuple[str, DefinitionNode]]:
    """Every operation and fragment of the front end, with its file."""
    for path in sorted((ROOT / "frontend" / "src").rglob("*.ts*")):
        for text in DOCUMENT.findall(path.read_text(encoding="utf-8")):
            # Its mark for the types of the front end; the library takes it out before a document is sent.
            for definition in parse(text.replace("@_unmask", "")).definitions:
                yield path.name, definition


FOUND: Final = list(definitions())
FRAGMENTS: Final = {it.name.value: it for _, it in FOUND if isinstance(it, FragmentDefinitionNode)}
OPERATIONS: Final = [(name, it) for name, it in FOUND if isinstance(it, OperationDefinitionNode)]


class Spreads(Visitor):
    """Collects the names of the fragments that are spread, those inside of fragments too."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, None] = {}

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
        if node.name.value not in self.names:
            self.names[node.name.value] = None
            visit(FRAGMENTS[node.name.value], self)


def as_sent(operation: OperationDefinitionNode) -> str:
    """The operation with the fragments it needs."""
    spreads = Spreads()
    visit(operation, spreads)
    return print_ast(DocumentNode(definitions=(operation, *(FRAGMENTS[name] for name in spreads.names))))


def test_the_queries_of_the_front_end_are_found() -> None:
    assert len(OPERATIONS) > 100


@pytest.mark.parametrize("operation", [it for _, it in OPERATIONS], ids=[name for name, _ in OPERATIONS])
def test_a_page_asks_for_no_more_than_it_may(operation: OperationDefinitionNode) -> None:
    prepared = prepare(as_sent(operation))
    size = measure(prepared.document, None, {}, schema._schema)
    assert prepared.problems == ()
    assert size.cost * QUERIES_OF_A_PAGE * PAGES_A_MINUTE < Settings().points_per_minute
    assert not size.introspects


def test_what_costs_more_than_a_point_is_in_the_schema() -> None:
    fields = {
        f"{kind.name}.{name}"
        for kind in schema._schema.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name in kind.fields
    }
    assert {name for name in COSTS if "." in name} <= fields
    assert {name for name in COSTS if "." not in name} == SCHEMA_FIELDS | {"totalCount"}
