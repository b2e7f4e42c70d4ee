"""Weighing goals beside each other: several weights, all of them or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from headway.planning.access import visible_goals
from headway.planning.actions.goals import update_goal
from headway.planning.actions.proposals import amend_goal
from headway.planning.models import Goal
from headway.planning.rules import GoalState
from headway.planning.rules.terms import GoalEdit
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, not_found

MOST_WEIGHED: Final = 100


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a goal, as it was seen, is to count."""

    goal_id: UUID
    version: int
    weight: int


async def weigh_goals(actor: Actor, *, weights: Sequence[Weight], reason: str = "") -> list[Goal]:
    """Say how much goals count beside each other: drafts at once, agreed ones as terms that are proposed for a reason.

    Refuses, with the problems of every goal, what `update_goal` and `amend_goal` refuse; then no weight changes.
    """
    if not 1 <= len(weights) <= MOST_WEIGHED:
        message = f"Weigh between one and {MOST_WEIGHED} goals at once."
        raise Rejected(Problem(Code.OUT_OF_RANGE, message, ("weights",)))
    weighed: dict[UUID, Goal] = {}
    refused: list[Rejected] = []
    async with transaction():
        # Locked in one order, whoever weighs.
        for index, weight in sorted(enumerate(weights), key=lambda it: it[1].goal_id):
            try:
                weighed[weight.goal_id] = await _weigh(actor, weight, reason)
            except Rejected as refusal:
                refused.append(_beside(refusal, index))
        if refused:
            raise Rejected(*_problems(refused), current=_current(refused))
    return [weighed[weight.goal_id] for weight in weights]


async def _weigh(actor: Actor, weight: Weight, reason: str) -> Goal:
    goal = await visible_goals(actor).get_or_none(id=weight.goal_id)
    if goal is None:
        raise not_found("goal")
    terms: dict[str, Any] = {"version": weight.version, "edit": GoalEdit(weight=weight.weight)}
    if goal.state is GoalState.DRAFT:
        return await update_goal(actor, id=goal.id, **terms)
    return await amend_goal(actor, id=goal.id, reason=reason, **terms)


def _beside(refusal: Rejected, index: int) -> Rejected:
    """The same refusal, saying which of the weights it is about; the reason is that of all."""
    at = ("weights", str(index))
    problems = (
        it if it.path == ("reason",) else replace(it, path=(*at, *it.path)) for it in refusal.problems
    )
    return Rejected(*problems, current=refusal.current)


def _problems(refused: Iterable[Rejected]) -> list[Problem]:
    """Each problem once, in the order of the weights."""
    found = dict.fromkeys(problem for refusal in refused for problem in refusal.problems)
    return sorted(found, key=lambda problem: (len(problem.path), problem.path))


def _current(refused: Iterable[Rejected]) -> Any:
    """The first goal that somebody else changed meanwhile."""
    return next((refusal.current for refusal in refused if refusal.current is not None), None)
