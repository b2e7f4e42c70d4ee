"""Batched reads of planning for the graph."""

from headway.planning.access import visible_periods
from headway.planning.models import Period
from headway.planning.rules import PeriodState
from headway.platform import clock
from headway.platform.actor import Actor


async def current_period(actor: Actor) -> Period | None:
    """The open period today lies in; failing that, the open one that ends last."""
    today = clock.today()
    opened = await visible_periods(actor).filter(state=PeriodState.OPEN).order_by("-ends_on")
    around = [period for period in opened if period.starts_on <= today <= period.ends_on]
    return next(iter(around or opened), None)
