"""Erasing what was written about somebody who left: words go, numbers and the chain stay; a legal hold wins."""

from typing import Any
from uuid import UUID

from headway.people.access import in_hr_scope, visible_employees
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import change, change_all, create, record_all
from headway.platform.models import Row
from headway.reviewing.models import Answer, LegalHold, Review, ReviewMeeting, ReviewRecord, ReviewSignature
from headway.reviewing.rules.records import erased

_HELD = "A legal hold keeps what was written about this person. Have it lifted first."
_HERE = "This person works here: reviews in use are not erased. Correct them instead."


async def hold_reviews(actor: Actor, *, employee_id: UUID, reason: str) -> LegalHold:
    """Keep everything that was written about somebody. Refuses without a reason, a second hold, and who is not their HR partner."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        await _person(actor, employee_id)
        if await _held(employee_id):
            raise Rejected(Problem(Code.DUPLICATE, "There is a legal hold already.", ("employee_id",)))
        return await create(actor, "hold_reviews", LegalHold, employee_id=employee_id, reason=reason)


async def lift_hold(actor: Actor, *, employee_id: UUID, reason: str) -> LegalHold:
    """Let a legal hold end. Refuses without a reason or a hold, and who is not their HR partner."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        await _person(actor, employee_id)
        hold = await _held(employee_id)
        if hold is None:
            raise not_found("legal hold", "employee_id")
        await change(actor, "lift_hold", hold, reason=reason, lifted_at=clock.now())
        return hold


async def erase_review_words(actor: Actor, *, employee_id: UUID, reason: str) -> int:
    """Blank every word in reviews about somebody who left; how many reviews it were.

    Ratings, counts and digests stay, so that means and the chain still hold. Refuses without a reason, under a legal
    hold, somebody who works here, and who is not their HR partner.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        status = await _person(actor, employee_id)
        if await _held(employee_id):
            raise Rejected(Problem(Code.FORBIDDEN, _HELD, ("employee_id",)))
        if status is not EmployeeStatus.LEFT:
            raise Rejected(Problem(Code.WRONG_STATE, _HERE, ("employee_id",)))
        reviews = await lock_row(Review.filter(reviewee_id=employee_id))
        ids = [review.id for review in reviews]
        answers = await lock_row(Answer.filter(review_id__in=ids).exclude(text=""))
        await change_all(actor, "erase_review_words", answers, reason=reason, text="")
        await change_all(
            actor, "erase_review_words", reviews, reason=reason,
            acknowledgement_comment="", dispute_outcome="", skip_reason="", correction_reason="",
        )  # fmt: skip
        meetings = await lock_row(ReviewMeeting.filter(review_id__in=ids))
        await change_all(actor, "erase_review_words", meetings, reason=reason, agenda="", notes="", place="")
        await _erase_records(actor, ids, reason)
        return len(reviews)


async def _erase_records(actor: Actor, reviews: list[UUID], reason: str) -> None:
    records = await lock_row(ReviewRecord.filter(review_id__in=reviews))
    for record in records:
        record.content, record.erased_at = erased(record.content), clock.now()
        await record.save(update_fields=["content", "erased_at"])
    signatures = await lock_row(ReviewSignature.filter(record_id__in=[record.id for record in records]))
    for signature in signatures:
        signature.reason = erased(signature.reason)
        await signature.save(update_fields=["reason"])
    told: list[tuple[Row, dict[str, Any], dict[str, Any]]] = [(row, {}, {"erased": True}) for row in records]
    await record_all(actor, "erase_review_words", told, reason=reason)


async def _person(actor: Actor, employee_id: UUID) -> EmployeeStatus:
    """The status of somebody whom the actor looks after as HR, and who is not the actor."""
    looked_after = actor.is_hr and not actor.integration and employee_id != actor.employee_id
    known = (
        visible_employees(actor).filter(id=employee_id, id__in=in_hr_scope(actor)) if looked_after else None
    )
    person = await known.first() if known is not None else None
    if person is None:
        raise not_found("person", "employee_id")
    return EmployeeStatus(person.status)


async def _held(employee_id: UUID) -> LegalHold | None:
    return await LegalHold.filter(employee_id=employee_id, lifted_at__isnull=True).first()
