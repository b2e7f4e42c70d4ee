"""What holds for rewards: words, allowed moves, approval, amounts, budgets and the payroll file."""

from headway.rewarding.rules.vocabulary import (
    ApproverRole,
    Decision,
    ReferenceKind,
    RewardAction,
    RewardKind,
    RewardState,
)

__all__ = ["ApproverRole", "Decision", "ReferenceKind", "RewardAction", "RewardKind", "RewardState"]
