"""GraphQL over HTTP: whatever is sent, a well-formed answer that says what was wrong."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from tortoise.exceptions import OperationalError

from headway.graph import executing
from headway.identity import actions
from headway.identity.access import actor_of
from headway.identity.models import Account, ApiToken
from headway.platform import clock as time
from headway.web import spa
from tests.web.conftest import query

GRAPHQL_JSON = "application/graphql-response+json"
STRICT = {"content-type": "application/json", "accept": GRAPHQL_JSON}


async def test_without_credentials_nothing_is_executed(
    client: httpx2.AsyncClient, administrator: Account
) -> None:
    answer = await query(client, "{ viewer { isHr } }")
    assert answer.status_code == 401
    assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert "data" not in answer.json()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"null", 400, "BAD_REQUEST"),
        (b"5", 400, "BAD_REQUEST"),
        (b'"x"', 400, "BAD_REQUEST"),
        (b"[]", 400, "BAD_REQUEST"),
        (b"{", 400, "BAD_JSON"),
        (b"\xff\xfe{", 400, "BAD_JSON"),
        (b"[" * 100_000, 400, "NESTING_LIMIT"),
        (b'{"query": "{viewer{isHr}}", "variables": {"n": ' + b"9" * 5000 + b"}}", 400, "DIGITS_LIMIT"),
        (b'{"query": NaN}', 400, "BAD_JSON"),
        (b'{"query": 5}', 400, "BAD_REQUEST"),
        (b'{"query": "{viewer{isHr}}", "variables": []}', 400, "BAD_REQUEST"),
        (b'{"query": "{viewer{isHr}}", "operationName": {}}', 400, "BAD_REQUEST"),
        (b'{"query": "{viewer{isHr}}", "extensions": 1}', 400, "BAD_REQUEST"),
        (b'{"query": "{"}', 400, "BAD_REQUEST"),
        (b'{"query": "' + b"x" * 300_000 + b'"}', 413, "BODY_TOO_LARGE"),
        (b'{"query": "' + b"x" * 30_000 + b'"}', 400, "DOCUMENT_LIMIT"),
        (b'{"query": "query A {viewer{isHr}} query B {viewer{isHr}}"}', 400, "OPERATION_NAME_REQUIRED"),
    ],
    ids=lambda value: value[:30].decode("latin-1") if isinstance(value, bytes) else str(value),
)
async def test_a_malformed_body_is_refused(
    signed_in: httpx2.AsyncClient, body: bytes, status: int, code: str
) -> None:
    answer = await signed_in.post("/graphql", content=body, headers=STRICT)
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (status, code)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
async def test_only_json_is_taken(signed_in: httpx2.AsyncClient, kind: str) -> None:
    answer = await signed_in.post(
        "/graphql", content=b'{"query": "{viewer{isHr}}"}', headers={"content-type": kind}
    )
    assert answer.status_code == 415


async def test_get_is_not_offered(signed_in: httpx2.AsyncClient) -> None:
    answer = await signed_in.get("/graphql", params={"query": "{viewer{isHr}}"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.json()["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"


async def test_an_invalid_document_is_an_error_of_the_request(signed_in: httpx2.AsyncClient) -> None:
    plain = await query(signed_in, "{ nothing }")
    assert (plain.status_code, "data" in plain.json()) == (200, False)
    assert [error["locations"] for error in plain.json()["errors"]] == [[{"line": 1, "column": 3}]]
    strict = await signed_in.post("/graphql", json={"query": "{ nothing }"}, headers={"accept": GRAPHQL_JSON})
    assert (strict.status_code, strict.headers["content-type"]) == (400, f"{GRAPHQL_JSON}; charset=utf-8")


def bomb(levels: int) -> str:
    spreads = " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(levels))
    return f"{{ ...F0 }} {spreads} fragment F{levels} on Query {{ viewer {{ isHr }} }}"


def deep(levels: int) -> str:
    return "{ employees(first: 1) { nodes " + "{ manager " * levels + "{ id }" + " }" * levels + " } }"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (bomb(48), "FIELDS_LIMIT"),
        (deep(13), "DEPTH_LIMIT"),
        ("{" + " ".join(f"a{i}: viewer {{ isHr }}" for i in range(19)) + " x: viewer {" + " ".join(f"b{i}: isHr" for i in range(20)) + "}}", "ALIASES_LIMIT"),
        ("{" + " ".join(f"viewer {{ f{i}: isHr }}" for i in range(21)) + "}", "ROOT_FIELDS_LIMIT"),
        ("{ viewer { " + " ".join(["isHr @skip(if: false)"] * 51) + " } }", "DIRECTIVES_LIMIT"),
        ("{ employees(first: 100) { nodes { reports(first: 100) { nodes { reports(first: 100) { nodes { id } } } } } } }", "COST_LIMIT"),
        ("{ viewer { " + " ".join(["isHr"] * 2100) + " } }", "TOKENS_LIMIT"),
        (" ".join(f"query Q{i} {{ viewer {{ isHr }} }}" for i in range(6)), "OPERATIONS_LIMIT"),
    ],
    ids=["fragments", "depth", "aliases", "roots", "directives", "cost", "tokens", "operations"],
)  # fmt: skip
async def test_a_document_that_asks_for_too_much_is_refused_before_it_runs(
    signed_in: httpx2.AsyncClient, statements: Any, document: str, code: str
) -> None:
    with statements() as seen:
        answer = await signed_in.post("/graphql", json={"query": document}, headers=STRICT)
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (400, code)
    # Who asks is found out, with their own record beside it; nothing else is.
    assert not [s for s in seen if 'FROM "employee"' in s or ("LIMIT" in s and '"session"' not in s)]


async def test_a_page_size_in_a_variable_counts(signed_in: httpx2.AsyncClient) -> None:
    text = "query ($n: Int!) { employees(first: $n) { nodes { reports(first: $n) { nodes { reports(first: $n) { nodes { id } } } } } } }"
    answer = await query(signed_in, text, variables={"n": 100})
    assert answer.json()["errors"][0]["extensions"]["code"] == "COST_LIMIT"
    assert "errors" not in (await query(signed_in, text, variables={"n": 2})).json()


BELOW = "reports { nodes { reports { nodes { reports { nodes { reports { nodes { id } } } } } } } }"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (f"{{ employees {{ nodes {{ {BELOW} }} }} }}", "COST_LIMIT"),
        (f"query ($n: Int! = 100) {{ employees(first: $n) {{ nodes {{ {BELOW} }} }} }}", "COST_LIMIT"),
        (f"{{ employees {{ ...P }} }} fragment P on EmployeeConnection {{ nodes {{ ...E }} }} fragment E on Employee {{ {BELOW} }}", "COST_LIMIT"),
        ("{ ...Q } fragment Q on Query {" + " ".join(f"a{i}: currentPeriod {{ id }}" for i in range(21)) + "}", "ROOT_FIELDS_LIMIT"),
        ("{ ... {" + " ".join(f"a{i}: currentPeriod {{ id }}" for i in range(21)) + "} }", "ROOT_FIELDS_LIMIT"),
    ],
    ids=["usual size", "size by default of a variable", "in fragments", "roots in a fragment", "roots in line"],
)  # fmt: skip
async def test_what_is_not_said_counts_too(signed_in: httpx2.AsyncClient, document: str, code: str) -> None:
    answer = await query(signed_in, document)
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (200, code)


async def test_a_token_carries_no_more_than_its_scopes_and_its_account(
    client: httpx2.AsyncClient, administrator: Account
) -> None:
    actor = await actor_of(administrator)
    assert actor is not None
    token, secret = await actions.create_api_token(
        actor,
        name="HRIS",
        scopes=["people:read"],
        expires_on=(time.now() + timedelta(days=30)).date(),
        integration=True,
    )
    headers = {"authorization": f"Bearer {secret}"}
    asked = await client.post(
        "/graphql",
        json={"query": "{ employees(first: 1) { totalCount } viewer { canAdminister } }"},
        headers=headers,
    )
    assert asked.json()["data"] == {"employees": {"totalCount": 0}, "viewer": {"canAdminister": False}}
    assert secret not in json.dumps([list(map(str, row)) for row in await ApiToken.all().values_list()])
    await actions.revoke_api_token(actor, id=token.id, version=1)
    assert (
        await client.post("/graphql", json={"query": "{ viewer { isHr } }"}, headers=headers)
    ).status_code == 401


async def test_security_headers_are_on_every_answer(client: httpx2.AsyncClient) -> None:
    for address in ("/", "/auth/session", "/graphql", "/nothing.js", "/healthz"):
        headers = (await client.get(address)).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert len(headers["x-request-id"]) == 32


@pytest.mark.parametrize(
    "path",
    ["/../pyproject.toml", "/%2e%2e/%2e%2e/pyproject.toml", "/.env", "/assets/nothing.js", "/headway.db"],
)
async def test_nothing_but_the_bundle_is_served(client: httpx2.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code in (404, 503)
    assert "hatchling" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/%00", "/assets/%00.js", "/people/%ff%fe", "/" + "a" * 300, "/assets/" + "a/" * 3_000, "/" + "a" * 300 + ".js"],
)  # fmt: skip
async def test_an_address_that_no_file_can_have_is_one_of_a_page_or_of_nothing(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str
) -> None:
    (tmp_path / "index.html").write_text("The page.")
    monkeypatch.setattr(spa, "PLACES", (tmp_path,))
    answer = await client.get(path)
    kind = answer.headers["content-type"].partition(";")[0]
    expected = (404, "text/plain") if path.endswith(".js") else (200, "text/html")
    assert (answer.status_code, kind) == expected


async def test_a_query_that_takes_too_long_is_given_up_on_either_road(
    signed_in: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    async def endless(*_: Any, **__: Any) -> Any:
        calls.append("read")
        raise OperationalError("interrupted")

    monkeypatch.setattr(executing, "read", endless)
    answer = await query(signed_in, "{ employees(first: 1) { totalCount } }")
    assert [error["extensions"]["code"] for error in answer.json()["errors"]] == ["TIMEOUT"]
    assert calls == ["read"]
