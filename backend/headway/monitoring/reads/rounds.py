"""What anonymous rounds gave, and what may be done with them."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from headway.monitoring.access import may_write_feedback, visible_round_answers
from headway.monitoring.models import FeedbackRound, RoundInvitation, RoundMark
from headway.monitoring.rules import RoundAction, RoundState
from headway.monitoring.rules.rounds import RoundResult, allowed_round_actions, mark_of, result_of
from headway.platform.actor import Actor


async def round_results(actor: Actor, ids: list[UUID]) -> dict[UUID, RoundResult]:
    """The figures of those rounds of which enough people answered without their name."""
    told = visible_round_answers(actor).filter(round_id__in=ids, round__shown=True, employee_id__isnull=True)
    ratings: dict[UUID, list[Any]] = defaultdict(list)
    for round_id, rating in await told.values_list("round_id", "rating"):
        ratings[round_id].append(rating)
    return {id: result_of(given) for id, given in ratings.items()}


async def round_actions(actor: Actor, rounds: list[FeedbackRound]) -> dict[FeedbackRound, list[RoundAction]]:
    """What the actor may do with each; of others nobody learns whether they answered."""
    me = actor.employee_id
    if me is None or not may_write_feedback(actor):
        return {}
    live = [row for row in rounds if row.state is RoundState.OPEN]
    ids = [row.id for row in live]
    asked = RoundInvitation.filter(round_id__in=ids, employee_id=me)
    invited: set[Any] = set(await asked.values_list("round_id", flat=True)) if ids else set()
    marks = {mark_of(row.salt, me): row.id for row in live if row.id in invited}
    done = RoundMark.filter(mark__in=list(marks))
    answered = {marks[row.mark] for row in await done} if marks else set()
    return {
        row: [
            one
            for one in RoundAction
            if one
            in allowed_round_actions(
                row.state, invited=row.id in invited, answered=row.id in answered, opened=row.opener_id == me
            )
        ]
        for row in rounds
    }


async def invited_counts(_: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """How many people each round asks."""
    counts: dict[UUID, int] = defaultdict(int)
    for round_id in await RoundInvitation.filter(round_id__in=ids).values_list("round_id", flat=True):
        counts[round_id] += 1  # type: ignore[index]
    return counts
