"""Asking peers through the graph."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.enums import NominationAction
from headway.graph.reviewing.others import Nomination
from headway.graph.reviewing.participants import Participant
from headway.graph.reviewing.reviews import Review
from headway.reviewing import models
from headway.reviewing.actions import nominating as actions

SEEN = "The version that was seen."


@strawberry.input(description="Whom to propose as peers.")
class ProposePeersInput:
    participant_id: strawberry.ID = strawberry.field(description="About whom, in which cycle.")
    peer_ids: list[strawberry.ID] = strawberry.field(description="The colleagues, at most 20.")


@strawberry.input(description="What to do with a proposed peer.")
class DecideNominationInput:
    id: strawberry.ID = strawberry.field(description="The proposal.")
    version: int = strawberry.field(description=SEEN)
    action: NominationAction = strawberry.field(description="What to do.")  # type: ignore[valid-type]
    reason: str = strawberry.field(
        default="", description="Why; needed to turn it down, at most 2,000 characters."
    )


@strawberry.input(description="Which form one cannot write.")
class DeclineReviewInput:
    review_id: strawberry.ID = strawberry.field(description="The form.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description="Why; HR reads it.")


@strawberry.type(description="Peers proposed.")
class ProposePeersPayload:
    participant: models.Participant = strawberry.field(
        graphql_type=Participant, description="The person with everybody proposed."
    )


@strawberry.type(description="A proposal decided.")
class DecideNominationPayload:
    nomination: models.Nomination = strawberry.field(
        graphql_type=Nomination, description="The proposal as it is now."
    )


@strawberry.type(description="The form declined.")
class DeclineReviewPayload:
    review: models.Review = strawberry.field(graphql_type=Review, description="The form as it is now.")


ProposePeersResult = Annotated[
    ProposePeersPayload | UserErrors,
    strawberry.union("ProposePeersResult", description="Peers proposed, or why not."),
]
DecideNominationResult = Annotated[
    DecideNominationPayload | UserErrors,
    strawberry.union("DecideNominationResult", description="A proposal decided, or why not."),
]
DeclineReviewResult = Annotated[
    DeclineReviewPayload | UserErrors,
    strawberry.union("DeclineReviewResult", description="The form declined, or why not."),
]


@strawberry.type
class NominatingMutation:
    @strawberry.mutation(
        description="Propose peers for oneself, or choose them for whom one decides (who writes the review, HR)."
    )
    async def propose_peers(self, info: Info, input: ProposePeersInput) -> ProposePeersResult:
        participant = await actions.propose_peers(
            info.context.actor,
            participant_id=key_of(input.participant_id, "Participant", "participant_id"),
            peer_ids=[
                key_of(id, "Employee", "peer_ids", str(number)) for number, id in enumerate(input.peer_ids)
            ],
        )
        return ProposePeersPayload(participant=participant)

    @strawberry.mutation(
        description="Approve a proposed peer or turn one down (who writes the review, HR), or take an own proposal back."
    )
    async def decide_nomination(self, info: Info, input: DecideNominationInput) -> DecideNominationResult:
        nomination = await actions.decide_nomination(
            info.context.actor,
            id=key_of(input.id, "Nomination"),
            version=input.version,
            action=input.action,
            reason=input.reason,
        )
        return DecideNominationPayload(nomination=nomination)

    @strawberry.mutation(description="Say that one cannot write about a colleague (its author).")
    async def decline_review(self, info: Info, input: DeclineReviewInput) -> DeclineReviewResult:
        review = await actions.decline_review(
            info.context.actor,
            id=key_of(input.review_id, "Review", "review_id"),
            version=input.version,
            reason=input.reason,
        )
        return DeclineReviewPayload(review=review)
