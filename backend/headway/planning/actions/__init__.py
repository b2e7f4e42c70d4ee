"""What people do with periods and goals: each action is one transaction with its audit event."""

from headway.planning.actions.goals import create_goal, update_goal
from headway.planning.actions.measuring import check_value, measure_key_result
from headway.planning.actions.moves import approve_goal, archive_goal, close_goal, propose_goal, return_goal
from headway.planning.actions.periods import close_period, create_period, open_period
from headway.planning.actions.upserting import upsert_goals

__all__ = [
    "approve_goal",
    "archive_goal",
    "check_value",
    "close_goal",
    "close_period",
    "create_goal",
    "create_period",
    "measure_key_result",
    "open_period",
    "propose_goal",
    "return_goal",
    "update_goal",
    "upsert_goals",
]
