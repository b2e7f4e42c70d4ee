"""Calibration sessions: prepare, open, move people with a reason, answer for one's ratings, close, open again."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from random import SystemRandom
from typing import Any, Final
from uuid import UUID

from headway.people.access import visible_departments, with_departments_below
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import LINE, PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found, reject_any
from headway.platform.events import announce, change, change_each, create, create_all
from headway.reviewing.access import (
    led_by,
    place_to_move,
    session_to_lead,
    visible_cycles,
)
from headway.reviewing.models import (
    Answer,
    CalibrationChange,
    CalibrationPlace,
    CalibrationSession,
    Question,
    Review,
    ReviewCycle,
)
from headway.reviewing.reads.calibration import figures_of, placed, standings, steps_of, with_earlier
from headway.reviewing.rules import (
    CalibrationMove,
    CalibrationState,
    ChangeKind,
    PlaceMove,
    PlaceState,
    Potential,
    ReviewDirection,
)
from headway.reviewing.rules.calibrating import (
    ANSWER_WITHIN_DAYS,
    Entry,
    after,
    problem_moving_place,
    problem_moving_session,
    problems_locking,
)
from headway.reviewing.rules.distribution import Guide, problems_of_guidance
from headway.reviewing.rules.lives import OUT, OVER_CALIBRATION

MOST_PEOPLE: Final = 1_000


async def prepare_calibration(
    actor: Actor,
    *,
    cycle_id: UUID,
    name: str,
    department_id: UUID | None = None,
    manager_id: UUID | None = None,
    guidance: Sequence[Guide] = (),
    grid: bool = True,
) -> CalibrationSession:
    """Prepare a session for the people of a department, or below a manager, or of the whole cycle.

    Refuses people whom the actor does not look after, a form without an overall rating, shares that cannot be, a cycle
    that does not calibrate or is past it, and all but HR.
    """
    checks = Checks()
    name = checks.text(name, "name", most=LINE, required=True)
    async with transaction():
        cycle = await _cycle(actor, cycle_id)
        checks.problems += problems_of_guidance(guidance, [value for value, _ in await steps_of(cycle.id)])
        await _overall_question(cycle)
        forms = await _scope(actor, cycle, department_id, manager_id)
        checks.require(
            0 < len(forms) <= MOST_PEOPLE,
            Code.OUT_OF_RANGE,
            f"Choose 1 to {MOST_PEOPLE} people.",
            "department_id",
        )
        checks.done()
        session = await create(
            actor, "prepare_calibration", CalibrationSession, cycle_id=cycle.id, name=name,
            guidance=[asdict(guide) for guide in guidance], grid=grid,
        )  # fmt: skip
        places = await _places(cycle, session, forms)
        await create_all(actor, "prepare_calibration", places)
        if session.id not in await led_by(actor, [session.id]):
            message = (
                "You do not look after everybody here. Choose people of your departments, or ask a colleague."
            )
            raise Rejected(Problem(Code.FORBIDDEN, message, ("department_id",)))
        return session


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
        await change(
            actor,
            "reopen_calibration",
            session,
            expected_version=version,
            state=CalibrationState.OPEN,
            locked_at=None,
            reopen_reason=reason,
        )
        return session


async def place_in_calibration(
    actor: Actor, *, id: UUID, version: int, rating: int, potential: Potential | None = None, reason: str
) -> CalibrationPlace:
    """Give somebody another rating or another place in the grid; the review has the new rating at once.

    Refuses without a reason, steps that the scale does not have, one's own manager, people of an earlier session, a
    stale version, and who neither leads the session nor wrote the review.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    async with transaction():
        place, session = await _place_to(PlaceMove.PLACE, actor, id, version)
        await _check_step(checks, session, rating)
        own = place.reviewer_id == actor.employee_id
        entry = Entry(ChangeKind.PLACED, rating=rating, potential=potential, own=own)
        await _log(actor, session, place, entry, reason)
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


async def _cycle(actor: Actor, id: UUID) -> ReviewCycle:
    cycle = await lock_row(visible_cycles(actor).filter(id=id)).first()
    if cycle is None:
        raise not_found("review cycle", "cycle_id")
    if not actor.is_hr:
        raise Rejected(
            Problem(Code.FORBIDDEN, "HR partners prepare calibration. Ask one of them.", ("cycle_id",))
        )
    if not cycle.calibrates or cycle.launched_at is None or cycle.state in OVER_CALIBRATION:
        message = "This cycle does not compare ratings, or not any more. Choose another one."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("cycle_id",)))
    return cycle


async def _overall_question(cycle: ReviewCycle) -> Question:
    asked = Question.filter(template_id=cycle.template_id, direction=ReviewDirection.MANAGER, overall=True)
    question = await asked.first()
    if question is None:
        message = "The managers' form of this cycle has no overall rating: there is nothing to compare."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("cycle_id",)))
    return question


async def _scope(
    actor: Actor, cycle: ReviewCycle, department_id: UUID | None, manager_id: UUID | None
) -> list[Review]:
    """The managers' forms of a cycle about the people chosen, as they were at its launch."""
    forms = Review.filter(cycle_id=cycle.id, direction=ReviewDirection.MANAGER).exclude(state__in=OUT)
    if department_id is not None:
        if not await visible_departments(actor).filter(id=department_id).exists():
            raise not_found("department", "department_id")
        departments = await with_departments_below([department_id])
        forms = forms.filter(participant__department_id__in=list(departments))
    if manager_id is not None:
        forms = forms.filter(participant__manager_id=manager_id)
    return await forms.order_by("created_at", "id")


async def _places(
    cycle: ReviewCycle, session: CalibrationSession, forms: Sequence[Review]
) -> list[CalibrationPlace]:
    """A place for each form, one a person; numbers in no order that says who it is."""
    by_participant = {form.participant_id: form for form in forms}
    known = CalibrationPlace.filter(
        session__cycle_id=cycle.id, earlier_id__isnull=True, participant_id__in=list(by_participant)
    )
    earlier = dict(await known.values_list("participant_id", "id"))
    numbers = list(range(1, len(by_participant) + 1))
    SystemRandom().shuffle(numbers)
    now = clock.now()
    return [
        CalibrationPlace(
            session_id=session.id, participant_id=participant, review_id=form.id, employee_id=form.reviewee_id,
            reviewer_id=form.reviewer_id, number=number, earlier_id=earlier.get(participant), created_at=now, updated_at=now,
        )
        for number, (participant, form) in zip(numbers, by_participant.items(), strict=True)
    ]  # fmt: skip


async def _session_to(move: CalibrationMove, actor: Actor, id: UUID, version: int) -> CalibrationSession:
    session = await session_to_lead(actor, id)
    if session.version != version:
        raise conflict(session)
    cycle = await lock_row(ReviewCycle.filter(id=session.cycle_id)).get()
    leads = session.id in await led_by(actor, [session.id])
    problem = problem_moving_session(move, session.state, cycle.state, leads=leads, is_hr=actor.is_hr)
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


async def _check_step(checks: Checks, session: CalibrationSession, rating: int) -> None:
    values = [value for value, _ in await steps_of(session.cycle_id)]
    checks.require(rating in values, Code.OUT_OF_RANGE, "Choose a step of the scale.", "rating")
    checks.done()


async def _log(
    actor: Actor, session: CalibrationSession, place: CalibrationPlace, entry: Entry, reason: str = ""
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
