"""What follows the calendar: managers, roles and leavers become what was recorded for the day."""

from headway.people.actions import refresh_chains, refresh_leavers, refresh_roles
from headway.platform import clock


async def follow_calendar() -> int:
    """At the start and once a day: let people be what is recorded for today; how many changed. Idempotent."""
    today = clock.today()
    return await refresh_chains(today) + await refresh_roles(today) + await refresh_leavers(today)
