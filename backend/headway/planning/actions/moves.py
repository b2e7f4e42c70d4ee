"""The life of a goal: proposed, agreed or returned, closed, archived."""

from typing import Any
from uuid import UUID

from headway.planning.access import goal_to_change
from headway.planning.models import Goal, GoalVersion, KeyResult
from headway.planning.reads import standings
from headway.planning.rules import GoalAction, GoalLevel, GoalState, Outcome
from headway.planning.rules.moves import Standing, problem_moving
from headway.planning.rules.terms import problems_closing, problems_proposing
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import conflict, reject_any
from headway.platform.events import announce, change, create


async def propose_goal(actor: Actor, *, id: UUID, version: int) -> Goal:
    """Ask for agreement. Refuses anybody but the owner, and a goal that nothing measures."""
    async with transaction():
        goal, _ = await _goal_to_move(actor, id, version, GoalAction.PROPOSE)
        await put_forward(actor, goal)
        return goal


async def approve_goal(actor: Actor, *, id: UUID, version: int) -> Goal:
    """Agree a proposed goal and freeze its terms as a version.

    Refuses the owner, and everybody but the direct manager, or the HR partner in scope where there is none.
    """
    async with transaction():
        goal, _ = await _goal_to_move(actor, id, version, GoalAction.APPROVE)
        now = clock.now()
        await change(
            actor,
            "approve_goal",
            goal,
            expected_version=version,
            state=GoalState.ACTIVE,
            agreed_at=now,
            agreed_by_id=actor.employee_id,
            return_reason="",
        )
        await create(
            actor,
            "freeze_goal",
            GoalVersion,
            goal_id=goal.id,
            number=await GoalVersion.filter(goal_id=goal.id).count() + 1,
            terms=await _frozen(goal),
            agreed_by_id=actor.employee_id,
            agreed_at=now,
        )
        await announce("GoalApproved", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def return_goal(actor: Actor, *, id: UUID, version: int, reason: str) -> Goal:
    """Give a proposed goal back to its owner with a reason. Refuses the owner, and a missing reason."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        goal, _ = await _goal_to_move(actor, id, version, GoalAction.RETURN)
        await change(
            actor,
            "return_goal",
            goal,
            expected_version=version,
            reason=reason,
            state=GoalState.DRAFT,
            return_reason=reason,
        )
        await announce("GoalReturned", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def close_goal(
    actor: Actor, *, id: UUID, version: int, outcome: Outcome, retrospective: str = ""
) -> Goal:
    """End an agreed goal with its outcome and what was learned.

    Refuses a key result without a number, and dropping by anybody but who agrees goals of this owner.
    """
    checks = Checks()
    retrospective = checks.text(retrospective, "retrospective", most=PARAGRAPH)
    checks.done()
    async with transaction():
        goal, standing = await _goal_to_move(actor, id, version, GoalAction.CLOSE)
        unmeasured = KeyResult.filter(goal_id=goal.id, current_value__isnull=True).order_by("position", "id")
        titles: list[Any] = await unmeasured.values_list("title", flat=True)
        reject_any(problems_closing(outcome, agrees=standing.agrees, unmeasured=titles))
        await change(
            actor,
            "close_goal",
            goal,
            expected_version=version,
            state=GoalState.CLOSED,
            outcome=outcome,
            retrospective=retrospective,
            closed_at=clock.now(),
        )
        await announce("GoalClosed", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def archive_goal(actor: Actor, *, id: UUID, version: int) -> Goal:
    """Take a goal off lists and out of roll-ups; nothing is deleted. Refuses one that is archived."""
    async with transaction():
        goal, _ = await _goal_to_move(actor, id, version, GoalAction.ARCHIVE)
        await change(actor, "archive_goal", goal, expected_version=version, state=GoalState.ARCHIVED)
        await announce("GoalArchived", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def check_move(actor: Actor, goal: Goal, action: GoalAction) -> Standing:
    """How the actor stands to the goal; refuses the move unless the rules allow it."""
    standing = (await standings(actor, [goal]))[goal.id]
    problem = problem_moving(action, goal.state, standing)
    reject_any([problem] if problem else [])
    return standing


async def put_forward(actor: Actor, goal: Goal) -> None:
    """Move a draft to its manager's desk; refuses one that nothing measures."""
    key_results = await KeyResult.filter(goal_id=goal.id).count()
    children = 0
    if goal.level is GoalLevel.COMPANY:
        children = await Goal.filter(parent_id=goal.id).exclude(state=GoalState.ARCHIVED).count()
    reject_any(problems_proposing(goal.level, key_results=key_results, children=children))
    await change(actor, "propose_goal", goal, state=GoalState.PROPOSED)
    await announce("GoalProposed", goal_id=goal.id, owner_id=goal.owner_id)


async def _goal_to_move(actor: Actor, id: UUID, version: int, action: GoalAction) -> tuple[Goal, Standing]:
    goal = await goal_to_change(actor, id)
    if goal.version != version:
        raise conflict(goal)
    return goal, await check_move(actor, goal, action)


async def _frozen(goal: Goal) -> dict[str, Any]:
    """The terms as they were agreed, as clients read them; numbers are text, so that none is rounded."""
    key_results = await KeyResult.filter(goal_id=goal.id).order_by("position", "id")
    return {
        "title": goal.title,
        "description": goal.description,
        "weight": goal.weight,
        "startsOn": goal.starts_on.isoformat(),
        "dueOn": goal.due_on.isoformat(),
        "keyResults": [
            {
                "id": str(row.id),
                "title": row.title,
                "measure": row.measure.value,
                "direction": row.direction.value,
                "unit": row.unit,
                "currency": row.currency,
                "baseline": f"{row.baseline.normalize():f}",
                "target": f"{row.target.normalize():f}",
                "weight": row.weight,
            }
            for row in key_results
        ],
    }
