"""Erasing words of reviews, and holding them, through the graph."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.reviewing.actions import erasing
from headway.reviewing.reads import erasing as reads


@strawberry.type(description="Rows of one kind in which something stands about a person.")
class ErasureLine:
    title: str = strawberry.field(description="What they are.")
    count: int = strawberry.field(description="How many.")
    why: str = strawberry.field(description="Why they stay; nothing where they go.")


@strawberry.type(description="What keeps the words about a person from being erased.")
class LegalHold:
    reason: str = strawberry.field(description="Why.")
    created_at: datetime = strawberry.field(description="Since when.")
    ends_on: date | None = strawberry.field(
        description="Its last day; without one it is in force until it is lifted."
    )


@strawberry.type(description="What erasing the words in reviews about a person would do; nothing is written.")
class ReviewErasure:
    hold: LegalHold | None = strawberry.field(description="The legal hold in force.")
    refusal: str | None = strawberry.field(description="Why nothing can be erased now.")
    goes: list[ErasureLine] = strawberry.field(description="What is blanked, for good.")
    stays: list[ErasureLine] = strawberry.field(description="What is left, and why.")


@strawberry.type
class ErasingQuery:
    @strawberry.field(
        graphql_type=ReviewErasure | None,
        description="What erasing would take away and leave of a person; null for all but their HR partners.",
    )
    async def review_erasure(
        self,
        info: Info,
        employee_id: Annotated[strawberry.ID, strawberry.argument(description="The person.")],
    ) -> reads.Erasure | None:
        return await reads.erasure_of(info.context.actor, key_of(employee_id, "Employee", "employee_id"))


@strawberry.input(description="Whose reviews, and why.")
class EraseReviewWordsInput:
    employee_id: strawberry.ID = strawberry.field(description="Somebody who left.")
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")


@strawberry.input(description="Whose reviews to keep, and why.")
class HoldReviewsInput:
    employee_id: strawberry.ID = strawberry.field(description="The person.")
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")
    ends_on: date | None = strawberry.field(
        default=None, description="The last day of a new hold; left out, it lasts until it is lifted."
    )
    lift: bool = strawberry.field(default=False, description="True to let the hold end.")


@strawberry.type(description="What was erased.")
class EraseReviewWordsPayload:
    reviews: int = strawberry.field(description="How many reviews had their words blanked.")


@strawberry.type(description="The hold as it is now.")
class HoldReviewsPayload:
    held: bool = strawberry.field(description="Whether it is in force.")


EraseReviewWordsResult = Annotated[
    EraseReviewWordsPayload | UserErrors,
    strawberry.union("EraseReviewWordsResult", description="What was erased, or why nothing."),
]
HoldReviewsResult = Annotated[
    HoldReviewsPayload | UserErrors,
    strawberry.union("HoldReviewsResult", description="The hold, or why not."),
]


@strawberry.type
class ErasingMutation:
    @strawberry.mutation(
        description="Blank every word in the reviews about somebody who left (HR); numbers and the chain stay."
    )
    async def erase_review_words(self, info: Info, input: EraseReviewWordsInput) -> EraseReviewWordsResult:
        reviews = await erasing.erase_review_words(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            reason=input.reason,
        )
        return EraseReviewWordsPayload(reviews=reviews)

    @strawberry.mutation(
        description="Keep the reviews about somebody from being erased, or let that end (HR)."
    )
    async def hold_reviews(self, info: Info, input: HoldReviewsInput) -> HoldReviewsResult:
        actor, id = info.context.actor, key_of(input.employee_id, "Employee", "employee_id")
        hold = (
            await erasing.lift_hold(actor, employee_id=id, reason=input.reason)
            if input.lift
            else await erasing.hold_reviews(actor, employee_id=id, reason=input.reason, ends_on=input.ends_on)
        )
        return HoldReviewsPayload(held=hold.lifted_at is None)
