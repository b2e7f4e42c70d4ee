"""Writing many goals in the graph."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.integrating.batches import BatchPayload, told
from headway.graph.planning.setting import KeyResultInput, key_result_terms
from headway.graph.refusals import UserErrors
from headway.planning import actions, rules
from headway.planning.rules.terms import GoalRow


@strawberry.input(
    description="A goal by its key in your system, whole: what is left out is as for a new goal."
)
class GoalRowInput:
    external_key: str = strawberry.field(description="Its key in your system, at most 100 characters.")
    title: str = strawberry.field(description="The goal in one line, at most 200 characters.")
    owner_external_id: str = strawberry.field(description="The number of its owner in the HR system.")
    period: str = strawberry.field(description="The name of the period it is set for, an open one.")
    description: str = strawberry.field(default="", description="What it is about, at most 2,000 characters.")
    level: rules.GoalLevel = strawberry.field(
        default=rules.GoalLevel.INDIVIDUAL, description="Whose goal it is."
    )
    department: list[str] | None = strawberry.field(
        default=None, description="The names from the top down to the department whose goal it is."
    )
    parent_key: str | None = strawberry.field(
        default=None, description="The key of the goal it supports, in this call or sent before."
    )
    weight: int = strawberry.field(
        default=100, description="How much it counts into the goal above, 0 to 100."
    )
    starts_on: date | None = strawberry.field(
        default=None, description="Its first day; that of the period if left out."
    )
    due_on: date | None = strawberry.field(
        default=None, description="The day it is due; the end of the period if left out."
    )
    visibility: rules.Visibility = strawberry.field(
        default=rules.Visibility.SHARED, description="Who may read it; SHARED or PUBLIC."
    )
    key_results: list[KeyResultInput] | None = strawberry.field(
        default=None,
        description="How it is measured, at most ten, known by their titles and without ids; left out, they stay.",
    )


@strawberry.input(description="Goals, 1 to 1,000 at once.")
class UpsertGoalsInput:
    idempotency_key: str = strawberry.field(
        description="A key of your own for this call; the same again, within 30 days, gives the first answer."
    )
    rows: list[GoalRowInput] = strawberry.field(description="The goals.")


@strawberry.type(description="What became of the goals.")
class UpsertGoalsPayload(BatchPayload):
    pass


UpsertGoalsResult = Annotated[
    UpsertGoalsPayload | UserErrors,
    strawberry.union("UpsertGoalsResult", description="What became of the goals, or why none was written."),
]


@strawberry.type
class GoalsMutation:
    @strawberry.mutation(
        description="Set and change goals by their keys, as drafts for their owners to propose (integrations with goals:write, HR, administrators)."
    )
    async def upsert_goals(self, info: Info, input: UpsertGoalsInput) -> UpsertGoalsResult:
        rows, key = [_row(row) for row in input.rows], input.idempotency_key
        result = await actions.upsert_goals(info.context.actor, idempotency_key=key, rows=rows)
        return told(UpsertGoalsPayload, result, "Goal")


def _row(row: GoalRowInput) -> GoalRow:
    values = vars(row) | {
        "department": tuple(row.department) if row.department else None,
        "key_results": None if row.key_results is None else key_result_terms(row.key_results),
    }
    return GoalRow(**values)
