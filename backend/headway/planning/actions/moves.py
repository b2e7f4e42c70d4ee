"""The beginning of a goal's life: proposed, agreed or returned."""

from typing import Any
from uuid import UUID

from headway.planning.access import goal_to_change
from headway.planning.actions.terms import key_result_terms
from headway.planning.models import Goal, GoalVersion, KeyResult
from headway.planning.reads import drafted, standings
from headway.planning.rules import GoalAction, GoalState
from headway.planning.rules.clarity import problems_proposing
from headway.planning.rules.frozen import frozen
from headway.planning.rules.moves import Standing, problem_moving
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import conflict, reject_any
from headway.platform.events import announce, change, create


async def propose_goal(actor: Actor, *, id: UUID, version: int) -> Goal:
    """Ask for agreement. Refuses anybody but the owner, and a goal that nothing measures."""
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.PROPOSE)
        await put_forward(actor, goal)
        return goal


async def approve_goal(actor: Actor, *, id: UUID, version: int) -> Goal:
    """Agree a proposed goal and freeze its terms as a version.

    Refuses the owner, and everybody but the direct manager, or the HR partner in scope where there is none.
    """
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.APPROVE)
        await change(
            actor,
            "approve_goal",
            goal,
            expected_version=version,
            state=GoalState.ACTIVE,
            agreed_at=clock.now(),
            agreed_by_id=actor.employee_id,
            return_reason="",
        )
        await freeze_goal(actor, goal)
        await announce("GoalApproved", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def return_goal(actor: Actor, *, id: UUID, version: int, reason: str) -> Goal:
    """Give a proposed goal back to its owner with a reason. Refuses the owner, and a missing reason."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.RETURN)
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


async def check_move(actor: Actor, goal: Goal, action: GoalAction) -> Standing:
    """How the actor stands to the goal; refuses the move unless the rules allow it."""
    standing = (await standings(actor, [goal]))[goal.id]
    problem = problem_moving(action, goal.life, standing)
    reject_any([problem] if problem else [])
    return standing


async def put_forward(actor: Actor, goal: Goal) -> None:
    """Move a draft to its manager's desk; refuses one that is not clear enough."""
    draft = await drafted(goal, key_results=await KeyResult.filter(goal_id=goal.id).count())
    reject_any(problems_proposing(draft, clock.today()))
    await change(actor, "propose_goal", goal, state=GoalState.PROPOSED)
    await announce("GoalProposed", goal_id=goal.id, owner_id=goal.owner_id)


async def goal_to_move(actor: Actor, id: UUID, version: int, action: GoalAction) -> tuple[Goal, Standing]:
    """A visible goal, locked, of which the rules allow this move. Refuses a stale version with the goal as it is now."""
    goal = await goal_to_change(actor, id)
    if goal.version != version:
        raise conflict(goal)
    return goal, await check_move(actor, goal, action)


async def freeze_goal(actor: Actor, goal: Goal, *, reason: str = "") -> None:
    """Keep what both agreed now as the next version."""
    await create(
        actor,
        "freeze_goal",
        GoalVersion,
        goal_id=goal.id,
        number=await GoalVersion.filter(goal_id=goal.id).count() + 1,
        terms=await frozen_terms(goal),
        reason=reason,
        agreed_by_id=actor.employee_id,
        agreed_at=clock.now(),
    )


async def frozen_terms(goal: Goal) -> dict[str, Any]:
    """What a goal says now."""
    key_results = await KeyResult.filter(goal_id=goal.id).order_by("position", "id")
    return frozen(
        title=goal.title,
        description=goal.description,
        weight=goal.weight,
        starts_on=goal.starts_on,
        due_on=goal.due_on,
        key_results=[key_result_terms(row) for row in key_results],
    )
