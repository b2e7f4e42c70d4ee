"""Batched reads of monitoring for the graph and the domains above."""

from headway.monitoring.reads.check_ins import (
    check_in_actions,
    last_check_ins,
    own_moods,
    team_moods,
    turns,
)
from headway.monitoring.reads.circumstances import circumstances, thresholds, with_settings
from headway.monitoring.reads.comments import (
    MOST_OFFERED,
    comment_actions,
    mentionable,
)
from headway.monitoring.reads.dry_run import dry_run
from headway.monitoring.reads.expected import expected_lines
from headway.monitoring.reads.feedback import (
    allowed_to,
    allowed_with,
    feedback_actions,
    kept_words,
    request_actions,
    saying,
)
from headway.monitoring.reads.forecasts import (
    goal_forecasts,
    key_result_forecasts,
)
from headway.monitoring.reads.kept_status import Stands, judged_anew, status_counts, statuses
from headway.monitoring.reads.late_numbers import LateNumber, late_numbers
from headway.monitoring.reads.one_on_ones import (
    meeting_actions,
    next_meetings,
    one_on_one_actions,
    own_notes,
)
from headway.monitoring.reads.past import past_numbers, past_progress
from headway.monitoring.reads.progress import (
    LOOKED_AT,
    notes,
    outlook_of,
    outlooks,
    outlooks_of,
    sources,
)
from headway.monitoring.reads.rounds import invited_counts, round_actions, round_results
from headway.monitoring.reads.time import (
    TimeMonth,
    attendances,
    leave_balances,
    names_on_facts,
    time_by_month,
    whole_days,
)

__all__ = [
    "LOOKED_AT",
    "MOST_OFFERED",
    "LateNumber",
    "Stands",
    "TimeMonth",
    "allowed_to",
    "allowed_with",
    "attendances",
    "check_in_actions",
    "circumstances",
    "comment_actions",
    "dry_run",
    "expected_lines",
    "feedback_actions",
    "goal_forecasts",
    "invited_counts",
    "judged_anew",
    "kept_words",
    "key_result_forecasts",
    "last_check_ins",
    "late_numbers",
    "leave_balances",
    "meeting_actions",
    "mentionable",
    "names_on_facts",
    "next_meetings",
    "notes",
    "one_on_one_actions",
    "outlook_of",
    "outlooks",
    "outlooks_of",
    "own_moods",
    "own_notes",
    "past_numbers",
    "past_progress",
    "request_actions",
    "round_actions",
    "round_results",
    "saying",
    "sources",
    "status_counts",
    "statuses",
    "team_moods",
    "thresholds",
    "time_by_month",
    "turns",
    "whole_days",
    "with_settings",
]
