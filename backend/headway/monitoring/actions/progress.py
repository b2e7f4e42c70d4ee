"""Logging how a key result stands."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from uuid import UUID

from headway.monitoring.access import visible_updates
from headway.monitoring.models import ProgressUpdate
from headway.monitoring.rules import Confidence
from headway.monitoring.rules.updates import problems_correcting, problems_of_day
from headway.planning.access import key_result_to_measure
from headway.planning.actions import check_value, measure_key_result
from headway.planning.reads import DaysOfGoal, standing_and_days
from headway.planning.rules import GoalAction, GoalState
from headway.planning.rules.moves import Standing, problem_moving
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import conflict, not_found, reject_any
from headway.platform.events import announce, create, object_made_with, remember_key

if TYPE_CHECKING:
    from headway.planning.models import Goal, KeyResult


AGREED: Final = (GoalState.ACTIVE, GoalState.PAUSED, GoalState.CLOSED)


@dataclass(frozen=True, slots=True)
class Logged:
    """An update with what it was logged on, as they are now."""

    update: ProgressUpdate
    key_result: "KeyResult"
    goal: "Goal"


async def log_progress(
    actor: Actor,
    *,
    key_result_id: UUID,
    value: Decimal,
    confidence: Confidence,
    version: int,
    note: str = "",
    effective_on: date | None = None,
    corrects_id: UUID | None = None,
    idempotency_key: str | None = None,
    check_in_id: UUID | None = None,
) -> Logged:
    """Add a number to the history of a key result, today's unless a day is given; nothing logged before is changed.

    Refuses anybody but the owner and their direct manager, goals that are not active, values the key result cannot have,
    days to come, before the start or of a closed period, and a stale version of the key result. HR in scope logs what is
    missing of a closed period, with a note that says why. A correction names the update that it replaces. The same
    idempotency key gives the update of the first call again.
    """
    checks = Checks()
    note = checks.text(note, "note", most=PARAGRAPH)
    key = checks.text(idempotency_key, "idempotency_key", most=100) or None
    async with transaction():
        key_result, goal = await key_result_to_measure(actor, key_result_id, "key_result_id")
        made = await object_made_with(actor, "log_progress", key)
        if made is not None:
            return Logged(await _update(actor, made, "idempotency_key"), key_result, goal)
        if key_result.version != version:
            raise conflict(key_result)
        standing, days = await standing_and_days(actor, goal)
        on = checks.day(effective_on, "effective_on") or days.today
        belated = _check_day(checks, goal, standing, days, on, note)
        check_value(checks, key_result, value, "value")
        if corrects_id is not None:
            await _check_correction(
                actor, checks, corrects_id, key_result, standing.directs or belated, days.today
            )
        checks.done()
        update = await create(
            actor,
            "log_progress",
            ProgressUpdate,
            on_behalf_of=None if standing.owns else goal.owner_id,
            goal_id=goal.id,
            key_result_id=key_result.id,
            author_id=actor.employee_id,
            value=value,
            confidence=confidence,
            note=note,
            effective_on=on,
            recorded_at=clock.now(),
            corrects_id=corrects_id,
            check_in_id=check_in_id,
        )
        await remember_key(actor, "log_progress", key, update)
        await _repeat_newest(actor, key_result, update, version)
        await announce("ProgressLogged", goal_id=goal.id, key_result_id=key_result.id, update_id=update.id)
        return Logged(update, key_result, goal)


def _check_day(
    checks: Checks, goal: "Goal", standing: Standing, days: DaysOfGoal, on: date, note: str
) -> bool:
    """Whether HR logs what is missing of a closed period. Refuses who may not log, and notes what is wrong with the day."""
    belated = standing.looks_after and goal.state in AGREED and days.closed_at(on)
    problem = None if belated else problem_moving(GoalAction.LOG_PROGRESS, goal.life, standing)
    reject_any([problem] if problem else [])
    closed = None if belated and note else days.closed_period
    checks.problems.extend(
        problems_of_day(
            on, today=days.today, starts_on=goal.starts_on, closed_period=closed, looks_after=belated
        )
    )
    return belated


async def _update(actor: Actor, id: UUID, *path: str) -> ProgressUpdate:
    found = await visible_updates(actor).get_or_none(id=id)
    if found is None:
        raise not_found("update", *path)
    return found


async def _check_correction(
    actor: Actor,
    checks: Checks,
    corrects_id: UUID,
    key_result: "KeyResult",
    may_always: bool,
    today: date,
) -> None:
    corrected = await visible_updates(actor).get_or_none(id=corrects_id)
    if corrected is None:
        checks.problems.extend(not_found("update", "corrects").problems)
        return
    checks.problems.extend(
        problems_correcting(
            same_key_result=corrected.key_result_id == key_result.id,
            corrected_before=await ProgressUpdate.filter(corrects_id=corrects_id).exists(),
            recorded_on=corrected.recorded_at.date(),
            today=today,
            is_author=corrected.author_id is not None and corrected.author_id == actor.employee_id,
            directs=may_always,
        )
    )


async def _repeat_newest(actor: Actor, key_result: "KeyResult", update: ProgressUpdate, version: int) -> None:
    newest = update
    if update.corrects_id is not None or (
        key_result.current_on and update.effective_on < key_result.current_on
    ):
        history = ProgressUpdate.filter(key_result_id=key_result.id, corrections__id__isnull=True)
        newest = await history.order_by("-effective_on", "-recorded_at", "-id").first() or update
    await measure_key_result(
        actor,
        key_result,
        value=newest.value,
        on=newest.effective_on,
        confidence=newest.confidence,
        expected_version=version,
    )
