"""Documents by their hash: those of our pages, those that other clients teach us, and nothing else where that is wanted."""

from hashlib import sha256
from sys import getsizeof
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette

from headway.web.persisted import MOST_BYTES, Named, PersistedDocuments, hash_of
from tests.web.conftest import query
from tests.web.test_introspection import Token, token

__all__ = ["token"]

OURS = "query Mine { viewer { isHr } }"
THEIRS = "query Theirs { viewer { isManager } }"
ANSWER = {"data": {"viewer": {"isHr": True}}}


def by_hash(text: str, **more: Any) -> dict[str, Any]:
    persisted = {"version": 1, "sha256Hash": sha256(text.encode()).hexdigest()}
    return {"extensions": {"persistedQuery": persisted}, **more}


def codes(answer: httpx2.Response) -> list[str]:
    return [error["extensions"]["code"] for error in answer.json()["errors"]]


@pytest.fixture
def trusting(app: Starlette) -> PersistedDocuments:
    """The front end was built with one document."""
    documents = PersistedDocuments({hash_of(OURS): OURS})
    app.state.documents = documents
    return documents


async def test_a_document_of_the_front_end_needs_no_text(
    signed_in: httpx2.AsyncClient, trusting: PersistedDocuments
) -> None:
    hash = hash_of(OURS)
    named = [{"documentId": f"sha256:{hash}"}, {"documentId": hash}, {"documentId": hash, "query": ""}]
    for body in [by_hash(OURS), *named]:
        assert (await signed_in.post("/graphql", json=body)).json() == ANSWER


async def test_other_documents_are_taught_by_sending_them_once(
    signed_in: httpx2.AsyncClient, trusting: PersistedDocuments
) -> None:
    unknown = await signed_in.post("/graphql", json=by_hash(THEIRS))
    assert unknown.json()["errors"][0]["message"] == "PersistedQueryNotFound"
    assert codes(unknown) == ["PERSISTED_QUERY_NOT_FOUND"]
    expected = {"data": {"viewer": {"isManager": False}}}
    assert (await signed_in.post("/graphql", json=by_hash(THEIRS, query=THEIRS))).json() == expected
    assert (await signed_in.post("/graphql", json=by_hash(THEIRS))).json() == expected


async def test_a_hash_of_something_else_teaches_nothing(
    signed_in: httpx2.AsyncClient, trusting: PersistedDocuments
) -> None:
    assert codes(await signed_in.post("/graphql", json=by_hash(THEIRS, query=OURS))) == [
        "PERSISTED_QUERY_MISMATCH"
    ]
    broken = "query Broken { nothing }"
    assert codes(await signed_in.post("/graphql", json=by_hash(broken, query=broken))) == ["BAD_REQUEST"]
    assert trusting.taught.kept == {}


def test_what_is_taught_is_bounded() -> None:
    documents = PersistedDocuments({})
    # Letters outside of ASCII take more bytes than one.
    texts = [f"{number}".ljust(20_000, "ł") for number in range(MOST_BYTES // 40_000 + 1)]
    for text in texts:
        documents.learn(Named(text, hash_of(text)))
    assert sum(map(getsizeof, texts)) > MOST_BYTES >= documents.taught.total > MOST_BYTES // 2
    assert documents.taught.get(hash_of(texts[0])) is None
    assert documents.taught.get(hash_of(texts[-1])) == texts[-1]


async def test_pages_may_be_held_to_what_they_were_built_with(
    signed_in: httpx2.AsyncClient, client: httpx2.AsyncClient, trusting: PersistedDocuments, token: Token
) -> None:
    trusting.only_trusted = True
    assert (await signed_in.post("/graphql", json=by_hash(OURS))).json() == ANSWER
    assert (await query(signed_in, OURS)).json() == ANSWER
    for body in ({"query": THEIRS}, by_hash(THEIRS, query=THEIRS), by_hash(THEIRS)):
        refused = await signed_in.post("/graphql", json=body)
        assert refused.json().keys() == {"errors"}
        assert codes(refused) == ["UNTRUSTED_DOCUMENT"]
    free = await client.post(
        "/graphql", json=by_hash(THEIRS, query=THEIRS), headers=await token("people:read")
    )
    assert free.json()["data"] == {"viewer": {"isManager": False}}
    assert codes(await signed_in.post("/graphql", json=by_hash(THEIRS))) == ["UNTRUSTED_DOCUMENT"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"query": None},
        {"query": ""},
        {"documentId": 5},
        {"extensions": {"persistedQuery": []}},
        {"extensions": {"persistedQuery": {"version": 2, "sha256Hash": "x"}}},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": {}}}},
    ],
)
async def test_malformed_names_of_documents_are_refused(
    signed_in: httpx2.AsyncClient, trusting: PersistedDocuments, body: dict[str, Any]
) -> None:
    assert codes(await signed_in.post("/graphql", json=body)) == ["BAD_REQUEST"]
