"""What waits for the other side of a goal: laid before them, and settled."""

from typing import Any

from headway.planning.models import Goal, GoalProposal
from headway.planning.rules import ProposalKind, ProposalState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.events import announce, change, create


async def put_proposal(
    actor: Actor, goal: Goal, action: str, version: int, *, kind: ProposalKind, **said: Any
) -> GoalProposal:
    """Lay a proposal before the other side; the goal knows that one waits."""
    proposal = await create(
        actor,
        action,
        GoalProposal,
        goal_id=goal.id,
        kind=kind,
        proposed_by_id=actor.employee_id,
        proposed_at=clock.now(),
        **said,
    )
    await change(actor, "propose_goal_change", goal, expected_version=version, pending=kind)
    await announce("GoalChangeProposed", goal_id=goal.id, owner_id=goal.owner_id, proposal=kind)
    return proposal


async def settle_proposal(
    actor: Actor, goal: Goal, state: ProposalState, *, answer: str = ""
) -> GoalProposal:
    """Note what became of the proposal that waits."""
    proposal = await GoalProposal.get(goal_id=goal.id, state=ProposalState.PENDING)
    await change(
        actor,
        "settle_goal_proposal",
        proposal,
        state=state,
        answer=answer,
        decided_by_id=actor.employee_id,
        decided_at=clock.now(),
    )
    return proposal
