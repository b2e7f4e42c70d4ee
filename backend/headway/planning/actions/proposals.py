"""What the owner of an agreed goal proposes, and what the other side makes of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from headway.planning.actions.endings import end_goal
from headway.planning.actions.goals import terms_of, write_key_results
from headway.planning.actions.moves import freeze_goal, frozen_terms, goal_to_move
from headway.planning.actions.pending import put_proposal, settle_proposal
from headway.planning.actions.terms import CheckedTerms, checked, key_result_terms, searched
from headway.planning.models import Goal, GoalProposal, KeyResult
from headway.planning.reads import drafted
from headway.planning.rules import GoalAction, ProposalKind, ProposalState
from headway.planning.rules.clarity import problems_proposing
from headway.planning.rules.frozen import frozen, key_results_of, target_moved
from headway.planning.rules.terms import GoalEdit, KeyResultTerms, problems_amending
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, reject_any
from headway.platform.events import announce, change


async def amend_goal(actor: Actor, *, id: UUID, version: int, edit: GoalEdit, reason: str) -> Goal:
    """Propose other terms for an agreed goal; nothing changes until the other side accepts.

    Refuses everybody but the owner, a missing reason, terms that could not be set, terms that change nothing, and
    taking away or turning round a key result that has numbers.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.AMEND)
        present = await KeyResult.filter(goal_id=goal.id).order_by("position", "id")
        # What it supports is not among the terms.
        wanted = replace(
            terms_of(goal), parent_id=None, key_results=tuple(key_result_terms(row) for row in present)
        )
        ready = await checked(actor, replace(wanted, **edit.given()), goal=goal)
        await _check_key_results(goal, ready.terms.key_results, due_on=ready.due_on)
        proposed = _frozen(ready)
        if proposed == await frozen_terms(goal):
            message = "These are the terms that were agreed. Change what is to be different."
            raise Rejected(Problem(Code.INVALID, message))
        await put_proposal(
            actor, goal, "amend_goal", version, kind=ProposalKind.AMEND, terms=proposed, reason=reason
        )
        return goal


async def accept_goal_proposal(actor: Actor, *, id: UUID, version: int) -> Goal:
    """Agree what the owner proposes: other terms become the next version, an end closes the goal.

    Refuses the owner, whoever does not agree goals of this owner, and what cannot be done any more.
    """
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.ACCEPT)
        proposal = await settle_proposal(actor, goal, ProposalState.ACCEPTED)
        if proposal.kind is ProposalKind.AMEND:
            await _amend(actor, goal, proposal, version)
        else:
            await end_goal(actor, goal, proposal, version)
        return goal


async def decline_goal_proposal(actor: Actor, *, id: UUID, version: int, reason: str) -> Goal:
    """Leave the goal as it is, and say why. Refuses the owner, and a missing reason."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.DECLINE)
        await settle_proposal(actor, goal, ProposalState.DECLINED, answer=reason)
        await change(actor, "decline_goal_proposal", goal, expected_version=version, pending=None)
        await announce("GoalProposalDeclined", goal_id=goal.id, owner_id=goal.owner_id)
        return goal


async def withdraw_goal_proposal(actor: Actor, *, id: UUID, version: int) -> Goal:
    """Take back what one proposed, before anybody decided. Refuses everybody but the owner."""
    async with transaction():
        goal, _ = await goal_to_move(actor, id, version, GoalAction.WITHDRAW)
        await settle_proposal(actor, goal, ProposalState.WITHDRAWN)
        await change(actor, "withdraw_goal_proposal", goal, expected_version=version, pending=None)
        return goal


async def _check_key_results(
    goal: Goal, wanted: tuple[KeyResultTerms, ...], *, due_on: date | None = None
) -> None:
    measured = await KeyResult.filter(goal_id=goal.id, current_value__isnull=False).order_by("position", "id")
    reject_any(problems_amending([key_result_terms(row) for row in measured], wanted))
    draft = replace(await drafted(goal, key_results=len(wanted)), due_on=due_on)
    reject_any(problems_proposing(draft, clock.today()))


def _frozen(ready: CheckedTerms) -> dict[str, Any]:
    return frozen(
        title=ready.terms.title,
        description=ready.terms.description,
        weight=ready.terms.weight,
        starts_on=ready.starts_on,
        due_on=ready.due_on,
        key_results=ready.terms.key_results,
    )


async def _amend(actor: Actor, goal: Goal, proposal: GoalProposal, version: int) -> None:
    before, wanted = await frozen_terms(goal), key_results_of(proposal.terms)
    # A number may have been logged since it was proposed.
    await _check_key_results(goal, wanted)
    await write_key_results(actor, goal, wanted)
    await change(
        actor,
        "accept_goal_amendment",
        goal,
        expected_version=version,
        pending=None,
        target_moved=goal.target_moved or target_moved(before, proposal.terms),
        **_columns(goal, proposal.terms),
    )
    await freeze_goal(actor, goal, reason=proposal.reason)
    await announce("GoalAmended", goal_id=goal.id, owner_id=goal.owner_id)


def _columns(goal: Goal, terms: Mapping[str, Any]) -> dict[str, Any]:
    """What these terms change of the goal itself."""
    wanted = {
        "title": terms["title"],
        "search_title": searched(terms["title"]),
        "description": terms["description"],
        "weight": terms["weight"],
        "starts_on": date.fromisoformat(terms["startsOn"]),
        "due_on": date.fromisoformat(terms["dueOn"]),
    }
    return {name: value for name, value in wanted.items() if value != getattr(goal, name)}
