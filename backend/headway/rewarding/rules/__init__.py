"""What holds for rewards: words, allowed moves, approval, amounts, budgets and what is handed to other systems."""

from headway.rewarding.rules.vocabulary import (
    ApproverRole,
    Decision,
    NominationAction,
    NominationState,
    ReferenceKind,
    RewardAction,
    RewardKind,
    RewardState,
)

__all__ = [
    "ApproverRole",
    "Decision",
    "NominationAction",
    "NominationState",
    "ReferenceKind",
    "RewardAction",
    "RewardKind",
    "RewardState",
]
