"""What held at an earlier instant: numbers of key results, and how far goals were."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from headway.monitoring.models import ProgressUpdate
from headway.monitoring.rules.past import KnownNumber, LoggedNumber, PastNumber, PastProgress, held_on
from headway.planning.access import visible_goals, visible_key_results
from headway.planning.reads import Aim, agreed_aims, aims, tree_at
from headway.planning.rules.progress import GoalNode, Part, roll_up
from headway.platform import clock
from headway.platform.actor import Actor

At = tuple[UUID, datetime]


async def past_numbers(actor: Actor, wanted: Sequence[At]) -> dict[At, PastNumber]:
    """What held for each visible key result at its instant."""
    found: dict[At, PastNumber] = {}
    for at, ids in _by_instant(wanted).items():
        rows = await visible_key_results(actor).filter(id__in=ids).values_list("id", "goal_id")
        goals = {goal_id for _, goal_id in rows}
        then = _by_id(await _held(goals, at, at))
        now = _by_id(await _held(goals, at, clock.now()))
        found |= {(id, at): PastNumber(then[id], now[id]) for id, _ in rows}
    return found


async def past_progress(actor: Actor, wanted: Sequence[At]) -> dict[At, PastProgress]:
    """How far each visible goal was at its instant, rolled up in the tree of then."""
    found: dict[At, PastProgress] = {}
    for at, ids in _by_instant(wanted).items():
        tree = await tree_at(visible_goals(actor).filter(id__in=ids), at)
        then = roll_up(await _with_parts(tree, at, at))
        now = roll_up(await _with_parts(tree, at, clock.now()))
        found |= {(id, at): PastProgress(then[id].progress, now[id].progress) for id in ids & now.keys()}
    return found


def _by_instant(wanted: Sequence[At]) -> Mapping[datetime, set[UUID]]:
    found: dict[datetime, set[UUID]] = defaultdict(set)
    for id, at in wanted:
        found[at].add(id)
    return found


def _by_id(held: Mapping[Aim, KnownNumber | None]) -> dict[UUID, KnownNumber | None]:
    return {aim.key_result_id: number for aim, number in held.items()}


async def _with_parts(
    tree: Mapping[UUID, GoalNode[UUID]], at: datetime, known_at: datetime
) -> dict[UUID, GoalNode[UUID]]:
    """The tree, each goal with its key results as they were at an instant, by what was known at another."""
    parts: dict[UUID, list[Part]] = defaultdict(list)
    for aim, number in (await _held(tree.keys(), at, known_at)).items():
        part = Part(aim.weight, number.progress if number else None, number.on if number else None)
        parts[aim.goal_id].append(part)
    return {id: replace(node, key_results=tuple(parts[id])) for id, node in tree.items()}


async def _held(
    goal_ids: Collection[UUID], at: datetime, known_at: datetime
) -> dict[Aim, KnownNumber | None]:
    """What held for the key results of these goals on the day that it was for their owners, by the aims that were known."""
    found = await (agreed_aims(goal_ids, at) if known_at == at else aims(goal_ids))
    logged = await _logged([aim.key_result_id for aim in found])
    return {aim: _number(aim, logged[aim.key_result_id], at, known_at) for aim in found}


def _number(aim: Aim, logged: Sequence[LoggedNumber], at: datetime, known_at: datetime) -> KnownNumber | None:
    one = held_on(logged, at.astimezone(ZoneInfo(aim.zone)).date(), known_at)
    return KnownNumber(one.value, one.on, aim.progress(one.value)) if one else None


async def _logged(ids: Sequence[UUID]) -> Mapping[UUID, list[LoggedNumber]]:
    found: dict[UUID, list[LoggedNumber]] = defaultdict(list)
    columns = ("key_result_id", "id", "corrects_id", "value", "effective_on", "recorded_at")
    for id, *logged in await ProgressUpdate.filter(key_result_id__in=list(ids)).values_list(*columns):
        found[id].append(LoggedNumber(*logged))
    return found
