"""The dates of a series: planned ahead by its rule, moved, skipped, and taken up again."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from tortoise.expressions import Q, Subquery
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.monitoring.access import meeting_to_change
from headway.monitoring.models import Meeting, OneOnOne
from headway.monitoring.rules.one_on_ones import (
    AHEAD,
    MeetingAction,
    MeetingState,
    OneOnOneState,
    Schedule,
    allowed_for_meeting,
    instant,
    is_time,
    upcoming,
)
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import announce, change, change_all, change_each, create_all

_WHY_NOT: Final = {
    MeetingAction.MOVE: "This meeting has begun, is skipped, or its series is over. Move one that is still to come.",
    MeetingAction.SKIP: "This meeting is skipped already, or its series is over. There is nothing more to do.",
    MeetingAction.RESTORE: "This meeting takes place, or its series is over. There is nothing to take back.",
}


async def move_meeting(actor: Actor, *, id: UUID, version: int, on: date, time: str) -> Meeting:
    """Hold one meeting at another time, on the wall of its series' zone; the others stay.

    Refuses what has begun or is skipped, and times in the past.
    """
    checks = Checks()
    checks.day(on, "on", required=True)
    checks.require(is_time(time), Code.INVALID, "Give the time as hours and minutes, such as 09:30.", "time")
    checks.done()
    async with transaction():
        meeting, series = await _meeting_to_move(actor, id, version, MeetingAction.MOVE)
        starts_at = instant(on, time, series.time_zone)
        if starts_at <= clock.now():
            message = "This time is over. Choose a later one, or skip the meeting."
            raise Rejected(Problem(Code.OUT_OF_RANGE, message, ("on",)))
        await change(actor, "move_meeting", meeting, expected_version=version, starts_at=starts_at)
        await announce("MeetingMoved", meeting_id=meeting.id, one_on_one_id=series.id)
        return meeting


async def skip_meeting(actor: Actor, *, id: UUID, version: int) -> Meeting:
    """Leave one meeting out; its agenda waits for the next. Refuses what is skipped already."""
    async with transaction():
        meeting, series = await _meeting_to_move(actor, id, version, MeetingAction.SKIP)
        await change(actor, "skip_meeting", meeting, expected_version=version, state=MeetingState.SKIPPED)
        await announce("MeetingSkipped", meeting_id=meeting.id, one_on_one_id=series.id)
        return meeting


async def restore_meeting(actor: Actor, *, id: UUID, version: int) -> Meeting:
    """Hold a meeting after all. Refuses what was not skipped."""
    async with transaction():
        meeting, _ = await _meeting_to_move(actor, id, version, MeetingAction.RESTORE)
        await change(actor, "restore_meeting", meeting, expected_version=version, state=MeetingState.PLANNED)
        return meeting


async def plan_ahead(actor: Actor, series: OneOnOne) -> None:
    """Plan what is missing of the next dates of an agreed series, which the caller holds locked."""
    missing = AHEAD - len(await _to_come(series))
    if series.state is not OneOnOneState.ACTIVE or missing <= 0:
        return
    last = await Meeting.filter(one_on_one_id=series.id).order_by("-planned_at").first()
    after = max(clock.now(), last.planned_at) if last else clock.now()
    await _plan(actor, series, upcoming(schedule_of(series), after, missing))


async def plan_anew(actor: Actor, series: OneOnOne) -> None:
    """Lay the meetings to come on the dates of the new rule; notes and agenda stay with them."""
    planned = await _to_come(series)
    if series.state is not OneOnOneState.ACTIVE:
        return
    dates = upcoming(schedule_of(series), clock.now(), max(AHEAD, len(planned)))
    kept = {"minutes": series.minutes, "state": MeetingState.PLANNED}
    anew = [
        (meeting, {"planned_at": moment, "starts_at": moment, **kept})
        for meeting, moment in zip(planned, dates, strict=False)
    ]
    await change_each(actor, "plan_meeting", anew)
    await _plan(actor, series, dates[len(planned) :])


async def plan_meetings() -> int:
    """Plan the dates of agreed series ahead; how many needed it. Idempotent."""
    coming = Meeting.filter(starts_at__gt=clock.now()).annotate(n=Count("id")).group_by("one_on_one_id")
    counts: dict[UUID, int] = dict(await coming.values_list("one_on_one_id", "n"))
    agreed: list[UUID] = await _agreed().values_list("id", flat=True)  # type: ignore[assignment]  # a flat list
    waiting = [id for id in agreed if counts.get(id, 0) < AHEAD]
    for id in waiting:
        async with transaction():
            series = await lock_row(_agreed().filter(id=id)).first()
            if series is not None:
                await plan_ahead(SYSTEM, series)
    return len(waiting)


async def end_of_leavers() -> int:
    """End the series of people who left; how many there were. Idempotent."""
    left = Q(organiser__status=EmployeeStatus.LEFT) | Q(partner__status=EmployeeStatus.LEFT)
    async with transaction():
        over = await lock_row(_agreed().filter(id__in=Subquery(_agreed().filter(left).values("id"))))
        for series in over:
            await end(SYSTEM, series)
    return len(over)


async def end(actor: Actor, series: OneOnOne, expected_version: int | None = None) -> None:
    """Nobody comes to these meetings any more; the caller holds the series locked."""
    await change(
        actor,
        "end_one_on_one",
        series,
        expected_version=expected_version,
        state=OneOnOneState.ENDED,
        ended_at=clock.now(),
    )
    coming = [meeting for meeting in await _to_come(series) if meeting.state is MeetingState.PLANNED]
    await change_all(actor, "skip_meeting", coming, state=MeetingState.SKIPPED)
    await announce("OneOnOneEnded", one_on_one_id=series.id)


def _agreed() -> QuerySet[OneOnOne]:
    return OneOnOne.filter(state=OneOnOneState.ACTIVE)


async def _plan(actor: Actor, series: OneOnOne, dates: Sequence[datetime]) -> None:
    await create_all(actor, "plan_meeting", [_meeting(series, moment) for moment in dates])


def schedule_of(series: OneOnOne) -> Schedule:
    """The rule of a series."""
    return Schedule(series.cadence, series.starts_on, series.time, series.time_zone)


async def _to_come(series: OneOnOne) -> list[Meeting]:
    coming = Meeting.filter(one_on_one_id=series.id, starts_at__gt=clock.now())
    return await lock_row(coming.order_by("planned_at", "id"))


def _meeting(series: OneOnOne, moment: datetime) -> Meeting:
    now = clock.now()
    return Meeting(
        id=uuid4(),
        one_on_one_id=series.id,
        planned_at=moment,
        starts_at=moment,
        minutes=series.minutes,
        created_at=now,
        updated_at=now,
    )


async def _meeting_to_move(
    actor: Actor, id: UUID, version: int, action: MeetingAction
) -> tuple[Meeting, OneOnOne]:
    meeting, series = await meeting_to_change(actor, id)
    if meeting.version != version:
        raise conflict(meeting)
    if action not in allowed_for_meeting(series.state, meeting.state, meeting.starts_at, clock.now()):
        raise Rejected(Problem(Code.WRONG_STATE, _WHY_NOT[action], ("id",)))
    return meeting, series
