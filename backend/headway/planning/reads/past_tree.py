"""The tree of goals as it stood at an earlier instant."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.queryset import QuerySet

from headway.planning.access import visible_goal_placements
from headway.planning.models import Goal, GoalPlacement
from headway.planning.rules import GoalState, Outcome, Visibility
from headway.planning.rules.progress import GoalNode
from headway.platform.actor import Actor

At = tuple[UUID, datetime]


@dataclass(frozen=True, slots=True)
class PastSupporter:
    """A goal that supported another one at an instant."""

    goal_id: UUID
    weight: int
    since: datetime


async def past_supporters(actor: Actor, wanted: Sequence[At]) -> dict[At, list[PastSupporter]]:
    """Of each goal and instant the visible goals that supported it then, the heaviest first."""
    found: dict[At, list[PastSupporter]] = defaultdict(list)
    for at in {at for _, at in wanted}:
        ids = {id for id, one in wanted if one == at}
        places = await _supporting(visible_goal_placements(actor).filter(since__lte=at), ids, at)
        for row in sorted(places, key=lambda row: (-row.weight, row.since, row.id)):
            found[row.parent_id, at].append(PastSupporter(row.goal_id, row.weight, row.since))  # type: ignore[index]  # they support one
    return found


async def tree_at(goals: QuerySet[Goal], at: datetime) -> dict[UUID, GoalNode[UUID]]:
    """These goals and all below them as they stood at an instant, without their key results: two statements a level, and one.

    As in the tree of today, goals that a reader may not see count, and private ones never do. What was dropped counts
    until then; what was archived since left the tree for good.
    """
    stood: dict[UUID, tuple[UUID | None, int]] = {
        id: (None, weight) for id, weight in await goals.values_list("id", "weight")
    }
    level = set(stood)
    while level:
        below = {
            row.goal_id: (row.parent_id, row.weight)
            for row in await _supporting(GoalPlacement.all(), level, at)
        }
        level = below.keys() - stood.keys()
        stood |= below
    rows = Goal.filter(id__in=list(stood)).values("id", "state", "outcome", "visibility", "closed_at")
    return {row["id"]: GoalNode(*stood[row["id"]], counts=_counted(row, at)) for row in await rows}


def _counted(row: Mapping[str, Any], at: datetime) -> bool:
    dropped = row["outcome"] == Outcome.DROPPED and (row["closed_at"] is None or row["closed_at"] <= at)
    return not (dropped or row["state"] == GoalState.ARCHIVED or row["visibility"] == Visibility.PRIVATE)


async def _supporting(
    placements: QuerySet[GoalPlacement], parents: Collection[UUID], at: datetime
) -> list[GoalPlacement]:
    """Of these placements those by which a goal stood below one of the parents at an instant.

    That is the last it was given by then; before the first that one, since numbers are logged for days before a goal was.
    """
    ever = await placements.filter(parent_id__in=list(parents)).distinct().values_list("goal_id", flat=True)
    stood: dict[UUID, GoalPlacement] = {}
    for row in await placements.filter(goal_id__in=list(ever)).order_by("since", "id"):
        if row.since <= at or row.goal_id not in stood:
            stood[row.goal_id] = row
    return [row for row in stood.values() if row.parent_id in parents]
