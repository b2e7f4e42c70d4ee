"""Where a goal comes from."""

from typing import Annotated, TypeAlias

import strawberry

from headway.graph.edges import computed
from headway.reviewing.reads import ahead

AReview: TypeAlias = Annotated["Review", strawberry.lazy("headway.graph.reviewing.reviews")]  # type: ignore[name-defined]  # noqa: F821


@strawberry.type
class GoalOrigin:
    drafted_in = computed(
        AReview | None,
        ahead.form_of_goals,
        description="The review in which it was drafted, if the viewer may know of it.",
    )
