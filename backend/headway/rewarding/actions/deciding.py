"""Deciding about a reward: approve, reject, take back, tell."""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, reject_any
from headway.platform.events import announce, change, create, record
from headway.platform.jobs import enqueue
from headway.rewarding import reads
from headway.rewarding.access import reward_to_change, visible_rewards
from headway.rewarding.actions.limits import check_still_right, check_works_here
from headway.rewarding.models import ApprovalStep, Budget, Reward, RewardLetter
from headway.rewarding.reads.drawing import draws_of
from headway.rewarding.reads.letters import letter_facts, letter_text
from headway.rewarding.rules.budgets import has_room
from headway.rewarding.rules.moves import HOLD, problem_with
from headway.rewarding.rules.terms import WORDS
from headway.rewarding.rules.vocabulary import HOLDING_BUDGET, Decision, RewardAction, RewardState


async def approve_reward(actor: Actor, *, id: UUID, version: int, comment: str = "") -> Reward:
    """Approve the open level; the last approval commits the reward's cost to its budget, or changes nothing at all.

    Refuses whom this level does not wait for, an exhausted budget (with what is left), pay that changed since the
    proposal, somebody who left, and a stale version. Who approved already gets the reward as it is.
    """
    comment = _checked(comment, "comment")
    async with transaction():
        reward = await reward_to_change(actor, id)
        if await _approved_already(actor, reward):
            return reward
        await check_move(actor, RewardAction.APPROVE, reward, version)
        step = await _decide(actor, reward, Decision.APPROVED, comment)
        following = await ApprovalStep.filter(reward_id=id, level__gt=step.level).order_by("level").first()
        if following is not None:
            await ApprovalStep.filter(id=following.id).update(asked_at=clock.now())
            await change(actor, "approve_reward", reward, expected_version=version)
            await announce("RewardApprovalAsked", reward_id=id)
        else:
            await check_still_right(reward)
            changes: dict[str, Any] = {"state": RewardState.COMMITTED, "committed_at": clock.now()}
            changes |= await _commit_cost(actor, reward)
            await change(actor, "approve_reward", reward, expected_version=version, **changes)
            await announce("RewardCommitted", reward_id=id)
        return reward


async def stop_approval(actor: Actor, *, id: UUID, version: int) -> Reward:
    """Take one's approval back within seconds; a commitment is undone with it. Refuses later, and once it went on."""
    async with transaction():
        reward = await reward_to_change(actor, id)
        await check_move(actor, RewardAction.STOP, reward, version)
        decided = ApprovalStep.filter(reward_id=id, decision__isnull=False)
        step = await decided.order_by("-level").get()
        undone: dict[str, Any] = {
            "decision": None,
            "decided_by_id": None,
            "decided_by_account_id": None,
            "decided_by_name": "",
            "decided_at": None,
            "comment": "",
        }
        await ApprovalStep.filter(id=step.id).update(**undone)
        await ApprovalStep.filter(reward_id=id, level__gt=step.level).update(asked_at=None)
        await record(actor, "stop_approval", step, after=undone)
        await free_budget(actor, reward)
        changes: dict[str, Any] = {
            "state": RewardState.PROPOSED,
            "committed_at": None,
            "budget_id": None,
            "drawn": None,
        }
        await change(actor, "stop_approval", reward, expected_version=version, **changes)
        await announce("RewardApprovalStopped", reward_id=id)
        return reward


async def free_budget(actor: Actor, reward: Reward) -> None:
    """Give back what an approved reward took from its budget."""
    if reward.state in HOLDING_BUDGET and reward.budget_id is not None:
        budget = await lock_row(Budget.filter(id=reward.budget_id)).get()
        await change(actor, "free_budget", budget, committed=budget.committed - reward.taken)


async def reject_reward(actor: Actor, *, id: UUID, version: int, reason: str) -> Reward:
    """Decline the reward at the open level. Refuses whom it does not wait for, and no reason."""
    reason = _checked(reason, "reason", required=True)
    async with transaction():
        reward = await reward_to_change(actor, id)
        await check_move(actor, RewardAction.REJECT, reward, version)
        await _decide(actor, reward, Decision.REJECTED, reason)
        changes: dict[str, Any] = {"state": RewardState.REJECTED, "decided_reason": reason}
        await change(actor, "reject_reward", reward, expected_version=version, **changes)
        await announce("RewardRejected", reward_id=id)
        return reward


async def withdraw_reward(actor: Actor, *, id: UUID, version: int, reason: str) -> Reward:
    """Take a reward back before it takes effect and free its budget. Refuses all but its proposer (HR, if they left)."""
    reason = _checked(reason, "reason", required=True)
    async with transaction():
        reward = await reward_to_change(actor, id)
        await check_move(actor, RewardAction.WITHDRAW, reward, version)
        await free_budget(actor, reward)
        changes: dict[str, Any] = {"state": RewardState.WITHDRAWN, "decided_reason": reason}
        if reward.tells_at is not None:
            changes |= await _void_letter(actor, reward)
        await change(actor, "withdraw_reward", reward, expected_version=version, **changes)
        await announce("RewardWithdrawn", reward_id=id)
        return reward


