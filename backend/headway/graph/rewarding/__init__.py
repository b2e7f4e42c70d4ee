"""Rewarding in the graph: rewards with their approvals, budgets and payroll files."""

from headway.graph.rewarding.mutations import RewardingMutation
from headway.graph.rewarding.payroll import PayrollFile
from headway.graph.rewarding.queries import RewardingQuery
from headway.graph.rewarding.types import Budget, PersonRewards, Reward

__all__ = ["Budget", "PayrollFile", "PersonRewards", "Reward", "RewardingMutation", "RewardingQuery"]
