"""Many at the same moment: each change of state happens once, is told of once, and the others learn that they came late."""

import os
from collections import Counter
from types import ModuleType
from typing import Any, Final

import pytest

from headway.graph.ids import global_id
from headway.planning.rules import GoalState
from headway.platform.actor import Actor
from headway.platform.models import AuditEvent, VersionedRow
from headway.reviewing.actions import cycles
from headway.reviewing.actions.launching import make_forms
from headway.reviewing.models import Review
from headway.reviewing.rules import CycleKind, CycleState, ReviewState
from headway.rewarding.models import Reward
from headway.rewarding.rules import RewardKind
from tests import company as goals
from tests import reviews, rewards
from tests.conftest import Ask
from tests.races import LATE, outcomes

# How often.
ROUNDS: Final = int(os.environ.get("HEADWAY_TEST_RACES", "3"))


async def race(ask: Ask, actor: Actor, mutation: str, row: VersionedRow, **input: Any) -> Counter[str]:
    """What became of the same request sent many times at once, all of which had seen the same version."""
    name = "reviewId" if isinstance(row, Review) else "id"
    given = {name: global_id(type(row).__name__, row.id), "version": row.version, **input}
    return await outcomes(ask, actor, mutation, **given)


async def check_once(row: VersionedRow, action: str, *, steps: int = 1) -> None:
    """It has one version more, and one line of the audit log."""
    now = await type(row).get(id=row.id)
    assert now.version == row.version + steps
    assert await AuditEvent.filter(object_id=row.id, action=action).count() == 1


@pytest.mark.parametrize(
    ("mutation", "by", "state", "input"),
    [
        ("CloseGoal", "mona", GoalState.ACTIVE, {"outcome": "PARTIAL", "retrospective": "Half of it."}),
        ("ApproveGoal", "mona", GoalState.PROPOSED, {}),
        ("ReturnGoal", "mona", GoalState.PROPOSED, {"reason": "Say by when."}),
        ("ArchiveGoal", "priya", GoalState.ACTIVE, {}),
        ("PauseGoal", "mona", GoalState.ACTIVE, {"reason": "Leave."}),
        ("ReopenGoal", "mona", GoalState.CLOSED, {"reason": "Too early."}),
    ],
)
async def test_a_goal_moves_once(
    ask: Ask, clock: ModuleType, mutation: str, by: str, state: GoalState, input: dict[str, Any]
) -> None:
    company = await goals.make_company()
    for _ in range(ROUNDS):
        goal = await goals.make_goal(company.people["priya"], company.period, state=state)
        await goals.make_key_result(goal, "40")
        assert await race(ask, company.actor(by), mutation, goal, **input) == LATE
        await check_once(goal, f"{mutation.removesuffix('Goal').lower()}_goal")


@pytest.mark.parametrize(
    ("mutation", "by", "state", "phase", "input"),
    [
        ("SubmitReview", "eli", None, CycleState.COLLECTING, {}),
        ("TakeBackReview", "eli", ReviewState.SUBMITTED, CycleState.COLLECTING, {}),
        ("SkipReview", "hanna", ReviewState.ASSIGNED, CycleState.COLLECTING, {"reason": "On leave."}),
    ],
)
async def test_a_form_moves_once(
    ask: Ask,
    clock: ModuleType,
    mutation: str,
    by: str,
    state: ReviewState | None,
    phase: CycleState,
    input: dict[str, Any],
) -> None:
    company = await reviews.make_company()
    for _ in range(ROUNDS):
        cycle = await reviews.launched(company)
        form = await reviews.form(cycle, company.people["eli"], reviews.SELF)
        if state is None:
            await reviews.answer_all(ask, company, company.actor("eli"), form)
        else:
            await reviews.put(form, state, phase)
        form = await Review.get(id=form.id)
        assert await race(ask, company.actor(by), mutation, form, **input) == LATE
        await check_once(form, snake(mutation))


@pytest.mark.parametrize(
    ("mutation", "by", "state", "phase", "input"),
    [
        ("ShareReview", "mona", ReviewState.SUBMITTED, CycleState.SHARING, {}),
        ("AcknowledgeReview", "eli", ReviewState.SHARED, CycleState.SIGN_OFF, {"agreement": "AGREE"}),
    ],
)
async def test_a_managers_form_moves_once(
    ask: Ask,
    clock: ModuleType,
    mutation: str,
    by: str,
    state: ReviewState,
    phase: CycleState,
    input: dict[str, Any],
) -> None:
    company = await reviews.make_company()
    for _ in range(ROUNDS):
        cycle = await reviews.launched(company)
        form = await reviews.form(cycle, company.people["eli"], reviews.MANAGER)
        await reviews.put(form, state, phase)
        form = await Review.get(id=form.id)
        assert await race(ask, company.actor(by), mutation, form, **input) == LATE
        await check_once(form, snake(mutation))


async def test_a_cycle_is_launched_once_and_closed_once(ask: Ask, clock: ModuleType) -> None:
    company = await reviews.make_company()
    hanna = company.actor("hanna")
    for _ in range(ROUNDS):
        cycle = await cycles.create_review_cycle(
            hanna, name="H2 2026", kind=CycleKind.HALF_YEAR, period_id=company.period.id, template_id=company.template.id,
            **reviews.DAYS, selection=cycles.Selection(include=(company.people["eli"].id,)),
        )  # fmt: skip
        cycle = await cycles.check_review_cycle(hanna, id=cycle.id, version=1)
        assert await race(ask, hanna, "LaunchReviewCycle", cycle) == LATE
        await check_once(cycle, "launch_review_cycle")
        held = await type(cycle).get(id=cycle.id)
        assert held.launches_at is not None
        await make_forms(str(cycle.id), held.launches_at.isoformat())
        assert await Review.filter(cycle_id=cycle.id).count() == 2
        for form in await Review.filter(cycle_id=cycle.id):
            await reviews.put(form, ReviewState.ACKNOWLEDGED, CycleState.SIGN_OFF)
        cycle = await type(cycle).get(id=cycle.id)
        assert await race(ask, hanna, "CloseReviewCycle", cycle, reason="Nobody signs here.") == LATE
        await check_once(cycle, "close_review_cycle")


async def test_a_reward_is_refused_once_and_told_once(ask: Ask, clock: ModuleType) -> None:
    company = await rewards.make_company()
    await rewards.make_budget(company, RewardKind.BONUS, 100_000_000)
    for _ in range(ROUNDS):
        refused = await Reward.get(id=(await rewards.stored(await rewards.propose(ask, company))).id)
        vera = company.actor("vera")
        assert await race(ask, vera, "RejectReward", refused, reason="Not now.") == LATE
        await check_once(refused, "reject_reward")
        told = await rewards.stored(await rewards.approved(ask, company))
        assert await race(ask, company.actor("mona"), "CommunicateReward", told) == LATE
        await check_once(told, "communicate_reward")


def snake(mutation: str) -> str:
    """The name of the action behind a mutation."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in mutation).lstrip("_")
