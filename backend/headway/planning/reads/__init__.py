"""Batched reads of planning for the graph and the domains above."""

from headway.planning.reads.goals import (
    DaysOfGoal,
    child_counts,
    current_period,
    days_of,
    goal_actions,
    leads_company,
    led_goals,
    links_up,
    measured,
    pauses_of,
    people_with_goals,
    period_actions,
    standings,
    titled,
    todays,
)

__all__ = [
    "DaysOfGoal",
    "child_counts",
    "current_period",
    "days_of",
    "goal_actions",
    "leads_company",
    "led_goals",
    "links_up",
    "measured",
    "pauses_of",
    "people_with_goals",
    "period_actions",
    "standings",
    "titled",
    "todays",
]
