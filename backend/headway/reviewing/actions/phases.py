"""Moving a cycle through its phases: on, back, to its end; and the days on which they end."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from headway.planning.access import visible_periods
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce, change, change_all
from headway.reviewing.access import cycle_to_run
from headway.reviewing.actions.calibrating import reopen_all_calibrations, take_up_calibrations
from headway.reviewing.actions.cycles import require
from headway.reviewing.actions.nominating import refuse_few_peers
from headway.reviewing.actions.releasing import release_forms
from headway.reviewing.models import CalibrationSession, Review, ReviewCycle
from headway.reviewing.reads.cycles import phases_of
from headway.reviewing.reads.stuck import overloaded
from headway.reviewing.rules import (
    CalibrationState,
    CycleAction,
    CycleState,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.anonymity import NAMED
from headway.reviewing.rules.lives import HAND_IN_BEFORE, KEPT, OPEN, SHARED, SHARED_ON, TO_SIGN, phase_after
from headway.reviewing.rules.phases import DAY_COLUMNS, DAYS, DUE, phase_before, problems_of_days


async def move_review_cycle(actor: Actor, *, id: UUID, version: int, reason: str = "") -> ReviewCycle:
    """Move a running cycle to its next phase.

    Refuses while forms of this phase are open, unless a reason is given: they are then skipped with it and their drafts
    kept, but for those with more time. What peers and reports handed in is released when COLLECTING ends. Refuses to leave
    NOMINATION while somebody has too few peers or too many forms, CALIBRATION while a session is open and SHARING while a
    form is not shared, to skip a form about oneself, and who does not run it.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    checks.done()
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.MOVE_ON, version)
        await move_on(actor, cycle, reason)
        return cycle


async def step_back(actor: Actor, *, id: UUID, version: int, due_on: date, reason: str) -> ReviewCycle:
    """Go back one phase until another day. Forms that were skipped because it ended open again with what they say.

    Forms that calibration closed are open again, too. Nothing is deleted, and what was released stays so. Refuses without a reason, a day that is over or behind that of the
    next phase, once a review is shared, a cycle that is not running, and who does not run it.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.STEP_BACK, version)
        state = phase_before(cycle.state, phases_of(cycle))
        if state is None:
            raise Rejected(Problem(Code.WRONG_STATE, "There is no phase before this one.", ("id",)))
        column, _ = DAYS[state]
        later = DAY_COLUMNS[DAY_COLUMNS.index(column) :]
        await _check_days(checks, cycle, {column: due_on}, beside=later, path="due_on")
        checks.done()
        if state not in SHARED_ON and await Review.filter(cycle_id=cycle.id, state__in=SHARED).exists():
            message = "Reviews are shared already, and shared reviews never change. Correct them instead."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        if cycle.state is CycleState.CALIBRATION:
            await reopen_all_calibrations(actor, cycle, reason)
        await _reopen(actor, cycle, state, due_on, reason)
        days: dict[str, Any] = {column: due_on}
        await change(actor, "step_back", cycle, expected_version=version, reason=reason, state=state, **days)
        await announce("ReviewCycleSteppedBack", cycle_id=cycle.id, state=state)
        return cycle


async def change_cycle_days(
    actor: Actor, *, id: UUID, version: int, days: Mapping[str, date | None]
) -> ReviewCycle:
    """Move days on which phases end; open forms go with them, but for those with a day of their own.

    Refuses days that do not ascend or are over, a cycle that is over, and who does not run it.
    """
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.CHANGE_DATES, version)
        checks = Checks()
        await _check_days(checks, cycle, days, beside=DAY_COLUMNS)
        checks.done()
        for direction, column in DUE.items():
            if column in days and days[column] != getattr(cycle, column):
                waiting = Review.filter(cycle_id=cycle.id, direction=direction, state__in=sorted(OPEN))
                forms = await lock_row(waiting.filter(extended=False))
                await change_all(actor, "change_cycle_days", forms, due_on=days[column])
        values: dict[str, Any] = dict(days)
        await change(actor, "change_cycle_days", cycle, expected_version=version, **values)
        return cycle


async def close_review_cycle(actor: Actor, *, id: UUID, version: int, reason: str = "") -> ReviewCycle:
    """Close a cycle after sign-off.

    Refuses while shared reviews are not signed or forms not handed in, unless a reason is given that lists each of
    them as not completed; what is shared can still be read and signed later. Refuses who does not run it.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    checks.done()
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.CLOSE, version)
        unread = await lock_row(
            Review.filter(cycle_id=cycle.id, direction=ReviewDirection.MANAGER, state__in=sorted(TO_SIGN))
        )
        unwritten = await lock_row(Review.filter(cycle_id=cycle.id, state__in=sorted(OPEN)))
        if (unread or unwritten) and not reason:
            message = (
                f"{len(unread)} reviews are not signed and {len(unwritten)} forms not handed in. "
                "Wait for them, or close with a reason that lists them as not completed."
            )
            raise Rejected(Problem(Code.REQUIRED, message, ("reason",)))
        await change_all(actor, "close_review_cycle", unread, reason=reason, skip_reason=reason)
        skipped = {"state": ReviewState.SKIPPED, "skip_reason": reason}
        await change_all(actor, "close_review_cycle", unwritten, reason=reason, **skipped)
        await change(
            actor,
            "close_review_cycle",
            cycle,
            expected_version=version,
            reason=reason,
            state=CycleState.CLOSED,
            closed_at=clock.now(),
        )
        await announce("ReviewCycleClosed", cycle_id=cycle.id)
        return cycle