async def communicate_reward(actor: Actor, *, id: UUID, version: int, words: str = "") -> Reward:
    """Have the person told in some seconds, with a letter that says `words` too; until then it can be stopped.

    Refuses all but proposer and direct manager, what is not approved, and somebody who left.
    """
    words = _checked(words, "words")
    async with transaction():
        reward = await reward_to_change(actor, id)
        await check_move(actor, RewardAction.COMMUNICATE, reward, version)
        await check_works_here(reward)
        at = clock.now() + HOLD
        await change(actor, "communicate_reward", reward, expected_version=version, tells_at=at)
        body = letter_text(await letter_facts(reward, told_by=actor.name, words=words))
        letter: dict[str, Any] = {"body": body, "told_by": actor.name, "told_at": at}
        await create(actor, "write_letter", RewardLetter, reward_id=id, **letter)
        teller: dict[str, Any] = {"account_id": actor.account_id, "employee_id": actor.employee_id}
        await enqueue("tell_reward", run_at=at, reward_id=id, tells_at=at, **teller)
        return reward


async def tell_reward(reward_id: str, tells_at: str, account_id: str, employee_id: str) -> None:
    """Show a reward to its person, unless that was stopped: nobody knows before this is done, however late. Idempotent."""
    async with transaction():
        reward = await lock_row(visible_rewards(SYSTEM).filter(id=reward_id)).get()
        if reward.tells_at is None or reward.tells_at.isoformat() != tells_at:
            return
        letter = await RewardLetter.get(reward_id=reward.id)
        teller = Actor(UUID(account_id), UUID(employee_id), letter.told_by)
        now = clock.now()
        changes: dict[str, Any] = {"state": RewardState.COMMUNICATED, "communicated_at": now}
        await change(teller, "tell_reward", reward, tells_at=None, **changes)
        await announce("RewardCommunicated", reward_id=reward.id, employee_id=reward.employee_id)


async def stop_telling(actor: Actor, *, id: UUID, version: int) -> Reward:
    """Think better of telling the person, who knows nothing yet; the letter is void.

    Refuses once they were told, and all but proposer and direct manager.
    """
    async with transaction():
        reward = await reward_to_change(actor, id)
        await check_move(actor, RewardAction.STOP_TELLING, reward, version)
        changes = await _void_letter(actor, reward)
        await change(actor, "stop_telling", reward, expected_version=version, **changes)
        return reward


async def _void_letter(actor: Actor, reward: Reward) -> dict[str, Any]:
    """Forget the letter that was not told yet; what of the reward changes with that."""
    letter = await RewardLetter.get(reward_id=reward.id)
    await record(actor, "void_letter", letter)
    await letter.delete()
    return {"tells_at": None}


async def check_move(actor: Actor, action: RewardAction, reward: Reward, version: int) -> None:
    """Refuses a stale version, and what the rules do not allow this actor now."""
    if reward.version != version:
        raise conflict(reward)
    policy = await reads.policy()
    standing = (await reads.standings(actor, [reward], policy.today))[reward.id]
    if problem := problem_with(action, reward.state, standing):
        raise Rejected(problem)


def _checked(text: str, path: str, *, required: bool = False) -> str:
    checks = Checks()
    text = checks.text(text, path, most=PARAGRAPH, required=required)
    reject_any(checks.problems)
    return text


async def _approved_already(actor: Actor, reward: Reward) -> bool:
    """Whether this actor's approval is recorded already, and the reward went on from there."""
    if reward.state in {RewardState.REJECTED, RewardState.WITHDRAWN}:
        return False
    by_me = Q(decided_by_account_id=actor.account_id)
    if actor.employee_id is not None:
        by_me |= Q(decided_by_id=actor.employee_id)
    return await ApprovalStep.filter(by_me, reward_id=reward.id, decision=Decision.APPROVED).exists()


async def _decide(actor: Actor, reward: Reward, decision: Decision, comment: str) -> ApprovalStep:
    """Record the decision of the open level; the reward's lock keeps others from it."""
    open_level = ApprovalStep.filter(reward_id=reward.id, asked_at__isnull=False, decision__isnull=True)
    step = await open_level.get()
    decided: dict[str, Any] = {
        "decision": decision,
        "decided_by_id": actor.employee_id,
        "decided_by_account_id": actor.account_id,
        "decided_by_name": actor.name,
        "decided_at": clock.now(),
        "comment": comment,
    }
    if not await ApprovalStep.filter(id=step.id, decision__isnull=True).update(**decided):
        raise conflict(await visible_rewards(actor).get(id=reward.id))
    await record(actor, "decide_reward", step, after=decided)
    return step


async def _commit_cost(actor: Actor, reward: Reward) -> dict[str, Any]:
    """Take the cost from the nearest budget, or refuse with what is left; the row stays locked until the end."""
    if reward.cost == 0:
        return {}
    draw = (await draws_of([reward]))[reward.id]
    if draw.budget_id is None:
        kind = f"{WORDS[reward.kind]}s" + (f" in {reward.currency}" if reward.currency else "")
        message = f"There is no budget for {kind} in this period, so nothing is left. Ask HR to set one."
        raise Rejected(Problem(Code.BUDGET_EXHAUSTED, message, ("id",)))
    budget = await lock_row(Budget.filter(id=draw.budget_id)).get()
    if not has_room(planned=budget.planned, committed=budget.committed, cost=draw.taken):
        cost, left = (
            reads.figure_in_words(budget.kind, budget.currency, figure)
            for figure in (draw.taken, budget.planned - budget.committed)
        )
        message = f"This takes {cost}, but the budget has {left} left. Ask HR for more, or propose less."
        raise Rejected(Problem(Code.BUDGET_EXHAUSTED, message, ("id",)))
    await change(actor, "commit_budget", budget, committed=budget.committed + draw.taken)
    return {"budget_id": budget.id, "drawn": draw.drawn}
