"""What an account may spend a minute: counted by its operations' cost, told, refused when it is used up."""

from datetime import UTC, datetime
from types import ModuleType
from uuid import uuid4

import httpx2
import pytest
from starlette.applications import Starlette

from headway.identity.models import Account, Spending
from headway.platform.models import AuditEvent
from headway.web.budget import Budget
from tests.web.conftest import query

NOON = datetime(2026, 6, 1, 12, 0, 20, tzinfo=UTC)
LATER = datetime(2026, 6, 1, 12, 1, tzinfo=UTC)


@pytest.fixture
def noon(clock: ModuleType) -> ModuleType:
    """Twenty seconds past a minute."""
    clock.set_for_tests(NOON)
    return clock


async def test_an_account_spends_until_nothing_is_left_and_has_all_of_it_a_minute_later(
    noon: ModuleType, administrator: Account
) -> None:
    budget, ana, ben = Budget(1_000_000), administrator.id, uuid4()
    for remaining in (960_000, 920_000):
        left = await budget.spend(ana, 40_000)
        assert (left.limit, left.remaining, left.seconds, left.resets_at) == (1_000_000, remaining, 40, LATER)
    assert (await budget.spend(ben, 40_000)).remaining == 960_000
    refused = await budget.spend(ana, 920_001)
    assert refused.refused
    assert refused.headers["retry-after"] == "40"
    noon.set_for_tests(LATER)
    assert (await budget.spend(ana, 1_000_000)).headers == {
        "ratelimit-limit": "1000000", "ratelimit-remaining": "0", "ratelimit-reset": "60"
    }  # fmt: skip


async def test_processes_tell_each_other_by_the_share(noon: ModuleType, administrator: Account) -> None:
    one, other = Budget(1_000), Budget(1_000)
    await one.spend(administrator.id, 49)
    assert await Spending.all().count() == 0
    await one.spend(administrator.id, 451)
    await other.spend(administrator.id, 300)
    assert (await Spending.get()).points == 800
    assert (await other.spend(administrator.id, 201)).refused
    assert (await one.spend(administrator.id, 100)).remaining == 400
    assert (await one.spend(administrator.id, 101)).refused
    noon.set_for_tests(datetime(2026, 6, 1, 14, tzinfo=UTC))
    await one.spend(administrator.id, 500)
    assert [it.points for it in await Spending.all()] == [500]


async def test_who_has_used_it_up_is_told_when_to_come_again(
    app: Starlette, signed_in: httpx2.AsyncClient, clock: ModuleType
) -> None:
    clock.set_for_tests(clock.now().replace(second=20, microsecond=0))
    app.state.budget = Budget(30)
    good = await query(signed_in, "{ employees(first: 7) { nodes { id name } } }")
    assert good.json() == {"data": {"employees": {"nodes": []}}}
    assert (good.headers["x-cost"], good.headers["ratelimit-remaining"]) == ("22", "8")
    events = await AuditEvent.all().count()
    rename = 'mutation { updateOrganisation(input: {name: "Other", managersSeePay: true, version: 1}) { __typename ... on UserErrors { errors { code message path } } } }'
    for document in (
        "{ employees(first: 7) { nodes { id name } } }",
        rename.replace("errors {", "errors { a: code b: code c: code"),
    ):
        refused = await query(signed_in, document)
        assert refused.status_code == 429
        assert refused.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
        assert refused.headers["retry-after"] == "40"
        assert "data" not in refused.json()
    assert await AuditEvent.all().count() == events
