"""Days that are given or taken back in two processes at once: never more than there are, and nothing twice."""

import asyncio
from collections import Counter
from datetime import date
from itertools import chain
from types import ModuleType
from typing import Any

import pytest

from headway.monitoring.models import LeaveEntry
from headway.monitoring.rules import LeaveKind
from headway.platform.actor import Actor
from headway.platform.database import in_postgres, one_at_a_time, open_database
from headway.platform.models import Organisation
from headway.rewarding.actions import deciding, limits
from headway.rewarding.models import Budget, Reversal, Reward
from headway.rewarding.rules import RewardKind
from tests.conftest import Ask
from tests.databases import Databases
from tests.graph.rewarding.processes import asking, race, start
from tests.rewards import NOON, TODAY, Company, codes, executed, make_budget, make_company, move, propose

EIGHT = 8


async def asked_back(company: Company, kind: str, **terms: Any) -> None:
    """Eight rewards of Paul in effect, whose reversal waits for a second person."""
    await make_budget(company, RewardKind(kind), 10_000_000)
    for _ in range(EIGHT):
        reward = await executed(asking, company, kind, **terms)
        await move(asking, company, "askReversal", reward, by="hanna")


async def test_two_processes_take_back_no_more_days_than_are_left(
    databases: Databases, clock: ModuleType
) -> None:
    url = databases.headway()
    async with open_database(url):
        company = await make_company()
        await asked_back(company, "VACATION", days="0.5")
        taken: dict[str, Any] = {"kind": LeaveKind.TAKEN, "on": TODAY, "recorded_at": NOON}
        await LeaveEntry.create(employee=company.people["paul"], hundredths=-200, source_key="w", **taken)
        rewards = await Reward.all()
        racing = [
            start(url, company, "confirm_reversal", "hugo", half) for half in (rewards[:4], rewards[4:])
        ]
        outcomes = await asyncio.to_thread(race, *racing)
        assert Counter(chain(*outcomes)) == {"REVERSED": 4, "OUT_OF_RANGE": 4}
        assert sum(await LeaveEntry.all().values_list("hundredths", flat=True)) == 0  # type: ignore[arg-type]
        budget = await Budget.get()
        assert (budget.committed, budget.executed) == (200, 200)
        assert await Reversal.filter(outcome="CONFIRMED").count() == 4


async def test_two_processes_reverse_each_reward_once(databases: Databases, clock: ModuleType) -> None:
    url = databases.headway()
    async with open_database(url):
        company = await make_company()
        await asked_back(company, "VACATION", days="1")
        rewards = await Reward.all()
        racing = [start(url, company, "confirm_reversal", by, rewards) for by in ("hugo", "vera")]
        first, second = await asyncio.to_thread(race, *racing)
        assert [sorted(pair) for pair in zip(first, second, strict=True)] == [
            ["CONFLICT", "REVERSED"]
        ] * EIGHT
        assert await LeaveEntry.filter(hundredths=-100).count() == EIGHT
        budget = await Budget.get()
        assert (budget.committed, budget.executed) == (0, 0)


async def test_two_processes_give_no_more_days_than_the_policy_has(
    databases: Databases, clock: ModuleType
) -> None:
    url = databases.headway()
    async with open_database(url):
        company = await make_company()
        await make_budget(company, RewardKind.VACATION, 10_000_000)
        for _ in range(EIGHT):
            await propose(asking, company, "VACATION", days="2")
        await Organisation.all().update(settings={"most_reward_days": 10})
        rewards = await Reward.filter(effective_on=date(2027, 1, 1))
        racing = [start(url, company, "approve_reward", "vera", half) for half in (rewards[:4], rewards[4:])]
        outcomes = await asyncio.to_thread(race, *racing)
        assert Counter(chain(*outcomes)) == {"COMMITTED": 5, "OUT_OF_RANGE": 3}
        assert (await Budget.get()).committed == 1000


async def test_who_comes_while_days_are_given_counts_them(
    ask: Ask, clock: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second approval begins after the first has counted and before it is written: it waits, or both would pass."""
    company = await make_company()
    await make_budget(company, RewardKind.VACATION, 10_000_000)
    waiting = [await propose(ask, company, "VACATION", days="6") for _ in range(2)]
    await Organisation.all().update(settings={"most_reward_days": 10})
    first_counted, second_came = asyncio.Event(), asyncio.Event()
    commit = deciding._commit_cost

    async def hold_the_first(actor: Actor, reward: Reward) -> Any:
        if first_counted.is_set():
            second_came.set()
        first_counted.set()
        # SQLite has one writer: there the second waits before it reads anything.
        if in_postgres():
            await second_came.wait()
        return await commit(actor, reward)

    async def note_the_second(what: str) -> None:
        if first_counted.is_set():
            second_came.set()
        await one_at_a_time(what)

    monkeypatch.setattr(deciding, "_commit_cost", hold_the_first)
    monkeypatch.setattr(limits, "one_at_a_time", note_the_second)
    first = asyncio.create_task(move(ask, company, "approveReward", waiting[0], by="vera"))
    await first_counted.wait()
    second = await move(ask, company, "approveReward", waiting[1], by="vera")
    assert ((await first)["state"], codes(second)) == ("COMMITTED", [("OUT_OF_RANGE", "id")])
    assert (await Budget.get()).committed == 600
