"""Requests as no client sends them: each gets a GraphQL error that says what is wrong, and costs next to nothing."""

import gzip
import json
from typing import Any, Final

import httpx2
import pytest

from tests.web.conftest import query

JSON: Final = {"content-type": "application/json"}
GOOD: Final = '{"query": "{ viewer { isHr } }"}'
GRAPHQL_JSON: Final = "application/graphql-response+json"


def nested(levels: int, opening: str = "[", closing: str = "]") -> bytes:
    return f'{{"query": "{{ viewer {{ isHr }} }}", "variables": {{"a": {opening * levels}1{closing * levels}}}}}'.encode()  # fmt: skip


# Refused before a database is asked for anything but who it is.
@pytest.mark.alike
@pytest.mark.parametrize(
    ("content", "headers", "status", "code"),
    [
        (gzip.compress(GOOD.encode(), mtime=0), {"content-encoding": "gzip"}, 415, "UNSUPPORTED_ENCODING"),
        (GOOD.encode(), {"content-encoding": "br, identity"}, 415, "UNSUPPORTED_ENCODING"),
        (GOOD.encode(), {"content-type": "application/json; charset=utf-7"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        (GOOD.encode("utf-16"), {"content-type": "application/json; charset=utf-16"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        (GOOD.encode(), {"content-type": "application/graphql"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        (GOOD.encode(), {"content-type": "text/plain;application/json"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b"--x\r\n\r\n" + GOOD.encode(), {"content-type": "multipart/form-data; boundary=x"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        (GOOD.encode("utf-16"), {}, 400, "BAD_JSON"),
        (GOOD.encode("utf-8-sig"), {}, 400, "BAD_JSON"),
        (GOOD.encode() + b"\0", {}, 400, "BAD_JSON"),
        (b"", {}, 400, "BAD_JSON"),
        (b'{"query": "{ viewer { isHr } }", "query": "{ viewer { isManager } }"}', {}, 400, "BAD_JSON"),
        (b'{"query": "{ viewer { isHr } }", "variables": {"a": 1, "a": 2}}', {}, 400, "BAD_JSON"),
        (b'{"query": "{ viewer { isHr } }", "variables": {"a": Infinity}}', {}, 400, "BAD_JSON"),
        (b'{"query": "{ viewer { isHr } }", "variables": {"a": 1e999}}', {}, 400, "BAD_JSON"),
        (b'{"query": "\\ud800"}', {}, 400, "BAD_JSON"),
        (b'{"query": "' + b'\\"' * 100_000, {}, 400, "BAD_JSON"),
        (nested(100_000), {}, 400, "NESTING_LIMIT"),
        (nested(10_000, '{"a":', "}"), {}, 400, "NESTING_LIMIT"),
        (nested(41), {}, 400, "NESTING_LIMIT"),
        (b'{"query": "{ viewer { isHr } }", "variables": {"a": -' + b"1" * 5_000 + b"}}", {}, 400, "DIGITS_LIMIT"),
        (f"[{GOOD}, {GOOD}]".encode(), {}, 400, "BAD_REQUEST"),
        (b" " * 300_000, {}, 413, "BODY_TOO_LARGE"),
        (b"{}", {"content-length": "99999999999999999999"}, 413, "BODY_TOO_LARGE"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
async def test_a_body_that_is_no_request(
    signed_in: httpx2.AsyncClient, content: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    answer = await signed_in.post("/graphql", content=content, headers=JSON | headers)
    assert answer.json().keys() == {"errors"}
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (status, code)


def doubling(levels: int) -> str:
    spreads = " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(levels))
    return f"{{ ...F0 }} {spreads} fragment F{levels} on Query {{ viewer {{ isHr }} }}"


def declaring(count: int) -> str:
    declared = ", ".join(f"$v{number}: Int" for number in range(count))
    return f"query({declared}) {{ viewer {{ isHr }} }}"


# Refused before a database is asked for anything but who it is.
@pytest.mark.alike
@pytest.mark.parametrize(
    ("document", "variables", "code"),
    [
        (doubling(30), {}, "FIELDS_LIMIT"),
        (doubling(60), {}, "FRAGMENTS_LIMIT"),
        ("{ viewer { " + "isHr " * 52 + "} }", {}, "REPEATS_LIMIT"),
        ("{ viewer { employee { " + "manager { id name id } " * 30 + "} } }", {}, "REPEATS_LIMIT"),
        (declaring(51), {}, "VARIABLES_LIMIT"),
        ("{ viewer { isHr } }", {f"v{number}": 1 for number in range(51)}, "VARIABLES_LIMIT"),
        ("query($a: [Int]) { viewer { isHr } }", {"a": [1] * 1_001}, "LIST_LIMIT"),
        ("query($a: [[Int]]) { viewer { isHr } }", {"a": [[1], [1] * 1_001]}, "LIST_LIMIT"),
        ("{ nodes(ids: [" + '"x" ' * 1_001 + "]) { id } }", {}, "LIST_LIMIT"),
        ("query($a: String) { employees(where: {search: $a}) { totalCount } }", {"a": "x" * 1_001}, "TEXT_LIMIT"),
        ('{ employees(where: {search: "' + "x" * 1_001 + '"}) { totalCount } }', {}, "TEXT_LIMIT"),
        ('{ employees(after: "' + "x" * 1_001 + '") { totalCount } }', {}, "TEXT_LIMIT"),
        ("mutation($a: String) { nothing(a: $a) }", {"a": "x" * 100_001}, "TEXT_LIMIT"),
        ("{ employees(first: 101) { totalCount } }", {}, "PAGE_LIMIT"),
        ("query($n: Int = 101) { employees(first: $n) { totalCount } }", {}, "PAGE_LIMIT"),
        ("query($n: Int!) { employees(first: $n) { totalCount } }", {"n": 10**19}, "PAGE_LIMIT"),
        ("query($a: [ID!]!) { nodes(ids: $a) { id } }", {"a": ["x"] * 101}, "PAGE_LIMIT"),
        ("query($a: [ID!]!) { nodes(ids: $a) { ... on Employee { reports(first: 100) { nodes { id name } } } } }", {"a": ["x"] * 100}, "COST_LIMIT"),
        ("{ viewer { isHr @skip(if: false) @skip(if: false) @skip(if: false) @skip(if: false) @skip(if: false) @skip(if: false) } }", {}, "DIRECTIVES_LIMIT"),
        ("query @a @a @a @a @a @a { viewer { isHr } }", {}, "DIRECTIVES_LIMIT"),
        ("query($a: Int @a @a @a @a @a @a) { viewer { isHr } }", {}, "DIRECTIVES_LIMIT"),
        ("{ " + "viewer " * 2_001 + "}", {}, "TOKENS_LIMIT"),
        ("# " + "x" * 20_000 + "\n{ viewer { isHr } }", {}, "DOCUMENT_LIMIT"),
        ("subscription { a b }", {}, "ROOT_FIELDS_LIMIT"),
        ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", {}, "BAD_REQUEST"),
        ("{ ...A } fragment A on Query { viewer { ...A } }", {}, "BAD_REQUEST"),
        ("fragment A on Query { viewer { isHr } }", {}, "BAD_REQUEST"),
        ("type Query { a: Int }", {}, "BAD_REQUEST"),
        ("\0", {}, "BAD_REQUEST"),
        ("{ viewer { isHr } }\ufeff{", {}, "BAD_REQUEST"),
        ("query A { viewer { isHr } } query A { viewer { isHr } }", {}, "OPERATION_NAME_REQUIRED"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
async def test_a_document_that_asks_for_too_much_or_makes_no_sense(
    signed_in: httpx2.AsyncClient, statements: Any, document: str, variables: dict[str, Any], code: str
) -> None:
    with statements() as usual:
        await signed_in.post("/graphql", json={})
    with statements() as seen:
        answer = await signed_in.post(
            "/graphql", json={"query": document, "variables": variables}, headers={"accept": GRAPHQL_JSON}
        )
    assert answer.json().keys() == {"errors"}
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (400, code)
    assert 1 <= len(answer.json()["errors"]) <= 20
    # Who is asking was looked up, and nothing else.
    assert seen == usual


async def test_an_answer_holds_twenty_errors(signed_in: httpx2.AsyncClient) -> None:
    unknown = await query(
        signed_in, "{ viewer { " + " ".join(f"no{number}" for number in range(300)) + " } }"
    )
    assert len(unknown.json()["errors"]) == 20
    many = " ".join(f'n{number}: auditEvents(after: "x") {{ totalCount }}' for number in range(20))
    failed = await query(signed_in, f"{{ {many} }}")
    assert len(failed.json()["errors"]) <= 20


@pytest.mark.parametrize(
    "text", ["\0", "a\0b", "\u202e", "%", "_", "\\", "'", '"; DROP TABLE employee', "\uffff"]
)
async def test_any_character_may_be_searched_for(signed_in: httpx2.AsyncClient, text: str) -> None:
    document = "query($a: String) { employees(where: {search: $a}) { totalCount } goals(where: {search: $a}) { totalCount } }"
    answer = await query(signed_in, document, variables={"a": text})
    codes = {error["extensions"]["code"] for error in answer.json().get("errors", [])}
    assert answer.status_code == 200
    assert codes <= {"BAD_REQUEST"}


async def test_names_of_operations_and_keys_may_be_anything(signed_in: httpx2.AsyncClient) -> None:
    for name in ("x" * 10_000, "\0", "__proto__", "é"):
        answer = await query(signed_in, "query A { viewer { isHr } }", operationName=name, variables={name: {name: [name[:9]]}})  # fmt: skip
        assert answer.json().keys() == {"errors"}
        assert [it["extensions"]["code"] for it in answer.json()["errors"]] == ["BAD_REQUEST"]


async def test_long_answers_are_compressed_and_short_ones_are_not(signed_in: httpx2.AsyncClient) -> None:
    short = await query(signed_in, "{ viewer { isHr } }")
    assert "content-encoding" not in short.headers
    long = await query(signed_in, "{ viewer { " + " ".join(["nothing"] * 20) + " } }")
    assert json.loads(long.content)["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
    assert long.headers["content-encoding"] == "gzip"
    assert long.headers["vary"] == "Accept-Encoding"
    assert long.headers["cache-control"] == "no-store"
