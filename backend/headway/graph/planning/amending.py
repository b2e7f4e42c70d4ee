"""Proposals about agreed goals in the graph: other terms, and what the other side says."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.planning.goals import Goal
from headway.graph.planning.setting import KeyResultInput, given
from headway.graph.refusals import UserErrors
from headway.planning import actions, models
from headway.planning.rules.terms import GoalEdit


@strawberry.input(
    description="The terms to agree in place of those of a goal; fields left out stay as they are."
)
class AmendGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why the terms are to change, at most 2,000 characters.")
    title: str | None = strawberry.field(default=strawberry.UNSET, description="The goal in one line.")
    weight: int | None = strawberry.field(
        default=strawberry.UNSET, description="How much it counts into the goal above, 0 to 100."
    )
    starts_on: date | None = strawberry.field(default=strawberry.UNSET, description="Its first day.")
    due_on: date | None = strawberry.field(default=strawberry.UNSET, description="The day it is due.")
    key_results: list[KeyResultInput] | None = strawberry.field(
        default=strawberry.UNSET, description="All key results it is to have; those with numbers stay."
    )


@strawberry.type(description="Other terms proposed.")
class AmendGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


AmendGoalResult = Annotated[
    AmendGoalPayload | UserErrors,
    strawberry.union("AmendGoalResult", description="Other terms proposed, or why not."),
]


@strawberry.input(description="Which proposal to accept.")
class AcceptGoalProposalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which proposal to decline.")
class DeclineGoalProposalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="What its owner is to know, at most 2,000 characters.")


@strawberry.input(description="Which proposal to take back.")
class WithdrawGoalProposalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The proposal accepted.")
class AcceptGoalProposalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


@strawberry.type(description="The proposal declined.")
class DeclineGoalProposalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


@strawberry.type(description="The proposal taken back.")
class WithdrawGoalProposalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


AcceptGoalProposalResult = Annotated[
    AcceptGoalProposalPayload | UserErrors,
    strawberry.union("AcceptGoalProposalResult", description="The proposal accepted, or why not."),
]
DeclineGoalProposalResult = Annotated[
    DeclineGoalProposalPayload | UserErrors,
    strawberry.union("DeclineGoalProposalResult", description="The proposal declined, or why not."),
]
WithdrawGoalProposalResult = Annotated[
    WithdrawGoalProposalPayload | UserErrors,
    strawberry.union("WithdrawGoalProposalResult", description="The proposal taken back, or why not."),
]


@strawberry.type
class AmendingMutation:
    @strawberry.mutation(
        description="Propose other terms for an agreed goal of yours; its old ones stay until they are accepted."
    )
    async def amend_goal(self, info: Info, input: AmendGoalInput) -> AmendGoalResult:
        goal = await actions.amend_goal(
            info.context.actor,
            id=key_of(input.id, "Goal"),
            version=input.version,
            edit=GoalEdit(**given(input)),
            reason=input.reason,
        )
        return AmendGoalPayload(goal=goal)

    @strawberry.mutation(
        description="Agree what the owner of a goal proposes (the direct manager, or HR where there is none)."
    )
    async def accept_goal_proposal(
        self, info: Info, input: AcceptGoalProposalInput
    ) -> AcceptGoalProposalResult:
        goal = await actions.accept_goal_proposal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version
        )
        return AcceptGoalProposalPayload(goal=goal)

    @strawberry.mutation(
        description="Leave a goal as it is, against what its owner proposes (the direct manager, or HR where there is none)."
    )
    async def decline_goal_proposal(
        self, info: Info, input: DeclineGoalProposalInput
    ) -> DeclineGoalProposalResult:
        goal = await actions.decline_goal_proposal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version, reason=input.reason
        )
        return DeclineGoalProposalPayload(goal=goal)

    @strawberry.mutation(description="Take back what you proposed about a goal of yours.")
    async def withdraw_goal_proposal(
        self, info: Info, input: WithdrawGoalProposalInput
    ) -> WithdrawGoalProposalResult:
        goal = await actions.withdraw_goal_proposal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version
        )
        return WithdrawGoalProposalPayload(goal=goal)
