"""What reviews add to a person in the graph."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.edges import computed, paged
from headway.graph.ids import key_of
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, Connection, First, Listing
from headway.graph.reviewing.enums import ReviewDirection, ReviewState
from headway.graph.reviewing.reviews import Review
from headway.graph.reviewing.scores import RatingPoint
from headway.people.models import Employee as EmployeeRow
from headway.reviewing import access, models
from headway.reviewing.reads import scores as score_reads


@strawberry.type
class PersonReviews:
    @paged(
        Connection[Review], by="reviewee_id", description="Reviews about them that the viewer may know of."
    )
    def reviews(
        self,
        info: Info,
        row: strawberry.Parent[EmployeeRow],
        first: First = 20,
        after: After = None,
        cycle_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only of this cycle.")
        ] = None,
        direction: Annotated[
            ReviewDirection | None,  # type: ignore[valid-type]
            strawberry.argument(description="Only in this direction."),
        ] = None,
        state: Annotated[
            list[ReviewState] | None,  # type: ignore[valid-type]
            strawberry.argument(description="In one of these states."),
        ] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.Review]:
        found = access.visible_reviews(info.context.actor)
        if cycle_id is not None:
            found = found.filter(cycle_id=key_of(cycle_id, "ReviewCycle", "cycle_id"))
        if direction is not None:
            found = found.filter(direction=direction)  # type: ignore[unreachable]  # enums of the graph are untyped
        if state is not None:
            found = found.filter(state__in=state)
        return Listing(found, in_time(order, "created_at"), first, after)

    rating_trend = computed(
        list[RatingPoint],
        score_reads.ratings,
        default=(),
        description="Their shared overall ratings that the viewer may read, the oldest first, laid on one line from 0 to 1.",
    )
