"""Erasing what was written about somebody who left: words go, numbers and the chain stay; a legal hold wins."""

from datetime import date
from typing import Any
from uuid import UUID

from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found, reject_any
from headway.platform.events import change, change_all, change_each, create, record_all
from headway.platform.models import Row, VersionedRow
from headway.reviewing.access.erasing import (
    WORDED,
    Worded,
    external_forms_about,
    hold_on,
    person_to_erase,
    records_about,
)
from headway.reviewing.models import ExternalForm, LegalHold, Review, ReviewSignature
from headway.reviewing.rules.records import erased, problem_erasing

ERASE = "erase_review_words"


async def hold_reviews(
    actor: Actor, *, employee_id: UUID, reason: str, ends_on: date | None = None
) -> LegalHold:
    """Keep everything that was written about somebody, to a last day where one is named.

    Refuses without a reason, a day that is over, a second hold, and who is not their HR partner.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    later = ends_on is None or ends_on >= clock.today()
    checks.require(later, Code.OUT_OF_RANGE, "Choose a day that is not over.", "ends_on")
    checks.done()
    async with transaction():
        await person_to_erase(actor, employee_id)
        if await hold_on(employee_id):
            raise Rejected(Problem(Code.DUPLICATE, "There is a legal hold already.", ("employee_id",)))
        values: dict[str, Any] = {"employee_id": employee_id, "reason": reason, "ends_on": ends_on}
        return await create(actor, "hold_reviews", LegalHold, **values)


async def lift_hold(actor: Actor, *, employee_id: UUID, reason: str) -> LegalHold:
    """Let a legal hold end. Refuses without a reason or a hold, and who is not their HR partner."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        await person_to_erase(actor, employee_id)
        hold = await hold_on(employee_id)
        if hold is None:
            raise not_found("legal hold", "employee_id")
        await change(actor, "lift_hold", hold, reason=reason, lifted_at=clock.now())
        return hold


async def erase_review_words(actor: Actor, *, employee_id: UUID, reason: str) -> int:
    """Blank every word in reviews about somebody who left, and what they wrote and nobody got to read; how many reviews it were.

    Ratings, counts and digests stay, so that means and the chain still hold. Refuses without a reason, under a legal
    hold, somebody who works here, and who is not their HR partner.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        person = await person_to_erase(actor, employee_id)
        held = await hold_on(employee_id) is not None
        problem = problem_erasing(held=held, left=person.status is EmployeeStatus.LEFT)
        reject_any([problem] if problem else [])
        for kind in WORDED:
            await _blank(actor, kind, employee_id, reason)
        await _erase_external_forms(actor, employee_id)
        await _erase_records(actor, employee_id, reason)
        return await Review.filter(reviewee_id=employee_id).count()


async def _blank(actor: Actor, kind: Worded, employee_id: UUID, reason: str) -> None:
    rows = await lock_row(kind.rows(employee_id))
    blank = dict.fromkeys(kind.columns, "")
    if issubclass(kind.model, VersionedRow):
        await change_all(actor, ERASE, rows, reason=reason, **blank)
        return
    await kind.model.filter(id__in=[row.id for row in rows]).update(**blank)
    await record_all(actor, ERASE, [(row, {}, {"erased": True}) for row in rows], reason=reason)


async def _erase_external_forms(actor: Actor, employee_id: UUID) -> None:
    ids = [form.id for form in await external_forms_about(employee_id)]
    forms = await lock_row(ExternalForm.filter(id__in=ids))
    blanked = [
        (form, {"answers": {asked: {**said, "text": ""} for asked, said in form.answers.items()}})
        for form in forms
    ]
    await change_each(actor, ERASE, blanked)


async def _erase_records(actor: Actor, employee_id: UUID, reason: str) -> None:
    records = await lock_row(records_about(employee_id))
    for record in records:
        record.content, record.erased_at = erased(record.content), clock.now()
        await record.save(update_fields=["content", "erased_at"])
    signatures = await lock_row(ReviewSignature.filter(record_id__in=[record.id for record in records]))
    for signature in signatures:
        signature.reason = erased(signature.reason)
        await signature.save(update_fields=["reason"])
    told: list[tuple[Row, dict[str, Any], dict[str, Any]]] = [(row, {}, {"erased": True}) for row in records]
    await record_all(actor, ERASE, told, reason=reason)
