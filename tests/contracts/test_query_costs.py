"""No page of the front end asks for more than the server gives: a limit never meets a user."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from graphql import DefinitionNode, DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, parse

from headway.graph.limits import check_document
from headway.graph.schema import schema
from tests.contracts.checkout import ROOT

DOCUMENT: Final = re.compile(r"graphql\(\s*`(.*?)`", re.DOTALL)


def definitions() -> Iterator[tuple[str, DefinitionNode]]:
    """Every operation and fragment of the front end, with its file."""
    for path in sorted((ROOT / "frontend" / "src").rglob("*.ts*")):
        for text in DOCUMENT.findall(path.read_text(encoding="utf-8")):
            for definition in parse(text).definitions:
                yield path.name, definition


FOUND: Final = list(definitions())
FRAGMENTS: Final = tuple(it for _, it in FOUND if isinstance(it, FragmentDefinitionNode))
OPERATIONS: Final = [(name, it) for name, it in FOUND if isinstance(it, OperationDefinitionNode)]


def test_the_queries_of_the_front_end_are_found() -> None:
    assert len(OPERATIONS) > 100


@pytest.mark.parametrize("operation", [it for _, it in OPERATIONS], ids=[name for name, _ in OPERATIONS])
def test_a_page_asks_for_no_more_than_it_may(operation: OperationDefinitionNode) -> None:
    document = DocumentNode(definitions=(operation, *FRAGMENTS))
    assert check_document(document, None, {}, schema._schema) is None
