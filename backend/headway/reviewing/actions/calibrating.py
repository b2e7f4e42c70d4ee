"""Calibration sessions: open, move people with a reason, answer for one's ratings, close, open again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, reject_any
from headway.platform.events import announce, change, change_all, change_each, create
from headway.reviewing.access import (
    led_by,
    place_to_move,
    session_to_lead,
)
from headway.reviewing.models import (
    Answer,
    CalibrationChange,
    CalibrationPlace,
    CalibrationSession,
    Citation,
    Review,
    ReviewCycle,
)
from headway.reviewing.reads.calibration import (
    figures_of,
    led_by_another,
    placed,
    standings,
    steps_of,
    with_earlier,
)
from headway.reviewing.rules import (
    CalibrationMove,
    CalibrationState,
    ChangeKind,
    PlaceMove,
    PlaceState,
    Potential,
    ReviewState,
)
from headway.reviewing.rules.calibrating import (
    ANSWER_WITHIN_DAYS,
    Entry,
    after,
    problem_moving_place,
    problem_moving_session,
    problems_locking,
)


async def open_calibration(actor: Actor, *, id: UUID, version: int) -> CalibrationSession:
    """Begin a session: the ratings as they are submitted are frozen as its start.

    Refuses before the cycle is in calibration, a stale version, and who does not lead the session.
    """
    async with transaction():
        session = await _session_to(CalibrationMove.OPEN, actor, id, version)
        places = await CalibrationPlace.filter(session_id=id).select_related("review")
        frozen = [
            (it, {"submitted_rating": it.review.overall_rating, "rating": it.review.overall_rating})
            for it in places
        ]
        await change_each(actor, "open_calibration", frozen)
        await change(
            actor,
            "open_calibration",
            session,
            expected_version=version,
            state=CalibrationState.OPEN,
            opened_at=clock.now(),
        )
        return session


async def take_over_calibration(actor: Actor, *, id: UUID, version: int) -> CalibrationSession:
    """Lead a session from now on. Refuses who does not follow everybody in it, and whoever leads it already."""
    async with transaction():
        session = await _session_to(CalibrationMove.TAKE_OVER, actor, id, version)
        await change(
            actor, "take_over_calibration", session, expected_version=version, lead_id=actor.employee_id
        )
        return session


async def hide_calibration_names(actor: Actor, *, id: UUID, version: int, hidden: bool) -> CalibrationSession:
    """Hide names until the reason for a place is written, or show them all. Refuses who does not lead an open session."""
    async with transaction():
        session = await _session_to(CalibrationMove.HIDE_NAMES, actor, id, version)
        await change(actor, "hide_calibration_names", session, expected_version=version, names_hidden=hidden)
        return session


async def lock_calibration(
    actor: Actor, *, id: UUID, version: int, waive: bool = False
) -> CalibrationSession:
    """Close a session. Refuses while objections are open, and what else is open unless it is waived."""
    async with transaction():
        session = await _session_to(CalibrationMove.LOCK, actor, id, version)
        places = await CalibrationPlace.filter(session_id=id)
        await with_earlier(places)
        outside = figures_of(session, places, await steps_of(session.cycle_id)).outside
        # Whom an earlier session has is talked through there.
        here = [placed(it) for it in places if it.earlier_id is None]
        reject_any(problems_locking(here, outside=outside, waive=waive))
        await _lock_forms(actor, places, ReviewState.SUBMITTED, ReviewState.LOCKED)
        await change(
            actor,
            "lock_calibration",
            session,
            expected_version=version,
            state=CalibrationState.LOCKED,
            locked_at=clock.now(),
            names_hidden=False,
        )
        return session


async def reopen_calibration(actor: Actor, *, id: UUID, version: int, reason: str) -> CalibrationSession:
    """Open a closed session again. Refuses without a reason, once the cycle moved on, and all but HR who lead it."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        session = await _session_to(CalibrationMove.REOPEN, actor, id, version)
        await _reopen(actor, session, reason)
        return session


async def reopen_all_calibrations(actor: Actor, cycle: ReviewCycle, reason: str) -> None:
    """Open what was closed when its cycle steps back: forms can be written again, and the log stays."""
    closed = CalibrationSession.filter(cycle_id=cycle.id, state=CalibrationState.LOCKED)
    for session in await lock_row(closed.order_by("id")):
        await _reopen(actor, session, reason)


