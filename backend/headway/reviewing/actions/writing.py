"""Writing a form: save answers one by one, cite evidence, hand in, take back."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.functions import Count

from headway.people.access import visible_skills
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PAGE, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found, reject_any
from headway.platform.events import announce, change, create, record
from headway.reviewing.access import review_to_do
from headway.reviewing.models import Answer, Citation, FrozenStandard, Question, Review, ReviewCycle
from headway.reviewing.reads.evidence import gathered
from headway.reviewing.reads.reviews import asked_in, goals, goals_of, standards, standing_in_cycle
from headway.reviewing.rules import EvidenceKind, QuestionKind, ReviewAction, ReviewState
from headway.reviewing.rules.anonymity import NAMED
from headway.reviewing.rules.answers import (
    Asked,
    Given,
    Policy,
    Subject,
    problems_answering,
    problems_submitting,
    says_nothing,
)
from headway.reviewing.rules.lives import problem_doing

MOST_ANSWERS: Final = 300
MOST_CITED: Final = 50


async def save_answer(
    actor: Actor,
    *,
    review_id: UUID,
    question_id: UUID,
    version: int,
    goal_id: UUID | None = None,
    skill_id: UUID | None = None,
    standard_id: UUID | None = None,
    rating: int | None = None,
    choice: str | None = None,
    yes: bool | None = None,
    text: str | None = None,
    level_before: int | None = None,
    level_after: int | None = None,
) -> Answer:
    """Save the whole draft of one answer; version 0 is the first. The first answer of a form starts it.

    Refuses values the question does not ask for, a stale version with the answer as it is now, an empty first answer,
    a form that is not open, and everybody but its author.
    """
    checks = Checks()
    draft: dict[str, Any] = {
        "rating": rating,
        "choice": checks.text(choice, "choice", most=60),
        "yes": yes,
        "text": checks.text(text, "text", most=PAGE),
        "level_before": level_before,
        "level_after": level_after,
    }
    async with transaction():
        review, cycle = await form_to(ReviewAction.WRITE, actor, review_id)
        question = await _question(review, cycle, question_id)
        about = _about(goal_id, skill_id, standard_id)
        given = Given(
            question=_name(question.id), subject=next((str(id) for id in about.values()), ""), **draft
        )
        place: dict[str, Any] = {"review_id": review.id, "question_id": question.id, "subject": given.subject}
        there = await Answer.get_or_none(**place)
        checks.problems += problems_answering(_asked(question), given, about=about, ratings=_ratings(cycle))
        await _check_subject(actor, checks, review, about)
        if there is None:
            await _check_first(checks, review, given)
        checks.done()
        if (there.version if there else 0) != version:
            raise conflict(there)
        if there is not None:
            await change(actor, "save_answer", there, expected_version=version, **draft)
            return there
        await _start(actor, review)
        subject = {f"{kind}_id": id for kind, id in about.items()}
        return await create(actor, "save_answer", Answer, **place, **subject, **draft)


async def remove_answer(actor: Actor, *, answer_id: UUID, version: int) -> Review:
    """Remove an answer with its citations. Refuses a stale version, a form that is not open, and who did not write it."""
    async with transaction():
        answer, review = await _answer_to_write(actor, answer_id)
        if answer.version != version:
            raise conflict(answer)
        about = {"review_id": review.id, "question_id": answer.question_id, "subject": answer.subject}
        await record(actor, "remove_answer", answer, before=about)
        await answer.delete()
        return review


async def cite_evidence(actor: Actor, *, answer_id: UUID, kind: EvidenceKind, evidence_id: UUID) -> Answer:
    """Name a piece of evidence in an answer; naming it again changes nothing.

    Refuses what is not of the period or not visible to the writer, more than 50 a question, a form that is not open.
    """
    async with transaction():
        answer, review = await _answer_to_write(actor, answer_id)
        offered = (await gathered(actor, [review]))[review].items
        if not any(item.kind is kind and item.id == evidence_id for item in offered):
            raise not_found("evidence of this period", "evidence_id")
        cited = await Citation.filter(answer_id=answer.id).values_list("kind", "evidence_id")
        if (kind, evidence_id) in {(EvidenceKind(it), id) for it, id in cited}:
            return answer
        if len(cited) >= MOST_CITED:
            message = f"An answer cites at most {MOST_CITED} items. Remove one first."
            raise Rejected(Problem(Code.TOO_MANY, message, ("evidence_id",)))
        now = clock.now()
        await create(
            actor,
            "cite_evidence",
            Citation,
            answer_id=answer.id,
            kind=kind,
            evidence_id=evidence_id,
            cited_at=now,
        )
        return answer


async def remove_citation(actor: Actor, *, answer_id: UUID, kind: EvidenceKind, evidence_id: UUID) -> Answer:
    """Take a piece of evidence out of an answer. Refuses what it does not cite, and a form that is not open."""
    async with transaction():
        answer, _ = await _answer_to_write(actor, answer_id)
        citation = await Citation.get_or_none(answer_id=answer.id, kind=kind, evidence_id=evidence_id)
        if citation is None:
            raise not_found("citation", "evidence_id")
        await record(
            actor, "remove_citation", citation, before={"answer_id": answer.id, "evidence_id": evidence_id}
        )
        await citation.delete()
        return answer


async def submit_review(actor: Actor, *, id: UUID, version: int) -> Review:
    """Hand in a form.

    Refuses with every open question at once, goals without a verdict and extreme ratings without evidence where the
    cycle asks for them; a stale version; a form that is not open; everybody but its author.
    """
    async with transaction():
        review, cycle = await form_to(ReviewAction.SUBMIT, actor, id, version)
        questions = await asked_in(review, cycle)
        given = await _given(review)
        judged = (await goals_of(actor, [review], {cycle.id: cycle}))[review]
        by_standards = any(question.kind is QuestionKind.STANDARDS for question in questions)
        kept = await _standards(actor, review) if by_standards else []
        reject_any(
            problems_submitting(
                [_asked(question) for question in questions],
                given,
                goals=[f"Goal:{goal.id}" for goal in judged],
                standards=[f"FrozenStandard:{it.id}" for it in kept],
                policy=_policy(review, cycle),
            )
        )
        overall = {_name(question.id) for question in questions if question.overall}
        await change(
            actor,
            "submit_review",
            review,
            expected_version=version,
            state=ReviewState.SUBMITTED,
            submitted_at=clock.now(),
            started_at=review.started_at or clock.now(),
            overall_rating=next((answer.rating for answer in given if answer.question in overall), None),
        )
        await announce(
            "ReviewSubmitted", review_id=review.id, cycle_id=review.cycle_id, direction=review.direction
        )
        return review


async def take_back_review(actor: Actor, *, id: UUID, version: int) -> Review:
    """Open a form again that was handed in.

    Refuses once the next person built on it or the cycle moved on, a stale version, and everybody but its author.
    """
    async with transaction():
        review, _ = await form_to(ReviewAction.TAKE_BACK, actor, id, version)
        await change(
            actor,
            "take_back_review",
            review,
            expected_version=version,
            state=ReviewState.IN_PROGRESS,
            submitted_at=None,
            overall_rating=None,
        )
        return review


async def form_to(
    action: ReviewAction, actor: Actor, id: UUID, version: int | None = None
) -> tuple[Review, ReviewCycle]:
    """A form the actor may do this with, locked, of the version that was seen if one was; and its cycle.

    Its phase cannot change until the transaction ends.
    """
    review = await review_to_do(actor, id)
    if version not in {None, review.version}:
        raise conflict(review)
    if action is ReviewAction.TAKE_BACK:
        await lock_row(ReviewCycle.filter(id=review.cycle_id)).first()
    standing, cycle = await standing_in_cycle(actor, review)
    problem = problem_doing(action, standing)
    if problem is not None:
        raise Rejected(problem)
    return review, cycle


async def _answer_to_write(actor: Actor, id: UUID) -> tuple[Answer, Review]:
    """An answer of an open form of the actor, and the form, locked."""
    mine = Review.filter(reviewer_id=actor.employee_id).values("id") if actor.employee_id else None
    answer = await Answer.get_or_none(id=id, review_id__in=Subquery(mine)) if mine is not None else None
    if answer is None:
        raise not_found("answer", "answer_id")
    review, _ = await form_to(ReviewAction.WRITE, actor, answer.review_id)
    # Read again under the form's lock: the other tab may have removed it meanwhile.
    answer = await Answer.get_or_none(id=id)
    if answer is None:
        raise not_found("answer", "answer_id")
    return answer, review


async def _start(actor: Actor, review: Review) -> None:
    if review.state is ReviewState.ASSIGNED:
        started_at = review.started_at or clock.now()
        await change(actor, "start_review", review, state=ReviewState.IN_PROGRESS, started_at=started_at)


async def _question(review: Review, cycle: ReviewCycle, id: UUID) -> Question:
    for question in await asked_in(review, cycle):
        if question.id == id:
            return question
    raise not_found("question", "question_id")


def _about(goal_id: UUID | None, skill_id: UUID | None, standard_id: UUID | None) -> dict[Subject, UUID]:
    """What an answer is about, by what that is."""
    named: dict[Subject, UUID | None] = {"goal": goal_id, "skill": skill_id, "standard": standard_id}
    return {subject: id for subject, id in named.items() if id is not None}


async def _check_subject(actor: Actor, checks: Checks, review: Review, about: Mapping[Subject, UUID]) -> None:
    if "goal" in about and about["goal"] not in {it.id for it in (await goals(actor, [review]))[review]}:
        checks.add(Code.NOT_FOUND, "Choose one of the agreed goals of this period.", "goal_id")
    if "skill" in about and not await visible_skills(actor).filter(id=about["skill"]).exists():
        checks.add(Code.NOT_FOUND, "Choose a skill from the list.", "skill_id")
    if "standard" in about and about["standard"] not in {it.id for it in await _standards(actor, review)}:
        checks.add(Code.NOT_FOUND, "Choose one of the standards of this person's role.", "standard_id")


async def _standards(actor: Actor, review: Review) -> list[FrozenStandard]:
    return (await standards(actor, [review])).get(review, [])


async def _check_first(checks: Checks, review: Review, given: Given) -> None:
    """An answer that is not there yet says something, and finds room."""
    nothing = "There is nothing to save yet. Write something first."
    checks.require(not says_nothing(given), Code.REQUIRED, nothing, "text")
    few = await Answer.filter(review_id=review.id).count() < MOST_ANSWERS
    full = f"A form holds {MOST_ANSWERS} answers. Remove one first."
    checks.require(few, Code.TOO_MANY, full, "question_id")


async def _given(review: Review) -> list[Given]:
    answers: Sequence[Any] = await Answer.filter(review_id=review.id).annotate(cited=Count("citations"))
    return [
        Given(
            question=_name(answer.question_id),
            subject=_subject(answer),
            rating=answer.rating,
            choice=answer.choice,
            yes=answer.yes,
            text=answer.text,
            level_before=answer.level_before,
            level_after=answer.level_after,
            cited=answer.cited > 0,
        )
        for answer in answers
    ]


def _subject(answer: Answer) -> str:
    named = {"Goal": answer.goal_id, "Skill": answer.skill_id, "FrozenStandard": answer.standard_id}
    return next((f"{kind}:{id}" for kind, id in named.items() if id), "")


def problems_of_change(answer: Answer, cycle: ReviewCycle, values: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with an answer (with its question) once these values are in it."""
    names = ("rating", "choice", "yes", "text", "level_before", "level_after")
    draft = {name: getattr(answer, name) for name in names} | dict(values)
    given = Given(question=_name(answer.question_id), subject=answer.subject, **draft)
    about = _about(answer.goal_id, answer.skill_id, answer.standard_id)
    return problems_answering(_asked(answer.question), given, about=about, ratings=_ratings(cycle))


def _name(question: UUID) -> str:
    # Paths of problems name ids with their kind, so that the edge can tell clients which object it is.
    return f"Question:{question}"


def _asked(question: Question) -> Asked:
    return Asked(
        id=_name(question.id),
        kind=QuestionKind(question.kind),
        title=question.title,
        required=question.required,
        choices=tuple(question.choices),
    )


def _policy(review: Review, cycle: ReviewCycle) -> Policy:
    """Evidence is asked of who signs with their name: it would tell who the others are."""
    evidence = cycle.evidence_for_extremes and review.direction in NAMED
    return Policy(_ratings(cycle), cycle.realism_required, evidence)


def _ratings(cycle: ReviewCycle) -> tuple[int, ...]:
    return tuple(step["value"] for step in cycle.template.scale.steps)
