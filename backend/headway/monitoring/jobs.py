"""What follows the calendar: dates of meetings are planned ahead, and who has to know of late check-ins is told."""

from datetime import timedelta
from typing import Final

from headway.monitoring.actions import announce_late_turns
from headway.monitoring.actions.asking import expire_feedback_requests
from headway.monitoring.actions.kept_statuses import keep_statuses
from headway.monitoring.actions.meetings import end_of_leavers, plan_meetings
from headway.monitoring.actions.rounds import close_rounds
from headway.platform.jobs import JobKind


async def keep_meetings() -> int:
    """End the 1:1s of people who left and plan the others ahead; how many needed it. Idempotent."""
    return await end_of_leavers() + await plan_meetings()


JOBS: Final = (
    JobKind("keep_meetings", keep_meetings, every=timedelta(hours=1)),
    JobKind("keep_statuses", keep_statuses, every=timedelta(minutes=1)),
    JobKind("look_for_late_check_ins", announce_late_turns, every=timedelta(hours=1)),
    JobKind("expire_feedback_requests", expire_feedback_requests, every=timedelta(hours=1)),
    JobKind("close_rounds", close_rounds, every=timedelta(hours=1)),
)