async def take_up_calibrations(actor: Actor, cycle: ReviewCycle) -> None:
    """Bring open sessions up to the ratings handed in since: late ones are their start, others an entry of the log."""
    reason = "Handed in anew after the cycle had stepped back."
    opened = CalibrationPlace.filter(session__cycle_id=cycle.id, session__state=CalibrationState.OPEN)
    for place in await opened.order_by("id").select_related("review", "session"):
        rating = place.review.overall_rating
        if rating is None or rating == place.rating:
            continue
        if place.submitted_rating is None:
            await change(actor, "open_calibration", place, submitted_rating=rating, rating=rating)
        else:
            entry = Entry(ChangeKind.PLACED, rating=rating, potential=place.potential, own=True)
            await _log(actor, place.session, place, entry, reason)


async def place_in_calibration(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    rating: int,
    potential: Potential | None = None,
    reason: str,
    evidence: Sequence[UUID] = (),
) -> CalibrationPlace:
    """Give somebody another rating or another place in the grid; the review has the new rating at once.

    `evidence` is what the review cites and the move rests on.

    Refuses without a reason, steps that the scale does not have, evidence that the review does not cite, one's own manager, people of an earlier session, a
    stale version, and who neither leads the session nor wrote the review.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    async with transaction():
        place, session = await _place_to(PlaceMove.PLACE, actor, id, version)
        await _check_step(checks, session, rating)
        own = place.reviewer_id == actor.employee_id
        entry = Entry(ChangeKind.PLACED, rating=rating, potential=potential, own=own)
        await _log(actor, session, place, entry, reason, await _cited(place, evidence))
        await announce("CalibrationPlaced", place_id=place.id)
        return place


async def mark_calibration_place(
    actor: Actor, *, id: UUID, version: int, state: PlaceState
) -> CalibrationPlace:
    """Say how far the talk about somebody is. Refuses as placing does, but needs no reason and no rating."""
    async with transaction():
        place, session = await _place_to(PlaceMove.MARK, actor, id, version)
        await _log(actor, session, place, Entry(ChangeKind.MARKED, state=state))
        return place


async def answer_calibration(
    actor: Actor, *, id: UUID, version: int, confirms: bool, comment: str = ""
) -> CalibrationPlace:
    """Confirm a rating that others moved, or object with a reason; the manager above then decides.

    Refuses an objection without a comment, a place that waits for no answer, and all but the review's author.
    """
    checks = Checks()
    comment = checks.text(comment, "comment", most=PARAGRAPH)
    checks.require(confirms or bool(comment), Code.REQUIRED, "Say what speaks against it.", "comment")
    checks.done()
    async with transaction():
        place, session = await _place_to(PlaceMove.ANSWER, actor, id, version)
        kind = ChangeKind.CONFIRMED if confirms else ChangeKind.OBJECTED
        await _log(actor, session, place, Entry(kind, own=True), comment)
        if not confirms:
            await announce("CalibrationObjected", place_id=place.id)
        return place


async def decide_calibration(
    actor: Actor, *, id: UUID, version: int, rating: int, reason: str
) -> CalibrationPlace:
    """Decide an objection. Refuses without a reason, where nobody objected, and all but the manager above."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    async with transaction():
        place, session = await _place_to(PlaceMove.DECIDE, actor, id, version)
        await _check_step(checks, session, rating)
        await _log(actor, session, place, Entry(ChangeKind.DECIDED, rating=rating), reason)
        return place


