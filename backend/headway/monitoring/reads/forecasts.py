"""Where key results and goals are heading, for many at once in three statements."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Q

from headway.monitoring.access import visible_points
from headway.monitoring.rules.forecast import Course, Forecast, forecast_of, forecast_of_goal
from headway.planning.access import visible_key_results
from headway.planning.rules import Direction, GoalState, Measure
from headway.platform import clock
from headway.platform.actor import Actor

# A yes or no and steps are not drawn on a line, and a band is kept all the time.
DRAWN: Final = (Measure.NUMBER, Measure.PERCENT, Measure.MONEY)
COLUMNS: Final = (
    "id",
    "goal_id",
    "measure",
    "direction",
    "baseline",
    "target",
    "weight",
    "goal__starts_on",
    "goal__due_on",
    "goal__owner__time_zone",
)


async def key_result_forecasts(actor: Actor, ids: list[UUID]) -> dict[UUID, Forecast]:
    """The forecast of each key result that is pursued and not due yet; others are absent."""
    rows = await _pursued(actor, Q(id__in=ids))
    courses = await _courses(actor, rows)
    return {id: forecast_of(course) for id, course in courses.items()}


async def goal_forecasts(actor: Actor, ids: list[UUID]) -> dict[UUID, Forecast]:
    """The forecast of each goal all of whose key results can be drawn; others are absent."""
    rows = await _pursued(actor, Q(goal_id__in=ids))
    courses = await _courses(actor, rows)
    parts: dict[UUID, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        parts[row["goal_id"]].append(row)
    return {
        goal: forecast_of_goal([(part["weight"], courses[part["id"]]) for part in its])
        for goal, its in parts.items()
        if all(part["id"] in courses for part in its)
    }


async def _pursued(actor: Actor, which: Q) -> list[dict[str, Any]]:
    rows = await visible_key_results(actor).filter(which, goal__state=GoalState.ACTIVE).values(*COLUMNS)
    return [row for row in rows if clock.today(row["goal__owner__time_zone"]) < row["goal__due_on"]]


async def _courses(actor: Actor, rows: list[dict[str, Any]]) -> dict[UUID, Course]:
    drawn = [row for row in rows if row["measure"] in DRAWN and row["direction"] != Direction.KEEP]
    numbers = await _numbers(actor, [row["id"] for row in drawn]) if drawn else {}
    return {row["id"]: _course(row, numbers.get(row["id"], {})) for row in drawn}


async def _numbers(actor: Actor, ids: list[UUID]) -> Mapping[UUID, Mapping[date, Decimal]]:
    """The numbers that hold by day, in order; of one day the one that was logged last."""
    found: dict[UUID, dict[date, Decimal]] = defaultdict(dict)
    held = visible_points(actor).filter(key_result_id__in=ids)
    ordered = held.order_by("effective_on", "recorded_at", "-id")
    for id, on, value in await ordered.values_list("key_result_id", "effective_on", "value"):
        found[id][on] = value
    return found


def _course(row: Mapping[str, Any], numbers: Mapping[date, Decimal]) -> Course:
    never_negative = min(row["baseline"], row["target"], *numbers.values()) >= 0
    whole = row["measure"] == Measure.PERCENT and max(row["target"], *numbers.values(), 0) <= 100
    return Course(
        starts_on=row["goal__starts_on"],
        due_on=row["goal__due_on"],
        baseline=float(row["baseline"]),
        target=float(row["target"]),
        numbers=tuple((on, float(value)) for on, value in numbers.items()),
        least=0.0 if never_negative else None,
        most=100.0 if whole else None,
    )
