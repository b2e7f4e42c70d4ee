"""What follows the calendar: dates of meetings are planned ahead, and who has to know of late check-ins is told."""

from datetime import timedelta
from typing import Final

from headway.monitoring.actions import announce_turn, late_turns
from headway.monitoring.actions.asking import expire_feedback_requests
from headway.monitoring.actions.kept_statuses import keep_statuses
from headway.monitoring.actions.meetings import end_of_leavers, plan_meetings
from headway.monitoring.actions.rounds import close_rounds
from headway.platform.jobs import JobKind, enqueue

TELL: Final = "tell_of_late_check_in"


async def keep_meetings() -> int:
    """End the 1:1s of people who left and plan the others ahead; how many needed it. Idempotent."""
    return await end_of_leavers() + await plan_meetings()


async def look_for_late_check_ins() -> int:
    """Have everybody told who has to see to a check-in now, each level once a turn; how many are late. Idempotent."""
    late = await late_turns()
    for turn in late:
        await enqueue(TELL, key=turn.key, series_id=turn.series_id, on=turn.on, told=turn.told)
    return len(late)


JOBS: Final = (
    JobKind("keep_meetings", keep_meetings, every=timedelta(hours=1)),
    JobKind("keep_statuses", keep_statuses, every=timedelta(minutes=1)),
    JobKind("look_for_late_check_ins", look_for_late_check_ins, every=timedelta(hours=1)),
    JobKind(TELL, announce_turn),
    JobKind("expire_feedback_requests", expire_feedback_requests, every=timedelta(hours=1)),
    JobKind("close_rounds", close_rounds, every=timedelta(hours=1)),
)
