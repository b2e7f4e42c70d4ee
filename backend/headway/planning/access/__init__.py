"""Who may reach what of planning: one file for each thing that is planned."""

from headway.planning.access.goals import (
    NOBODY_YET,
    goal_to_change,
    goals_by_key,
    key_result_to_measure,
    looks_after_department,
    may_change_periods,
    may_write_goals,
    measured_from_outside,
    period_to_change,
    readers_of_goal,
    sends_goals,
    visible_goal_versions,
    visible_goals,
    visible_key_results,
    visible_listed_goals,
    visible_periods,
)

__all__ = [
    "NOBODY_YET",
    "goal_to_change",
    "goals_by_key",
    "key_result_to_measure",
    "looks_after_department",
    "may_change_periods",
    "may_write_goals",
    "measured_from_outside",
    "period_to_change",
    "readers_of_goal",
    "sends_goals",
    "visible_goal_versions",
    "visible_goals",
    "visible_key_results",
    "visible_listed_goals",
    "visible_periods",
]
