"""Writing facts of timekeeping in the graph."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.integrating.batches import BatchPayload, told
from headway.graph.monitoring.time import Absence
from headway.graph.refusals import UserErrors
from headway.monitoring import actions
from headway.monitoring.rules.timekeeping import TimeRow


@strawberry.input(description="What timekeeping says of one day of a person, or of a part of it.")
class TimeFactRowInput:
    key: str = strawberry.field(
        description="The key of this fact in your system; sent again, it corrects the fact."
    )
    employee_external_id: str = strawberry.field(description="The person's number in the HR system.")
    day: date = strawberry.field(description="The day.")
    scheduled_hours: Decimal = strawberry.field(
        description="The hours planned, 0 to 24, at most two decimals."
    )
    worked_hours: Decimal = strawberry.field(description="The hours worked, 0 to 24, at most two decimals.")
    absence: Absence | None = strawberry.field(default=None, description="Why the person was away.")  # type: ignore[valid-type]


@strawberry.input(description="Facts of timekeeping, 1 to 1,000 at once.")
class UpsertTimeFactsInput:
    idempotency_key: str = strawberry.field(
        description="A key of your own for this call; the same again, within 30 days, gives the first answer."
    )
    rows: list[TimeFactRowInput] = strawberry.field(description="The facts.")


@strawberry.type(description="What became of the facts.")
class UpsertTimeFactsPayload(BatchPayload):
    pass


UpsertTimeFactsResult = Annotated[
    UpsertTimeFactsPayload | UserErrors,
    strawberry.union(
        "UpsertTimeFactsResult", description="What became of the facts, or why none was written."
    ),
]


@strawberry.type
class TimeFactsMutation:
    @strawberry.mutation(
        description="Keep facts of timekeeping by their keys (integrations with time:write, administrators, HR of the whole company)."
    )
    async def upsert_time_facts(self, info: Info, input: UpsertTimeFactsInput) -> UpsertTimeFactsResult:
        rows = [
            TimeRow(
                row.key, row.employee_external_id, row.day, row.scheduled_hours, row.worked_hours, row.absence
            )
            for row in input.rows
        ]
        key = input.idempotency_key
        result = await actions.upsert_time_facts(info.context.actor, idempotency_key=key, rows=rows)
        return told(UpsertTimeFactsPayload, result, "TimeFact")
