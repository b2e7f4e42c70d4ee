"""Inviting people from outside through the graph."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.enums import ExternalAction
from headway.graph.reviewing.others import ExternalReviewer
from headway.reviewing import models
from headway.reviewing.actions import externals as actions

# Where the front end shows the form of a link.
PAGE = "/guest/"


@strawberry.input(description="Whom from outside to ask.")
class InviteExternalInput:
    participant_id: strawberry.ID = strawberry.field(description="About whom, in which cycle.")
    name: str = strawberry.field(description="What they are called.")
    email: str = strawberry.field(description="Where the link is mailed to.")


@strawberry.input(description="What to do with an invitation to somebody from outside.")
class DecideExternalInput:
    id: strawberry.ID = strawberry.field(description="The invitation.")
    version: int = strawberry.field(description="The version that was seen.")
    action: ExternalAction = strawberry.field(description="What to do.")  # type: ignore[valid-type]
    reason: str = strawberry.field(
        default="", description="Why; needed to turn it down, at most 2,000 characters."
    )


@strawberry.type(description="Somebody from outside proposed, or invited.")
class InviteExternalPayload:
    external: models.ExternalReviewer = strawberry.field(
        graphql_type=ExternalReviewer, description="The invitation."
    )


@strawberry.type(description="An invitation decided.")
class DecideExternalPayload:
    external: models.ExternalReviewer = strawberry.field(
        graphql_type=ExternalReviewer, description="The invitation as it is now."
    )
    link: str | None = strawberry.field(
        description="The path of a new link, told this once; only its hash is kept."
    )


InviteExternalResult = Annotated[
    InviteExternalPayload | UserErrors,
    strawberry.union("InviteExternalResult", description="Somebody from outside asked, or why not."),
]
DecideExternalResult = Annotated[
    DecideExternalPayload | UserErrors,
    strawberry.union("DecideExternalResult", description="An invitation decided, or why not."),
]


@strawberry.type
class InvitingMutation:
    @strawberry.mutation(
        description="Propose somebody from outside to write about oneself, or invite them for whom one decides (who writes the review, HR)."
    )
    async def invite_external(self, info: Info, input: InviteExternalInput) -> InviteExternalResult:
        external = await actions.invite_external(
            info.context.actor,
            participant_id=key_of(input.participant_id, "Participant", "participant_id"),
            name=input.name,
            email=input.email,
        )
        return InviteExternalPayload(external=external)

    @strawberry.mutation(
        description="Approve or turn down somebody from outside, make a new link or revoke it (who writes the review, HR), or take an own proposal back."
    )
    async def decide_external(self, info: Info, input: DecideExternalInput) -> DecideExternalResult:
        decided = await actions.decide_external(
            info.context.actor,
            id=key_of(input.id, "ExternalReviewer"),
            version=input.version,
            action=input.action,
            reason=input.reason,
        )
        link = f"{PAGE}{decided.token}" if decided.token else None
        return DecideExternalPayload(external=decided.external, link=link)
