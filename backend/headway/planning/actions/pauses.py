"""Pausing a goal, for a leave for example, and resuming it: meanwhile no progress is expected."""

from uuid import UUID

from headway.planning.actions.moves import goal_to_move
from headway.planning.models import Goal, GoalPause
from headway.planning.reads import todays
from headway.planning.rules import GoalAction, GoalState
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.events import announce, change, create, record


async def pause_goal(actor: Actor, *, id: UUID, version: int, reason: str) -> Goal:
    """Stop expecting progress from today on. Refuses everybody but the direct manager and HR, and a missing reason."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.PAUSE)
        today = (await todays([goal]))[goal.id]
        await create(
            actor,
            "begin_goal_pause",
            GoalPause,
            goal_id=goal.id,
            starts_on=today,
            reason=reason,
            paused_by_id=actor.employee_id,
        )
        await change(
            actor, "pause_goal", goal, expected_version=version, state=GoalState.PAUSED, paused_on=today
        )
        await announce("GoalPaused", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def resume_goal(actor: Actor, *, id: UUID, version: int) -> Goal:
    """Expect progress again from today on. Refuses everybody but the direct manager and HR."""
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.RESUME)
        await end_pause(actor, goal)
        today = (await todays([goal]))[goal.id]
        await change(
            actor, "resume_goal", goal, expected_version=version, state=GoalState.ACTIVE, resumed_on=today
        )
        await announce("GoalResumed", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def end_pause(actor: Actor, goal: Goal) -> None:
    """Let the pause that lasts end today, if there is one."""
    lasting = await GoalPause.get_or_none(goal_id=goal.id, ends_on__isnull=True)
    if lasting is not None:
        lasting.ends_on = (await todays([goal]))[goal.id]
        await lasting.save(update_fields=["ends_on"])
        await record(actor, "end_goal_pause", lasting, after={"ends_on": lasting.ends_on})
