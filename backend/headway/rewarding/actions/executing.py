"""Making a reward real: pay, role, days off, the lead of a project."""

from datetime import date
from typing import Any
from uuid import UUID

from headway.monitoring.actions import grant_leave, thank
from headway.people.actions import assign_role, set_pay, take_place
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Rejected
from headway.platform.events import announce, change, create
from headway.rewarding import reads
from headway.rewarding.access import reward_to_change
from headway.rewarding.actions.deciding import check_move
from headway.rewarding.actions.limits import check_still_right
from headway.rewarding.models import Budget, ProjectLead, ProjectWish, Reward
from headway.rewarding.rules.moves import problem_with
from headway.rewarding.rules.vocabulary import RewardAction, RewardKind, RewardState, WishState

SOURCE = "reward"


async def execute_reward(actor: Actor, *, id: UUID, version: int) -> Reward:
    """Make a told reward take effect on or after its effective date, once.

    Refuses all but HR in scope, a reward that is not told or not due, somebody who left, and pay that changed since.
    """
    async with transaction():
        reward = await reward_to_change(actor, id)
        await check_move(actor, RewardAction.EXECUTE, reward, version)
        await _take_effect(actor, reward)
        return reward


async def execute_if_due(actor: Actor, *, id: UUID, day: date) -> Reward:
    """As `execute_reward`, for the system on a given day: whatever version the reward has."""
    async with transaction():
        reward = await reward_to_change(actor, id)
        standing = (await reads.standings(actor, [reward], day))[id]
        if problem := problem_with(RewardAction.EXECUTE, reward.state, standing):
            raise Rejected(problem)
        await _take_effect(actor, reward)
        return reward


async def _take_effect(actor: Actor, reward: Reward) -> None:
    """The reward's lock and its state keep this from happening twice; the ledgers' unique keys would too."""
    await check_still_right(reward)
    if reward.kind is RewardKind.PROMOTION:
        await _assign(actor, reward)
    if reward.new_pay_minor is not None:
        await _raise_pay(actor, reward, reward.new_pay_minor)
    if reward.kind is RewardKind.VACATION:
        await _grant(actor, reward)
    if reward.kind is RewardKind.PROJECT_LEAD:
        await _hand_over(actor, reward)
    if reward.kind is RewardKind.RECOGNITION:
        await _thank(actor, reward)
    # A bonus needs no more than its state: it stands in the next file for payroll, as every executed reward with money.
    if reward.budget_id is not None:
        budget = await lock_row(Budget.filter(id=reward.budget_id)).get()
        await change(actor, "spend_budget", budget, executed=budget.executed + reward.taken)
    changes: dict[str, Any] = {"state": RewardState.EXECUTED, "executed_at": clock.now()}
    await change(actor, "execute_reward", reward, **changes)
    await announce("RewardExecuted", reward_id=reward.id, employee_id=reward.employee_id)


async def _assign(actor: Actor, reward: Reward) -> None:
    assignment = await assign_role(
        actor,
        employee_id=reward.employee_id,
        title=reward.new_title,
        level=reward.new_level,
        role_profile_id=reward.new_role_profile_id,
        valid_from=reward.effective_on,
        source=SOURCE,
    )
    if reward.vacancy_id is not None:
        await take_place(actor, reward.vacancy_id, assignment)


async def _raise_pay(actor: Actor, reward: Reward, new_pay: int) -> None:
    await set_pay(
        actor,
        employee_id=reward.employee_id,
        amount_minor=new_pay,
        currency=reward.currency,
        valid_from=reward.effective_on,
        source=SOURCE,
        reward_id=reward.id,
    )


async def _grant(actor: Actor, reward: Reward) -> None:
    await grant_leave(
        actor,
        employee_id=reward.employee_id,
        hundredths=reward.hundredths or 0,
        on=reward.effective_on,
        expires_on=reward.ends_on,
        source_key=f"{SOURCE}:{reward.id}",
        reward_id=reward.id,
    )


async def _thank(actor: Actor, reward: Reward) -> None:
    """The words of who proposed it, as praise: in the feed if they are public, else for the person and the manager."""
    said = await thank(
        actor,
        giver_id=reward.proposer_id,
        receiver_id=reward.employee_id,
        text=reward.reason,
        public=reward.public,
    )
    await change(actor, "thank", reward, feedback_id=said.id)


async def _hand_over(actor: Actor, reward: Reward) -> None:
    await create(
        actor,
        "lead_project",
        ProjectLead,
        employee_id=reward.employee_id,
        project=reward.project,
        starts_on=reward.effective_on,
        ends_on=reward.ends_on,
        reward_id=reward.id,
    )
    if reward.wish_id is not None:
        wish = await lock_row(ProjectWish.filter(id=reward.wish_id)).get()
        await change(actor, "fulfil_wish", wish, state=WishState.TAKEN)
