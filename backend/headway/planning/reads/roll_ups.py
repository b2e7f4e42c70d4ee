"""Roll-ups that explain themselves: which parts count with which weight, and which do not and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from headway.planning.access import visible_goals, visible_key_results
from headway.planning.models import Goal
from headway.planning.reads.goals import measured
from headway.planning.rules import GoalState, Outcome, Visibility
from headway.planning.rules.explaining import ExplainedPart, LeftOut, RollUp, with_shares
from headway.planning.rules.progress import Measured, progress_of
from headway.platform.actor import Actor


async def roll_ups(actor: Actor, ids: list[UUID]) -> dict[UUID, RollUp]:
    """What the progress of each goal is made of, as far as the actor may see; `ids` are goals that it sees."""
    found = await measured(actor, Goal.filter(id__in=ids))
    key_results: dict[UUID, list[ExplainedPart]] = defaultdict(list)
    for row in await visible_key_results(actor).filter(goal_id__in=ids).order_by("position", "id"):
        done = None
        if row.current_value is not None:
            done = progress_of(row.direction, row.baseline, row.target, row.current_value)
        reason = LeftOut.NO_NUMBER if done is None else None
        key_results[row.goal_id].append(ExplainedPart(row.id, False, row.title, row.weight, done, reason))
    bare = [id for id in ids if id not in key_results]
    below = await _below(actor, bare, found) if bare else {}
    return {
        id: _explained(found.get(id, Measured()), key_results[id], [])
        if id in key_results
        else _explained(found.get(id, Measured()), *below.get(id, ([], [])), by_children=True)
        for id in ids
    }


async def _below(
    actor: Actor, ids: list[UUID], found: Mapping[UUID, Measured]
) -> dict[UUID, tuple[list[ExplainedPart], list[int]]]:
    """Of each goal the visible goals below it as parts, and the weights of those that count unseen."""
    columns = ("id", "parent_id", "title", "weight", "state", "outcome", "visibility")
    visible = {row["id"] for row in await visible_goals(actor).filter(parent_id__in=ids).values("id")}
    parts: dict[UUID, tuple[list[ExplainedPart], list[int]]] = defaultdict(lambda: ([], []))
    for row in await Goal.filter(parent_id__in=ids).order_by("-weight", "due_on", "id").values(*columns):
        done = found.get(row["id"], Measured()).progress
        reason = _left_out(row, measured=done is not None)
        if row["id"] in visible:
            part = ExplainedPart(row["id"], True, row["title"], row["weight"], done, reason)
            parts[row["parent_id"]][0].append(part)
        elif reason is None:
            parts[row["parent_id"]][1].append(row["weight"])
    return parts


def _left_out(row: Mapping[str, Any], *, measured: bool) -> LeftOut | None:
    if row["state"] == GoalState.ARCHIVED:
        return LeftOut.ARCHIVED
    if row["outcome"] == Outcome.DROPPED:
        return LeftOut.DROPPED
    if row["visibility"] == Visibility.PRIVATE:
        return LeftOut.PRIVATE
    return None if measured else LeftOut.NO_NUMBER


def _explained(
    measure: Measured, parts: Iterable[ExplainedPart], hidden: list[int], *, by_children: bool = False
) -> RollUp:
    shared = with_shares(list(parts), sum(hidden), len(hidden))
    return RollUp(measure.progress, by_children, tuple(shared), len(hidden), sum(hidden))
