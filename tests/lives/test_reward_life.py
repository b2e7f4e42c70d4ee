"""The life of rewards under one small budget, walked at random through the graph beside a model of it."""

import asyncio
from datetime import timedelta
from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from headway.people.models import Pay
from headway.platform import clock as headway_clock
from headway.platform.actor import Actor
from headway.platform.database import open_database
from headway.rewarding.models import ApprovalStep, Budget, HandoverLine, Reward
from headway.rewarding.rules import RewardKind
from tests.conftest import answered
from tests.databases import Databases
from tests.rewards import NOON, TODAY, codes, hold_over, make_budget, make_company, move, run

COST = {"BONUS": 60_000, "RAISE": 154_000}
PLANNED = {"BONUS": 90_000, "RAISE": 154_000}
# Those who have a part in it come up more often than those who have none.
EVERYBODY = ("mona", "vera", "hanna") * 4 + ("hugo", "paul", "ada", "alma", "rita")
HELD = {"COMMITTED", "COMMUNICATED", "EXECUTED"}
DUE = TODAY + timedelta(days=1)


async def asking(query: str, variables: dict[str, Any] | None = None, *, as_: Actor) -> Any:
    return await answered(query, variables, as_)


class RewardLife(RuleBasedStateMachine):
    """Rewards of Paul, all proposed by Mona; the model knows of each its kind, state, version and who decided."""

    rewards = Bundle("rewards")

    def __init__(self, databases: Databases) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.databases = databases
        self.runner.run(self.open())

    async def open(self) -> None:
        self.database = open_database(self.databases.headway())
        await self.database.__aenter__()
        self.company = await make_company()
        self.known: list[dict[str, Any]] = []
        self.filed: set[str] = set()
        self.day = TODAY
        for kind, planned in PLANNED.items():
            await make_budget(self.company, RewardKind(kind), planned)

    def teardown(self) -> None:
        self.runner.run(self.close())
        self.runner.close()
        self.databases.clean()

    async def close(self) -> None:
        await self.database.__aexit__(None, None, None)

    def held(self, kind: str, states: set[str]) -> int:
        return sum(
            COST[kind] for reward in self.known if reward["kind"] == kind and reward["state"] in states
        )

    @initialize(target=rewards)
    def two_bonuses_and_a_raise(self) -> Any:
        # One raise only: a second one from the same pay is another story, told in tests/graph.
        return multiple(*(self.propose(kind) for kind in ("BONUS", "BONUS", "RAISE")))

    def propose(self, kind: str) -> dict[str, Any]:
        terms = self.company.terms(kind, effectiveOn=DUE.isoformat())
        made = self.runner.run(run(asking, "proposeReward", terms, as_=self.company.actor("mona")))
        assert made["state"] == "PROPOSED"
        reward: dict[str, Any] = {
            "id": made["id"],
            "kind": kind,
            "state": "PROPOSED",
            "version": 1,
            "decided": [],
            "telling": False,
            "told": False,
        }
        self.known.append(reward)
        return reward

    @rule(reward=rewards)
    def go_on(self, reward: dict[str, Any]) -> None:
        """The next step by the right person, so that walks get far."""
        if reward["telling"]:
            self.seconds_pass()
            return
        steps = {
            "PROPOSED": ("approveReward", "hanna" if reward["decided"] else "vera"),
            "COMMITTED": ("communicateReward", "mona"),
            "COMMUNICATED": ("executeReward", "hanna"),
        }
        if reward["state"] in steps:
            mutation, by = steps[reward["state"]]
            self.take(reward, mutation, by, stale=False)

    @rule(reward=rewards)
    def take_back(self, reward: dict[str, Any]) -> None:
        if reward["state"] in HELD:
            self.take(reward, "withdrawReward", "mona", stale=False)

    @rule(
        reward=rewards,
        mutation=st.sampled_from(
            ["approveReward"] * 3
            + ["communicateReward", "communicateReward", "stopTelling"]
            + ["executeReward", "rejectReward", "withdrawReward"]
        ),
        by=st.sampled_from(EVERYBODY),
        stale=st.integers(0, 9).map(lambda number: number == 0),
    )
    def step(self, reward: dict[str, Any], mutation: str, by: str, stale: bool) -> None:
        self.take(reward, mutation, by, stale=stale)

    def take(self, reward: dict[str, Any], mutation: str, by: str, *, stale: bool) -> None:
        seen = {"id": reward["id"], "version": reward["version"] + (7 if stale else 0)}
        result = self.runner.run(move(asking, self.company, mutation, seen, by=by))
        expected = self.expected(reward, mutation, by, stale)
        if expected in {"AGAIN", *HELD, "PROPOSED", "REJECTED", "WITHDRAWN"}:
            assert "errors" not in result, (result, expected)
            if expected == "AGAIN":
                assert result["version"] == reward["version"]
                return
            reward["state"], reward["version"] = expected, reward["version"] + 1
            reward["telling"] = mutation == "communicateReward"
            reward["decided"] += [by] if mutation in {"approveReward", "rejectReward"} else []
            assert (result["state"], result["version"]) == (expected, reward["version"])
        else:
            assert codes(result)[0][0] == expected

    def expected(self, reward: dict[str, Any], mutation: str, by: str, stale: bool) -> str:
        """The state it gets into, or the code of the refusal."""
        state, decided = reward["state"], reward["decided"]
        readers = {"mona", "vera", "hanna", "hugo"} | ({"paul", "ada"} if reward["told"] else set())
        if by not in readers:
            return "NOT_FOUND"
        if mutation == "approveReward" and by in decided and state not in {"REJECTED", "WITHDRAWN"}:
            return "AGAIN"
        if stale:
            return "CONFLICT"
        if by == "paul":
            return "OWN_RECORD"
        match mutation:
            case "approveReward" | "rejectReward":
                return self.deciding(reward, mutation, by)
            case "withdrawReward":
                open_states = {"PROPOSED", "COMMITTED", "COMMUNICATED"}
                return (
                    ("WITHDRAWN" if state in open_states else "WRONG_STATE") if by == "mona" else "FORBIDDEN"
                )
            case "communicateReward" | "stopTelling":
                right = state == "COMMITTED" and reward["telling"] is (mutation == "stopTelling")
                return ("COMMITTED" if right else "WRONG_STATE") if by == "mona" else "FORBIDDEN"
            case _:
                due = state == "COMMUNICATED" and self.day >= DUE
                return ("EXECUTED" if due else "WRONG_STATE") if by in {"hanna", "hugo"} else "FORBIDDEN"

    def deciding(self, reward: dict[str, Any], mutation: str, by: str) -> str:
        if reward["state"] != "PROPOSED":
            return "WRONG_STATE"
        kind, decided = reward["kind"], reward["decided"]
        if by not in ({"hanna", "hugo"} if decided else {"vera"}):
            return "FORBIDDEN"
        if mutation == "rejectReward":
            return "REJECTED"
        if kind == "RAISE" and not decided:
            return "PROPOSED"
        return "COMMITTED" if self.held(kind, HELD) + COST[kind] <= PLANNED[kind] else "BUDGET_EXHAUSTED"

    @rule()
    def seconds_pass(self) -> None:
        self.runner.run(hold_over())
        for reward in self.known:
            if reward["telling"]:
                reward |= {
                    "telling": False,
                    "told": True,
                    "state": "COMMUNICATED",
                    "version": reward["version"] + 1,
                }

    @precondition(lambda self: self.day < DUE)
    @rule()
    def a_day_passes(self) -> None:
        self.day = DUE
        headway_clock.set_for_tests(NOON + timedelta(days=1))

    @rule()
    def payroll(self) -> None:
        through = {"channel": "PAYROLL", "through": DUE.isoformat()}
        self.runner.run(run(asking, "makeHandoverFile", through, as_=self.company.actor("hanna")))
        self.filed |= {reward["id"] for reward in self.known if reward["state"] == "EXECUTED"}

    @invariant()
    def everything_adds_up(self) -> None:
        self.runner.run(self.check())

    async def check(self) -> None:
        for budget in await Budget.all():
            assert budget.committed == self.held(budget.kind, HELD) <= budget.planned
            assert budget.executed == self.held(budget.kind, {"EXECUTED"})
        assert await HandoverLine.all().count() == len(self.filed)
        raises = [r for r in self.known if r["kind"] == "RAISE" and r["state"] == "EXECUTED"]
        assert await Pay.all().count() == 1 + len(raises)
        answer = await asking(
            "{ rewards(first: 100) { nodes { id state } } }", as_=self.company.actor("paul")
        )
        told = {(reward["id"], reward["state"]) for reward in self.known if reward["told"]}
        assert {(node["id"], node["state"]) for node in answer.data["rewards"]["nodes"]} == told
        assert await Reward.all().count() == len(self.known)
        barred = [self.company.people[name].id for name in ("paul", "mona")]
        assert not await ApprovalStep.filter(decided_by_id__in=barred).exists()


def test_the_life_of_rewards(databases: Databases, clock: ModuleType) -> None:
    run_state_machine_as_test(
        lambda: RewardLife(databases),  # type: ignore[arg-type]  # a factory is documented to do
        settings=settings(max_examples=10, stateful_step_count=15, suppress_health_check=list(HealthCheck)),
    )
