"""What timekeeping tells of people's days: kept by its keys, corrected with what was there before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid4

from headway.monitoring.access import keeps_time, time_fact_to_correct
from headway.monitoring.models import TimeFact, TimeFactRevision
from headway.monitoring.rules import Absence
from headway.monitoring.rules.timekeeping import DayFact, TimeRow, day_fact, problems_of_hours
from headway.people.reads import numbered
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.batches import BatchResult, Outcome, RowResult, named_twice, once, refused, sendable
from headway.platform.checking import Checks
from headway.platform.database import lock_row, one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found, reject_any
from headway.platform.events import announce_all, change_each, create_all

ACTION: Final = "upsert_time_facts"
_OTHERS_KEY: Final = "This key belongs to a fact about somebody else. Send the fact with a key of its own."
_OWN_FACT: Final = "This is your own record. Ask somebody else to correct it."
_OWN: Final = "This is your own record. Leave this row out, and ask somebody else to send it."


async def upsert_time_facts(actor: Actor, *, idempotency_key: str, rows: Sequence[TimeRow]) -> BatchResult:
    """Keep facts of timekeeping by their keys; the same key again corrects a fact, and what it said before stays.

    Refuses everybody but integrations with time:write, administrators and HR of the whole company; and row by row
    people who are not known, oneself, hours out of bounds, and the key of somebody else's fact.
    """
    check_may_keep_time(actor)
    return await once(actor, ACTION, idempotency_key, rows, lambda: keep_time(actor, rows))


def check_may_keep_time(actor: Actor) -> None:
    """Refuses whoever may not, before anything is read."""
    if not keeps_time(actor):
        message = "Only integrations with time:write, administrators and HR of the whole company send time facts. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def keep_time(actor: Actor, rows: Sequence[TimeRow], *, dry_run: bool = False) -> list[RowResult]:
    """Write the rows that may be written, in few statements; what became of each, in their order."""
    async with transaction():
        # Two at once could both find a key missing.
        await one_at_a_time("time facts")
        plan = await _plan(actor, rows)
        if not dry_run:
            await _write(actor, plan)
        return plan.results


@dataclass
class _Plan:
    """What is to be written, and what will have become of each row."""

    results: list[RowResult] = field(default_factory=list)
    new: list[TimeFact] = field(default_factory=list)
    changed: list[tuple[TimeFact, Mapping[str, Any]]] = field(default_factory=list)


async def _plan(actor: Actor, rows: Sequence[TimeRow]) -> _Plan:
    keys = [row.key for row in rows]
    people = await numbered({row.employee_external_id for row in rows})
    known = {fact.source_key: fact for fact in await lock_row(TimeFact.filter(source_key__in=sendable(keys)))}
    twice = named_twice(keys, "key")
    # Somewhere on earth it is tomorrow already.
    latest = clock.today() + timedelta(days=1)
    plan = _Plan()
    for place, row in enumerate(rows):
        person, fact = people.get(row.employee_external_id), known.get(row.key)
        problems = [twice[place]] if place in twice else []
        problems += _problems(actor, row, person, fact, latest)
        if person is None or problems:
            plan.results.append(refused(place, row.key, problems))
        else:
            plan.results.append(
                _place(plan, row.key, fact, person, day_fact(row, _known(fact) if fact else None))
            )
    return plan


def _problems(
    actor: Actor, row: TimeRow, person: UUID | None, fact: TimeFact | None, latest: date
) -> list[Problem]:
    checks = Checks()
    checks.text(row.key, "key", most=100, required=True)
    checks.day(row.day, "day", required=True)
    if person is None:
        checks.problems += not_found("person", "employee_external_id").problems
    checks.require(
        person is None or person != actor.employee_id, Code.OWN_RECORD, _OWN, "employee_external_id"
    )
    checks.require(fact is None or fact.employee_id == person, Code.DUPLICATE, _OTHERS_KEY, "key")
    return [*checks.problems, *problems_of_hours(row, latest=latest)]


async def correct_time_fact(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    scheduled_hours: Decimal,
    worked_hours: Decimal,
    absence: Absence | None,
) -> TimeFact:
    """Correct a fact by hand; what it said before stays.

    Refuses whoever may not send time facts, oneself, hours out of bounds, and a stale version.
    """
    check_may_keep_time(actor)
    async with transaction():
        fact = await time_fact_to_correct(actor, id)
        if fact.version != version:
            raise conflict(fact)
        if fact.employee_id == actor.employee_id:
            raise Rejected(Problem(Code.OWN_RECORD, _OWN_FACT, ("id",)))
        row = TimeRow(fact.source_key, "", fact.day, scheduled_hours, worked_hours, absence)
        # Somewhere on earth it is tomorrow already.
        reject_any(problems_of_hours(row, latest=clock.today() + timedelta(days=1)))
        plan = _Plan()
        _place(plan, fact.source_key, fact, fact.employee_id, day_fact(row))
        await _write(actor, plan)
        return fact


def _known(fact: TimeFact) -> DayFact:
    return DayFact(fact.day, fact.scheduled, fact.worked, fact.absence)


def _place(plan: _Plan, key: str, known: TimeFact | None, employee_id: UUID, fact: DayFact) -> RowResult:
    values = {
        "day": fact.day,
        "scheduled": fact.scheduled,
        "worked": fact.worked,
        "over_plan": fact.over_plan,
        "absence": fact.absence,
    }
    if known is None:
        now = clock.now()
        made = TimeFact(
            id=uuid4(), employee_id=employee_id, source_key=key, created_at=now, updated_at=now, **values
        )
        plan.new.append(made)
        return RowResult(key, Outcome.CREATED, made.id)
    changes = {name: value for name, value in values.items() if value != getattr(known, name)}
    if not changes:
        return RowResult(key, Outcome.SAME, known.id)
    plan.changed.append((known, changes))
    return RowResult(key, Outcome.CHANGED, known.id)


async def _write(actor: Actor, plan: _Plan) -> None:
    await create_all(actor, ACTION, plan.new)
    before = [
        TimeFactRevision(
            time_fact_id=fact.id,
            number=fact.version,
            day=fact.day,
            scheduled=fact.scheduled,
            worked=fact.worked,
            absence=fact.absence,
            replaced_at=clock.now(),
        )
        for fact, _ in plan.changed
    ]
    if before:
        await TimeFactRevision.bulk_create(before)
    await change_each(actor, ACTION, plan.changed)
    people = {fact.employee_id for fact in (*plan.new, *(fact for fact, _ in plan.changed))}
    await announce_all("TimeFactsKept", [{"employee_id": person} for person in sorted(people)])
