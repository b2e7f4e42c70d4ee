"""Erasing words of reviews, and holding them, through the graph."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.reviewing.actions import erasing


@strawberry.input(description="Whose reviews, and why.")
class EraseReviewWordsInput:
    employee_id: strawberry.ID = strawberry.field(description="Somebody who left.")
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")


@strawberry.input(description="Whose reviews to keep, and why.")
class HoldReviewsInput:
    employee_id: strawberry.ID = strawberry.field(description="The person.")
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")
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
        act = erasing.lift_hold if input.lift else erasing.hold_reviews
        hold = await act(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            reason=input.reason,
        )
        return HoldReviewsPayload(held=hold.lifted_at is None)
