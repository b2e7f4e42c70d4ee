"""What people do with periods and goals: each action is one transaction with its audit event."""

from headway.planning.actions.endings import (
    archive_goal,
    close_goal,
    lapse_goals,
    reopen_goal,
    rest_review_on,
)
from headway.planning.actions.goals import create_goal, update_goal
from headway.planning.actions.measuring import check_value, measure_key_result
from headway.planning.actions.moves import approve_goal, propose_goal, return_goal
from headway.planning.actions.pauses import pause_goal, resume_goal
from headway.planning.actions.periods import close_period, create_period, open_period
from headway.planning.actions.proposals import (
    accept_goal_proposal,
    amend_goal,
    decline_goal_proposal,
    withdraw_goal_proposal,
)
from headway.planning.actions.upserting import upsert_goals

__all__ = [
    "accept_goal_proposal",
    "amend_goal",
    "approve_goal",
    "archive_goal",
    "check_value",
    "close_goal",
    "close_period",
    "create_goal",
    "create_period",
    "decline_goal_proposal",
    "lapse_goals",
    "measure_key_result",
    "open_period",
    "pause_goal",
    "propose_goal",
    "reopen_goal",
    "rest_review_on",
    "resume_goal",
    "return_goal",
    "update_goal",
    "upsert_goals",
    "withdraw_goal_proposal",
]
