"""Who is told of what becomes of rewards."""

from typing import Any, Final

from headway.platform.notices import Notice, Payload, Subject, To, named, said
from headway.platform.reminders import Level, at
from headway.rewarding.access import visible_reward_nominations, visible_rewards
from headway.rewarding.models import ApprovalStep, Reward, RewardNomination
from headway.rewarding.rules import NominationState, RewardKind, RewardState
from headway.rewarding.rules.terms import WORDS

REWARD: Final = Subject(
    "Reward", visible_rewards, lambda reward: WORDS[reward.kind], "/rewards/{Reward:id}", ("employee",)
)
_A: Final = {kind: word if kind is RewardKind.RECOGNITION else f"a {word}" for kind, word in WORDS.items()}
NOMINATION: Final = Subject(
    "RewardNomination",
    visible_reward_nominations,
    lambda nomination: f"nomination for {_A[nomination.kind]}",
    "/rewards",
    ("employee",),
)


def manager(payload: Payload) -> Any:
    """The direct manager of who is nominated."""
    nominated = RewardNomination.filter(id=payload["nomination_id"])
    return nominated.values_list("employee__manager_id", flat=True)


def nominator(payload: Payload) -> Any:
    """Who nominated."""
    return RewardNomination.filter(id=payload["nomination_id"]).values_list("nominator_id", flat=True)


def is_open(nomination: RewardNomination) -> bool:
    """Whether the nomination still waits."""
    return nomination.state is NominationState.OPEN


def proposer(payload: Payload) -> Any:
    """Who proposed the reward."""
    return Reward.filter(id=payload["reward_id"]).values_list("proposer_id", flat=True)


def approver(column: str, level: Level) -> To:
    """Who is asked at the open level of approval, or who is above them; for reminders of this level."""

    def find(payload: Payload) -> Any:
        steps = ApprovalStep.filter(reward_id=payload["reward_id"], asked_at__isnull=False)
        return steps.filter(decision__isnull=True).values_list(column, flat=True)

    return at(level, find)


def is_proposed(reward: Reward) -> bool:
    """Whether the reward still waits for a decision."""
    return reward.state is RewardState.PROPOSED


NOTICES: Final = (
    Notice(
        "NOMINATED", "RewardNominated", NOMINATION, "nomination_id", manager,
        lambda nomination: f"{{doer}} nominated {said(nomination.employee.name)} for {_A[nomination.kind]}.",
        "Somebody nominates a person of your team for a reward", is_open,
    ),
    Notice(
        "NOMINATION_TAKEN_UP", "NominationTakenUp", NOMINATION, "nomination_id", nominator,
        lambda nomination: f"{{doer}} took up your {{it}} of {said(nomination.employee.name)}.", "A nomination of yours is taken up",
    ),
    Notice(
        "NOMINATION_DECLINED", "NominationDeclined", NOMINATION, "nomination_id", nominator,
        lambda nomination: f"{{doer}} declined your {{it}} of {said(nomination.employee.name)}.", "A nomination of yours is declined",
    ),
    Notice(
        "REWARD_TOLD", "RewardCommunicated", REWARD, "reward_id", named("employee_id"),
        "{doer} told you about your {it}.", "You are told about a reward",
    ),
    Notice(
        "REWARD_IN_EFFECT", "RewardExecuted", REWARD, "reward_id", named("employee_id"),
        "Your {it} took effect.", "A reward of yours takes effect",
    ),
    Notice(
        "REWARD_DECLINED", "RewardRejected", REWARD, "reward_id", proposer,
        "{doer} declined the {it} you proposed.", "A reward you proposed is declined",
    ),
    Notice(
        "REWARD_WAITS", "RewardWaits", REWARD, "reward_id", approver("approver_id", Level.PERSON),
        lambda reward: f"The {{it}} for {said(reward.employee.name)} still waits for your decision.", "A reward has waited for your decision for three days", is_proposed,
    ),
    Notice(
        "REWARD_WAITS_BELOW", "RewardWaits", REWARD, "reward_id", approver("approver__manager_id", Level.NEXT),
        lambda reward: f"The {{it}} for {said(reward.employee.name)} has waited for a week for a manager who reports to you.",
        "A reward has waited for a week for a manager who reports to you", is_proposed,
    ),
)  # fmt: skip
