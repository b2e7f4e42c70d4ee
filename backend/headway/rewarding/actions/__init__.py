"""What people do with rewards: each action is one transaction with its audit event."""

from headway.rewarding.actions.answering import answer_by_file, answer_handover, hand_over_again
from headway.rewarding.actions.budgeting import set_budget
from headway.rewarding.actions.cycles import plan_reward_cycle, set_pay_band
from headway.rewarding.actions.deciding import (
    approve_reward,
    communicate_reward,
    reject_reward,
    stop_approval,
    stop_telling,
    withdraw_reward,
)
from headway.rewarding.actions.executing import execute_reward
from headway.rewarding.actions.handover import make_handover_file
from headway.rewarding.actions.nominating import (
    decline_reward_nomination,
    nominate_for_reward,
    withdraw_reward_nomination,
)
from headway.rewarding.actions.proposing import propose_reward
from headway.rewarding.actions.reversing import ask_reversal, confirm_reversal, keep_reward
from headway.rewarding.actions.settings import change_reward_settings
from headway.rewarding.actions.wishes import wish_for_project, withdraw_wish

__all__ = [
    "answer_by_file",
    "answer_handover",
    "approve_reward",
    "ask_reversal",
    "change_reward_settings",
    "communicate_reward",
    "confirm_reversal",
    "decline_reward_nomination",
    "execute_reward",
    "hand_over_again",
    "keep_reward",
    "make_handover_file",
    "nominate_for_reward",
    "plan_reward_cycle",
    "propose_reward",
    "reject_reward",
    "set_budget",
    "set_pay_band",
    "stop_approval",
    "stop_telling",
    "wish_for_project",
    "withdraw_reward",
    "withdraw_reward_nomination",
    "withdraw_wish",
]
