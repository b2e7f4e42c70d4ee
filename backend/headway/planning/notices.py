"""Who is told of what happens to goals."""

from typing import Any, Final

from headway.planning.access import visible_goals
from headway.planning.models import Goal
from headway.platform.notices import Notice, Payload, Subject, named

GOAL: Final = Subject("Goal", visible_goals, lambda goal: f"“{goal.title}”", "/goals/{Goal:id}")


def manager(payload: Payload) -> Any:
    """The manager of the goal's owner."""
    return Goal.filter(id=payload["goal_id"]).values_list("owner__manager_id", flat=True)


NOTICES: Final = (
    Notice(
        "GOAL_AGREED", "GoalApproved", GOAL, "goal_id", named("owner_id"),
        "{doer} agreed your goal {it}.", "A goal of yours was agreed",
    ),
    Notice(
        "GOAL_CLOSED", "GoalClosed", GOAL, "goal_id", named("owner_id"),
        "{doer} closed your goal {it}.", "A goal of yours was closed",
    ),
    Notice(
        "REPORTS_GOAL_CLOSED", "GoalClosed", GOAL, "goal_id", manager,
        "{doer} closed the goal {it}.", "A goal of somebody you manage was closed",
    ),
    Notice(
        "GOAL_ARCHIVED", "GoalArchived", GOAL, "goal_id", named("owner_id"),
        "{doer} archived your goal {it}.", "A goal of yours was archived",
    ),
    Notice(
        "GOAL_AMENDED", "GoalAmended", GOAL, "goal_id", named("owner_id"),
        "{doer} accepted the terms you proposed for {it}.", "Terms you proposed were accepted",
    ),
    Notice(
        "GOAL_PROPOSAL_DECLINED", "GoalProposalDeclined", GOAL, "goal_id", named("owner_id"),
        "{doer} declined what you proposed for {it}.", "What you proposed for a goal was declined",
    ),
    Notice(
        "GOAL_PAUSED", "GoalPaused", GOAL, "goal_id", named("owner_id"),
        "{doer} paused your goal {it}.", "A goal of yours was paused",
    ),
    Notice(
        "GOAL_RESUMED", "GoalResumed", GOAL, "goal_id", named("owner_id"),
        "{doer} resumed your goal {it}.", "A goal of yours was resumed",
    ),
    Notice(
        "GOAL_REOPENED", "GoalReopened", GOAL, "goal_id", named("owner_id"),
        "{doer} reopened your goal {it}.", "A goal of yours was reopened",
    ),
    Notice(
        "GOAL_LAPSED", "GoalLapsed", GOAL, "goal_id", named("owner_id"),
        "Your goal {it} lapsed: nobody closed it after it was due.", "A goal of yours lapsed",
    ),
    Notice(
        "REPORTS_GOAL_LAPSED", "GoalLapsed", GOAL, "goal_id", manager,
        "The goal {it} lapsed: nobody closed it after it was due.", "A goal of somebody you manage lapsed",
    ),
)  # fmt: skip
