"""Meeting about a review: agree on a date with an agenda, change it, and note what was talked about."""

from datetime import datetime
from typing import Final
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PAGE, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import announce, change, create
from headway.reviewing.access.meetings import meeting_to_change, review_to_meet_about
from headway.reviewing.models import Answer, Review, ReviewMeeting
from headway.reviewing.reads.records import forms_beside, live_answers
from headway.reviewing.rules import ReviewDirection
from headway.reviewing.rules.agendas import Said, agenda

SHORTEST, LONGEST = 10, 240
_TAKEN: Final = "There is a meeting about this review already. Change its date instead."


async def schedule_review_meeting(
    actor: Actor, *, review_id: UUID, starts_at: datetime, minutes: int, place: str = ""
) -> ReviewMeeting:
    """Agree on a date; the agenda begins with where both forms differ, what support is asked for, and the next goals.

    Refuses a review that is not shared, a second meeting, a moment that is over, and everybody but the two.
    """
    checks = Checks()
    place = _when(checks, starts_at, minutes, place)
    checks.done()
    async with transaction():
        review = await review_to_meet_about(actor, review_id)
        if await ReviewMeeting.exists(review_id=review.id):
            raise Rejected(Problem(Code.DUPLICATE, _TAKEN, ("review_id",)))
        meeting = await create(
            actor, "schedule_review_meeting", ReviewMeeting, review_id=review.id, starts_at=starts_at,
            minutes=minutes, place=place, agenda="\n".join(await _agenda(review)),
        )  # fmt: skip
        await announce("ReviewMeetingScheduled", review_id=review.id)
        return meeting


async def change_review_meeting(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    starts_at: datetime,
    minutes: int,
    place: str = "",
    agenda: str = "",
) -> ReviewMeeting:
    """Another date, place or agenda, until it was held. Refuses a moment that is over, a stale version, and everybody but the two."""
    checks = Checks()
    agenda = checks.text(agenda, "agenda", most=PAGE)
    async with transaction():
        meeting = await _meeting(actor, id, version)
        if meeting.held_at is not None:
            raise Rejected(Problem(Code.WRONG_STATE, "It was held. Change the notes instead.", ("id",)))
        moved = starts_at != meeting.starts_at
        place = _when(checks, starts_at if moved else None, minutes, place)
        checks.done()
        await change(
            actor, "change_review_meeting", meeting, expected_version=version,
            starts_at=starts_at, minutes=minutes, place=place, agenda=agenda,
        )  # fmt: skip
        if moved:
            await announce("ReviewMeetingMoved", review_id=meeting.review_id)
        return meeting


async def hold_review_meeting(actor: Actor, *, id: UUID, version: int, notes: str) -> ReviewMeeting:
    """Note what was talked about; both read it. Refuses before it began, a stale version, and everybody but the two."""
    checks = Checks()
    notes = checks.text(notes, "notes", most=PAGE, required=True)
    checks.done()
    async with transaction():
        meeting = await _meeting(actor, id, version)
        if meeting.starts_at > clock.now():
            message = "It has not begun yet. Move it, or write down afterwards what you talked about."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        held_at = meeting.held_at or clock.now()
        await change(
            actor, "hold_review_meeting", meeting, expected_version=version, notes=notes, held_at=held_at
        )
        return meeting


async def _meeting(actor: Actor, id: UUID, version: int) -> ReviewMeeting:
    meeting = await meeting_to_change(actor, id)
    if meeting.version != version:
        raise conflict(meeting)
    return meeting


def _when(checks: Checks, starts_at: datetime | None, minutes: int, place: str) -> str:
    over = starts_at is not None and starts_at <= clock.now()
    checks.require(not over, Code.OUT_OF_RANGE, "Choose a moment that is still to come.", "starts_at")
    lasts = SHORTEST <= minutes <= LONGEST
    checks.require(lasts, Code.OUT_OF_RANGE, f"Choose {SHORTEST} to {LONGEST} minutes.", "minutes")
    return checks.text(place, "place")


async def _agenda(review: Review) -> list[str]:
    forms = {form.id: form for form in await forms_beside([review])}
    said: dict[bool, list[Said]] = {True: [], False: []}
    for answer in await live_answers(list(forms)):
        said[forms[answer.review_id].direction is ReviewDirection.SELF].append(_said(answer))
    return agenda(review.reviewee.name, said[True], review.reviewer.name, said[False])


def _said(answer: Answer) -> Said:
    asked = answer.question
    return Said(
        section=asked.section,
        kind=asked.kind,
        subject=answer.goal.title if answer.goal else answer.standard.name if answer.standard else "",
        rating=answer.rating,
        choice=answer.choice,
        text=answer.text,
    )
