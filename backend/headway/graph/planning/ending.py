"""The rest of a goal's life in the graph: paused and resumed, closed, reopened, archived."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.planning.enums import Outcome, Realism
from headway.graph.planning.goals import Goal
from headway.graph.refusals import UserErrors
from headway.planning import actions, models


@strawberry.input(description="Which goal to close, and how it ended.")
class CloseGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")
    outcome: Outcome = strawberry.field(description="How it ended.")  # type: ignore[valid-type]
    realism: Realism | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="Whether it was realistic."
    )
    retrospective: str = strawberry.field(
        default="", description="What was learned, at most 2,000 characters."
    )


@strawberry.input(description="Which goal to reopen.")
class ReopenGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why it is to be pursued again, at most 2,000 characters.")


@strawberry.input(description="Which goal to pause.")
class PauseGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why no progress is expected, at most 2,000 characters.")


@strawberry.input(description="Which goal to resume.")
class ResumeGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which goal to archive.")
class ArchiveGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The goal closed, or its end proposed.")
class CloseGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


@strawberry.type(description="The goal reopened.")
class ReopenGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


@strawberry.type(description="The goal paused.")
class PauseGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


@strawberry.type(description="The goal resumed.")
class ResumeGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


@strawberry.type(description="The goal archived.")
class ArchiveGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


CloseGoalResult = Annotated[
    CloseGoalPayload | UserErrors,
    strawberry.union("CloseGoalResult", description="The goal closed or its end proposed, or why not."),
]
ReopenGoalResult = Annotated[
    ReopenGoalPayload | UserErrors,
    strawberry.union("ReopenGoalResult", description="The goal reopened, or why not."),
]
PauseGoalResult = Annotated[
    PauseGoalPayload | UserErrors,
    strawberry.union("PauseGoalResult", description="The goal paused, or why not."),
]
ResumeGoalResult = Annotated[
    ResumeGoalPayload | UserErrors,
    strawberry.union("ResumeGoalResult", description="The goal resumed, or why not."),
]
ArchiveGoalResult = Annotated[
    ArchiveGoalPayload | UserErrors,
    strawberry.union("ArchiveGoalResult", description="The goal archived, or why not."),
]


@strawberry.type
class EndingMutation:
    @strawberry.mutation(
        description="End an agreed goal with its outcome; by its owner this is a proposal to the other side."
    )
    async def close_goal(self, info: Info, input: CloseGoalInput) -> CloseGoalResult:
        goal = await actions.close_goal(
            info.context.actor,
            id=key_of(input.id, "Goal"),
            version=input.version,
            outcome=input.outcome,
            realism=input.realism,
            retrospective=input.retrospective,
        )
        return CloseGoalPayload(goal=goal)

    @strawberry.mutation(
        description="Pursue a closed goal again, unless a finished review rests on it (who agrees goals of its owner)."
    )
    async def reopen_goal(self, info: Info, input: ReopenGoalInput) -> ReopenGoalResult:
        goal = await actions.reopen_goal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version, reason=input.reason
        )
        return ReopenGoalPayload(goal=goal)

    @strawberry.mutation(description="Expect no progress of a goal from today on (the direct manager, HR).")
    async def pause_goal(self, info: Info, input: PauseGoalInput) -> PauseGoalResult:
        goal = await actions.pause_goal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version, reason=input.reason
        )
        return PauseGoalPayload(goal=goal)

    @strawberry.mutation(description="Expect progress of a paused goal again (the direct manager, HR).")
    async def resume_goal(self, info: Info, input: ResumeGoalInput) -> ResumeGoalResult:
        goal = await actions.resume_goal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version
        )
        return ResumeGoalPayload(goal=goal)

    @strawberry.mutation(description="Take a goal off the lists and out of roll-ups; nothing is deleted.")
    async def archive_goal(self, info: Info, input: ArchiveGoalInput) -> ArchiveGoalResult:
        goal = await actions.archive_goal(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version
        )
        return ArchiveGoalPayload(goal=goal)
