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
)  # fmt: skip
