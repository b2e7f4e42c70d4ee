"""What key results aimed at, now and as it was agreed at an earlier instant."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from tortoise.queryset import QuerySet

from headway.planning.models import GoalVersion, KeyResult
from headway.planning.rules import Direction
from headway.planning.rules.frozen import key_results_of
from headway.planning.rules.progress import progress_of
from headway.planning.rules.terms import KeyResultTerms


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a key result begins and where it should end, with its weight in its goal."""

    key_result_id: UUID
    goal_id: UUID
    direction: Direction
    baseline: Decimal
    target: Decimal
    weight: int
    # Where its goal's owner is.
    zone: str

    def progress(self, value: Decimal) -> Fraction:
        """How far a value is."""
        return progress_of(self.direction, self.baseline, self.target, value)


async def aims(goal_ids: Collection[UUID]) -> list[Aim]:
    """Those of all key results of these goals, as they are now."""
    columns = ("id", "goal_id", "direction", "baseline", "target", "weight", "goal__owner__time_zone")
    rows = await KeyResult.filter(goal_id__in=list(goal_ids)).values_list(*columns)
    return [Aim(*row) for row in rows]


async def agreed_aims(goal_ids: Collection[UUID], at: datetime) -> list[Aim]:
    """The same as they were agreed at an instant; as they are now where nothing was agreed yet."""
    return await _as_in(GoalVersion.filter(agreed_at__lte=at), goal_ids)


async def first_aims(goal_ids: Collection[UUID]) -> list[Aim]:
    """The same as they were agreed first; as they are now where they came later."""
    return await _as_in(GoalVersion.filter(number=1), goal_ids)


async def _as_in(versions: QuerySet[GoalVersion], goal_ids: Collection[UUID]) -> list[Aim]:
    """The aims of these goals as the newest of these versions says."""
    now = await aims(goal_ids)
    known = versions.filter(goal_id__in=list(goal_ids)).order_by("number")
    newest = dict(await known.values_list("goal_id", "terms"))
    agreed = {part.id: part for terms in newest.values() for part in key_results_of(terms)}
    return [_as_agreed(aim, agreed.get(aim.key_result_id)) for aim in now]


def _as_agreed(aim: Aim, terms: KeyResultTerms | None) -> Aim:
    if terms is None or terms.baseline is None or terms.target is None:
        return aim
    return replace(
        aim,
        direction=terms.direction,
        baseline=terms.baseline,
        target=terms.target,
        weight=terms.weight,
    )
