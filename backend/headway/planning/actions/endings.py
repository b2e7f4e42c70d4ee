"""The end of a goal's life: closed, reopened, archived."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from headway.planning.actions.moves import goal_to_move
from headway.planning.actions.pauses import end_pause
from headway.planning.actions.pending import put_proposal, settle_proposal
from headway.planning.models import Goal, GoalProposal, KeyResult
from headway.planning.reads import todays
from headway.planning.rules import GoalAction, GoalState, Outcome, ProposalKind, ProposalState, Realism
from headway.planning.rules.terms import problems_closing
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import reject_any
from headway.platform.events import announce, change, change_all, create


async def close_goal(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    outcome: Outcome,
    realism: Realism | None = None,
    retrospective: str = "",
) -> Goal:
    """Say how an agreed goal ended: by its owner a proposal, by the other side the end.

    Refuses a key result without a number unless the goal is dropped, and while something else is proposed.
    """
    checks = Checks()
    retrospective = checks.text(retrospective, "retrospective", most=PARAGRAPH)
    checks.done()
    said: dict[str, Any] = {"outcome": outcome, "realism": realism, "retrospective": retrospective}
    async with transaction():
        goal, standing = await goal_to_move(actor, id, version, GoalAction.CLOSE)
        await _check_measured(goal, outcome)
        if not standing.agrees:
            await put_proposal(actor, goal, "propose_goal_end", version, kind=ProposalKind.CLOSE, **said)
            return goal
        now, who = clock.now(), actor.employee_id
        ending = await create(
            actor,
            "record_goal_end",
            GoalProposal,
            goal_id=goal.id,
            kind=ProposalKind.CLOSE,
            state=ProposalState.ACCEPTED,
            proposed_by_id=who,
            proposed_at=now,
            decided_by_id=who,
            decided_at=now,
            **said,
        )
        await end_goal(actor, goal, ending, version)
        return goal


async def end_goal(actor: Actor, goal: Goal, ending: GoalProposal, version: int) -> None:
    """Close a goal as both sides see it."""
    assert ending.outcome is not None  # noqa: S101 - every ending has one
    await _check_measured(goal, ending.outcome)
    await end_pause(actor, goal)
    await change(
        actor,
        "close_goal",
        goal,
        expected_version=version,
        state=GoalState.CLOSED,
        pending=None,
        outcome=ending.outcome,
        realism=ending.realism,
        retrospective=ending.retrospective,
        closed_at=clock.now(),
    )
    await announce("GoalClosed", goal_id=goal.id, owner_id=goal.owner_id)


async def reopen_goal(actor: Actor, *, id: UUID, version: int, reason: str) -> Goal:
    """Pursue a closed goal again; how it had ended stays among its proposals.

    Refuses the owner, a missing reason, and a goal that a finished review rests on.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.REOPEN)
        await change(
            actor,
            "reopen_goal",
            goal,
            expected_version=version,
            reason=reason,
            state=GoalState.ACTIVE,
            outcome=None,
            realism=None,
            retrospective="",
            closed_at=None,
            # It was silent while it was closed, which nobody is blamed for.
            resumed_on=(await todays([goal]))[goal.id],
        )
        await announce("GoalReopened", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def archive_goal(actor: Actor, *, id: UUID, version: int) -> Goal:
    """Take a goal off lists and out of roll-ups; nothing is deleted. Refuses one that is archived."""
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.ARCHIVE)
        if goal.pending:
            await settle_proposal(actor, goal, ProposalState.WITHDRAWN)
        await change(
            actor, "archive_goal", goal, expected_version=version, state=GoalState.ARCHIVED, pending=None
        )
        await announce("GoalArchived", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def rest_review_on(actor: Actor, goal_ids: Collection[UUID]) -> None:
    """A review that is finished rests on how these goals stand: they are not reopened any more."""
    goals = await lock_row(Goal.filter(id__in=list(goal_ids), reviewed_at__isnull=True).order_by("id"))
    await change_all(actor, "rest_review_on_goal", goals, reviewed_at=clock.now())


async def _check_measured(goal: Goal, outcome: Outcome) -> None:
    unmeasured = KeyResult.filter(goal_id=goal.id, current_value__isnull=True).order_by("position", "id")
    titles: list[Any] = await unmeasured.values_list("title", flat=True)
    reject_any(problems_closing(outcome, unmeasured=titles))
