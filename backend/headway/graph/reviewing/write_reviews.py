"""Writing, handing in, sharing and acknowledging reviews through the graph."""

from typing import Annotated
from uuid import UUID

import strawberry

from headway.graph.context import Info
from headway.graph.ids import global_id, key_of, key_or_none
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.citing import TYPES
from headway.graph.reviewing.enums import Agreement, EvidenceKind
from headway.graph.reviewing.reviews import Answer, Review
from headway.platform.errors import Problem, Rejected, not_found
from headway.reviewing import models
from headway.reviewing.access import visible_reviews
from headway.reviewing.actions import sharing, writing

SEEN = "The version that was seen."


@strawberry.input(description="The whole draft of one answer; what is left out is empty.")
class SaveAnswerInput:
    review_id: strawberry.ID = strawberry.field(description="The form.")
    question_id: strawberry.ID = strawberry.field(description="The question.")
    goal_id: strawberry.ID | None = strawberry.field(
        default=None, description="The goal, where each is asked about."
    )
    skill_id: strawberry.ID | None = strawberry.field(
        default=None, description="The skill, where each is asked about."
    )
    standard_id: strawberry.ID | None = strawberry.field(
        default=None, description="The standard of the form, where each is asked about."
    )
    rating: int | None = strawberry.field(default=None, description="A step of the scale.")
    choice: str | None = strawberry.field(
        default=None,
        description="One of the choices; for a goal TOO_EASY, REALISTIC, TOO_HARD or CANNOT_TELL; for a standard NO_BASIS.",
    )
    yes: bool | None = strawberry.field(default=None, description="Yes or no.")
    text: str | None = strawberry.field(default=None, description="Words, at most 20,000 characters.")
    level_before: int | None = strawberry.field(default=None, description="The level before, 0 to 5.")
    level_after: int | None = strawberry.field(default=None, description="The level now, 0 to 5.")
    version: int = strawberry.field(description="The version of the answer that was seen, 0 for the first.")


