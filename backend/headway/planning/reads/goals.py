"""Batched reads of periods and goals for the graph and the domains above."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, RawSQL
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.people.access import below, directly_below, visible_colleagues
from headway.planning.access import (
    may_change_periods,
    may_write_goals,
    visible_listed_goals,
    visible_periods,
)
from headway.planning.models import Goal, GoalPause, GoalWord, Period
from headway.planning.rules import (
    Direction,
    GoalAction,
    GoalLevel,
    GoalState,
    Outcome,
    PeriodState,
    Visibility,
)
from headway.planning.rules.moves import Standing, allowed_actions, allowed_period_actions
from headway.planning.rules.progress import GoalNode, Measured, Part, awaited_from, progress_of, roll_up
from headway.platform import clock
from headway.platform.actor import Actor, Role
from headway.platform.computing import aside
from headway.platform.database import connection
from headway.platform.word_index import beginning


async def current_period(actor: Actor) -> Period | None:
    """The open period today lies in; failing that, the open one that ends last."""
    today = clock.today()
    opened = await visible_periods(actor).filter(state=PeriodState.OPEN).order_by("-ends_on")
    around = [period for period in opened if period.starts_on <= today <= period.ends_on]
    return next(iter(around or opened), None)


async def period_actions(actor: Actor, periods: list[Period]) -> dict[Period, list[str]]:
    """What the actor may do with each period, in the order of its life."""
    may_change = may_change_periods(actor)
    return {
        period: [str(action) for action in allowed_period_actions(period.state, may_change=may_change)]
        for period in periods
    }


def titled(search: str) -> Q:
    """Goals in whose title every searched word begins a word."""
    return beginning(GoalWord, "goal_id", search)


def aligned() -> RawSQL:
    """Ids of company goals and of all that support them, at any depth; an archived goal carries nothing."""
    return RawSQL(
        "(WITH RECURSIVE aligned (id) AS (SELECT id FROM goal WHERE level = 'COMPANY' AND state <> 'ARCHIVED' "
        "UNION SELECT g.id FROM goal g JOIN aligned a ON g.parent_id = a.id WHERE g.state <> 'ARCHIVED') "
        "SELECT id FROM aligned)"
    )


async def child_counts(actor: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """How many goals that the actor may see support each."""
    rows = (
        await visible_listed_goals(actor)
        .filter(parent_id__in=ids)
        .annotate(n=Count("id"))
        .group_by("parent_id")
        .values("parent_id", "n")
    )
    return {row["parent_id"]: row["n"] for row in rows}


async def standings(actor: Actor, goals: Sequence[Goal]) -> dict[UUID, Standing]:
    """How the actor stands to each goal: one statement, two when there are drafts of people further below."""
    if not may_write_goals(actor):
        return {goal.id: Standing() for goal in goals}
    return await _standings(actor, goals, await _around(goals))


async def _around(goals: Sequence[Goal]) -> dict[UUID, Mapping[str, Any]]:
    """What decides about each goal besides itself: of its owner and of its period."""
    of_owner = ("owner__manager_id", "owner__department_id", "owner__time_zone")
    of_period = ("period__state", "period__starts_on", "period__ends_on")
    rows = await Goal.filter(id__in=[goal.id for goal in goals]).values("id", *of_owner, *of_period)
    return {row["id"]: row for row in rows}


async def _standings(
    actor: Actor, goals: Sequence[Goal], around: Mapping[UUID, Mapping[str, Any]]
) -> dict[UUID, Standing]:
    led = [
        goal
        for goal in goals
        if actor.employee_id not in {None, goal.owner_id, around[goal.id]["owner__manager_id"]}
    ]
    further = Goal.filter(id__in=[goal.id for goal in led], owner_id__in=below(actor)) if led else None
    above = set(await further.values_list("id", flat=True)) if further is not None else set()
    leads = bool(actor.roles & {Role.HR, Role.ADMIN})
    found = {}
    for goal in goals:
        row = around[goal.id]
        owns = goal.owner_id == actor.employee_id
        directs = actor.employee_id is not None and row["owner__manager_id"] == actor.employee_id
        found[goal.id] = Standing(
            owns=owns,
            directs=directs,
            above=directs or goal.id in above,
            looks_after=not owns and actor.looks_after(row["owner__department_id"]),
            leads=leads and goal.level is GoalLevel.COMPANY,
            owner_reports=row["owner__manager_id"] is not None,
            period_open=row["period__state"] == PeriodState.OPEN,
        )
    return found


async def goal_actions(actor: Actor, goals: list[Goal]) -> dict[Goal, list[GoalAction]]:
    """What the actor may do with each goal, in the order of its life."""
    standing = await standings(actor, goals)
    return {
        goal: [action for action in GoalAction if action in allowed_actions(goal.life, standing[goal.id])]
        for goal in goals
    }


async def measured(actor: Actor, goals: QuerySet[Goal]) -> dict[UUID, Measured]:
    """How far these goals and those they are measured by are, rolled up from any depth, in one statement.

    The numbers are one truth for all readers: goals that a reader may not see count into those above, archived, dropped
    and private ones never do, and what has no number yet is left out. `actor` asks only for goals it reached before.
    """
    forest = await _forest(goals)
    return await aside(lambda: _rolled_up(forest), len(forest))


def _rolled_up(forest: Sequence[Mapping[str, Any]]) -> dict[UUID, Measured]:
    rows: dict[UUID, Mapping[str, Any]] = {}
    parts: dict[UUID, list[Part]] = defaultdict(list)
    for row in forest:
        id = _uuid(row["id"])
        rows[id] = row
        if row["baseline"] is not None:
            parts[id].append(_part(row))
    return roll_up({id: _node(row, parts.get(id, ())) for id, row in rows.items()})


def _node(row: Mapping[str, Any], parts: Iterable[Part]) -> GoalNode[UUID]:
    left = row["state"] == GoalState.ARCHIVED or row["visibility"] == Visibility.PRIVATE
    return GoalNode(
        parent=_uuid(row["parent_id"]) if row["parent_id"] else None,
        weight=row["weight"],
        key_results=tuple(parts),
        awaited=row["state"] == GoalState.ACTIVE,
        awaited_from=_awaited_from(row),
        counts=not left and row["outcome"] != Outcome.DROPPED,
    )


def _awaited_from(row: Mapping[str, Any]) -> date:
    resumed_on = _day(row["resumed_on"]) if row["resumed_on"] else None
    return awaited_from(_day(row["starts_on"]), _instant(row["agreed_at"]), resumed_on=resumed_on)


async def _forest(goals: QuerySet[Goal]) -> Sequence[Mapping[str, Any]]:
    """These goals and what measures them, all the way down: a row for each key result, one for a goal without any.

    Nothing is looked for below a goal that has key results, since those alone measure it. UNION ends even on a loop.
    """
    sql, params = anchor(goals.only("id"))
    statement = (
        f"WITH RECURSIVE forest(id) AS (SELECT id FROM ({sql}) r UNION "  # noqa: S608 - our own words
        "SELECT g.id FROM goal g JOIN forest f ON g.parent_id = f.id "
        "WHERE NOT EXISTS (SELECT 1 FROM key_result k WHERE k.goal_id = f.id)) "
        "SELECT g.id, g.parent_id, g.weight, g.state, g.outcome, g.visibility, g.starts_on, g.agreed_at, g.resumed_on, "
        "k.direction, k.baseline, k.target, k.weight AS part_weight, k.current_value, k.current_on, k.current_confidence "
        "FROM forest f JOIN goal g ON g.id = f.id LEFT JOIN key_result k ON k.goal_id = g.id"
    )
    _, found = await connection().execute_query(statement, params)
    return found


def anchor(goals: QuerySet[Goal]) -> tuple[str, list[Any]]:
    """The SQL of a query and its values, for a recursive statement to start from."""
    goals._choose_db_if_not_chosen()
    goals._make_query()
    return goals.query.get_parameterized_sql()


def _part(row: Mapping[str, Any]) -> Part:
    done: Fraction | None = None
    if row["current_value"] is not None:
        numbers = (Decimal(row[name]) for name in ("baseline", "target", "current_value"))
        done = progress_of(row["direction"], *numbers)
    day = _day(row["current_on"]) if row["current_on"] else None
    kept = Fraction(row["direction"] == Direction.KEEP)
    return Part(row["part_weight"], done, day, row["current_confidence"], kept=kept)


# SQLite keeps ids, days and instants as text, PostgreSQL does not.
def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _instant(value: Any) -> datetime | None:
    return value if isinstance(value, datetime | None) else datetime.fromisoformat(value)


async def todays(goals: Sequence[Goal]) -> dict[UUID, date]:
    """The day it is for the owner of each goal."""
    rows = await Goal.filter(id__in=[goal.id for goal in goals]).values_list("id", "owner__time_zone")
    return {id: clock.today(zone) for id, zone in rows}


async def pauses_of(goal_ids: Collection[UUID]) -> dict[UUID, list[tuple[date, date | None]]]:
    """The days on which nothing was expected of each goal, in order; `goal_ids` are goals that were paused once."""
    found: dict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    rows = GoalPause.filter(goal_id__in=list(goal_ids)).order_by("starts_on", "ends_on")
    for id, starts_on, ends_on in (
        await rows.values_list("goal_id", "starts_on", "ends_on") if goal_ids else []
    ):
        found[id].append((starts_on, ends_on))
    return found


async def links_up(ids: Collection[UUID]) -> dict[UUID, UUID | None]:
    """Which goal each of these supports, and each of those, up to the tops, in one statement."""
    sql, params = anchor(Goal.filter(id__in=list(ids)).only("id", "parent_id"))
    statement = (
        f"WITH RECURSIVE chain(id, parent_id) AS (SELECT id, parent_id FROM ({sql}) s UNION "  # noqa: S608 - our own words
        "SELECT g.id, g.parent_id FROM goal g JOIN chain c ON g.id = c.parent_id) SELECT id, parent_id FROM chain"
    )
    found: list[dict[str, Any]] = await connection().execute_query_dict(statement, params)
    return {_uuid(row["id"]): _uuid(row["parent_id"]) if row["parent_id"] else None for row in found}


async def leads_company(actor: Actor) -> bool:
    """Whether this is the leadership: HR, an administrator, or a person without a manager."""
    if actor.roles & {Role.HR, Role.ADMIN}:
        return True
    if actor.employee_id is None:
        return False
    return await visible_colleagues(actor).filter(id=actor.employee_id, manager_id__isnull=True).exists()


def led_goals(actor: Actor, goals: QuerySet[Goal], *, all_levels: bool) -> QuerySet[Goal]:
    """Goals of direct reports, or of everybody below."""
    return goals.filter(owner_id__in=below(actor) if all_levels else directly_below(actor))


async def people_with_goals(period_id: UUID) -> frozenset[UUID]:
    """Who has an agreed goal in a period; that there is one is no secret to who prepares reviews, what it says is."""
    agreed = Goal.filter(
        period_id=period_id, state__in=[GoalState.ACTIVE, GoalState.PAUSED, GoalState.CLOSED]
    )
    rows = await agreed.distinct().values("owner_id")
    return frozenset(row["owner_id"] for row in rows)


@dataclass(frozen=True, slots=True)
class DaysOfGoal:
    """The day it is for a goal's owner, and the days of its period if that is closed."""

    today: date
    closed_period: tuple[date, date] | None

    def closed_at(self, on: date) -> bool:
        """Whether this day lies in the period, and that is closed."""
        return self.closed_period is not None and self.closed_period[0] <= on <= self.closed_period[1]


async def days_of(goals: Sequence[Goal]) -> dict[UUID, DaysOfGoal]:
    """What decides about the days of the numbers of each goal."""
    return {id: _days(row) for id, row in (await _around(goals)).items()}


async def standing_and_days(actor: Actor, goal: Goal) -> tuple[Standing, DaysOfGoal]:
    """How the actor, who may write goals, stands to a goal, and what decides about the days of its numbers."""
    around = await _around([goal])
    return (await _standings(actor, [goal], around))[goal.id], _days(around[goal.id])


def _days(row: Mapping[str, Any]) -> DaysOfGoal:
    closed = row["period__state"] == PeriodState.CLOSED
    period = (row["period__starts_on"], row["period__ends_on"]) if closed else None
    return DaysOfGoal(clock.today(row["owner__time_zone"]), period)
