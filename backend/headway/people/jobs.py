"""What follows the calendar: managers, roles and leavers become what was recorded for the day, and uploaded files go."""

from datetime import timedelta
from typing import Final

from headway.people.actions import forget_imports, refresh_chains, refresh_leavers, refresh_roles
from headway.platform import clock
from headway.platform.jobs import JobKind


async def follow_calendar() -> int:
    """Let people be what is recorded for today; how many changed. Idempotent."""
    today = clock.today()
    return await refresh_chains(today) + await refresh_roles(today) + await refresh_leavers(today)


JOBS: Final = (
    JobKind("follow_calendar", follow_calendar, every=timedelta(hours=1)),
    JobKind("forget_imports", forget_imports, every=timedelta(days=1)),
)
