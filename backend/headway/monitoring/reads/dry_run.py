"""What other thresholds would change, before anybody saves them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from headway.monitoring.access import may_change_thresholds
from headway.monitoring.reads.circumstances import circumstances, with_settings
from headway.monitoring.reads.progress import LOOKED_AT, outlook_of
from headway.monitoring.rules import GoalStatus
from headway.monitoring.rules.thresholds import Thresholds, problems_of_thresholds
from headway.planning.access import pursued_goals, visible_goals
from headway.planning.reads import measured
from headway.planning.rules.progress import Measured
from headway.platform.actor import Actor
from headway.platform.errors import reject_any

MOST_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Move:
    """So many goals would go from one status to another."""

    before: GoalStatus
    after: GoalStatus
    count: int


@dataclass(frozen=True, slots=True)
class ChangedGoal:
    """A goal that would stand elsewhere, and why."""

    goal_id: UUID
    before: GoalStatus
    after: GoalStatus
    reason: str


@dataclass(frozen=True, slots=True)
class DryRun:
    """How many goals are pursued, how many of them would move where, and those of them that the actor may see."""

    pursued: int
    moves: list[Move]
    goals: list[ChangedGoal]


async def dry_run(actor: Actor, wanted: Thresholds) -> DryRun | None:
    """What these thresholds would change; None for who may not change them. Changes nothing."""
    if not may_change_thresholds(actor):
        return None
    reject_any(problems_of_thresholds(wanted))
    ordered = with_settings(pursued_goals()).order_by("owner__search_name", "title", "id")
    goals = await ordered.values("id", *LOOKED_AT)
    found, now = await measured(actor, pursued_goals()), await circumstances(goals)
    then = replace(now, thresholds=wanted)
    changed = [
        ChangedGoal(goal["id"], before.status, after.status, after.reason)
        for goal in goals
        for before, after in [_both(goal, found.get(goal["id"], Measured()), now, then)]
        if before.status is not after.status
    ]
    counted = Counter((one.before, one.after) for one in changed)
    moves = [Move(before, after, count) for (before, after), count in counted.most_common()]
    return DryRun(len(goals), moves, await _shown(actor, changed))


def _both(goal: Mapping[str, Any], measure: Measured, now: Any, then: Any) -> tuple[Any, Any]:
    return outlook_of(goal, measure, now), outlook_of(goal, measure, then)


async def _shown(actor: Actor, changed: list[ChangedGoal]) -> list[ChangedGoal]:
    first = changed[: MOST_SHOWN * 5]
    ids = [one.goal_id for one in first]
    seen = {row["id"] for row in await visible_goals(actor).filter(id__in=ids).values("id")} if ids else set()
    return [one for one in first if one.goal_id in seen][:MOST_SHOWN]
