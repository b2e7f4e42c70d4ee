"""Preparing a calibration session: for whom it is, and what there is to compare."""

from collections.abc import Sequence
from dataclasses import asdict
from random import SystemRandom
from typing import Final
from uuid import UUID

from headway.people.access import visible_departments, with_departments_below
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import LINE, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import create, create_all
from headway.reviewing.access import (
    led_by,
    visible_cycles,
)
from headway.reviewing.models import (
    CalibrationPlace,
    CalibrationSession,
    Question,
    Review,
    ReviewCycle,
)
from headway.reviewing.reads.calibration import steps_of
from headway.reviewing.rules import (
    ReviewDirection,
)
from headway.reviewing.rules.distribution import Guide, problems_of_guidance
from headway.reviewing.rules.grid import GridNames, problems_of_grid_names
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
    grid_names: GridNames | None = None,
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
        checks.problems += problems_of_grid_names(grid_names) if grid_names else []
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
            actor, "prepare_calibration", CalibrationSession, cycle_id=cycle.id, lead_id=actor.employee_id, name=name,
            guidance=[asdict(guide) for guide in guidance], grid=grid, grid_names=grid_names.kept() if grid_names else {},
        )  # fmt: skip
        places = await _places(cycle, session, forms)
        await create_all(actor, "prepare_calibration", places)
        if session.id not in await led_by(actor, [session.id]):
            message = (
                "You do not look after everybody here. Choose people of your departments, or ask a colleague."
            )
            raise Rejected(Problem(Code.FORBIDDEN, message, ("department_id",)))
        return session


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
