"""What peers and reports said of a person, together and without names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from headway.platform.actor import Actor
from headway.reviewing.access import participants_told_of
from headway.reviewing.models import Answer, Question, Review
from headway.reviewing.rules import OthersGroup, QuestionKind
from headway.reviewing.rules.anonymity import ANONYMOUS, figure_of, words_of


@dataclass(frozen=True, slots=True)
class Scale:
    """Between which steps the ratings lie, and of how many together they are told."""

    lowest: int
    highest: int
    smallest: int


@dataclass(frozen=True, slots=True)
class OthersQuestion:
    """One question and what of its answers may be told; a mean of None stands for every reason alike."""

    title: str
    kind: QuestionKind
    answers: int | None
    mean: float | None
    texts: list[str]


@dataclass(frozen=True, slots=True)
class Others:
    """What one group said."""

    raters: OthersGroup
    forms: int
    questions: list[OthersQuestion]


async def told_of(actor: Actor, participant_ids: list[UUID]) -> dict[UUID, list[Others]]:
    """What is released about each of these, of whom the actor may read it: four statements."""
    readable = participants_told_of(actor).filter(id__in=participant_ids)
    cycles = {row.id: row.cycle for row in await readable.select_related("cycle__template__scale")}
    if not cycles:
        return {}
    forms = Review.filter(participant_id__in=list(cycles), release_id__isnull=False)
    released = await forms.select_related("release").order_by("id")
    answers = await Answer.filter(review_id__in=[form.id for form in released]).values(
        "review_id", "question_id", "rating", "text"
    )
    asked = await _asked({cycle.template_id for cycle in cycles.values()})
    by_form: dict[UUID, list[Mapping[str, Any]]] = defaultdict(list)
    for answer in answers:
        by_form[answer["review_id"]].append(answer)
    found: dict[UUID, list[Others]] = defaultdict(list)
    for participant, cycle in cycles.items():
        values = [step["value"] for step in cycle.template.scale.steps]
        for raters in OthersGroup:
            mine = [
                form
                for form in released
                if form.participant_id == participant and form.release and form.release.raters is raters
            ]
            if mine:
                scale = Scale(min(values), max(values), cycle.smallest_group)
                questions = _questions(mine, by_form, asked[cycle.template_id], scale)
                found[participant].append(Others(raters, len(mine), questions))
    return found


async def told_beside(actor: Actor, reviews: list[Review]) -> dict[Review, list[Others]]:
    """What others said of whom these forms are about."""
    told = await told_of(actor, [review.participant_id for review in reviews])
    return {review: told[review.participant_id] for review in reviews if review.participant_id in told}


async def _asked(templates: Iterable[UUID]) -> dict[UUID, list[Question]]:
    asked: dict[UUID, list[Question]] = defaultdict(list)
    rows = Question.filter(template_id__in=list(templates), direction__in=ANONYMOUS)
    for question in await rows.order_by("position", "id"):
        asked[question.template_id].append(question)
    return asked


def _questions(
    forms: Sequence[Review],
    by_form: Mapping[UUID, Sequence[Mapping[str, Any]]],
    asked: Sequence[Question],
    scale: Scale,
) -> list[OthersQuestion]:
    """By question, in the order they are asked; those of the same words are one, which small groups together need."""
    words = {question.id: question.title for question in asked}
    ways = {form.direction for form in forms}
    said: dict[str, dict[UUID | None, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for form in forms:
        for answer in by_form[form.id]:
            said[words[answer["question_id"]]][form.release_id].append(answer)
    titles = {question.title: question for question in reversed(asked) if question.direction in ways}
    return [
        _told(question, list(said[title].values()), scale)
        for title, question in sorted(titles.items(), key=lambda it: it[1].position)
    ]


def _told(
    question: Question, releases: Sequence[Sequence[Mapping[str, Any]]], scale: Scale
) -> OthersQuestion:
    ratings = [[it["rating"] for it in said if it["rating"] is not None] for said in releases]
    figure = figure_of(ratings, scale.lowest, scale.highest, scale.smallest)
    return OthersQuestion(
        title=question.title,
        kind=question.kind,
        answers=figure.answers if figure else None,
        mean=round(float(figure.mean), 1) if figure else None,
        texts=words_of([[it["text"] for it in said if it["text"]] for said in releases], scale.smallest),
    )
