"""The schema is described to programs that are built on it, and to pages of the demo; to nobody else."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx2
import pytest
from graphql import get_introspection_query
from starlette.applications import Starlette

from headway.graph.schema import schema
from headway.identity import actions
from headway.identity.access import actor_of
from headway.identity.models import Account
from headway.platform import clock
from tests.contracts.checkout import ROOT
from tests.web.conftest import query

Token = Callable[..., Awaitable[dict[str, str]]]
DESCRIBING = [
    "{ __schema { queryType { name } } }",
    '{ __type(name: "Review") { name } }',
    "{ ...F } fragment F on Query { ... { s: __schema { types { name } } } }",
    "query A { viewer { isHr } } query B { __schema { types { name } } }",
]


@pytest.fixture
def token(administrator: Account) -> Token:
    """The headers of a new token of the administrator or of an integration."""

    async def make(*scopes: str, integration: bool = False) -> dict[str, str]:
        actor = await actor_of(administrator)
        assert actor is not None
        until = (clock.now() + timedelta(days=30)).date()
        _, secret = await actions.create_api_token(
            actor, name=f"{scopes}", scopes=list(scopes), expires_on=until, integration=integration
        )
        return {"authorization": f"Bearer {secret}"}

    return make


@pytest.mark.parametrize("document", DESCRIBING)
async def test_pages_and_ordinary_tokens_are_not_told(
    signed_in: httpx2.AsyncClient, client: httpx2.AsyncClient, token: Token, document: str
) -> None:
    name = "B" if "query B" in document else None
    told = [
        await query(signed_in, document, operationName=name),
        await client.post("/graphql", json={"query": document, "operationName": name}, headers=await token("people:read")),
    ]  # fmt: skip
    for answer in told:
        assert answer.json().keys() == {"errors"}
        assert [it["extensions"]["code"] for it in answer.json()["errors"]] == ["INTROSPECTION_FORBIDDEN"]


async def test_another_operation_of_the_document_does_not_matter(signed_in: httpx2.AsyncClient) -> None:
    answer = await query(signed_in, DESCRIBING[-1], operationName="A")
    assert answer.json() == {"data": {"viewer": {"isHr": True}}}


@pytest.mark.parametrize(("scopes", "integration"), [(["developer"], False), (["people:read"], True)])
async def test_developers_and_integrations_are_told_everything(
    client: httpx2.AsyncClient, token: Token, scopes: list[str], integration: bool
) -> None:
    headers = await token(*scopes, integration=integration)
    text = get_introspection_query()
    answer = await client.post("/graphql", json={"query": text}, headers=headers)
    assert len(answer.json()["data"]["__schema"]["types"]) == len(schema._schema.type_map)
    assert answer.json()["extensions"]["cost"]["requested"] > 1_000
    contract = await client.get("/graphql/schema", headers=headers)
    assert contract.text.strip() == (ROOT / "schema.graphql").read_text(encoding="utf-8").strip()


async def test_the_contract_is_not_for_everybody(
    signed_in: httpx2.AsyncClient, client: httpx2.AsyncClient
) -> None:
    assert (await signed_in.get("/graphql/schema")).status_code == 403
    client.cookies.clear()
    assert (await client.get("/graphql/schema")).status_code == 401


async def test_the_console_of_the_demo_reads_the_schema(
    app: Starlette, signed_in: httpx2.AsyncClient
) -> None:
    app.state.demo_sign_ins = []
    answer = await query(signed_in, DESCRIBING[0])
    assert answer.json() == {"data": {"__schema": {"queryType": {"name": "Query"}}}}
    assert (await signed_in.get("/graphql/schema")).status_code == 200


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ("{ employes(first: 1) { totalCount } }", {}),
        ("{ employees(frist: 1) { totalCount } }", {}),
        ("{ employees(where: {serch: 1}) { totalCount } }", {}),
        ("query($o: GoalOrder) { goals(order: $o) { totalCount } }", {"o": "DEU"}),
        ("query($w: GoalFilter) { goals(where: $w) { totalCount } }", {"w": {"serch": "x"}}),
        ("query($w: GoalFiltr) { goals(where: $w) { totalCount } }", {}),
    ],
)  # fmt: skip
async def test_what_does_not_exist_gives_no_hint_of_what_does(
    signed_in: httpx2.AsyncClient, document: str, variables: dict[str, object]
) -> None:
    answer = await query(signed_in, document, variables=variables)
    assert answer.json().keys() == {"errors"}
    assert "Did you mean" not in answer.text
