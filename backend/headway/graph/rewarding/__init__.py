"""Rewarding in the graph: rewards with their approvals, budgets and what is handed to other systems."""

from headway.graph.rewarding.handover import HandoverFile
from headway.graph.rewarding.handover_line import HandoverLine
from headway.graph.rewarding.mutations import RewardingMutation
from headway.graph.rewarding.queries import RewardingQuery
from headway.graph.rewarding.types import Budget, PersonRewards, Reward

__all__ = [
    "Budget",
    "HandoverFile",
    "HandoverLine",
    "PersonRewards",
    "Reward",
    "RewardingMutation",
    "RewardingQuery",
]
