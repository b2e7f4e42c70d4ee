"""What people do with what is planned: each action is one transaction with its audit event."""

from headway.planning.actions.agendas import (
    add_session_item,
    link_session_goal,
    record_session_decision,
    remove_session_decision,
    settle_session_item,
)
from headway.planning.actions.development import (
    create_development_plan,
    update_development_plan,
)
from headway.planning.actions.endings import (
    archive_goal,
    close_goal,
    reopen_goal,
    rest_review_on,
)
from headway.planning.actions.goals import create_goal, update_goal
from headway.planning.actions.growing import (
    agree_development_plan,
    begin_development_plans,
    close_development_plan,
    move_development_action,
    reopen_development_plan,
    review_development_plan,
)
from headway.planning.actions.lapsing import change_lapsing, lapse_goals
from headway.planning.actions.measuring import check_value, measure_key_result
from headway.planning.actions.mentors import (
    answer_mentor_request,
    ask_mentor,
    withdraw_mentor_request,
)
from headway.planning.actions.moves import approve_goal, propose_goal, return_goal
from headway.planning.actions.needs import (
    set_goal_skills,
)
from headway.planning.actions.pauses import pause_goal, resume_goal
from headway.planning.actions.periods import close_period, create_period, open_period
from headway.planning.actions.plans import (
    agree_performance_plan,
)
from headway.planning.actions.proposals import (
    accept_goal_proposal,
    amend_goal,
    decline_goal_proposal,
    withdraw_goal_proposal,
)
from headway.planning.actions.sessions import (
    cancel_planning_session,
    carry_into_planning,
    close_planning_session,
    schedule_planning_session,
    update_planning_session,
)
from headway.planning.actions.templates import (
    archive_goal_template,
    assign_goal_template,
    continue_goal_assignment,
    create_goal_template,
    undo_goal_assignment,
    update_goal_template,
)
from headway.planning.actions.upserting import upsert_goals
from headway.planning.actions.weighing import Weight, weigh_goals

__all__ = [
    "Weight",
    "accept_goal_proposal",
    "add_session_item",
    "agree_development_plan",
    "agree_performance_plan",
    "amend_goal",
    "answer_mentor_request",
    "approve_goal",
    "archive_goal",
    "archive_goal_template",
    "ask_mentor",
    "assign_goal_template",
    "begin_development_plans",
    "cancel_planning_session",
    "carry_into_planning",
    "change_lapsing",
    "check_value",
    "close_development_plan",
    "close_goal",
    "close_period",
    "close_planning_session",
    "continue_goal_assignment",
    "create_development_plan",
    "create_goal",
    "create_goal_template",
    "create_period",
    "decline_goal_proposal",
    "lapse_goals",
    "link_session_goal",
    "measure_key_result",
    "move_development_action",
    "open_period",
    "pause_goal",
    "propose_goal",
    "record_session_decision",
    "remove_session_decision",
    "reopen_development_plan",
    "reopen_goal",
    "rest_review_on",
    "resume_goal",
    "return_goal",
    "review_development_plan",
    "schedule_planning_session",
    "set_goal_skills",
    "settle_session_item",
    "undo_goal_assignment",
    "update_development_plan",
    "update_goal",
    "update_goal_template",
    "update_planning_session",
    "upsert_goals",
    "weigh_goals",
    "withdraw_goal_proposal",
    "withdraw_mentor_request",
]
