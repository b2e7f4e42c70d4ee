"""What planning does by itself when its day has come."""

from datetime import timedelta
from typing import Final

from headway.planning.actions import begin_development_plans, lapse_goals
from headway.platform import clock
from headway.platform.jobs import JobKind


async def lapse_what_nobody_closed() -> int:
    """Goals that were due long ago; how many lapsed. Idempotent."""
    return await lapse_goals(clock.now())


async def begin_plans() -> int:
    """Let agreed development plans be under way whose period has begun; how many began. Idempotent."""
    return await begin_development_plans(clock.today())


JOBS: Final = (
    JobKind("lapse_goals", lapse_what_nobody_closed, every=timedelta(hours=1)),
    JobKind("begin_development_plans", begin_plans, every=timedelta(hours=1)),
)
