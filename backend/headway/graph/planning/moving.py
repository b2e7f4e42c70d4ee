"""The beginning of a goal's life in the graph: proposed, agreed or returned."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.planning.goals import Goal
from headway.graph.refusals import UserErrors
from headway.planning import actions, models


@strawberry.input(description="Which goal to propose.")
class ProposeGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which goal to agree.")
class ApproveGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which goal to give back.")
class ReturnGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="What its owner is to change, at most 2,000 characters.")


@strawberry.type(description="The goal proposed.")
class ProposeGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


@strawberry.type(description="The goal agreed.")
class ApproveGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


@strawberry.type(description="The goal given back.")
class ReturnGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


ProposeGoalResult = Annotated[
    ProposeGoalPayload | UserErrors,
    strawberry.union("ProposeGoalResult", description="The goal proposed, or why not."),
]
ApproveGoalResult = Annotated[
    ApproveGoalPayload | UserErrors,
    strawberry.union("ApproveGoalResult", description="The goal agreed, or why not."),
]
ReturnGoalResult = Annotated[
    ReturnGoalPayload | UserErrors,
    strawberry.union("ReturnGoalResult", description="The goal given back, or why not."),
]


@strawberry.type
class MovingMutation:
    @strawberry.mutation(description="Ask for agreement on a draft (its owner).")
    async def propose_goal(self, info: Info, input: ProposeGoalInput) -> ProposeGoalResult:
        goal = await actions.propose_goal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version
        )
        return ProposeGoalPayload(goal=goal)

    @strawberry.mutation(description="Agree a proposed goal (the direct manager, or HR where there is none).")
    async def approve_goal(self, info: Info, input: ApproveGoalInput) -> ApproveGoalResult:
        goal = await actions.approve_goal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version
        )
        return ApproveGoalPayload(goal=goal)

    @strawberry.mutation(description="Give a proposed goal back to its owner with a reason.")
    async def return_goal(self, info: Info, input: ReturnGoalInput) -> ReturnGoalResult:
        goal = await actions.return_goal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version, reason=input.reason
        )
        return ReturnGoalPayload(goal=goal)
