"""How many goals stand where, however many: by statuses that are kept, and judged anew where none is good now."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import import_module
from inspect import getsource
from json import loads
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from tortoise.queryset import QuerySet

from headway.monitoring.reads.circumstances import thresholds
from headway.monitoring.reads.progress import outlooks_of
from headway.monitoring.rules import GoalStatus
from headway.monitoring.rules.status import Outlook, settled_status
from headway.monitoring.rules.thresholds import Thresholds
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.composing import Composed, as_list

if TYPE_CHECKING:
    from headway.planning.models import Goal

# Where it is said how a goal is judged.
_JUDGES: Final = (
    "headway.monitoring.reads.circumstances",
    "headway.monitoring.reads.progress",
    "headway.monitoring.rules.availability",
    "headway.monitoring.rules.status",
    "headway.planning.reads.goals",
    "headway.planning.rules.progress",
)
# Goals that something was written about, those of people it was written about, and all that are measured by them.
DOUBTED: Final = """doubted(id) AS (
    SELECT goal_id FROM status_doubt WHERE goal_id IS NOT NULL
    UNION SELECT id FROM goal WHERE owner_id IN (SELECT owner_id FROM status_doubt)
    UNION SELECT g.parent_id FROM doubted d JOIN goal g ON g.id = d.id
    WHERE g.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM key_result k WHERE k.goal_id = g.parent_id))"""

# What a goal that is not settled looks like; `settled_status` says the same.
PURSUED: Final = "state NOT IN ('ARCHIVED', 'DRAFT', 'PROPOSED', 'PAUSED') AND outcome IS NULL"


async def status_counts(actor: Actor, goals: "QuerySet[Goal]") -> Counter[GoalStatus]:
    """How many of these goals stand where today, each in its owner's zone; the same as if all were judged now."""
    # As a column to group by, ids would have all goals sorted and none of them counted.
    unjudged = as_list("id", f"status IS NULL AND {PURSUED}")
    found = await _with_kept(
        goals,
        await thresholds(),
        f"state, outcome, status, COUNT(*), {unjudged}",
        " GROUP BY state, outcome, status",
    )
    counted: Counter[GoalStatus] = Counter()
    unknown: list[UUID] = []
    for state, outcome, status, number, ids in found:
        if settled := settled_status(state, outcome):
            counted[settled[0]] += number
        elif status:
            counted[GoalStatus(status)] += number
        else:
            unknown += map(UUID, loads(ids or "[]"))
    judged = await outlooks_of(actor, goals.filter(id__in=unknown)) if unknown else {}
    return counted + Counter(outlook.status for outlook in judged.values())


class Stands(NamedTuple):
    """Where a goal stands, since when a number of its key results is awaited, and the day of their newest one."""

    status: GoalStatus
    awaited_since: date | None
    last_on: date | None


async def statuses(actor: Actor, goals: "QuerySet[Goal]") -> dict[UUID, Stands]:
    """Where each of these goals stands; the same as if all were judged now."""
    found: dict[UUID, Stands] = {}
    unknown: dict[UUID, date | None] = {}
    newest = "(SELECT MAX(k.current_on) FROM key_result k WHERE k.goal_id = s.id)"
    rows = await _with_kept(goals, await thresholds(), f"id, state, outcome, status, awaited_since, {newest}")
    for goal_id, state, outcome, status, since, last_on in rows:
        id, last = _uuid(goal_id), _day(last_on)
        if settled := settled_status(state, outcome):
            found[id] = Stands(settled[0], None, last)
        elif status:
            found[id] = Stands(GoalStatus(status), _day(since), last)
        else:
            unknown[id] = last
    judged = await outlooks_of(actor, goals.filter(id__in=list(unknown))) if unknown else {}
    return found | {id: Stands(it.status, it.awaited_since, unknown[id]) for id, it in judged.items()}


async def judged_anew(actor: Actor, goals: "QuerySet[Goal]", limits: Thresholds) -> dict[UUID, Outlook]:
    """Of these goals, those that are pursued and have no good status kept."""
    found = await _with_kept(goals, limits, "id", f" WHERE status IS NULL AND {PURSUED}")
    unknown = [_uuid(row[0]) for row in found]
    return await outlooks_of(actor, goals.filter(id__in=unknown)) if unknown else {}


async def _with_kept(
    goals: "QuerySet[Goal]", limits: Thresholds, columns: str, rest: str = ""
) -> Sequence[Sequence[Any]]:
    """These columns of goals and of what is kept of them, null where nothing good is.

    One statement, so that a write between two cannot count a goal twice.
    """
    it = Composed()
    kept = kept_beside(it, goals, limits)
    return await it.sent(f"WITH RECURSIVE {DOUBTED} SELECT {columns} FROM ({kept}) s{rest}")  # noqa: S608 - our own words


def kept_beside(it: Composed, goals: "QuerySet[Goal]", limits: Thresholds, *columns: str) -> str:
    """A part of a statement that begins with `DOUBTED`: goals with what is kept of them, null where nothing good is."""
    by, now = judged_by(limits), clock.now()
    shown = ("id", "state", "outcome", *columns)
    rows = it.rows(goals.only(*shown))
    return (
        f"SELECT {', '.join(f'g.{name}' for name in shown)}, k.status, k.awaited_since FROM ({rows}) g "  # noqa: S608 - our own words
        f"LEFT JOIN kept_status k ON k.goal_id = g.id AND k.judged_by = {it.place(by)} "
        f"AND k.judged_at <= {it.place(now)} AND k.good_until > {it.place(now)} "
        f"AND k.goal_id NOT IN (SELECT id FROM doubted)"
    )


# SQLite keeps ids and days as text, PostgreSQL does not.
def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def judged_by(limits: Thresholds) -> str:
    """Stands for the thresholds that matter and for how statuses are computed, so that a new version judges anew."""
    return f"{_version()} {limits.at_risk_behind} {limits.off_track_behind} {limits.stale_after}"


@cache
def _version() -> str:
    return sha256("".join(getsource(import_module(name)) for name in _JUDGES).encode()).hexdigest()[:16]
