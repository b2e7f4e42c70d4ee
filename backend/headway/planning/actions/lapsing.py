"""Goals that nobody closed lapse, as long after they were due as the organisation says."""

from datetime import datetime, timedelta

from headway.planning.access import may_change_lapsing
from headway.planning.models import Goal
from headway.planning.reads import todays
from headway.planning.rules import GoalState, Outcome
from headway.planning.rules.lapsing import KEY, lapses_after, problem_of_lapsing
from headway.platform.actor import SYSTEM, Actor
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce_all, change, change_all
from headway.platform.models import Organisation


async def change_lapsing(actor: Actor, *, version: int, days: int) -> Organisation:
    """Say how long a goal may wait to be closed after it was due.

    Refuses anybody but administrators and HR of the whole company, a number out of bounds, and a stale version.
    """
    if not may_change_lapsing(actor):
        message = "Only administrators and HR of the whole company change this. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    if problem := problem_of_lapsing(days):
        raise Rejected(problem)
    async with transaction():
        organisation = await Organisation.first()
        if organisation is None:
            raise not_found("organisation")
        if organisation.version != version:
            raise conflict(organisation)
        settings = {**organisation.settings, KEY: days}
        await change(actor, "change_lapsing", organisation, expected_version=version, settings=settings)
        return organisation


async def lapse_goals(now: datetime) -> int:
    """Close what nobody closed long after it was due; says how many. What waits for a decision goes on waiting."""
    organisation = await Organisation.first()
    after = timedelta(days=lapses_after(organisation.settings if organisation else {}))
    async with transaction():
        waiting = Goal.filter(state=GoalState.ACTIVE, pending__isnull=True, due_on__lte=now.date() - after)
        goals = await lock_row(waiting.order_by("id"))
        today = await todays(goals)
        lapsed = [goal for goal in goals if goal.due_on + after < today[goal.id]]
        await change_all(
            SYSTEM, "lapse_goal", lapsed, state=GoalState.CLOSED, outcome=Outcome.LAPSED, closed_at=now
        )
        await announce_all("GoalLapsed", [{"goal_id": goal.id, "owner_id": goal.owner_id} for goal in lapsed])
        return len(lapsed)
