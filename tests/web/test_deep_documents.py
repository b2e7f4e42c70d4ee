"""Documents that are nested as deeply as their size allows are refused, and are no fault of ours."""

import httpx2
import pytest

from tests.web.conftest import query


def fields(levels: int) -> str:
    return "{ employees { nodes " + "{ manager " * levels + "{ id }" + " }" * levels + " } }"


def lists(levels: int) -> str:
    return "{ nodes(ids: " + "[" * levels + "]" * levels + ") { id } }"


def spreads(levels: int) -> str:
    chain = " ".join(f"fragment F{level} on Query {{ ...F{level + 1} }}" for level in range(levels))
    return f"{{ ...F0 }} {chain} fragment F{levels} on Query {{ viewer {{ isHr }} }}"


def spread_fields(levels: int) -> str:
    chain = " ".join(
        f"fragment F{level} on Employee {{ manager {{ ...F{level + 1} }} }}" for level in range(levels)
    )
    return f"{{ employees {{ nodes {{ ...F0 }} }} }} {chain} fragment F{levels} on Employee {{ id }}"


# Refused before a database is asked for anything but who it is.
@pytest.mark.alike
@pytest.mark.parametrize(
    ("document", "code"),
    [
        (fields(600), "BAD_REQUEST"),
        (lists(900), "BAD_REQUEST"),
        (spreads(230), "FRAGMENTS_LIMIT"),
        (spread_fields(49), "DEPTH_LIMIT"),
    ],
    ids=["fields", "lists", "spreads", "fields in spreads"],
)
async def test_the_deepest_document_is_refused(
    signed_in: httpx2.AsyncClient, document: str, code: str
) -> None:
    answer = await query(signed_in, document)
    assert answer.json().keys() == {"errors"}
    assert [error["extensions"]["code"] for error in answer.json()["errors"]] == [code]
