"""Appraising the organisation through the graph: planning, voting, counting, deciding and publishing."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of, key_or_none
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.appraisal import AppraisalItem, AppraisalItemKind, OrganisationAppraisal
from headway.reviewing import models
from headway.reviewing.actions import appraising, concluding

SEEN = "The version that was seen."


@strawberry.input(description="What you say of a goal.")
class GoalVoteInput:
    goal_id: strawberry.ID = strawberry.field(description="The goal of the appraisal.")
    score: int | None = strawberry.field(
        default=None, description="From 1, not met at all, to 5, fully met; none if you cannot judge."
    )
    text: str = strawberry.field(default="", description="In words, at most 2,000 characters.")


@strawberry.input(description="Your vote, without your name.")
class VoteInAppraisalInput:
    id: strawberry.ID = strawberry.field(description="The appraisal.")
    votes: list[GoalVoteInput] = strawberry.field(description="What you say of its goals, each once.")


@strawberry.input(description="What to appraise, and when.")
class ScheduleAppraisalInput:
    period_id: strawberry.ID = strawberry.field(description="The period whose company goals are judged.")
    name: str = strawberry.field(description="What people will call it, at most 200 characters.")
    opens_on: date = strawberry.field(description="The day it opens.")
    closes_on: date = strawberry.field(description="The last day to vote.")


@strawberry.input(description="Which appraisal to open.")
class OpenAppraisalInput:
    id: strawberry.ID = strawberry.field(description="The appraisal.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Until when people may vote.")
class ExtendAppraisalInput:
    id: strawberry.ID = strawberry.field(description="The appraisal.")
    version: int = strawberry.field(description=SEEN)
    closes_on: date = strawberry.field(description="The last day to vote.")


@strawberry.input(description="Which votes to count.")
class RevealAppraisalInput:
    id: strawberry.ID = strawberry.field(description="The appraisal.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Which appraisal to call off, and why.")
class CancelAppraisalInput:
    id: strawberry.ID = strawberry.field(description="The appraisal.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")


@strawberry.input(description="Which appraisal to publish.")
class PublishAppraisalInput:
    id: strawberry.ID = strawberry.field(description="The appraisal.")
    version: int = strawberry.field(description=SEEN)
    no_decisions: bool = strawberry.field(default=False, description="True to say that nothing was decided.")


@strawberry.input(description="What to write down about which goal.")
class AddAppraisalItemInput:
    goal_id: strawberry.ID = strawberry.field(description="The goal of the appraisal.")
    kind: AppraisalItemKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]
    text: str = strawberry.field(description="What it says: at most 200 characters, a conclusion 2,000.")
    owner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who sees to it; needed but for a conclusion."
    )
    due_on: date | None = strawberry.field(
        default=None, description="Until when; needed but for a conclusion."
    )


@strawberry.input(description="What it says now.")
class UpdateAppraisalItemInput:
    id: strawberry.ID = strawberry.field(description="The item.")
    version: int = strawberry.field(description=SEEN)
    text: str = strawberry.field(description="What it says: at most 200 characters, a conclusion 2,000.")
    owner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who sees to it; needed but for a conclusion."
    )
    due_on: date | None = strawberry.field(
        default=None, description="Until when; needed but for a conclusion."
    )


@strawberry.input(description="What to take back.")
class RemoveAppraisalItemInput:
    id: strawberry.ID = strawberry.field(description="The item.")
    version: int = strawberry.field(description=SEEN)


@strawberry.type(description="The appraisal planned.")
class ScheduleAppraisalPayload:
    appraisal: models.OrganisationAppraisal = strawberry.field(
        graphql_type=OrganisationAppraisal, description="The appraisal as it is now."
    )


@strawberry.type(description="The appraisal opened.")
class OpenAppraisalPayload:
    appraisal: models.OrganisationAppraisal = strawberry.field(
        graphql_type=OrganisationAppraisal, description="The appraisal as it is now."
    )


@strawberry.type(description="The appraisal extended.")
class ExtendAppraisalPayload:
    appraisal: models.OrganisationAppraisal = strawberry.field(
        graphql_type=OrganisationAppraisal, description="The appraisal as it is now."
    )


@strawberry.type(description="The vote taken.")
class VoteInAppraisalPayload:
    appraisal: models.OrganisationAppraisal = strawberry.field(
        graphql_type=OrganisationAppraisal, description="The appraisal as it is now."
    )


@strawberry.type(description="The votes counted.")
class RevealAppraisalPayload:
    appraisal: models.OrganisationAppraisal = strawberry.field(
        graphql_type=OrganisationAppraisal, description="The appraisal as it is now."
    )


@strawberry.type(description="The appraisal called off.")
class CancelAppraisalPayload:
    appraisal: models.OrganisationAppraisal = strawberry.field(
        graphql_type=OrganisationAppraisal, description="The appraisal as it is now."
    )


@strawberry.type(description="The appraisal published.")
class PublishAppraisalPayload:
    appraisal: models.OrganisationAppraisal = strawberry.field(
        graphql_type=OrganisationAppraisal, description="The appraisal as it is now."
    )


@strawberry.type(description="It, written down.")
class AddAppraisalItemPayload:
    item: models.AppraisalItem = strawberry.field(
        graphql_type=AppraisalItem, description="The item as it is now."
    )


@strawberry.type(description="It, as it is now.")
class UpdateAppraisalItemPayload:
    item: models.AppraisalItem = strawberry.field(
        graphql_type=AppraisalItem, description="The item as it is now."
    )


@strawberry.type(description="It, taken back.")
class RemoveAppraisalItemPayload:
    appraisal: models.OrganisationAppraisal = strawberry.field(
        graphql_type=OrganisationAppraisal, description="The appraisal as it is now."
    )


ScheduleAppraisalResult = Annotated[
    ScheduleAppraisalPayload | UserErrors,
    strawberry.union("ScheduleAppraisalResult", description="The appraisal planned, or why not."),
]
OpenAppraisalResult = Annotated[
    OpenAppraisalPayload | UserErrors,
    strawberry.union("OpenAppraisalResult", description="The appraisal opened, or why not."),
]
ExtendAppraisalResult = Annotated[
    ExtendAppraisalPayload | UserErrors,
    strawberry.union("ExtendAppraisalResult", description="The appraisal extended, or why not."),
]
VoteInAppraisalResult = Annotated[
    VoteInAppraisalPayload | UserErrors,
    strawberry.union("VoteInAppraisalResult", description="The vote taken, or why not."),
]
RevealAppraisalResult = Annotated[
    RevealAppraisalPayload | UserErrors,
    strawberry.union("RevealAppraisalResult", description="The votes counted, or why not."),
]
CancelAppraisalResult = Annotated[
    CancelAppraisalPayload | UserErrors,
    strawberry.union("CancelAppraisalResult", description="The appraisal called off, or why not."),
]
PublishAppraisalResult = Annotated[
    PublishAppraisalPayload | UserErrors,
    strawberry.union("PublishAppraisalResult", description="The appraisal published, or why not."),
]
AddAppraisalItemResult = Annotated[
    AddAppraisalItemPayload | UserErrors,
    strawberry.union("AddAppraisalItemResult", description="It, written down, or why not."),
]
UpdateAppraisalItemResult = Annotated[
    UpdateAppraisalItemPayload | UserErrors,
    strawberry.union("UpdateAppraisalItemResult", description="It, as it is now, or why not."),
]
RemoveAppraisalItemResult = Annotated[
    RemoveAppraisalItemPayload | UserErrors,
    strawberry.union("RemoveAppraisalItemResult", description="It, taken back, or why not."),
]


@strawberry.type
class AppraisalMutation:
    @strawberry.mutation(
        description="Plan an appraisal of the company goals of a period (HR for the whole company)."
    )
    async def schedule_appraisal(self, info: Info, input: ScheduleAppraisalInput) -> ScheduleAppraisalResult:
        done = await appraising.schedule_appraisal(
            info.context.actor,
            period_id=key_of(input.period_id, "Period", "period_id"),
            name=input.name,
            opens_on=input.opens_on,
            closes_on=input.closes_on,
        )
        return ScheduleAppraisalPayload(appraisal=done)

    @strawberry.mutation(description="Open an appraisal now, before its day (who steers it).")
    async def open_appraisal(self, info: Info, input: OpenAppraisalInput) -> OpenAppraisalResult:
        done = await appraising.open_appraisal(
            info.context.actor, id=key_of(input.id, "OrganisationAppraisal"), version=input.version
        )
        return OpenAppraisalPayload(appraisal=done)

    @strawberry.mutation(description="Move the last day to vote (who steers it).")
    async def extend_appraisal(self, info: Info, input: ExtendAppraisalInput) -> ExtendAppraisalResult:
        done = await appraising.extend_appraisal(
            info.context.actor,
            id=key_of(input.id, "OrganisationAppraisal"),
            version=input.version,
            closes_on=input.closes_on,
        )
        return ExtendAppraisalPayload(appraisal=done)

    @strawberry.mutation(description="Judge the company goals, once, without your name.")
    async def vote_in_appraisal(self, info: Info, input: VoteInAppraisalInput) -> VoteInAppraisalResult:
        votes = [
            appraising.GoalVote(
                key_of(vote.goal_id, "AppraisalGoal", "votes", str(at), "goal_id"), vote.score, vote.text
            )
            for at, vote in enumerate(input.votes)
        ]
        done = await appraising.vote_in_appraisal(
            info.context.actor, id=key_of(input.id, "OrganisationAppraisal"), votes=votes
        )
        return VoteInAppraisalPayload(appraisal=done)

    @strawberry.mutation(description="Count the votes, once and for all (who steers it).")
    async def reveal_appraisal(self, info: Info, input: RevealAppraisalInput) -> RevealAppraisalResult:
        done = await appraising.reveal_appraisal(
            info.context.actor, id=key_of(input.id, "OrganisationAppraisal"), version=input.version
        )
        return RevealAppraisalPayload(appraisal=done)

    @strawberry.mutation(description="Call an appraisal off, and delete what was voted (who steers it).")
    async def cancel_appraisal(self, info: Info, input: CancelAppraisalInput) -> CancelAppraisalResult:
        done = await appraising.cancel_appraisal(
            info.context.actor,
            id=key_of(input.id, "OrganisationAppraisal"),
            version=input.version,
            reason=input.reason,
        )
        return CancelAppraisalPayload(appraisal=done)

    @strawberry.mutation(description="Show everybody what was voted and decided (who steers it).")
    async def publish_appraisal(self, info: Info, input: PublishAppraisalInput) -> PublishAppraisalResult:
        done = await concluding.publish_appraisal(
            info.context.actor,
            id=key_of(input.id, "OrganisationAppraisal"),
            version=input.version,
            no_decisions=input.no_decisions,
        )
        return PublishAppraisalPayload(appraisal=done)

    @strawberry.mutation(
        description="Write down what came of a goal, a decision or an improvement (who steers, and the leadership)."
    )
    async def add_appraisal_item(self, info: Info, input: AddAppraisalItemInput) -> AddAppraisalItemResult:
        done = await concluding.add_appraisal_item(
            info.context.actor,
            goal_id=key_of(input.goal_id, "AppraisalGoal", "goal_id"),
            kind=input.kind,
            text=input.text,
            owner_id=key_or_none(input.owner_id, "Employee", "owner_id"),
            due_on=input.due_on,
        )
        return AddAppraisalItemPayload(item=done)

    @strawberry.mutation(
        description="Word it otherwise, or give it to somebody else (who steers, and the leadership)."
    )
    async def update_appraisal_item(
        self, info: Info, input: UpdateAppraisalItemInput
    ) -> UpdateAppraisalItemResult:
        done = await concluding.update_appraisal_item(
            info.context.actor,
            id=key_of(input.id, "AppraisalItem"),
            version=input.version,
            text=input.text,
            owner_id=key_or_none(input.owner_id, "Employee", "owner_id"),
            due_on=input.due_on,
        )
        return UpdateAppraisalItemPayload(item=done)

    @strawberry.mutation(description="Take it back before it is published (who steers, and the leadership).")
    async def remove_appraisal_item(
        self, info: Info, input: RemoveAppraisalItemInput
    ) -> RemoveAppraisalItemResult:
        done = await concluding.remove_appraisal_item(
            info.context.actor, id=key_of(input.id, "AppraisalItem"), version=input.version
        )
        return RemoveAppraisalItemPayload(appraisal=done)
