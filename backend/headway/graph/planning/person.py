"""The goals of a person in the graph."""

from typing import Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import paged
from headway.graph.planning.enums import GoalOrder
from headway.graph.planning.filtering import InOrder, Where, belonging, in_order
from headway.graph.relay import After, Connection, First, Listing
from headway.people.models import Employee as EmployeeRow
from headway.planning import models

AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]  # type: ignore[name-defined]  # noqa: F821


@strawberry.type
class PersonGoals:
    @paged(
        Connection[AGoal],
        by="owner_id",
        description="Their goals that you may see, what is due first, first.",
    )
    def goals(
        self,
        info: Info,
        row: strawberry.Parent[EmployeeRow],
        first: First = 50,
        after: After = None,
        where: Where = None,
        order: InOrder = GoalOrder.DUE,
    ) -> Listing[models.Goal]:
        return in_order(belonging(info.context.actor, where), where, order, first, after)
