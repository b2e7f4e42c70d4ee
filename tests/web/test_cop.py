"""What the audit tool graphql-cop asks of a server, asked by somebody who is signed in: none of it is answered with data."""

from typing import Any, Final

import httpx2

AS_FORM: Final = {"content-type": "application/x-www-form-urlencoded"}
CIRCLE: Final = "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }"
NAMED: Final = "query cop { __typename }"


def asked(document: str) -> dict[str, Any]:
    return {"method": "POST", "json": {"query": document, "operationName": "cop"}}


# By the name of the check: the request, and the code or status of the refusal.
CHECKS: Final[dict[str, tuple[dict[str, Any], str | int]]] = {
    "alias overloading": (asked("query cop { " + " ".join(f"a{n}:__typename" for n in range(101)) + " }"), "ALIASES_LIMIT"),
    "array-based batching": ({"method": "POST", "json": [{"query": NAMED}] * 10}, "BAD_REQUEST"),
    "directive overloading": (asked("query cop { __typename " + "@aa" * 10 + " }"), "DIRECTIVES_LIMIT"),
    "circular introspection": (asked(f"query cop {CIRCLE}"), "INTROSPECTION_FORBIDDEN"),
    "field duplication": (asked("query cop { " + "__typename " * 500 + "}"), "REPEATS_LIMIT"),
    "introspection": (asked("query cop { __schema { types { name } } }"), "INTROSPECTION_FORBIDDEN"),
    "queries by GET": ({"method": "GET", "params": {"query": NAMED}}, 405),
    "mutations by GET": ({"method": "GET", "params": {"query": "mutation cop { __typename }"}}, 405),
    "queries in forms": ({"method": "POST", "content": f"query={NAMED}", "headers": AS_FORM}, "UNSUPPORTED_MEDIA_TYPE"),
    "queries as plain text": ({"method": "POST", "content": NAMED, "headers": {"content-type": "text/plain"}}, "UNSUPPORTED_MEDIA_TYPE"),
    "suggestions": (asked("query cop { viewr { isHr } }"), "BAD_REQUEST"),
    "unhandled errors": (asked("query cop { abc"), "BAD_REQUEST"),
}  # fmt: skip


async def test_no_check_finds_anything(signed_in: httpx2.AsyncClient) -> None:
    for name, (request, refusal) in CHECKS.items():
        answer = await signed_in.request(url="/graphql", **request)
        body = answer.json()
        assert body.keys() == {"errors"}, name
        codes = {error["extensions"]["code"] for error in body["errors"]}
        assert answer.status_code == refusal or codes == {refusal}, (name, body)
        assert "Did you mean" not in answer.text


async def test_no_page_of_another_tool_is_served_and_nothing_is_traced(
    signed_in: httpx2.AsyncClient,
) -> None:
    answer = await signed_in.request(url="/graphql", headers={"apollo-tracing": "1"}, **asked(NAMED))
    assert answer.json() == {"data": {"__typename": "Query"}}
    for path in ("/graphiql", "/playground", "/console", "/graphql"):
        page = await signed_in.get(path, headers={"accept": "text/html"})
        assert not any(word in page.text.lower() for word in ("graphiql", "playground")), path
