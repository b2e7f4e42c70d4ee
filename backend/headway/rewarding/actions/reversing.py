"""Undoing a reward in effect by counter-entries: one person asks, a second one confirms."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from headway.monitoring.actions import take_back_leave, take_back_thanks
from headway.people.actions import assign_role, free_place, set_pay
from headway.people.reads import assignments_on, pay_on
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce, change, create, record
from headway.rewarding import reads
from headway.rewarding.access import reward_to_change
from headway.rewarding.actions.deciding import check_move
from headway.rewarding.models import Budget, ProjectLead, Reversal, Reward
from headway.rewarding.rules.vocabulary import ReversalOutcome, RewardAction, RewardKind, RewardState

SOURCE = "reversal"


async def ask_reversal(actor: Actor, *, id: UUID, version: int, reason: str) -> Reward:
    """Ask a second person to undo a reward in effect. Refuses all but HR in scope, no reason, and a second request."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        reward = await reward_to_change(actor, id)
        await check_move(actor, RewardAction.REVERSE, reward, version)
        asked: dict[str, Any] = {"asked_by_account_id": actor.account_id, "asked_by_name": actor.name}
        await create(
            actor, "ask_reversal", Reversal, reward_id=id, reason=reason, asked_at=clock.now(), **asked
        )
        await change(actor, "ask_reversal", reward, expected_version=version)
        await announce("RewardReversalAsked", reward_id=id)
        return reward


async def keep_reward(actor: Actor, *, id: UUID, version: int) -> Reward:
    """Turn a request for reversal down: the reward stays. Refuses all but HR in scope and who approved the reward."""
    async with transaction():
        reward = await reward_to_change(actor, id)
        await check_move(actor, RewardAction.KEEP, reward, version)
        await _close(actor, reward, ReversalOutcome.KEPT)
        await change(actor, "keep_reward", reward, expected_version=version)
        return reward


async def confirm_reversal(actor: Actor, *, id: UUID, version: int) -> Reward:
    """Undo a reward from today on by counter-entries; what it took from its budget is free again.

    Refuses who asked for it, everybody but HR in scope and who approved the reward, pay or a role that changed since,
    and days of vacation that are taken already.
    """
    async with transaction():
        reward = await reward_to_change(actor, id)
        await check_move(actor, RewardAction.CONFIRM_REVERSAL, reward, version)
        reversal = await _close(actor, reward, ReversalOutcome.CONFIRMED)
        await _undo(actor, reward, reversal)
        if reward.budget_id is not None:
            budget = await lock_row(Budget.filter(id=reward.budget_id)).get()
            less = {
                "committed": budget.committed - reward.taken,
                "executed": budget.executed - reward.taken,
            }
            await change(actor, "refund_budget", budget, **less)
        await change(actor, "reverse_reward", reward, expected_version=version, state=RewardState.REVERSED)
        await announce("RewardReversed", reward_id=id, employee_id=reward.employee_id)
        return reward


async def _close(actor: Actor, reward: Reward, outcome: ReversalOutcome) -> Reversal:
    reversal = await Reversal.get(reward_id=reward.id, outcome__isnull=True)
    decided: dict[str, Any] = {
        "outcome": outcome,
        "decided_by_account_id": actor.account_id,
        "decided_by_name": actor.name,
        "decided_at": clock.now(),
    }
    await Reversal.filter(id=reversal.id).update(**decided)
    await record(actor, "decide_reversal", reversal, after=decided)
    return reversal


async def _undo(actor: Actor, reward: Reward, reversal: Reversal) -> None:
    if reward.kind is RewardKind.PROMOTION:
        if reward.vacancy_id is not None:
            await free_place(actor, reward.vacancy_id, reward.employee_id)
        await _role_before(actor, reward)
    if reward.new_pay_minor is not None:
        await _pay_before(actor, reward, reversal)
    if reward.kind is RewardKind.VACATION:
        await take_back_leave(
            actor,
            employee_id=reward.employee_id,
            hundredths=reward.hundredths or 0,
            on=(await reads.policy()).today,
            source_key=f"{SOURCE}:{reversal.id}",
            reward_id=reward.id,
        )
    if reward.kind is RewardKind.RECOGNITION and reward.feedback_id is not None:
        await take_back_thanks(actor, reward.feedback_id)
    if reward.kind is RewardKind.PROJECT_LEAD:
        today = (await reads.policy()).today
        lead = await ProjectLead.get(reward_id=reward.id)
        await ProjectLead.filter(id=lead.id).update(ends_on=today)
        await record(actor, "end_lead", lead, before={"ends_on": lead.ends_on}, after={"ends_on": today})


async def _pay_before(actor: Actor, reward: Reward, reversal: Reversal) -> None:
    today = (await reads.policy()).today
    pay = (await pay_on([reward.employee_id], today)).get(reward.employee_id)
    if pay is None or pay.reward_id != reward.id:
        raise _changed("The pay changed after this reward. Record the right pay in the directory instead.")
    await set_pay(
        actor,
        employee_id=reward.employee_id,
        amount_minor=reward.old_pay_minor or 0,
        currency=reward.currency,
        valid_from=today,
        source=SOURCE,
        reward_id=reversal.id,
    )


async def _role_before(actor: Actor, reward: Reward) -> None:
    today = (await reads.policy()).today
    ids = [reward.employee_id]
    held = (await assignments_on(ids, today)).get(reward.employee_id)
    before = (await assignments_on(ids, reward.effective_on - timedelta(1))).get(reward.employee_id)
    if held is None or (held.source, held.valid_from) != ("reward", reward.effective_on):
        raise _changed("The role changed after this reward. Record the right role in the directory instead.")
    if before is None:
        raise _changed("No role before this one is recorded. Record the right role in the directory instead.")
    await assign_role(
        actor,
        employee_id=reward.employee_id,
        title=before.title,
        level=before.level,
        role_profile_id=before.role_profile_id,
        valid_from=today,
        source=SOURCE,
    )


def _changed(message: str) -> Rejected:
    return Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
