"""What forms without names say, whether somebody inside wrote them or somebody from outside."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from headway.reviewing.models import Answer, ExternalForm, Question, Release, Review
from headway.reviewing.rules import ReviewDirection
from headway.reviewing.rules.anonymity import ANONYMOUS


@dataclass(frozen=True, slots=True)
class Word:
    """The answer to one question."""

    question_id: UUID
    rating: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """One form, without a word about who wrote it."""

    form: Review | ExternalForm
    participant_id: UUID
    direction: ReviewDirection
    release: Release | None
    words: Sequence[Word]


async def released(participant_ids: Sequence[UUID]) -> list[Said]:
    """What was released about these, in no order that tells anything: three statements."""
    about = {"participant_id__in": participant_ids, "release_id__isnull": False}
    reviews = await Review.filter(**about).select_related("release").order_by("id")
    externals = await ExternalForm.filter(**about).select_related("release").order_by("id")
    return await said(reviews, externals)


async def said(reviews: Sequence[Review], externals: Sequence[ExternalForm]) -> list[Said]:
    """What these forms say: one statement."""
    words: dict[UUID, list[Word]] = defaultdict(list)
    rows = Answer.filter(review_id__in=[form.id for form in reviews])
    for review, question, rating, text in await rows.values_list(
        "review_id", "question_id", "rating", "text"
    ):
        words[review].append(Word(question, rating, text))
    inside = [Said(it, it.participant_id, it.direction, it.release, words[it.id]) for it in reviews]
    peer = ReviewDirection.PEER
    return inside + [Said(it, it.participant_id, peer, it.release, _words_of(it.answers)) for it in externals]


async def asked_without_names(template_ids: Iterable[UUID]) -> dict[UUID, list[Question]]:
    """What each of these questionnaires asks peers and reports, in order."""
    asked: dict[UUID, list[Question]] = defaultdict(list)
    rows = Question.filter(template_id__in=list(template_ids), direction__in=ANONYMOUS)
    for question in await rows.order_by("position", "id"):
        asked[question.template_id].append(question)
    return asked


def _words_of(answers: Mapping[str, Mapping[str, object]]) -> list[Word]:
    return [
        Word(UUID(question), it["rating"] if isinstance(it["rating"], int) else None, str(it["text"]))
        for question, it in answers.items()
    ]
