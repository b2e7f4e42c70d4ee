"""Check-ins as they stand: what may be done with them, whose turn it is, and the mood of groups."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise.expressions import F, Q, Subquery
from tortoise.functions import Max
from tortoise.queryset import QuerySet

from headway.monitoring.access import may_check_in, people_with_visible_turns, visible_series
from headway.monitoring.models import CheckIn, CheckInSeries, TimeFact
from headway.monitoring.reads.circumstances import group_size, thresholds
from headway.monitoring.rules import CheckInAction, CheckInState
from headway.monitoring.rules.check_ins import Standing, allowed_check_in_actions
from headway.monitoring.rules.mood import GroupMood, Mood, moods_of_groups
from headway.monitoring.rules.series import Patience, Series, Turn, turn_of
from headway.people.access import below, directly_below, visible_colleagues
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor

# What was answered or spent away longer ago changes no turn of today.
LOOKED_BACK: Final = timedelta(days=400)
MONTHS: Final = 6


async def standings(actor: Actor, rows: Sequence[CheckIn]) -> dict[UUID, Standing]:
    """How the actor stands to each check-in, in one statement."""
    if not may_check_in(actor):
        return {row.id: Standing(writes=False, directs=False) for row in rows}
    ids = {row.employee_id for row in rows}
    reports = visible_colleagues(actor).filter(Q(id__in=directly_below(actor)), id__in=ids)
    directed = set(await reports.values_list("id", flat=True))
    return {
        row.id: Standing(
            writes=row.author_id == actor.employee_id,
            directs=row.employee_id in directed,
            age=clock.now() - row.recorded_at,
        )
        for row in rows
    }


async def check_in_actions(actor: Actor, rows: list[CheckIn]) -> dict[CheckIn, list[CheckInAction]]:
    """What the actor may do with each."""
    standing = await standings(actor, rows)
    allowed = {row: allowed_check_in_actions(row.state, standing[row.id]) for row in rows}
    return {row: [action for action in CheckInAction if action in allowed[row]] for row in rows}


async def own_moods(actor: Actor, rows: list[CheckIn]) -> dict[CheckIn, int | None]:
    """The moods of one's own check-ins; those of others are told of groups only."""
    return {row: row.mood for row in rows if row.employee_id == actor.employee_id}


async def turns(actor: Actor, employee_ids: list[UUID]) -> dict[UUID, Turn]:
    """How it stands with the next check-in of each person of whom the actor may know it, in four statements.

    Who has no rhythm, has left or is away for long is absent.
    """
    at_work = people_with_visible_turns(actor).filter(id__in=employee_ids)
    series = visible_series(actor).filter(employee_id__in=Subquery(at_work.values("id")))
    return {person: turn for person, _, turn in await _turns_of(series)}


async def all_turns() -> dict[UUID, Turn]:
    """How it stands with every rhythm there is, by its own id: for what is done by itself."""
    return {id: turn for _, id, turn in await _turns_of(visible_series(SYSTEM))}


async def _turns_of(series: QuerySet[CheckInSeries]) -> list[tuple[UUID, UUID, Turn]]:
    at_work = series.filter(employee__status=EmployeeStatus.ACTIVE)
    columns = ("employee_id", "id", "rhythm", "starts_on", "ended_on", "employee__time_zone")
    rows = await at_work.values(*columns)
    if not rows:
        return []
    people = [row["employee_id"] for row in rows]
    answered, away, limits = await answered_turns(people), await days_away(people), await thresholds()
    found: list[tuple[UUID, UUID, Turn]] = []
    for row in rows:
        person = row["employee_id"]
        turn = turn_of(
            Series(row["rhythm"], row["starts_on"], row["ended_on"]),
            now=clock.now(),
            zone=ZoneInfo(row["employee__time_zone"]),
            answered=answered[person],
            away=away[person],
            patience=Patience(limits.grace, limits.next_level_after),
        )
        if turn is not None:
            found.append((person, row["id"], turn))
    return found


async def answered_turns(people: Collection[UUID]) -> Mapping[UUID, set[date]]:
    """Which turns each person answered lately; one truth for all who may know the turns."""
    found: dict[UUID, set[date]] = defaultdict(set)
    published = CheckIn.filter(employee_id__in=list(people), due_on__gte=clock.today() - LOOKED_BACK)
    for person, on in await published.exclude(state=CheckInState.DRAFT).values_list("employee_id", "due_on"):
        found[person].add(on)
    return found


async def days_away(people: Collection[UUID]) -> Mapping[UUID, set[date]]:
    """The days of which timekeeping knows that somebody does not work at all; why is of no matter."""
    found: dict[UUID, set[date]] = defaultdict(set)
    away = TimeFact.filter(employee_id__in=list(people), absence__isnull=False, worked=0)
    for person, day in await away.filter(day__gte=clock.today() - LOOKED_BACK).values_list(
        "employee_id", "day"
    ):
        found[person].add(day)
    return found


async def last_check_ins(actor: Actor, employee_ids: list[UUID]) -> dict[UUID, date]:
    """The day of the newest check-in of each person of whom the actor may know the turns."""
    known = people_with_visible_turns(actor).filter(id__in=employee_ids)
    published = CheckIn.filter(employee_id__in=Subquery(known.values("id"))).exclude(state=CheckInState.DRAFT)
    newest = published.annotate(last=Max("effective_on")).group_by("employee_id")
    return {person: _day(last) for person, last in await newest.values_list("employee_id", "last")}


def _day(value: Any) -> date:
    # SQLite keeps days as text, PostgreSQL does not.
    return value if isinstance(value, date) else date.fromisoformat(value)


async def team_moods(actor: Actor, *, all_levels: bool) -> list[GroupMood]:
    """The mood of those who checked in with the actor, or with anybody below too, for the last whole months."""
    if actor.employee_id is None or actor.integration:
        return []
    until = clock.today().replace(day=1)
    since = until
    for _ in range(MONTHS):
        since = (since - timedelta(days=1)).replace(day=1)
    managers = Q(manager_id=actor.employee_id)
    managers = managers | Q(manager_id__in=below(actor)) if all_levels else managers
    rows = CheckIn.filter(managers, mood__isnull=False, author_id=F("employee_id"))
    rows = rows.exclude(state=CheckInState.DRAFT)
    rows = rows.filter(recorded_at__gte=_start(since), recorded_at__lt=_start(until)).order_by("recorded_at")
    told = await rows.values_list("employee_id", "manager_id", "recorded_at", "mood")
    moods = (Mood(person, manager, at.date().replace(day=1), value) for person, manager, at, value in told)
    return moods_of_groups(moods, (await group_size()).in_month) if told else []


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
