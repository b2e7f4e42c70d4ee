"""Who writes in whose place, through the graph."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.enums import ManagerChoice
from headway.graph.reviewing.participants import ManagerChange
from headway.graph.reviewing.reviews import Review
from headway.reviewing import models
from headway.reviewing.actions import succeeding as actions


@strawberry.input(description="Who writes a form instead.")
class ReassignReviewInput:
    review_id: strawberry.ID = strawberry.field(description="The manager's form.")
    version: int = strawberry.field(description="The version of the form that was seen.")
    reviewer_id: strawberry.ID = strawberry.field(description="Who writes now.")
    reason: str = strawberry.field(description="Why.")


@strawberry.input(description="Who writes about somebody whose manager changed.")
class DecideManagerChangeInput:
    id: strawberry.ID = strawberry.field(description="The change of manager.")
    version: int = strawberry.field(description="The version that was seen.")
    choice: ManagerChoice = strawberry.field(description="Who writes.")  # type: ignore[valid-type]


@strawberry.type(description="The form given to somebody else.")
class ReassignReviewPayload:
    review: models.Review = strawberry.field(
        graphql_type=Review, description="The form that stands in its place."
    )


@strawberry.type(description="The change of manager decided.")
class DecideManagerChangePayload:
    change: models.ManagerChange = strawberry.field(
        graphql_type=ManagerChange, description="The change as it is now."
    )


ReassignReviewResult = Annotated[
    ReassignReviewPayload | UserErrors,
    strawberry.union("ReassignReviewResult", description="The new form, or why not."),
]
DecideManagerChangeResult = Annotated[
    DecideManagerChangePayload | UserErrors,
    strawberry.union("DecideManagerChangeResult", description="The change decided, or why not."),
]


@strawberry.type
class SucceedingMutation:
    @strawberry.mutation(description="Let somebody else write a manager's form; the draft is kept (HR).")
    async def reassign_review(self, info: Info, input: ReassignReviewInput) -> ReassignReviewResult:
        review = await actions.reassign_review(
            info.context.actor,
            id=key_of(input.review_id, "Review", "review_id"),
            version=input.version,
            reviewer_id=key_of(input.reviewer_id, "Employee", "reviewer_id"),
            reason=input.reason,
        )
        return ReassignReviewPayload(review=review)

    @strawberry.mutation(description="Say who writes about somebody whose manager changed in the cycle (HR).")
    async def decide_manager_change(
        self, info: Info, input: DecideManagerChangeInput
    ) -> DecideManagerChangeResult:
        change = await actions.decide_manager_change(
            info.context.actor,
            id=key_of(input.id, "ManagerChange"),
            version=input.version,
            choice=input.choice,
        )
        return DecideManagerChangePayload(change=change)
