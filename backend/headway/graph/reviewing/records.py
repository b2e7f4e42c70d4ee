"""Signed versions of reviews in the graph."""

from datetime import datetime

import strawberry

from headway.graph.reviewing.enums import (
    Agreement,
    QuestionKind,
    ReviewDirection,
    SignatureOutcome,
    Signer,
)
from headway.graph.reviewing.people import AnEmployee, person_of
from headway.reviewing import models
from headway.reviewing.reads import records as reads
from headway.reviewing.rules.records import text_of


@strawberry.type(description="What came of asking somebody to sign a version.")
class ReviewSignature:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, models.ReviewSignature))
    signer: Signer = strawberry.field(description="Which side was asked.")  # type: ignore[valid-type]
    outcome: SignatureOutcome = strawberry.field(description="Signed, or what was recorded instead.")  # type: ignore[valid-type]
    at: datetime = strawberry.field(description="When.")

    @strawberry.field(description="Why it was not signed, '' for a signature; null where it was erased.")
    def reason(self, row: strawberry.Parent[models.ReviewSignature]) -> str | None:
        return text_of(row.reason) if row.reason else ""

    by = person_of(AnEmployee | None, "by_id", description="Who signed, or recorded that the side did not.")


@strawberry.type(description="An answer as it was frozen.")
class RecordedAnswer:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, reads.RecordedAnswer))
    direction: ReviewDirection = strawberry.field(description="In whose form.")  # type: ignore[valid-type]
    section: str = strawberry.field(description="The section of the form.")
    kind: QuestionKind = strawberry.field(description="What was asked for.")  # type: ignore[valid-type]
    question: str = strawberry.field(description="The question.")
    subject: str = strawberry.field(description="The goal or skill it is about, '' for none.")
    rating: int | None = strawberry.field(description="A step of the scale.")
    choice: str = strawberry.field(description="What was chosen, '' for nothing.")
    yes: bool | None = strawberry.field(description="Yes or no.")
    text: str | None = strawberry.field(description="The words; null where they were erased.")
    level_before: int | None = strawberry.field(description="The level in the skill before, 0 to 5.")
    level_after: int | None = strawberry.field(description="The level in the skill then, 0 to 5.")


@strawberry.type(description="A goal as it stood when the version was frozen.")
class RecordedGoal:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, reads.RecordedGoal))
    title: str = strawberry.field(description="What it was called.")
    state: str = strawberry.field(description="Where it was in its life.")
    outcome: str = strawberry.field(description="How it ended, '' while it ran.")
    results: list[str] = strawberry.field(description="Its key results with their numbers, in words.")


@strawberry.type(description="What one group of colleagues answered to one question, as it was released.")
class RecordedWords:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, reads.RecordedWords))
    raters: str = strawberry.field(description="Which group.")
    question: str = strawberry.field(description="The question.")
    forms: int = strawberry.field(description="How many forms were shown together.")
    mean: float | None = strawberry.field(description="The mean of the ratings, where it was told.")
    texts: list[str] = strawberry.field(description="What was written.")


@strawberry.type(description="A version of a review as it was signed; it never changes.")
class ReviewRecord:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, reads.Recorded))
    number: int = strawberry.field(description="Which version, from 1.")
    reason: str = strawberry.field(description="Why it followed the version before, '' for the first.")
    frozen_at: datetime = strawberry.field(description="Since when it cannot change.")
    sealed_at: datetime | None = strawberry.field(description="When it ended and went into the chain.")
    fingerprint: str = strawberry.field(
        description="Stands for content and signatures in the chain, '' before it ended."
    )
    erased_at: datetime | None = strawberry.field(description="When its words were erased.")
    rating: int | None = strawberry.field(description="The overall rating.")
    label: str = strawberry.field(description="What that step of the scale is called.")
    agreement: Agreement | None = strawberry.field(description="What the person said of it.")  # type: ignore[valid-type]
    comment: str | None = strawberry.field(description="What the person added; null where it was erased.")
    dispute_outcome: str | None = strawberry.field(
        description="What came of a disagreement; null where it was erased."
    )
    answers: list[RecordedAnswer] = strawberry.field(description="The answers of both sides.")
    goals: list[RecordedGoal] = strawberry.field(description="The goals that were judged.")
    others: list[RecordedWords] = strawberry.field(
        description="What colleagues and reports said together, for who reads it."
    )
    signatures: list[ReviewSignature] = strawberry.field(description="Who signed, oldest first.")
