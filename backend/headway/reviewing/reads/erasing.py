"""What erasing the words about somebody would take away, what it leaves and why, and whether it may be done."""

from dataclasses import dataclass
from uuid import UUID

from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.actor import Actor
from headway.platform.errors import Rejected
from headway.reviewing.access.erasing import (
    WORDED,
    external_forms_about,
    hold_on,
    person_to_erase,
    records_about,
)
from headway.reviewing.models import Answer, LegalHold, Review, ReviewRecord, ReviewSignature
from headway.reviewing.rules.lives import HANDED_IN
from headway.reviewing.rules.records import problem_erasing


@dataclass(frozen=True, slots=True)
class Line:
    """Rows of one kind: what they are, how many, and why they stay if they do."""

    title: str
    count: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Erasure:
    """A dry run: nothing is written."""

    hold: LegalHold | None
    refusal: str | None
    goes: list[Line]
    stays: list[Line]


async def erasure_of(actor: Actor, employee_id: UUID) -> Erasure | None:
    """What would be erased of somebody; nothing for who is not their HR partner."""
    try:
        person = await person_to_erase(actor, employee_id)
    except Rejected:
        return None
    hold = await hold_on(employee_id)
    problem = problem_erasing(held=hold is not None, left=person.status is EmployeeStatus.LEFT)
    refusal = problem.message if problem else None
    return Erasure(hold, refusal, await _goes(employee_id), await _stays(employee_id))


async def _goes(employee_id: UUID) -> list[Line]:
    lines = [Line(kind.title, await kind.rows(employee_id).count()) for kind in WORDED]
    lines.append(Line("Words in signed versions", await records_about(employee_id).count()))
    lines.append(Line("Forms by people from outside", len(await external_forms_about(employee_id))))
    return [line for line in lines if line.count]


async def _stays(employee_id: UUID) -> list[Line]:
    about = {"review__reviewee_id": employee_id}
    lines = [
        Line(
            "Ratings",
            await Answer.filter(**about, rating__isnull=False).count(),
            "Means and distributions that others have read would change.",
        ),
        Line(
            "Signed versions without their words",
            await ReviewRecord.filter(**about).count(),
            "The chain proves with them that no other review was tampered with.",
        ),
        Line(
            "Signatures",
            await ReviewSignature.filter(record__review__reviewee_id=employee_id).count(),
            "They say who has seen a review and when, not what it said.",
        ),
        Line(
            "Forms this person wrote about others",
            await Review.filter(reviewer_id=employee_id, state__in=sorted(HANDED_IN))
            .exclude(reviewee_id=employee_id)
            .count(),
            "They are the record of those they are about.",
        ),
    ]
    return [line for line in lines if line.count]
