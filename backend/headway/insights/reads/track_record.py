"""How what somebody set out to do came out: for who sets their next goal, and of what they report, for them and their manager."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.insights.reads.viewer import reads_all
from headway.insights.rules.confidence import Calibration, Report, calibration
from headway.insights.rules.realism import MOST, GoalRealism, realism
from headway.monitoring.access import visible_points
from headway.people.access import below, directly_below, in_hr_scope, visible_employees
from headway.planning.access import concerning_goals, visible_key_results
from headway.planning.reads import first_aims
from headway.planning.rules import GoalState, Outcome
from headway.planning.rules.progress import Part, progress_of, weighted_mean
from headway.platform.actor import Actor, Scope

NEEDED: Final = (Scope.INSIGHTS_READ, Scope.PEOPLE_READ, Scope.GOALS_READ)
# What was dropped was not tried to the end, and of what lapsed nobody says how it ended.
TRIED: Final = (Outcome.ACHIEVED, Outcome.PARTIAL, Outcome.MISSED)
MOST_REPORTS: Final = 500


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """How somebody's goals ended, and whether it came as they reported; the latter None for all but them and their manager."""

    realism: GoalRealism
    calibration: Calibration | None


async def track_record(actor: Actor, person_id: UUID) -> TrackRecord | None:
    """Of oneself, of those below and of those in HR scope, as far as one reads their goals; None of everybody else."""
    if actor.integration or not reads_all(actor, NEEDED) or not await _concerns(actor, person_id):
        return None
    near = person_id == actor.employee_id or await _is_report(actor, person_id)
    return TrackRecord(
        realism=await _realism(actor, person_id),
        calibration=await _calibration(actor, person_id) if near else None,
    )


async def _concerns(actor: Actor, person_id: UUID) -> bool:
    theirs = Q(id=person_id)
    if person_id != actor.employee_id:
        looked_after = Q(id__in=below(actor))
        theirs &= looked_after | Q(id__in=in_hr_scope(actor)) if actor.is_hr else looked_after
    return await visible_employees(actor).filter(theirs).exists()


async def _is_report(actor: Actor, person_id: UUID) -> bool:
    return await visible_employees(actor).filter(Q(id=person_id) & Q(id__in=directly_below(actor))).exists()


def _ended(actor: Actor) -> QuerySet[Any]:
    return concerning_goals(actor).filter(state=GoalState.CLOSED, outcome__in=TRIED)


async def _realism(actor: Actor, person_id: UUID) -> GoalRealism:
    """Of the newest goals that have key results of their own; others are measured by what their owner did not set."""
    ended = _ended(actor).filter(owner_id=person_id, key_results__current_value__isnull=False).distinct()
    newest = ended.order_by("-closed_at", "id").limit(MOST).only("id", "closed_at", "realism")
    verdicts = {goal.id: goal.realism for goal in await newest}
    attained = await _attained(actor, [*verdicts])
    said = Counter(verdicts[goal] for goal in attained)
    return realism(
        [attained[goal] - 1 for goal in verdicts if goal in attained],
        Counter({it: n for it, n in said.items() if it}),
    )


async def _attained(actor: Actor, goal_ids: Sequence[UUID]) -> dict[UUID, Fraction]:
    """How far each of these goals came, of what was agreed first."""
    rows = visible_key_results(actor).filter(goal_id__in=goal_ids, current_value__isnull=False)
    values = dict(await rows.values_list("id", "current_value")) if goal_ids else {}
    parts: dict[UUID, list[Part]] = defaultdict(list)
    for aim in await first_aims(goal_ids) if goal_ids else ():
        if aim.key_result_id in values:
            parts[aim.goal_id].append(Part(aim.weight, aim.progress(values[aim.key_result_id])))
    means = {goal: weighted_mean(its) for goal, its in parts.items()}
    return {goal: mean for goal, mean in means.items() if mean is not None}


async def _calibration(actor: Actor, person_id: UUID) -> Calibration:
    """Of the newest numbers that hold, of key results of goals that ended."""
    columns = (
        "key_result_id",
        "confidence",
        *(f"key_result__{name}" for name in ("direction", "baseline", "target", "current_value")),
    )
    rows = visible_points(actor).filter(
        author_id=person_id, goal__state=GoalState.CLOSED, goal__outcome__in=TRIED
    )
    newest = rows.order_by("-recorded_at", "id").limit(MOST_REPORTS)
    return calibration([_report(*row) for row in await newest.values_list(*columns)])


def _report(key_result_id: UUID, confidence: str, *aim: Any) -> Report:
    return Report(key_result_id, str(confidence), progress_of(*aim) >= 1)
