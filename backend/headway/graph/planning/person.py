"""The goals of a person in the graph."""

from typing import Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.planning.enums import COLUMNS, GoalOrder
from headway.graph.planning.filtering import GoalFilter, Where, plain_conditions, visible_in
from headway.graph.relay import After, Connection, First, Page, bad_request, pages
from headway.people.models import Employee as EmployeeRow
from headway.planning import models

AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]  # type: ignore[name-defined]  # noqa: F821


@strawberry.type
class PersonGoals:
    @strawberry.field(
        graphql_type=Connection[AGoal], description="Their goals that you may see, what is due first, first."
    )
    async def goals(
        self,
        info: Info,
        row: strawberry.Parent[EmployeeRow],
        first: First = 50,
        after: After = None,
        where: Where = None,
    ) -> Page[models.Goal]:
        where = where or GoalFilter()
        if where.scope or where.owner_id or where.roots:
            raise bad_request(
                "`scope`, `ownerId` and `roots` are for the root field `goals`. Leave them out here."
            )
        order, conditions = COLUMNS[GoalOrder.DUE], plain_conditions(where)
        visible = visible_in(where)
        return await pages(
            info, visible, "owner_id", row.id, first=first, after=after, order=order, where=conditions
        )
