"""The tree of goals as it stood at an earlier instant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from headway.planning.access import visible_goal_placements
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
        known = visible_goal_placements(actor).filter(since__lte=at)
        ever = await known.filter(parent_id__in=ids).distinct().values_list("goal_id", flat=True)
        # Where each of them stood at that instant: the last place it was given by then.
        places = {
            row.goal_id: row for row in await known.filter(goal_id__in=list(ever)).order_by("since", "id")
        }
        for row in sorted(places.values(), key=lambda row: (-row.weight, row.since, row.id)):
            if row.parent_id in ids:
                found[row.parent_id, at].append(PastSupporter(row.goal_id, row.weight, row.since))
    return found