@strawberry.input(description="Which answer to remove.")
class RemoveAnswerInput:
    answer_id: strawberry.ID = strawberry.field(description="The answer.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="What to cite in an answer.")
class CiteEvidenceInput:
    answer_id: strawberry.ID = strawberry.field(description="The answer.")
    kind: EvidenceKind = strawberry.field(description="What is cited.")  # type: ignore[valid-type]
    evidence_id: strawberry.ID = strawberry.field(description="Its id, from the form's evidence.")


@strawberry.input(description="What not to cite any more.")
class RemoveCitationInput:
    answer_id: strawberry.ID = strawberry.field(description="The answer.")
    kind: EvidenceKind = strawberry.field(description="What is cited.")  # type: ignore[valid-type]
    evidence_id: strawberry.ID = strawberry.field(description="Its id.")


@strawberry.input(description="Which form to hand in.")
class SubmitReviewInput:
    review_id: strawberry.ID = strawberry.field(description="The form.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Which form to open again.")
class TakeBackReviewInput:
    review_id: strawberry.ID = strawberry.field(description="The form.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Which form to share.")
class ShareReviewInput:
    review_id: strawberry.ID = strawberry.field(description="The form.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Which form to take out of the cycle.")
class SkipReviewInput:
    review_id: strawberry.ID = strawberry.field(description="The form.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description="Why.")


@strawberry.input(description="Which review was read.")
class AcknowledgeReviewInput:
    review_id: strawberry.ID = strawberry.field(description="The manager's review.")
    version: int = strawberry.field(description=SEEN)
    agreement: Agreement = strawberry.field(description="Whether one agrees.")  # type: ignore[valid-type]
    comment: str = strawberry.field(
        default="", description="What to add; needed to disagree, at most 2,000 characters."
    )


@strawberry.type(description="The answer saved.")
class SaveAnswerPayload:
    answer: models.Answer = strawberry.field(graphql_type=Answer, description="The answer as it is now.")
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


@strawberry.type(description="The evidence cited.")
class CiteEvidencePayload:
    answer: models.Answer = strawberry.field(graphql_type=Answer, description="The answer as it is now.")
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


@strawberry.type(description="The citation removed.")
class RemoveCitationPayload:
    answer: models.Answer = strawberry.field(graphql_type=Answer, description="The answer as it is now.")
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


@strawberry.type(description="The answer removed.")
class RemoveAnswerPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


@strawberry.type(description="The form handed in.")
class SubmitReviewPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


@strawberry.type(description="The form opened again.")
class TakeBackReviewPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


@strawberry.type(description="The form shared.")
class ShareReviewPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


@strawberry.type(description="The form skipped.")
class SkipReviewPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


@strawberry.type(description="The review acknowledged.")
class AcknowledgeReviewPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


SaveAnswerResult = Annotated[
    SaveAnswerPayload | UserErrors,
    strawberry.union("SaveAnswerResult", description="The answer saved, or why not."),
]
CiteEvidenceResult = Annotated[
    CiteEvidencePayload | UserErrors,
    strawberry.union("CiteEvidenceResult", description="The evidence cited, or why not."),
]
RemoveCitationResult = Annotated[
    RemoveCitationPayload | UserErrors,
    strawberry.union("RemoveCitationResult", description="The citation removed, or why not."),
]
RemoveAnswerResult = Annotated[
    RemoveAnswerPayload | UserErrors,
    strawberry.union("RemoveAnswerResult", description="The answer removed, or why not."),
]
SubmitReviewResult = Annotated[
    SubmitReviewPayload | UserErrors,
    strawberry.union("SubmitReviewResult", description="The form handed in, or why not."),
]
TakeBackReviewResult = Annotated[
    TakeBackReviewPayload | UserErrors,
    strawberry.union("TakeBackReviewResult", description="The form opened again, or why not."),
]
ShareReviewResult = Annotated[
    ShareReviewPayload | UserErrors,
    strawberry.union("ShareReviewResult", description="The form shared, or why not."),
]
SkipReviewResult = Annotated[
    SkipReviewPayload | UserErrors,
    strawberry.union("SkipReviewResult", description="The form skipped, or why not."),
]
AcknowledgeReviewResult = Annotated[
    AcknowledgeReviewPayload | UserErrors,
    strawberry.union("AcknowledgeReviewResult", description="The review acknowledged, or why not."),
]


@strawberry.type
class ReviewsMutation:
    @strawberry.mutation(
        description="Save the draft of one answer (its author); two tabs writing different answers never clash."
    )
    async def save_answer(self, info: Info, input: SaveAnswerInput) -> SaveAnswerResult:
        answer = await writing.save_answer(
            info.context.actor,
            review_id=key_of(input.review_id, "Review", "review_id"),
            question_id=key_of(input.question_id, "Question", "question_id"),
            goal_id=key_or_none(input.goal_id, "Goal", "goal_id"),
            skill_id=key_or_none(input.skill_id, "Skill", "skill_id"),
            standard_id=key_or_none(input.standard_id, "FrozenStandard", "standard_id"),
            rating=input.rating,
            choice=input.choice,
            yes=input.yes,
            text=input.text,
            level_before=input.level_before,
            level_after=input.level_after,
            version=input.version,
        )
        return SaveAnswerPayload(answer=answer, review=await _form_of(info, answer))

    @strawberry.mutation(description="Remove an answer (its author).")
    async def remove_answer(self, info: Info, input: RemoveAnswerInput) -> RemoveAnswerResult:
        review = await writing.remove_answer(
            info.context.actor,
            answer_id=key_of(input.answer_id, "Answer", "answer_id"),
            version=input.version,
        )
        return RemoveAnswerPayload(review=review)

    @strawberry.mutation(description="Cite evidence of the period in an answer (its author).")
    async def cite_evidence(self, info: Info, input: CiteEvidenceInput) -> CiteEvidenceResult:
        answer = await writing.cite_evidence(
            info.context.actor,
            answer_id=key_of(input.answer_id, "Answer", "answer_id"),
            kind=input.kind,
            evidence_id=key_of(input.evidence_id, TYPES[input.kind], "evidence_id"),
        )
        return CiteEvidencePayload(answer=answer, review=await _form_of(info, answer))

    @strawberry.mutation(description="Take a citation out of an answer (its author).")
    async def remove_citation(self, info: Info, input: RemoveCitationInput) -> RemoveCitationResult:
        answer = await writing.remove_citation(
            info.context.actor,
            answer_id=key_of(input.answer_id, "Answer", "answer_id"),
            kind=input.kind,
            evidence_id=key_of(input.evidence_id, TYPES[input.kind], "evidence_id"),
        )
        return RemoveCitationPayload(answer=answer, review=await _form_of(info, answer))

    @strawberry.mutation(
        description="Hand in a form (its author); problems are at `answers`, the question, and the goal or skill."
    )
    async def submit_review(self, info: Info, input: SubmitReviewInput) -> SubmitReviewResult:
        try:
            review = await writing.submit_review(
                info.context.actor, id=key_of(input.review_id, "Review", "review_id"), version=input.version
            )
        except Rejected as refused:
            raise Rejected(*map(_with_global_ids, refused.problems), current=refused.current) from refused
        return SubmitReviewPayload(review=review)

    @strawberry.mutation(description="Open a form again that nobody built on yet (its author).")
    async def take_back_review(self, info: Info, input: TakeBackReviewInput) -> TakeBackReviewResult:
        review = await writing.take_back_review(
            info.context.actor, id=key_of(input.review_id, "Review", "review_id"), version=input.version
        )
        return TakeBackReviewPayload(review=review)

    @strawberry.mutation(description="Let the person read their review (its author, HR).")
    async def share_review(self, info: Info, input: ShareReviewInput) -> ShareReviewResult:
        review = await sharing.share_review(
            info.context.actor, id=key_of(input.review_id, "Review", "review_id"), version=input.version
        )
        return ShareReviewPayload(review=review)

    @strawberry.mutation(description="Take a form out of the cycle (HR partners of the person).")
    async def skip_review(self, info: Info, input: SkipReviewInput) -> SkipReviewResult:
        review = await sharing.skip_review(
            info.context.actor,
            id=key_of(input.review_id, "Review", "review_id"),
            version=input.version,
            reason=input.reason,
        )
        return SkipReviewPayload(review=review)

    @strawberry.mutation(
        description="Say that one has read one's review, agreeing or not (the person it is about)."
    )
    async def acknowledge_review(self, info: Info, input: AcknowledgeReviewInput) -> AcknowledgeReviewResult:
        review = await sharing.acknowledge_review(
            info.context.actor,
            id=key_of(input.review_id, "Review", "review_id"),
            version=input.version,
            agreement=input.agreement,
            comment=input.comment,
        )
        return AcknowledgeReviewPayload(review=review)


async def _form_of(info: Info, answer: models.Answer) -> models.Review:
    review = await visible_reviews(info.context.actor).get_or_none(id=answer.review_id)
    if review is None:
        raise not_found("review", "review_id")
    return review


def _with_global_ids(problem: Problem) -> Problem:
    """The ids in a path as clients know them; the domain names them as "Question:…", "Goal:…" or "Skill:…"."""
    parts = (part.partition(":") for part in problem.path)
    path = tuple(global_id(name, UUID(key)) if key else name for name, _, key in parts)
    return Problem(problem.code, problem.message, path)
