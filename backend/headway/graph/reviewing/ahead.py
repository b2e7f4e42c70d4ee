"""What lies ahead of a review in the graph: goals that are drafted while it is written, and what was asked for last time."""

from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.batching import one
from headway.graph.context import Info
from headway.graph.edges import computed, to_one
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.planning.access import visible_goals
from headway.planning.models import Goal as GoalRow
from headway.platform.errors import not_found
from headway.reviewing import access
from headway.reviewing.actions.next_goals import draft_next_goal
from headway.reviewing.models import DraftedGoal
from headway.reviewing.models import Review as ReviewRow
from headway.reviewing.reads import ahead

if TYPE_CHECKING:
    from headway.graph.planning import Goal
    from headway.graph.reviewing.reviews import Review

AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]
AReview: TypeAlias = Annotated["Review", strawberry.lazy("headway.graph.reviewing.reviews")]


@strawberry.type(description="Something the last shared review asked for.")
class Ask:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, ahead.Ask))
    title: str = strawberry.field(description="The question it answered.")
    text: str = strawberry.field(description="What was asked for.")
    review = to_one(AReview, access.visible_reviews, "review_id", description="The review that asked for it.")


@strawberry.type
class ReviewAhead:
    last_asks = computed(
        list[Ask],
        ahead.last_asks,
        default=(),
        by_row=True,
        description="What the last shared review asked for, for who writes this form.",
    )
    drafted_goals = computed(
        list[AGoal],
        ahead.goals_drafted_in,
        default=(),
        description="The goals that were drafted while this form was written, of what the viewer may see.",
    )


@strawberry.input(description="A goal for a later period.")
class DraftNextGoalInput:
    review_id: strawberry.ID = strawberry.field(description="The form that is being written.")
    period_id: strawberry.ID = strawberry.field(description="A period after that of the form.")
    title: str = strawberry.field(description="The goal in one line.")
    description: str = strawberry.field(default="", description="What it is about and why.")


@strawberry.type(description="The goal drafted.")
class DraftNextGoalPayload:
    goal: GoalRow = strawberry.field(graphql_type=AGoal, description="The goal, a draft of the person.")
    review: ReviewRow = strawberry.field(graphql_type=AReview, description="The form it came from.")


DraftNextGoalResult = Annotated[
    DraftNextGoalPayload | UserErrors,
    strawberry.union("DraftNextGoalResult", description="The goal drafted, or why not."),
]


@strawberry.type
class AheadMutation:
    @strawberry.mutation(
        description="Draft a goal of the person for a later period while a form is written (its author); it remembers the form."
    )
    async def draft_next_goal(self, info: Info, input: DraftNextGoalInput) -> DraftNextGoalResult:
        drafted = await draft_next_goal(
            info.context.actor,
            review_id=key_of(input.review_id, "Review", "review_id"),
            period_id=key_of(input.period_id, "Period", "period_id"),
            title=input.title,
            description=input.description,
        )
        return await _payload(info, drafted)


async def _payload(info: Info, drafted: DraftedGoal) -> DraftNextGoalPayload:
    goal = await one(info, visible_goals, drafted.goal_id)
    review = await one(info, access.visible_reviews, drafted.review_id)
    if goal is None or review is None:
        raise not_found("goal")
    return DraftNextGoalPayload(goal=goal, review=review)
