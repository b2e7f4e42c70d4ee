"""Metric feeds in the graph: streams of numbers from other systems."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import connection, derived, listed, to_one
from headway.graph.monitoring.progress import AKeyResult, plain
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.monitoring import access, models
from headway.planning.access import visible_key_results

AValue: TypeAlias = Annotated["MetricValue", strawberry.lazy("headway.graph.monitoring.feeds")]
NEWEST_FIRST = ("-effective_on", "-recorded_at", "id")


@strawberry.type(description="One number of a feed; never changed, only followed by its next revision.")
class MetricValue(Node):
    is_type_of = views(models.MetricValue, access.visible_metric_values)
    key: str = strawberry.field(description="Its key in the other system.")
    revision: int = strawberry.field(description="1 for what was sent first under its key.")
    effective_on: date = strawberry.field(description="The day it is about.")
    recorded_at: datetime = strawberry.field(description="When it came.")
    value = derived(Decimal, plain, "value", description="The number, in the unit of its feed.")


@strawberry.type(
    description="A named stream of numbers from another system; those of a feed tied to a key result are logged as its progress."
)
class MetricFeed(Node):
    is_type_of = views(models.MetricFeed, access.visible_feeds)
    key: str = strawberry.field(description="Its key in the other system.")
    name: str = strawberry.field(description="What people call it.")
    unit: str = strawberry.field(description="The unit of its numbers.")
    version: int = strawberry.field(description="How often it was changed, from 1.")
    key_result = to_one(
        AKeyResult | None, visible_key_results, "key_result_id", description="The key result it measures."
    )
    values = connection(
        Connection[AValue],
        access.visible_metric_values,
        "feed_id",
        order=NEWEST_FIRST,
        description="Its numbers with all their revisions, the newest first.",
    )


@strawberry.type
class FeedQuery:
    @listed(
        Connection[MetricFeed],
        description="The feeds of key results you may see, by name; those who keep feeds see free ones too.",
    )
    def metric_feeds(self, info: Info, first: First = 50, after: After = None) -> Listing[models.MetricFeed]:
        return Listing(access.visible_feeds(info.context.actor), ("name", "id"), first, after)
