"""What a version of a review says: read from the forms to be frozen, and read again from what was frozen."""

import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.planning.access import visible_goals
from headway.planning.rules import Visibility
from headway.platform.actor import Actor
from headway.reviewing.access import participants_told_of, readable_reviews
from headway.reviewing.models import (
    Answer,
    Review,
    ReviewCycle,
    ReviewRecord,
    ReviewSignature,
)
from headway.reviewing.reads.others import told_in
from headway.reviewing.reads.scores import calibrated_ratings, computed
from headway.reviewing.rules import (
    Agreement,
    QuestionKind,
    ReviewDirection,
)
from headway.reviewing.rules.records import digest_of, text_of, words
from headway.reviewing.rules.scoring import frozen


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """An answer as it was frozen; `text` is None where the words were erased."""

    id: UUID
    direction: ReviewDirection
    section: str
    kind: QuestionKind
    question: str
    subject: str
    rating: int | None
    choice: str
    yes: bool | None
    text: str | None
    level_before: int | None
    level_after: int | None


@dataclass(frozen=True, slots=True)
class RecordedGoal:
    """A goal as it stood."""

    title: str
    state: str
    outcome: str
    results: list[str]


@dataclass(frozen=True, slots=True)
class RecordedWords:
    """What one group of colleagues answered to one question, as it was released."""

    raters: str
    question: str
    forms: int
    mean: float | None
    texts: list[str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A version of a review as somebody may read it."""

    record: ReviewRecord
    rating: int | None
    label: str
    agreement: Agreement | None
    comment: str | None
    dispute_outcome: str | None
    answers: list[RecordedAnswer]
    goals: list[RecordedGoal]
    others: list[RecordedWords]
    signatures: list[ReviewSignature]

    @property
    def number(self) -> int:
        """Which version it is."""
        return self.record.number

    @property
    def reason(self) -> str:
        """Why it followed another."""
        return text_of(self.record.content["reason"]) or ""

    @property
    def frozen_at(self) -> datetime:
        """Since when it cannot change."""
        return self.record.frozen_at

    @property
    def sealed_at(self) -> datetime | None:
        """When it ended and went into the chain."""
        return self.record.sealed_at

    @property
    def fingerprint(self) -> str:
        """What stands for content and signatures in the chain."""
        return self.record.fingerprint

    @property
    def erased_at(self) -> datetime | None:
        """When its words were erased."""
        return self.record.erased_at


async def content_of(actor: Actor, review: Review) -> dict[str, Any]:
    """Everything a version of a review is about but private notes, which the person never reads."""
    cycle = await ReviewCycle.get(id=review.cycle_id).select_related("period", "template__scale")
    forms = await forms_beside([review]).select_related("reviewer", "reviewee")
    answers = await _answers(forms)
    steps = {step["value"]: step["label"] for step in cycle.template.scale.steps}
    rating = (await calibrated_ratings([review])).get(review.id, review.overall_rating)
    score = await computed(actor, [review], {cycle.id: cycle}, for_both=True)
    return {
        "review": str(review.id),
        "number": review.record_number,
        "reason": _words(review.correction_reason),
        "cycle": cycle.name,
        "period": [cycle.period.name, str(cycle.period.starts_on), str(cycle.period.ends_on)],
        "rating": rating,
        "label": steps.get(rating, ""),
        "score": frozen(score[review]) if review in score else None,
        "agreement": review.agreement,
        "comment": _words(review.acknowledgement_comment),
        "dispute_outcome": _words(review.dispute_outcome),
        "reviewee": _words(next(form.reviewee.name for form in forms)),
        "reviewer": next(form.reviewer.name for form in forms if form.id == review.id),
        "answers": [_answer(answer, {form.id: form for form in forms}) for answer in answers],
        "goals": _goals(answers),
        "others": [
            {"raters": group.raters, "forms": group.forms, "question": asked.title, "mean": asked.mean,
             "texts": [_words(text) for text in asked.texts]}
            for group in (await told_in({review.participant_id: cycle})).get(review.participant_id, [])
            for asked in group.questions
        ],
    }  # fmt: skip


async def records_of(actor: Actor, reviews: list[Review]) -> dict[Review, list[Recorded]]:
    """The frozen versions of each form that the actor reads, oldest first."""
    ids = [review.id for review in reviews if review.direction is ReviewDirection.MANAGER]
    readable = readable_reviews(actor).filter(id__in=ids).values_list("id", flat=True) if ids else None
    rows = await ReviewRecord.filter(review_id__in=list(await readable) if readable else []).order_by(
        "number"
    )
    if not rows:
        return {}
    signed: dict[UUID, list[ReviewSignature]] = defaultdict(list)
    for signature in await ReviewSignature.filter(record_id__in=[row.id for row in rows]).order_by(
        "at", "id"
    ):
        signed[signature.record_id].append(signature)
    people = [review.participant_id for review in reviews]
    told = set(await participants_told_of(actor).filter(id__in=people).values_list("id", flat=True))
    goals = await _known_goals(actor, rows)
    by_review: dict[UUID, list[ReviewRecord]] = defaultdict(list)
    for row in rows:
        by_review[row.review_id].append(row)
    return {
        review: [
            _recorded(row, signed[row.id], goals, tells_others=review.participant_id in told)
            for row in by_review[review.id]
        ]
        for review in reviews
    }


def fingerprint_of(record: ReviewRecord, signatures: Sequence[ReviewSignature]) -> str:
    """What stands for a version, its content and the signatures under it."""
    under = [
        [it.signer, it.outcome, str(it.by_id), it.at.isoformat(), it.reason.get("digest", ""), it.skills]
        for it in sorted(signatures, key=lambda it: it.signer)
    ]
    return digest_of([str(record.review_id), record.number, record.digest, under])


def forms_beside(reviews: Sequence[Review]) -> QuerySet[Review]:
    """These managers' reviews, and the self reviews beside them."""
    people = [review.participant_id for review in reviews]
    beside = Q(participant_id__in=people, direction=ReviewDirection.SELF)
    return Review.filter(Q(id__in=[review.id for review in reviews]) | beside)


async def live_answers(reviews: Sequence[UUID]) -> list[Answer]:
    """The answers of these forms as they are now, without private notes."""
    found = Answer.filter(review_id__in=list(reviews)).exclude(question__kind=QuestionKind.PRIVATE_NOTE)
    return await found.select_related("question", "skill", "standard", "goal").order_by(
        "question__position", "created_at", "id"
    )


async def _answers(forms: Sequence[Review]) -> list[Answer]:
    found = await live_answers([form.id for form in forms])
    for answer in found:
        if answer.goal is not None:
            await answer.goal.fetch_related("key_results")
    return found


def _answer(answer: Answer, forms: dict[UUID, Review]) -> dict[str, Any]:
    asked = answer.question
    return {
        "id": str(answer.id),
        "direction": forms[answer.review_id].direction,
        "section": asked.section,
        "kind": asked.kind,
        "question": asked.title,
        "goal": str(answer.goal_id) if answer.goal_id else None,
        "skill": answer.skill.name if answer.skill else None,
        "standard": answer.standard.name if answer.standard else None,
        **values_of(answer),
        "text": _words(answer.text),
    }


def values_of(answer: Answer) -> dict[str, Any]:
    """What an answer says besides words."""
    return {
        "rating": answer.rating,
        "choice": answer.choice,
        "yes": answer.yes,
        "level_before": answer.level_before,
        "level_after": answer.level_after,
    }


def _goals(answers: Sequence[Answer]) -> list[dict[str, Any]]:
    goals = {answer.goal_id: answer.goal for answer in answers if answer.goal is not None}
    return [
        {
            "id": str(goal.id),
            "title": _words(goal.title),
            "private": goal.visibility is Visibility.PRIVATE,
            "state": goal.state,
            "outcome": goal.outcome or "",
            "results": [_words(result) for result in _results(goal)],
        }
        for goal in goals.values()
    ]


def _results(goal: Any) -> list[str]:
    return [
        f"{it.title}: {_number(it.baseline)} to {_number(it.target)}"
        + ("" if it.current_value is None else f", reached {_number(it.current_value)}")
        for it in sorted(goal.key_results, key=lambda it: (it.created_at, it.id))
    ]


def _number(value: Any) -> str:
    return f"{value.normalize():f}"


def _words(text: str) -> dict[str, str]:
    return words(text, secrets.token_hex(16))


async def _known_goals(actor: Actor, rows: Sequence[ReviewRecord]) -> frozenset[str]:
    """The private goals in these records that the actor may see."""
    private = {goal["id"] for row in rows for goal in row.content["goals"] if goal["private"]}
    if not private:
        return frozenset()
    return frozenset(str(id) for (id,) in await visible_goals(actor).filter(id__in=private).values_list("id"))


def _recorded(
    row: ReviewRecord, signatures: list[ReviewSignature], known: frozenset[str], *, tells_others: bool
) -> Recorded:
    it = row.content
    goals = {goal["id"]: goal for goal in it["goals"] if not goal["private"] or goal["id"] in known}
    return Recorded(
        record=row,
        rating=it["rating"],
        label=it["label"],
        agreement=it["agreement"] and Agreement(it["agreement"]),
        comment=text_of(it["comment"]),
        dispute_outcome=text_of(it["dispute_outcome"]),
        answers=[_read_answer(answer, goals) for answer in it["answers"] if not answer["goal"] or answer["goal"] in goals],
        goals=[
            RecordedGoal(
                text_of(goal["title"]) or "", goal["state"], goal["outcome"],
                [text for result in goal["results"] if (text := text_of(result))],
            )
            for goal in goals.values()
        ],
        others=[
            RecordedWords(
                said["raters"], said["question"], said["forms"], said["mean"],
                [text for node in said["texts"] if (text := text_of(node))],
            )
            for said in it["others"]
        ] if tells_others else [],
        signatures=signatures,
    )  # fmt: skip


def _read_answer(it: dict[str, Any], goals: dict[str, Any]) -> RecordedAnswer:
    # What was frozen before standards were judged says nothing of them.
    title = text_of(goals[it["goal"]]["title"]) if it["goal"] else it["skill"] or it.get("standard")
    return RecordedAnswer(
        id=UUID(it["id"]),
        direction=ReviewDirection(it["direction"]),
        section=it["section"],
        kind=QuestionKind(it["kind"]),
        question=it["question"],
        subject=title or "",
        rating=it["rating"],
        choice=it["choice"],
        yes=it["yes"],
        text=text_of(it["text"]),
        level_before=it["level_before"],
        level_after=it["level_after"],
    )
