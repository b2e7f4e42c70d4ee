"""The numbers for operators: there for who has the token, with few values for each label."""

import httpx2
import pytest
from starlette.applications import Starlette

from headway.web.persisted import PersistedDocuments
from tests.web.conftest import query

TOKEN = {"authorization": "Bearer a long token"}
OURS = "query Mine { viewer { isHr } }"


@pytest.fixture
def watched(app: Starlette) -> Starlette:
    app.state.settings.metrics_token = "a long token"
    app.state.documents = PersistedDocuments({"abc": OURS})
    return app


async def test_requests_are_counted_by_what_we_named(
    watched: Starlette, signed_in: httpx2.AsyncClient
) -> None:
    await query(signed_in, OURS)
    await query(signed_in, "query Theirs { viewer { isHr } }")
    await query(signed_in, "{ __schema { queryType { name } } }")
    await signed_in.get("/somebody-s-page")
    found = (await signed_in.get("/metrics", headers=TOKEN)).text
    for line in (
        'headway_requests_total{route="/graphql",status="200"} 3.0',
        'headway_requests_total{route="/{path:path}",status="',
        'headway_operation_seconds_count{operation="Mine"} 1.0',
        'headway_operation_seconds_count{operation=""} 1.0',
        'headway_refusals_total{code="INTROSPECTION_FORBIDDEN"} 1.0',
        "headway_operations_in_flight 0.0",
        'headway_reads{road="ordinary"}',
        'headway_reads{road="compiled"}',
        'headway_jobs{state="given_up"} 0.0',
        'headway_jobs{state="waiting"} 0.0',
    ):
        assert line in found
    assert "Theirs" not in found
    assert "somebody" not in found


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer "}, {"authorization": "Bearer other"}])
async def test_nobody_else_sees_that_there_are_any(
    watched: Starlette, signed_in: httpx2.AsyncClient, headers: dict[str, str]
) -> None:
    assert (await signed_in.get("/metrics", headers=headers)).status_code == 404


async def test_without_a_token_in_the_settings_there_are_none(
    app: Starlette, client: httpx2.AsyncClient
) -> None:
    assert (await client.get("/metrics", headers={"authorization": "Bearer "})).status_code == 404
