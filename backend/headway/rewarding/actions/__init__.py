"""What people do with rewards: each action is one transaction with its audit event."""

from headway.rewarding.actions.budgeting import set_budget
from headway.rewarding.actions.deciding import (
    approve_reward,
    communicate_reward,
    reject_reward,
    withdraw_reward,
)
from headway.rewarding.actions.executing import execute_reward
from headway.rewarding.actions.payroll import make_payroll_file
from headway.rewarding.actions.proposing import propose_reward

__all__ = [
    "approve_reward",
    "communicate_reward",
    "execute_reward",
    "make_payroll_file",
    "propose_reward",
    "reject_reward",
    "set_budget",
    "withdraw_reward",
]