async def cancel_review_cycle(actor: Actor, *, id: UUID, version: int, reason: str) -> ReviewCycle:
    """Give a cycle up before anything is shared; drafts stay with their authors.

    Refuses without a reason, once sharing began, and who does not run it.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.CANCEL, version)
        state = CycleState.CANCELLED
        await change(
            actor, "cancel_review_cycle", cycle, expected_version=version, reason=reason, state=state
        )
        await announce("ReviewCycleCancelled", cycle_id=cycle.id)
        return cycle


async def archive_review_cycle(actor: Actor, *, id: UUID, version: int) -> ReviewCycle:
    """Take a closed cycle out of the lists. Refuses one that is not closed, and who does not run it."""
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.ARCHIVE, version)
        state = CycleState.ARCHIVED
        await change(actor, "archive_review_cycle", cycle, expected_version=version, state=state)
        return cycle


async def move_on(actor: Actor, cycle: ReviewCycle, reason: str) -> None:
    """Leave this phase for the next one, where nothing holds it up or the reason waives it."""
    if cycle.state is CycleState.NOMINATION:
        await refuse_few_peers(cycle, reason)
        await _refuse_overload(cycle, reason)
    await _skip_open(actor, cycle, HAND_IN_BEFORE.get(cycle.state, frozenset()), reason)
    if cycle.state is CycleState.COLLECTING:
        await release_forms(actor, cycle)
    if cycle.state is CycleState.SHARING:
        await _refuse_unshared(cycle)
    if cycle.state is CycleState.CALIBRATION:
        await _refuse_uncalibrated(cycle)
    state = phase_after(cycle.state, phases_of(cycle))
    if state is CycleState.CALIBRATION:
        await take_up_calibrations(actor, cycle)
    await change(actor, "move_review_cycle", cycle, reason=reason, state=state)
    await announce("ReviewCycleMoved", cycle_id=cycle.id, state=state)


async def _check_days(
    checks: Checks,
    cycle: ReviewCycle,
    days: Mapping[str, date | None],
    *,
    beside: Collection[str],
    path: str = "",
) -> None:
    """Days in order with those that stay, and none that is over but those that were so already."""
    for column, day in days.items():
        moved = checks.day(day, path or column)
        is_over = moved is not None and moved != getattr(cycle, column) and moved < clock.today()
        checks.require(not is_over, Code.INVALID, "This day is over. Choose a later one.", path or column)
    period = await visible_periods(SYSTEM).get(id=cycle.period_id)
    planned = {column: getattr(cycle, column) for column in beside} | dict(days)
    for problem in problems_of_days(period.starts_on, planned):
        checks.add(problem.code, problem.message, path or problem.path[0])


async def _reopen(actor: Actor, cycle: ReviewCycle, state: CycleState, due_on: date, reason: str) -> None:
    directions = sorted(HAND_IN_BEFORE.get(state, ()))
    ended = Review.filter(
        cycle_id=cycle.id, direction__in=directions, state=ReviewState.SKIPPED, left_open=True
    )
    await open_again(actor, "reopen_review", await lock_row(ended), reason, due_on=due_on)


async def open_again(actor: Actor, action: str, forms: Sequence[Review], reason: str, **values: Any) -> None:
    """Let forms, locked, be written: those that were begun go on with what they say."""
    for begun, state in ((True, ReviewState.IN_PROGRESS), (False, ReviewState.ASSIGNED)):
        those = [form for form in forms if (form.started_at is not None) is begun]
        now = {"state": state, "skip_reason": "", "left_open": False, **values}
        await change_all(actor, action, those, reason=reason, **now)


async def _refuse_overload(cycle: ReviewCycle, reason: str) -> None:
    many = len(await overloaded(cycle))
    if many and not reason:
        message = f"{many} people have more than {cycle.most_forms} forms to write. Reassign some, or move on with a reason."
        raise Rejected(Problem(Code.REQUIRED, message, ("reason",)))


async def _skip_open(
    actor: Actor, cycle: ReviewCycle, directions: frozenset[ReviewDirection], reason: str
) -> None:
    waiting = Review.filter(cycle_id=cycle.id, direction__in=directions, state__in=OPEN, extended=False)
    open_forms = await lock_row(waiting)
    if not open_forms:
        return
    if not reason:
        kinds = {_KINDS.get(form.direction, "forms of colleagues") for form in open_forms}
        kind = kinds.pop() if len(kinds) == 1 else "forms"
        message = f"{len(open_forms)} {kind} are not handed in. Wait for them, or move on with a reason: they are then skipped."
        raise Rejected(Problem(Code.REQUIRED, message, ("reason",)))
    if any(form.reviewee_id == actor.employee_id for form in open_forms):
        message = "A form about you is open, and nobody processes their own record. Hand it in, or ask a colleague to move on."
        raise Rejected(Problem(Code.OWN_RECORD, message, ("id",)))
    await change_all(
        actor,
        "skip_review",
        open_forms,
        reason=reason,
        state=ReviewState.SKIPPED,
        skip_reason=reason,
        left_open=True,
    )


async def _refuse_unshared(cycle: ReviewCycle) -> None:
    handed_in = Review.filter(cycle_id=cycle.id, state__in=sorted(KEPT), direction__in=NAMED)
    unshared = await handed_in.count()
    if unshared:
        message = f"{unshared} forms are not shared yet. Share them first."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))


async def _refuse_uncalibrated(cycle: ReviewCycle) -> None:
    sessions = CalibrationSession.filter(cycle_id=cycle.id).exclude(state=CalibrationState.LOCKED)
    open_ones = await sessions.count()
    if open_ones:
        message = f"{open_ones} calibration sessions are not closed. Ask who leads them to close them first."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))


_KINDS = {
    ReviewDirection.SELF: "self reviews",
    ReviewDirection.MANAGER: "managers' reviews",
    ReviewDirection.DOTTED: "dotted-line managers' reviews",
}
