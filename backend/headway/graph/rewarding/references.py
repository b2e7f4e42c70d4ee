"""What rewards and nominations point to, in the graph."""

from typing import TYPE_CHECKING, Annotated, TypeAlias
from uuid import UUID

import strawberry

from headway.graph.batching import one
from headway.graph.context import Info
from headway.graph.edges import derived
from headway.graph.ids import global_id, key_of
from headway.graph.rewarding.enums import ReferenceKind
from headway.monitoring.access import visible_feedback
from headway.monitoring.models import Feedback as FeedbackRow
from headway.planning import models as planning
from headway.planning.access import visible_goals
from headway.reviewing.access import visible_reviews
from headway.reviewing.models import Review as ReviewRow
from headway.rewarding import models
from headway.rewarding.reads.letters import day_in_words

if TYPE_CHECKING:
    from headway.graph.monitoring import Feedback
    from headway.graph.planning import Goal
    from headway.graph.reviewing import Review

AFeedback: TypeAlias = Annotated["Feedback", strawberry.lazy("headway.graph.monitoring")]
AReview: TypeAlias = Annotated["Review", strawberry.lazy("headway.graph.reviewing")]
AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]
Row: TypeAlias = models.RewardReference | models.NominationReference


@strawberry.type(
    description="A goal, review or piece of feedback a reward is for or a nomination points to, if the viewer may see it too."
)
class RewardReference:
    kind: ReferenceKind = strawberry.field(description="What it is.")
    object_id = derived(
        strawberry.ID,
        lambda kind, key: global_id(kind.value.title(), key),
        "kind",
        "object_id",
        description="Its global id.",
    )

    @strawberry.field(description="What to call it in a list.")
    async def label(self, info: Info, row: strawberry.Parent[Row]) -> str:
        if goal := await _goal(info, row):
            return goal.title
        if review := await _review(info, row):
            return "Self review" if review.direction == "SELF" else "Review by the manager"
        feedback = await _feedback(info, row)
        return f"{feedback.kind.value.capitalize()} of {day_in_words(feedback.sent_at)}" if feedback else ""

    @strawberry.field(graphql_type=AGoal | None, description="The goal, if it is one.")
    async def goal(self, info: Info, row: strawberry.Parent[Row]) -> planning.Goal | None:
        return await _goal(info, row)

    @strawberry.field(graphql_type=AReview | None, description="The review, if it is one.")
    async def review(self, info: Info, row: strawberry.Parent[Row]) -> ReviewRow | None:
        return await _review(info, row)

    @strawberry.field(graphql_type=AFeedback | None, description="The feedback, if it is some.")
    async def feedback(self, info: Info, row: strawberry.Parent[Row]) -> FeedbackRow | None:
        return await _feedback(info, row)


async def _goal(info: Info, row: Row) -> planning.Goal | None:
    return await one(info, visible_goals, row.object_id if row.kind is ReferenceKind.GOAL else None)


async def _review(info: Info, row: Row) -> ReviewRow | None:
    return await one(info, visible_reviews, row.object_id if row.kind is ReferenceKind.REVIEW else None)


async def _feedback(info: Info, row: Row) -> FeedbackRow | None:
    return await one(info, visible_feedback, row.object_id if row.kind is ReferenceKind.FEEDBACK else None)


@strawberry.input(description="Something a reward is for.")
class RewardReferenceInput:
    kind: ReferenceKind = strawberry.field(description="What it is.")
    id: strawberry.ID = strawberry.field(description="Its global id.")


def references_of(given: list[RewardReferenceInput]) -> list[tuple[ReferenceKind, UUID]]:
    """The references with their keys; refuses an id that names nothing of that kind."""
    return [
        (reference.kind, key_of(reference.id, reference.kind.value.title(), "references", str(place), "id"))
        for place, reference in enumerate(given)
    ]
