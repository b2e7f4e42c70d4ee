"""Mutations that take back: an approval within seconds, the telling before it is done, a reward in effect by two people."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.rewarding.types import Reward
from headway.rewarding import actions, models


@strawberry.input(description="The approval to take back.")
class StopApprovalInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="The telling to stop.")
class StopTellingInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="What to undo, and why.")
class AskReversalInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")


@strawberry.input(description="The reversal to confirm.")
class ConfirmReversalInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="The reward to keep.")
class KeepRewardInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The approval taken back.")
class StopApprovalPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The telling stopped.")
class StopTellingPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The reversal asked for.")
class AskReversalPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The reward undone.")
class ConfirmReversalPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The reward kept.")
class KeepRewardPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


StopApprovalResult = Annotated[
    StopApprovalPayload | UserErrors,
    strawberry.union("StopApprovalResult", description="The approval taken back, or why not."),
]

StopTellingResult = Annotated[
    StopTellingPayload | UserErrors,
    strawberry.union("StopTellingResult", description="The telling stopped, or why not."),
]

AskReversalResult = Annotated[
    AskReversalPayload | UserErrors,
    strawberry.union("AskReversalResult", description="The reversal asked for, or why not."),
]

ConfirmReversalResult = Annotated[
    ConfirmReversalPayload | UserErrors,
    strawberry.union("ConfirmReversalResult", description="The reward undone, or why not."),
]

KeepRewardResult = Annotated[
    KeepRewardPayload | UserErrors,
    strawberry.union("KeepRewardResult", description="The reward kept, or why not."),
]


@strawberry.type
class UndoingMutation:
    @strawberry.mutation(description="Take one's own approval back within ten seconds.")
    async def stop_approval(self, info: Info, input: StopApprovalInput) -> StopApprovalResult:
        key = key_of(input.id, "Reward")
        return StopApprovalPayload(
            reward=await actions.stop_approval(info.context.actor, id=key, version=input.version)
        )

    @strawberry.mutation(
        description="Think better of telling the person, before it is done (`Reward.tellsAt`)."
    )
    async def stop_telling(self, info: Info, input: StopTellingInput) -> StopTellingResult:
        key = key_of(input.id, "Reward")
        return StopTellingPayload(
            reward=await actions.stop_telling(info.context.actor, id=key, version=input.version)
        )

    @strawberry.mutation(description="Ask a second person to undo a reward in effect (HR partners).")
    async def ask_reversal(self, info: Info, input: AskReversalInput) -> AskReversalResult:
        key = key_of(input.id, "Reward")
        reward = await actions.ask_reversal(
            info.context.actor, id=key, version=input.version, reason=input.reason
        )
        return AskReversalPayload(reward=reward)

    @strawberry.mutation(
        description="Undo a reward by counter-entries, as somebody else asked (HR partners, its approvers)."
    )
    async def confirm_reversal(self, info: Info, input: ConfirmReversalInput) -> ConfirmReversalResult:
        key = key_of(input.id, "Reward")
        return ConfirmReversalPayload(
            reward=await actions.confirm_reversal(info.context.actor, id=key, version=input.version)
        )

    @strawberry.mutation(description="Turn a request to undo a reward down (HR partners, its approvers).")
    async def keep_reward(self, info: Info, input: KeepRewardInput) -> KeepRewardResult:
        key = key_of(input.id, "Reward")
        return KeepRewardPayload(
            reward=await actions.keep_reward(info.context.actor, id=key, version=input.version)
        )
