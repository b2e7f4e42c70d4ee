"""The last euro is spent once, and a level is decided once, whoever asks at the same time."""

import asyncio
from collections import Counter
from itertools import chain
from types import ModuleType
from typing import Any

import pytest

from headway.platform.database import open_database
from headway.rewarding.models import ApprovalStep, Budget, Reward
from headway.rewarding.rules import RewardKind
from tests.conftest import Ask
from tests.databases import Databases
from tests.graph.rewarding.processes import asking, race, start
from tests.rewards import Company, codes, make_budget, make_company, move, propose


def verdict(result: dict[str, Any]) -> str:
    return codes(result)[0][0] if "errors" in result else str(result["state"])


async def committed() -> tuple[int, int]:
    """What the budget says, and what the approved rewards come to."""
    rewards = await Reward.filter(state="COMMITTED").values_list("cost", flat=True)
    return (await Budget.get()).committed, sum(rewards)  # type: ignore[arg-type]


@pytest.fixture
async def company(clock: ModuleType, ask: Ask) -> Company:
    return await make_company()


async def test_five_approvals_at_once_share_room_for_two(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 179_999)
    rewards = [await propose(ask, company) for _ in range(5)]
    approvals = [move(ask, company, "approveReward", reward, by="vera") for reward in rewards]
    verdicts = Counter(verdict(result) for result in await asyncio.gather(*approvals))
    assert verdicts == {"COMMITTED": 2, "BUDGET_EXHAUSTED": 3}
    assert await committed() == (120_000, 120_000)
    assert await ApprovalStep.filter(decision__isnull=False).count() == 2


async def test_two_hr_partners_at_once_decide_once(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.RAISE, 1_000_000)
    reward = await propose(ask, company, "RAISE")
    reward = await move(ask, company, "approveReward", reward, by="vera")
    approvals = [move(ask, company, "approveReward", reward, by=by) for by in ("hanna", "hugo")]
    results = await asyncio.gather(*approvals)
    assert sorted(verdict(result) for result in results) == ["COMMITTED", "CONFLICT"]
    refused = next(result for result in results if "errors" in result)
    assert refused["current"]["state"] == "COMMITTED"
    assert await committed() == (154_000, 154_000)


async def test_a_double_click_is_one_approval(ask: Ask, company: Company) -> None:
    await make_budget(company, RewardKind.BONUS, 1_000_000)
    reward = await propose(ask, company)
    clicks = [move(ask, company, "approveReward", reward, by="vera") for _ in range(3)]
    assert [verdict(result) for result in await asyncio.gather(*clicks)] == ["COMMITTED"] * 3
    assert await committed() == (60_000, 60_000)


async def test_two_processes_share_the_last_euros(databases: Databases, clock: ModuleType) -> None:
    url = databases.headway()
    async with open_database(url):
        company = await make_company()
        await make_budget(company, RewardKind.BONUS, 5 * 60_000 + 59_999)
        for _ in range(8):
            await propose(asking, company)
        rewards = await Reward.all()
        halves = (rewards[:4], rewards[4:])
        racing = [start(url, company, "approve_reward", "vera", half) for half in halves]
        outcomes = await asyncio.to_thread(race, *racing)
        assert Counter(chain(*outcomes)) == {"COMMITTED": 5, "BUDGET_EXHAUSTED": 3}
        assert await committed() == (300_000, 300_000)


async def test_two_processes_decide_a_level_once(databases: Databases, clock: ModuleType) -> None:
    url = databases.headway()
    async with open_database(url):
        company = await make_company()
        await make_budget(company, RewardKind.RAISE, 10_000_000)
        for _ in range(6):
            reward = await propose(asking, company, "RAISE")
            await move(asking, company, "approveReward", reward, by="vera")
        rewards = await Reward.all()
        racing = [start(url, company, "approve_reward", by, rewards) for by in ("hanna", "hugo")]
        first, second = await asyncio.to_thread(race, *racing)
        assert [sorted(pair) for pair in zip(first, second, strict=True)] == [["COMMITTED", "CONFLICT"]] * 6
        assert await committed() == (6 * 154_000, 6 * 154_000)
        assert await ApprovalStep.filter(decision="APPROVED").count() == 12
