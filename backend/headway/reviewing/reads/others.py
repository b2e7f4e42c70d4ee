"""What peers and reports said of a person, together and without names."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from headway.platform.actor import Actor
from headway.reviewing.access import participants_told_of
from headway.reviewing.models import ExternalForm, Question, Review, ReviewCycle
from headway.reviewing.reads.said import Said, Word, asked_without_names, released
from headway.reviewing.rules import ExternalState, OthersGroup, QuestionKind, ReviewDirection, sentences
from headway.reviewing.rules.anonymity import ANONYMOUS, figure_of, words_of
from headway.reviewing.rules.lives import OUT


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


@dataclass(frozen=True, slots=True)
class Scale:
    """Between which steps the ratings lie, and of how many together they are told."""

    lowest: int
    highest: int
    smallest: int


async def told_of(actor: Actor, participant_ids: list[UUID]) -> dict[UUID, list[Others]]:
    """What is released about each of these, of whom the actor may read it: five statements."""
    readable = participants_told_of(actor).filter(id__in=participant_ids)
    return await told_in(
        {row.id: row.cycle for row in await readable.select_related("cycle__template__scale")}
    )


async def told_in(cycles: Mapping[UUID, ReviewCycle]) -> dict[UUID, list[Others]]:
    """What is released about participants of these cycles (with template and scale), whoever reads it: four statements."""
    if not cycles:
        return {}
    asked = await asked_without_names({cycle.template_id for cycle in cycles.values()})
    groups: dict[tuple[UUID, OthersGroup], list[Said]] = defaultdict(list)
    for form in await released(list(cycles)):
        if form.release:
            groups[form.participant_id, form.release.raters].append(form)
    found: dict[UUID, list[Others]] = defaultdict(list)
    for participant, cycle in cycles.items():
        for raters in OthersGroup:
            if forms := groups.get((participant, raters)):
                questions = _questions(forms, asked[cycle.template_id], scale_of(cycle))
                found[participant].append(Others(raters, len(forms), questions))
    return found


async def told_beside(actor: Actor, reviews: list[Review]) -> dict[Review, list[Others]]:
    """What others said of whom these forms are about."""
    told = await told_of(actor, [review.participant_id for review in reviews])
    return {review: told[review.participant_id] for review in reviews if review.participant_id in told}


async def rolled_up(actor: Actor, reviews: list[Review]) -> dict[Review, str]:
    """How many are asked beside the actor about the same person, and what that means for what they write: two statements."""
    mine = [it for it in reviews if it.direction in ANONYMOUS and it.reviewer_id == actor.employee_id]
    people = [it.participant_id for it in mine]
    asked: Counter[tuple[UUID, ReviewDirection]] = Counter()
    rows = Review.filter(participant_id__in=people, direction__in=ANONYMOUS).exclude(state__in=sorted(OUT))
    for participant, way in await rows.values_list("participant_id", "direction") if mine else ():
        asked[participant, ReviewDirection(way)] += 1
    outside = ExternalForm.filter(participant_id__in=people, reviewer__state=ExternalState.INVITED)
    for (participant,) in await outside.values_list("participant_id") if mine else ():
        asked[participant, ReviewDirection.PEER] += 1
    cycles = dict(
        await ReviewCycle.filter(id__in={it.cycle_id for it in mine}).values_list("id", "smallest_group")
    )
    return {
        it: sentences.rolled_up(
            asked[it.participant_id, ReviewDirection.PEER],
            asked[it.participant_id, ReviewDirection.UPWARD],
            cycles[it.cycle_id],
        )
        for it in mine
    }


def scale_of(cycle: ReviewCycle) -> Scale:
    """The scale of a cycle whose template is read already."""
    values = [step["value"] for step in cycle.template.scale.steps]
    return Scale(min(values), max(values), cycle.smallest_group)


def _questions(forms: Sequence[Said], asked: Sequence[Question], scale: Scale) -> list[OthersQuestion]:
    """By question, in the order they are asked; those of the same words are one, which small groups together need."""
    titles = {question.id: question.title for question in asked}
    ways = {form.direction for form in forms}
    given: dict[str, dict[UUID, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for form in forms:
        for word in form.words if form.release else ():
            given[titles[word.question_id]][form.release.id].append(word)  # type: ignore[union-attr]  # checked above
    mine = {question.title: question for question in reversed(asked) if question.direction in ways}
    return [
        _told(question, list(given[title].values()), scale)
        for title, question in sorted(mine.items(), key=lambda it: it[1].position)
    ]


def _told(question: Question, releases: Sequence[Sequence[Word]], scale: Scale) -> OthersQuestion:
    ratings = [[it.rating for it in words if it.rating is not None] for words in releases]
    figure = figure_of(ratings, scale.lowest, scale.highest, scale.smallest)
    return OthersQuestion(
        title=question.title,
        kind=question.kind,
        answers=figure.answers if figure else None,
        mean=round(float(figure.mean), 1) if figure else None,
        texts=words_of([[it.text for it in words if it.text] for words in releases], scale.smallest),
    )