async def flag_calibration_place(actor: Actor, *, id: UUID, version: int, reason: str) -> CalibrationPlace:
    """Note what a later session sees about somebody whom an earlier one has. Refuses without words, and elsewhere."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        place, session = await _place_to(PlaceMove.FLAG, actor, id, version)
        await _log(actor, session, place, Entry(ChangeKind.FLAGGED), reason)
        return place


async def _session_to(move: CalibrationMove, actor: Actor, id: UUID, version: int) -> CalibrationSession:
    session = await session_to_lead(actor, id)
    if session.version != version:
        raise conflict(session)
    cycle = await lock_row(ReviewCycle.filter(id=session.cycle_id)).get()
    leads = session.id in await led_by(actor, [session.id])
    problem = problem_moving_session(
        move,
        session.state,
        cycle.state,
        leads=leads,
        is_hr=actor.is_hr,
        led_by_another=led_by_another(session, actor),
    )
    if problem is not None:
        raise Rejected(problem)
    return session


async def _place_to(
    move: PlaceMove, actor: Actor, id: UUID, version: int
) -> tuple[CalibrationPlace, CalibrationSession]:
    place, session = await place_to_move(actor, id)
    if place.version != version:
        raise conflict(place)
    problem = problem_moving_place(move, (await standings(actor, [place]))[place])
    if problem is not None:
        raise Rejected(problem)
    return place, session


async def _reopen(actor: Actor, session: CalibrationSession, reason: str) -> None:
    places = await CalibrationPlace.filter(session_id=session.id)
    await _lock_forms(actor, places, ReviewState.LOCKED, ReviewState.SUBMITTED)
    await change(
        actor,
        "reopen_calibration",
        session,
        reason=reason,
        state=CalibrationState.OPEN,
        locked_at=None,
        reopen_reason=reason,
    )


async def _lock_forms(
    actor: Actor, places: Sequence[CalibrationPlace], was: ReviewState, now: ReviewState
) -> None:
    """The forms of those whom this session decides, closed with it and opened with it."""
    ids = [it.review_id for it in places if it.earlier_id is None]
    forms = await lock_row(Review.filter(id__in=ids, state=was))
    await change_all(actor, "calibrate", forms, state=now)


async def _check_step(checks: Checks, session: CalibrationSession, rating: int) -> None:
    values = [value for value, _ in await steps_of(session.cycle_id)]
    checks.require(rating in values, Code.OUT_OF_RANGE, "Choose a step of the scale.", "rating")
    checks.done()


async def _cited(place: CalibrationPlace, ids: Sequence[UUID]) -> list[list[str]]:
    """Kind and id of these pieces of evidence, each of which an answer of the review cites."""
    rows = await Citation.filter(answer__review_id=place.review_id, evidence_id__in=list(ids))
    kinds = {row.evidence_id: row.kind for row in rows}
    message = "The review does not cite this. Choose from what it cites."
    reject_any(
        Problem(Code.NOT_FOUND, message, ("evidence_ids", str(at)))
        for at, id in enumerate(ids)
        if id not in kinds
    )
    return [[kinds[id], str(id)] for id in dict.fromkeys(ids)]


async def _log(
    actor: Actor,
    session: CalibrationSession,
    place: CalibrationPlace,
    entry: Entry,
    reason: str = "",
    evidence: Sequence[Sequence[str]] = (),
) -> None:
    """Append to the log, and let the place and its review follow from it."""
    await create(
        actor,
        "calibrate",
        CalibrationChange,
        session_id=session.id,
        place_id=place.id,
        number=await CalibrationChange.filter(session_id=session.id).count() + 1,
        at=clock.now(),
        by_id=actor.employee_id,
        kind=entry.kind,
        rating=entry.rating,
        potential=entry.potential,
        state=entry.state,
        own=entry.own,
        reason=reason,
        evidence=list(evidence),
    )
    was = placed(place)
    now = after(was, entry)
    values: dict[str, Any] = {
        "rating": now.rating,
        "potential": now.potential,
        "state": now.state,
        "answer": now.answer,
    }
    if now.answer is not was.answer:
        values["answer_due_on"] = clock.today() + timedelta(days=ANSWER_WITHIN_DAYS)
    if entry.kind is ChangeKind.PLACED:
        values["placed_at"] = clock.now()
    await change(actor, "calibrate", place, **values)
    if now.rating != was.rating and now.rating is not None:
        await _write_back(actor, place, now.rating)


async def _write_back(actor: Actor, place: CalibrationPlace, rating: int) -> None:
    """The review says what the session decided; the session remembers what was submitted."""
    review = await lock_row(Review.filter(id=place.review_id)).get()
    await change(actor, "calibrate", review, overall_rating=rating)
    answer = await Answer.filter(review_id=review.id, question__overall=True).first()
    if answer is not None:
        await change(actor, "calibrate", answer, rating=rating)
