"""Who is told of what becomes of rewards."""

from typing import Any, Final

from headway.platform.notices import Notice, Payload, Subject, named
from headway.rewarding.access import visible_rewards
from headway.rewarding.models import Reward
from headway.rewarding.rules.terms import WORDS

REWARD: Final = Subject("Reward", visible_rewards, lambda reward: WORDS[reward.kind], "/rewards/{Reward:id}")


def proposer(payload: Payload) -> Any:
    """Who proposed the reward."""
    return Reward.filter(id=payload["reward_id"]).values_list("proposer_id", flat=True)


NOTICES: Final = (
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
)  # fmt: skip
