"""Signing, settling and correcting reviews through the graph."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.cycles import ReviewCycle
from headway.graph.reviewing.enums import SignatureOutcome, Signer
from headway.graph.reviewing.reviews import Review
from headway.reviewing import models
from headway.reviewing.actions import correcting, signing

SEEN = "The version that was seen."


@strawberry.input(description="What came of a disagreement.")
class ResolveDisagreementInput:
    review_id: strawberry.ID = strawberry.field(description="The review.")
    version: int = strawberry.field(description=SEEN)
    outcome: str = strawberry.field(description="In words, at most 2,000 characters.")


@strawberry.input(description="What to sign.")
class SignReviewInput:
    review_id: strawberry.ID = strawberry.field(description="The manager's review.")
    version: int = strawberry.field(description=SEEN)
    skill_answer_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list,
        description="Answers about skills gained that the manager accepts: once everybody signed, the profile takes them.",
    )


@strawberry.input(description="Who did not sign.")
class RecordUnsignedInput:
    review_id: strawberry.ID = strawberry.field(description="The manager's review.")
    version: int = strawberry.field(description=SEEN)
    signer: Signer = strawberry.field(description="Which side.")  # type: ignore[valid-type]
    outcome: SignatureOutcome = strawberry.field(description="REFUSED or UNREACHABLE.")  # type: ignore[valid-type]
    reason: str = strawberry.field(description="How it was tried, at most 2,000 characters.")


@strawberry.input(description="What an answer says from now on; what is left out stays.")
class CorrectAnswerInput:
    answer_id: strawberry.ID = strawberry.field(description="The answer.")
    rating: int | None = strawberry.field(default=None, description="A step of the scale.")
    text: str | None = strawberry.field(default=None, description="Words, at most 20,000 characters.")
    level_after: int | None = strawberry.field(default=None, description="The level in the skill, 0 to 5.")


@strawberry.input(description="What to correct, and why.")
class CorrectReviewInput:
    review_id: strawberry.ID = strawberry.field(description="The manager's review.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description="Why, at most 2,000 characters; everybody reads it.")
    corrections: list[CorrectAnswerInput] = strawberry.field(description="Answer by answer.")


@strawberry.type(description="The disagreement settled.")
class ResolveDisagreementPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The review as it is now.")


@strawberry.type(description="The review signed.")
class SignReviewPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The review as it is now.")


@strawberry.type(description="Who did not sign, recorded.")
class RecordUnsignedPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The review as it is now.")


@strawberry.type(description="The review corrected.")
class CorrectReviewPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The review as it is now.")


ResolveDisagreementResult = Annotated[
    ResolveDisagreementPayload | UserErrors,
    strawberry.union("ResolveDisagreementResult", description="The disagreement settled, or why not."),
]
SignReviewResult = Annotated[
    SignReviewPayload | UserErrors,
    strawberry.union("SignReviewResult", description="The review signed, or why not."),
]
RecordUnsignedResult = Annotated[
    RecordUnsignedPayload | UserErrors,
    strawberry.union("RecordUnsignedResult", description="Who did not sign, recorded, or why not."),
]
CorrectReviewResult = Annotated[
    CorrectReviewPayload | UserErrors,
    strawberry.union("CorrectReviewResult", description="The review corrected, or why not."),
]


@strawberry.input(description="Of which reviews to remind.")
class RemindToSignInput:
    cycle_id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")
    review_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="These; nothing means all that wait for a signature."
    )


@strawberry.type(description="Of how many reviews was reminded.")
class RemindToSignPayload:
    reviews: int = strawberry.field(description="How many; of the others it was today already.")
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


RemindToSignResult = Annotated[
    RemindToSignPayload | UserErrors,
    strawberry.union("RemindToSignResult", description="Of how many was reminded, or why not."),
]


@strawberry.type
class SigningMutation:
    @strawberry.mutation(
        description="Remind those whose signature a review waits for, each review at most once a day (who runs the cycle)."
    )
    async def remind_to_sign(self, info: Info, input: RemindToSignInput) -> RemindToSignResult:
        cycle, reviews = await signing.remind_to_sign(
            info.context.actor,
            cycle_id=key_of(input.cycle_id, "ReviewCycle", "cycle_id"),
            version=input.version,
            review_ids=[key_of(id, "Review", "review_ids") for id in input.review_ids],
        )
        return RemindToSignPayload(cycle=cycle, reviews=reviews)

    @strawberry.mutation(
        description="Say what came of a disagreement (the manager of who wrote the review, and HR)."
    )
    async def resolve_disagreement(
        self, info: Info, input: ResolveDisagreementInput
    ) -> ResolveDisagreementResult:
        review = await signing.resolve_disagreement(
            info.context.actor,
            id=key_of(input.review_id, "Review", "review_id"),
            version=input.version,
            outcome=input.outcome,
        )
        return ResolveDisagreementPayload(review=review)

    @strawberry.mutation(
        description="Sign that a review was seen (the person, who wrote it, and whom the questionnaire names)."
    )
    async def sign_review(self, info: Info, input: SignReviewInput) -> SignReviewResult:
        review = await signing.sign_review(
            info.context.actor,
            id=key_of(input.review_id, "Review", "review_id"),
            version=input.version,
            skills=[key_of(id, "Answer", "skill_answer_ids") for id in input.skill_answer_ids],
        )
        return SignReviewPayload(review=review)

    @strawberry.mutation(description="Record that somebody refused to sign or could not be reached (HR).")
    async def record_unsigned(self, info: Info, input: RecordUnsignedInput) -> RecordUnsignedResult:
        review = await signing.record_unsigned(
            info.context.actor,
            id=key_of(input.review_id, "Review", "review_id"),
            version=input.version,
            signer=input.signer,
            outcome=input.outcome,
            reason=input.reason,
        )
        return RecordUnsignedPayload(review=review)

    @strawberry.mutation(
        description="Correct a review that was read or signed; everybody signs the new version (who wrote it, and HR)."
    )
    async def correct_review(self, info: Info, input: CorrectReviewInput) -> CorrectReviewResult:
        review = await correcting.correct_review(
            info.context.actor,
            id=key_of(input.review_id, "Review", "review_id"),
            version=input.version,
            reason=input.reason,
            corrections=[
                correcting.Correction(
                    key_of(it.answer_id, "Answer", "corrections", str(place), "answer_id"),
                    it.rating,
                    it.text,
                    it.level_after,
                )
                for place, it in enumerate(input.corrections)
            ],
        )
        return CorrectReviewPayload(review=review)
