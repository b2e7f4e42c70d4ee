"""What follows the calendar: the dates of series of meetings are planned ahead."""

from datetime import timedelta
from typing import Final

from headway.monitoring.actions.meetings import end_of_leavers, plan_meetings
from headway.platform.jobs import JobKind


async def keep_meetings() -> int:
    """End the 1:1s of people who left and plan the others ahead; how many needed it. Idempotent."""
    return await end_of_leavers() + await plan_meetings()


JOBS: Final = (JobKind("keep_meetings", keep_meetings, every=timedelta(hours=1)),)
