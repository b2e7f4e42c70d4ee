"""Correcting a review that was read or signed: a new version with a reason, signed again by everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PAGE, PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code
from headway.platform.events import announce, change
from headway.reviewing.actions.signing import frozen, seal
from headway.reviewing.actions.writing import form_to, problems_of_change
from headway.reviewing.models import Answer, Review, ReviewCycle
from headway.reviewing.rules import QuestionKind, ReviewAction, ReviewState
from headway.reviewing.rules.answers import NO_BASIS


@dataclass(frozen=True, slots=True)
class Correction:
    """What an answer says from now on; what is None stays."""

    answer_id: UUID
    rating: int | None = None
    text: str | None = None
    level_after: int | None = None


async def correct_review(
    actor: Actor, *, id: UUID, version: int, reason: str, corrections: Sequence[Correction]
) -> Review:
    """Change answers of a manager's review that was read or signed.

    The version before stays readable with its signatures; the person reads and everybody signs again. Refuses without a
    reason or a change, answers of another form and private notes, values the question does not ask for, a calibrated
    rating unless HR corrects it, a stale version, and who neither wrote the review nor looks after the person.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.require(bool(corrections), Code.REQUIRED, "Say what to correct.", "corrections")
    checks.done()
    async with transaction():
        review, cycle = await form_to(ReviewAction.CORRECT, actor, id, version)
        changes = await _changes(review, cycle, corrections)
        rated = next(
            (
                values["rating"]
                for answer, values in changes
                if answer.question.overall and "rating" in values
            ),
            None,
        )
        _refuse_calibrated(review, cycle, actor, rated)
        record = await frozen(actor, review)
        if record.sealed_at is None:
            await seal(actor, record)
        for answer, values in changes:
            await change(actor, "correct_answer", answer, **values)
        await change(
            actor, "correct_review", review, expected_version=version, reason=reason,
            state=ReviewState.SHARED, shared_at=clock.now(), acknowledged_at=None, agreement=None,
            acknowledgement_comment="", dispute_outcome="", dispute_resolved_at=None,
            record_number=review.record_number + 1, correction_reason=reason,
            employee_signature=None, manager_signature=None, third_signature=None,
            overall_rating=review.overall_rating if rated is None else rated,
        )  # fmt: skip
        await announce("ReviewCorrected", review_id=review.id, cycle_id=review.cycle_id)
        return review


async def _changes(
    review: Review, cycle: ReviewCycle, corrections: Sequence[Correction]
) -> list[tuple[Answer, dict[str, Any]]]:
    """What changes in which answer."""
    rows = Answer.filter(review_id=review.id).exclude(question__kind=QuestionKind.PRIVATE_NOTE)
    there = {row.id: row for row in await rows.select_related("question")}
    checks, found = Checks(), []
    for place, it in enumerate(corrections):
        answer = there.pop(it.answer_id, None)
        if answer is None:
            message = "Correct answers of this review, each of them once."
            checks.add(Code.NOT_FOUND, message, "corrections", str(place), "answer_id")
            continue
        text = None if it.text is None else checks.text(it.text, "corrections", str(place), "text", most=PAGE)
        said = {"rating": it.rating, "text": text, "level_after": it.level_after}
        values = {name: value for name, value in said.items() if value not in {None, getattr(answer, name)}}
        if values.get("rating") is not None and answer.choice == NO_BASIS:
            values["choice"] = ""
        for problem in problems_of_change(answer, cycle, values):
            checks.add(problem.code, problem.message, "corrections", str(place), *problem.path)
        if values:
            found.append((answer, values))
    checks.require(
        bool(found or checks.problems), Code.REQUIRED, "Nothing of this is different.", "corrections"
    )
    checks.done()
    return found


def _refuse_calibrated(review: Review, cycle: ReviewCycle, actor: Actor, rated: int | None) -> None:
    checks = Checks()
    own = review.reviewer_id == actor.employee_id
    message = "The rating went through calibration. Ask HR to correct it."
    checks.require(
        not (cycle.calibrates and own and rated is not None), Code.FORBIDDEN, message, "corrections"
    )
    checks.done()
