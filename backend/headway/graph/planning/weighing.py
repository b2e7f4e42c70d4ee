"""Weighing goals beside each other in the graph."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.planning.goals import Goal
from headway.graph.refusals import UserErrors
from headway.planning import actions, models


@strawberry.input(description="How much one goal is to count.")
class GoalWeightInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")
    weight: int = strawberry.field(description="How much it is to count into the goal above, 0 to 100.")


@strawberry.input(description="Goals to weigh beside each other, all or none.")
class WeighGoalsInput:
    weights: list[GoalWeightInput] = strawberry.field(description="The new weights, at most 100.")
    reason: str = strawberry.field(
        default="", description="Why; goals that are agreed need it, at most 2,000 characters."
    )


@strawberry.type(description="The goals weighed.")
class WeighGoalsPayload:
    goals: list[models.Goal] = strawberry.field(
        graphql_type=list[Goal], description="The goals as they are now, in the order given."
    )


WeighGoalsResult = Annotated[
    WeighGoalsPayload | UserErrors,
    strawberry.union("WeighGoalsResult", description="The goals weighed, or why not."),
]


@strawberry.type
class WeighingMutation:
    @strawberry.mutation(
        description="Say how much goals count beside each other: drafts count so at once, of agreed ones it is proposed."
    )
    async def weigh_goals(self, info: Info, input: WeighGoalsInput) -> WeighGoalsResult:
        weights = [
            actions.Weight(key_of(one.id, "Goal", "weights", str(index), "id"), one.version, one.weight)
            for index, one in enumerate(input.weights)
        ]
        goals = await actions.weigh_goals(info.context.actor, weights=weights, reason=input.reason)
        return WeighGoalsPayload(goals=goals)
