"""Days of vacation within the policy: when they are proposed, again at the last approval, and when they are granted."""

from types import ModuleType
from typing import Any

import pytest

from headway.monitoring.models import LeaveEntry
from headway.platform.models import AuditEvent, Organisation
from headway.rewarding.models import Budget
from tests.conftest import Ask
from tests.rewards import TODAY, Company, approved, codes, make_budgets, make_company, move, propose, told


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    return company


async def most(days: int) -> None:
    await Organisation.all().update(settings={"managers_see_pay": True, "most_reward_days": days})


async def refused(ask: Ask, company: Company, step: str, reward: dict[str, Any], by: str) -> str:
    """The words of a refusal at the days, that leaves everything as it was."""
    before = await AuditEvent.all().count(), await Budget.get(kind="VACATION").values()
    found = await move(ask, company, step, reward, by=by)
    assert codes(found) == [("OUT_OF_RANGE", "id")]
    assert (await AuditEvent.all().count(), await Budget.get(kind="VACATION").values()) == before
    return str(found["errors"][0]["message"])


async def test_a_policy_that_changed_stops_the_approval(ask: Ask, company: Company) -> None:
    reward = await propose(ask, company, "VACATION", days="2.5")
    await most(2)
    assert await refused(ask, company, "approveReward", reward, "vera") == (
        "2.5 extra days of vacation in 2027 are more than the policy has: 2 at most."
    )
    await most(3)
    assert (await move(ask, company, "approveReward", reward, by="vera"))["state"] == "COMMITTED"


async def test_days_somebody_else_gave_meanwhile_stop_the_approval(ask: Ask, company: Company) -> None:
    await most(20)
    # Vera does not see what Hugo proposed and Mona has to approve, so that she is not told when she proposes.
    other = await propose(ask, company, "VACATION", by="hugo", days="9.5")
    mine = await propose(ask, company, "VACATION", by="vera", days="11")
    other = await move(ask, company, "approveReward", other, by="mona")
    assert other["state"] == "COMMITTED"
    words = await refused(ask, company, "approveReward", mine, "ada")
    assert words.endswith("20 at most. 9.5 of them are given already.")
    await move(ask, company, "withdrawReward", other, by="hugo")
    assert (await move(ask, company, "approveReward", mine, by="ada"))["state"] == "COMMITTED"


async def test_a_policy_that_changed_stops_the_grant(ask: Ask, company: Company) -> None:
    rewards = [
        await told(ask, company, "VACATION", days=days, effectiveOn=TODAY.isoformat()) for days in ("2", "3")
    ]
    await most(3)
    assert (await move(ask, company, "executeReward", rewards[0], by="hanna"))["state"] == "EXECUTED"
    words = await refused(ask, company, "executeReward", rewards[1], "hanna")
    assert words.startswith("5 extra days of vacation in 2026")
    assert words.endswith("2 of them are given already.")
    assert await LeaveEntry.all().count() == 1


async def test_days_of_another_year_do_not_count(ask: Ask, company: Company) -> None:
    await most(3)
    for year in (2026, 2027):
        days = {"days": "3", "effectiveOn": f"{year}-12-01", "endsOn": f"{year + 1}-12-31"}
        assert (await approved(ask, company, "VACATION", **days))["state"] == "COMMITTED"
