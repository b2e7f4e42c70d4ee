"""Launching a cycle: held for a while in which it can be stopped, then its forms are made, some hundred people at a time."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce, change, create_all
from headway.platform.jobs import enqueue
from headway.reviewing.access import cycle_to_run
from headway.reviewing.actions.cycles import gather, refuse_others, require
from headway.reviewing.actions.forms import forms_of
from headway.reviewing.actions.only_reports import ask_only_reports
from headway.reviewing.models import Participant, ReviewCycle
from headway.reviewing.rules import CycleAction, CycleState

# For so long a launch can be stopped before anybody is told.
HELD: Final = timedelta(minutes=15)
# So many people a transaction: a second or two, and what a killed worker does again.
BATCH: Final = 500


async def launch_review_cycle(actor: Actor, *, id: UUID, version: int, now: bool = False) -> ReviewCycle:
    """Have the forms given out in a quarter of an hour, or at once; until then it can be stopped and nobody is told.

    Refuses a cycle that is not checked, one whose forms are being made, and who does not run it.
    """
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.LAUNCH, version)
        taking_part = await gather(actor, cycle)
        await refuse_others(actor, cycle)
        if not any(not person.facts.left for person in taking_part):
            message = "Nobody is left to take part. Choose other people."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        at = clock.now() if now else clock.now() + HELD
        launcher = actor.employee_id if actor.is_hr else None
        await change(
            actor,
            "launch_review_cycle",
            cycle,
            expected_version=version,
            launches_at=at,
            launcher_id=launcher,
        )
        await enqueue("make_forms", run_at=at, cycle_id=cycle.id, launches_at=at)
        return cycle


async def stop_launch(actor: Actor, *, id: UUID, version: int) -> ReviewCycle:
    """Take a launch back before its time: no form is made and nobody is told.

    Refuses a cycle that is not about to be launched, one whose forms are being made, and who does not run it.
    """
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.STOP_LAUNCH, version)
        await change(
            actor, "stop_launch", cycle, expected_version=version, launches_at=None, launcher_id=None
        )
        return cycle


async def make_forms(cycle_id: str, launches_at: str) -> None:
    """Give out the forms of a launch that nobody stopped, a batch a transaction. Idempotent: it goes on where it ended."""
    begun = await _begin(UUID(cycle_id), launches_at)
    while begun and await _make_batch(UUID(cycle_id), launches_at):
        pass


async def _begin(cycle_id: UUID, launches_at: str) -> bool:
    """Freeze the participants, once: who left since takes no part."""
    async with transaction():
        cycle = await _launching(cycle_id, launches_at)
        if (
            cycle is not None
            and not await Participant.filter(cycle_id=cycle_id, forms_at__isnull=False).exists()
        ):
            await gather(SYSTEM, cycle, launching=True)
        return cycle is not None


async def _make_batch(cycle_id: UUID, launches_at: str) -> bool:
    """The forms of the next people; after the last ones the cycle begins. Whether more wait."""
    async with transaction():
        cycle = await _launching(cycle_id, launches_at)
        if cycle is None:
            return False
        waiting = Participant.filter(cycle_id=cycle_id, forms_at__isnull=True).order_by("search_name", "id")
        people = await waiting.limit(BATCH)
        if not people:
            await _open(cycle)
            return False
        await create_all(SYSTEM, "launch_review_cycle", await forms_of(cycle, people))
        await ask_only_reports(SYSTEM, cycle, people)
        await Participant.filter(id__in=[one.id for one in people]).update(forms_at=clock.now())
        return True


async def _launching(cycle_id: UUID, launches_at: str) -> ReviewCycle | None:
    """The cycle, locked, if this very launch was neither stopped nor finished."""
    cycle = await lock_row(ReviewCycle.filter(id=cycle_id, state=CycleState.CHECKED)).first()
    if cycle is None or cycle.launches_at is None or cycle.launches_at.isoformat() != launches_at:
        return None
    return cycle


async def _open(cycle: ReviewCycle) -> None:
    state = CycleState.NOMINATION if cycle.most_peers else CycleState.COLLECTING
    await change(SYSTEM, "begin_review_cycle", cycle, state=state, launched_at=clock.now(), launches_at=None)
    participants = await Participant.filter(cycle_id=cycle.id).count()
    await announce("ReviewCycleLaunched", cycle_id=cycle.id, participants=participants)
