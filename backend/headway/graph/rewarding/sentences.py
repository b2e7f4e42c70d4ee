"""Rewards and their approvals in words."""

from headway.rewarding.models import ApprovalStep, Reward
from headway.rewarding.reads.letters import day_in_words, days_in_words, money_in_words
from headway.rewarding.rules.terms import percent_between
from headway.rewarding.rules.vocabulary import ApproverRole, Decision, RewardKind, RewardState


def summary_of(reward: Reward, *, pay_shown: bool) -> str:
    """The reward in one line: "Raise +4.0%: €38,400 → €39,940"; without the pay where the reader may not see it."""
    match reward.kind:
        case RewardKind.BONUS:
            return f"Bonus of {money_in_words(reward.amount_minor or 0, reward.currency)}"
        case RewardKind.RAISE:
            return _raise("Raise", reward, pay_shown=pay_shown)
        case RewardKind.PROMOTION:
            level = "" if reward.new_level is None else f" (level {reward.new_level})"
            role = f"Promotion to {reward.new_title}{level}"
            return role if reward.new_pay_minor is None else _raise(f"{role},", reward, pay_shown=pay_shown)
        case RewardKind.VACATION:
            days = days_in_words(reward.hundredths or 0)
            return f"{days} of extra vacation, to be taken by {day_in_words(reward.ends_on)}"
        case RewardKind.PROJECT_LEAD:
            return f"Lead of {reward.project}, {day_in_words(reward.effective_on)} to {day_in_words(reward.ends_on)}"
        case RewardKind.RECOGNITION:
            return "Public recognition" if reward.public else "Recognition in private"


def waits_for(reward: Reward, step: ApprovalStep, approver: str | None, decided_by: str) -> str:
    """Whom a level waits for, or who decided it."""
    if step.decision is not None:
        word = "Approved" if step.decision is Decision.APPROVED else "Declined"
        return f"{word} by {decided_by or 'somebody who left'} on {day_in_words(step.decided_at)}."
    who = "an HR partner" if step.role is ApproverRole.HR else approver or "the manager above"
    if reward.state is not RewardState.PROPOSED:
        return f"{who[0].upper()}{who[1:]} is not asked any more."
    return f"Waits for {who}." if step.asked_at is not None else f"Then {who}, after level {step.level - 1}."


def _raise(start: str, reward: Reward, *, pay_shown: bool) -> str:
    if reward.old_pay_minor is None or reward.new_pay_minor is None or not pay_shown:
        return f"{start} {'of ' if start == 'Raise' else ''}{money_in_words(reward.cost, reward.currency)} a year{'' if start == 'Raise' else ' more'}"
    old, new = (
        money_in_words(reward.old_pay_minor, reward.currency),
        money_in_words(reward.new_pay_minor, reward.currency),
    )
    percent = percent_between(reward.old_pay_minor, reward.new_pay_minor)
    return f"{start} +{percent:.1f}%: {old} → {new}"
