"""Tables of rewarding: rewards with all that leads to them, and what is handed to other systems."""

from headway.rewarding.models.handover import (
    HandoverFile,
    HandoverLine,
)
from headway.rewarding.models.rewards import (
    ApprovalStep,
    Budget,
    DecisionRecord,
    NominationReference,
    PayBand,
    ProjectLead,
    ProjectWish,
    Reversal,
    Reward,
    RewardCycle,
    RewardLetter,
    RewardNomination,
    RewardReference,
)

__all__ = [
    "ApprovalStep",
    "Budget",
    "DecisionRecord",
    "HandoverFile",
    "HandoverLine",
    "NominationReference",
    "PayBand",
    "ProjectLead",
    "ProjectWish",
    "Reversal",
    "Reward",
    "RewardCycle",
    "RewardLetter",
    "RewardNomination",
    "RewardReference",
]
