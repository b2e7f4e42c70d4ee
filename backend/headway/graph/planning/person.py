"""The goals of a person in the graph."""

from typing import Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import paged
from headway.graph.planning.enums import COLUMNS, GoalOrder
from headway.graph.planning.filtering import GoalFilter, Where, plain_conditions, visible_in
from headway.graph.relay import After, Connection, First, Listing, bad_request
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
        order: Annotated[GoalOrder, strawberry.argument(description="Sorted how.")] = GoalOrder.DUE,
    ) -> Listing[models.Goal]:
        where = where or GoalFilter()
        if where.scope or where.owner_id or where.roots:
            raise bad_request(
                "`scope`, `ownerId` and `roots` are for the root field `goals`. Leave them out here."
            )
        visible = visible_in(where)(info.context.actor)
        return Listing(visible.filter(plain_conditions(where)), COLUMNS[order], first, after)
