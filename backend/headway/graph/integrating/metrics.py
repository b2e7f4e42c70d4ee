"""Writing metric feeds and their numbers in the graph."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_or_none
from headway.graph.integrating.batches import BatchPayload, told
from headway.graph.monitoring.feeds import MetricFeed
from headway.graph.refusals import UserErrors
from headway.monitoring import actions, models
from headway.monitoring.rules.metrics import MetricRow


@strawberry.input(description="A feed as it is to be.")
class UpsertMetricFeedInput:
    key: str = strawberry.field(description="Its key in your system, at most 100 characters.")
    name: str = strawberry.field(description="What people call it; shown as the source of its numbers.")
    unit: str = strawberry.field(
        default="",
        description="The unit of its numbers: that of the key result, % for a percentage, a currency for money.",
    )
    key_result_id: strawberry.ID | None = strawberry.field(
        default=None, description="The key result it measures; null for none."
    )


@strawberry.input(description="One number of a feed.")
class MetricValueRowInput:
    feed: str = strawberry.field(description="The key of the feed.")
    key: str = strawberry.field(
        description="The key of this number in the feed; sent again with another number, it is corrected."
    )
    value: Decimal = strawberry.field(description="The number, at most six decimals.")
    effective_on: date = strawberry.field(description="The day it is about.")


@strawberry.input(description="Numbers of feeds, 1 to 1,000 at once.")
class UpsertMetricValuesInput:
    idempotency_key: str = strawberry.field(
        description="A key of your own for this call; the same again, within 30 days, gives the first answer."
    )
    rows: list[MetricValueRowInput] = strawberry.field(description="The numbers.")


@strawberry.type(description="The feed.")
class UpsertMetricFeedPayload:
    metric_feed: models.MetricFeed = strawberry.field(
        graphql_type=MetricFeed, description="The feed as it is now."
    )


@strawberry.type(description="What became of the numbers.")
class UpsertMetricValuesPayload(BatchPayload):
    pass


UpsertMetricFeedResult = Annotated[
    UpsertMetricFeedPayload | UserErrors,
    strawberry.union("UpsertMetricFeedResult", description="The feed, or why not."),
]
UpsertMetricValuesResult = Annotated[
    UpsertMetricValuesPayload | UserErrors,
    strawberry.union(
        "UpsertMetricValuesResult", description="What became of the numbers, or why none was written."
    ),
]


@strawberry.type
class MetricsMutation:
    @strawberry.mutation(
        description="Name a metric feed by its key and tie it to a key result (integrations with metrics:write, administrators, HR of the whole company)."
    )
    async def upsert_metric_feed(self, info: Info, input: UpsertMetricFeedInput) -> UpsertMetricFeedResult:
        feed = await actions.upsert_metric_feed(
            info.context.actor,
            key=input.key,
            name=input.name,
            unit=input.unit,
            key_result_id=key_or_none(input.key_result_id, "KeyResult", "key_result_id"),
        )
        return UpsertMetricFeedPayload(metric_feed=feed)

    @strawberry.mutation(
        description="Append numbers to metric feeds; those of a feed tied to a key result are logged as its progress (integrations with metrics:write, administrators, HR of the whole company)."
    )
    async def upsert_metric_values(
        self, info: Info, input: UpsertMetricValuesInput
    ) -> UpsertMetricValuesResult:
        rows = [MetricRow(row.feed, row.key, row.value, row.effective_on) for row in input.rows]
        key = input.idempotency_key
        result = await actions.upsert_metric_values(info.context.actor, idempotency_key=key, rows=rows)
        return told(UpsertMetricValuesPayload, result, "MetricValue")
