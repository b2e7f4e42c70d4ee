"""What the clock does to running cycles: it ends forms and phases whose day is over."""

from uuid import UUID

from headway.people.access import visible_employees
from headway.platform import clock
from headway.platform.actor import SYSTEM
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Rejected
from headway.platform.events import announce_once, change_each
from headway.reviewing.actions.phases import move_on
from headway.reviewing.models import Review, ReviewCycle
from headway.reviewing.rules import CycleState, ReviewState
from headway.reviewing.rules.lives import EXTENDED, HAND_IN_BEFORE, OPEN
from headway.reviewing.rules.phases import CLOCKED, DAYS, FIRST_ZONE, over_at, over_everywhere_at

NOT_IN_TIME = "Not handed in by {day}."
# Only the clock ends these; managers' reviews end when somebody who runs the cycle says so.
_BY_CLOCK = sorted(HAND_IN_BEFORE[CycleState.COLLECTING])


async def turn_phases() -> int:
    """End each person's forms when their day is over in their zone, and a phase when it is over in everybody's. Idempotent."""
    running = ReviewCycle.filter(state__in=sorted(EXTENDED.union(CLOCKED))).order_by("id")
    return sum([await _turn(id) for (id,) in await running.values_list("id")])


async def _turn(id: UUID) -> bool:
    async with transaction():
        cycle = await lock_row(ReviewCycle.filter(id=id)).first()
        if cycle is None:
            return False
        if cycle.state in EXTENDED:
            await _skip_overdue(cycle)
        day = getattr(cycle, DAYS[cycle.state][0]) if cycle.state in CLOCKED else None
        if day is None or clock.now() < over_everywhere_at(day, await _zones(cycle)):
            return False
        try:
            await move_on(SYSTEM, cycle, "")
        except Rejected as refused:
            told = {"cycle_id": id, "why": refused.problems[0].message}
            await announce_once("ReviewCycleHeldUp", {f"ReviewCycleHeldUp {id} {day}": told})
            return False
        return True


async def _zones(cycle: ReviewCycle) -> list[str]:
    people = visible_employees(SYSTEM).filter(participations__cycle_id=cycle.id)
    return [zone for (zone,) in await people.distinct().values_list("time_zone")]


async def _skip_overdue(cycle: ReviewCycle) -> None:
    waiting = Review.filter(cycle_id=cycle.id, direction__in=_BY_CLOCK, state__in=OPEN)
    due = waiting.filter(due_on__lt=clock.today(FIRST_ZONE)).select_related("reviewer")
    over = [form for form in await due if clock.now() >= over_at(form.due_on, form.reviewer.time_zone)]
    changes = [(form, _skipped(form)) for form in over]
    await change_each(SYSTEM, "skip_review", changes)


def _skipped(form: Review) -> dict[str, object]:
    reason = NOT_IN_TIME.format(day=form.due_on)
    return {"state": ReviewState.SKIPPED, "skip_reason": reason, "left_open": True}
