"""What was done to a cycle last, and by whom: from the audit log, for who runs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.events import plain
from headway.platform.models import AuditEvent
from headway.reviewing.access import steps_of
from headway.reviewing.models import ReviewCycle
from headway.reviewing.rules import CycleAction
from headway.reviewing.rules.lives import cycle_actions, launch_of
from headway.reviewing.rules.phases import DAY_COLUMNS
from headway.reviewing.rules.steps import days_before, undone_by, words_of

LAST: Final = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a cycle; by nobody where a job did it. `undo` is the action that takes it back, if one does."""

    at: datetime
    employee_id: UUID | None
    words: str
    undo: CycleAction | None = None
    days_before: "DaysBefore | None" = None


@dataclass(frozen=True, slots=True)
class DaysBefore:
    """The days that a step moved as they were before; those it did not move are None."""

    nomination_due_on: date | None = None
    self_due_on: date | None = None
    manager_due_on: date | None = None
    calibration_due_on: date | None = None
    sharing_due_on: date | None = None
    sign_off_due_on: date | None = None


async def steps(actor: Actor, cycles: list[ReviewCycle]) -> dict[ReviewCycle, Sequence[Step]]:
    """The last steps of each cycle, newest first; nothing for who does not run it."""
    found = await steps_of(actor, [cycle.id for cycle in cycles], LAST)
    return {cycle: [_step(it, cycle) for it in found[cycle.id]] for cycle in cycles if cycle.id in found}


def _step(it: AuditEvent, cycle: ReviewCycle) -> Step:
    """Who reads a step runs the cycle, and so may do with it what its state allows."""
    allowed = cycle_actions(
        cycle.state, runs=True, shares=False, launch=launch_of(cycle.launches_at, clock.now())
    )
    now = plain({name: getattr(cycle, name) for name in ("state", "launches_at", *DAY_COLUMNS)})
    undo, days = undone_by(it.action, it.after, now, allowed), None
    if undo is CycleAction.CHANGE_DATES:
        days = days_before(it.before, clock.today())
        undo = undo if days else None
    return Step(
        it.at, it.employee_id, words_of(it.action, it.after), undo, DaysBefore(**days) if days else None
    )
