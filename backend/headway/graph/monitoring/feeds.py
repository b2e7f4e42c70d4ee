"""Metric feeds in the graph: streams of numbers from other systems."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import connection_in_time, derived, listed, to_one
from headway.graph.monitoring.progress import AKeyResult, plain
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.words import described
from headway.monitoring import access, models
from headway.planning.access import visible_key_results

AValue: TypeAlias = Annotated["MetricValue", strawberry.lazy("headway.graph.monitoring.feeds")]


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
    values = connection_in_time(
        Connection[AValue],
        access.visible_metric_values,
        "feed_id",
        "effective_on",
        "recorded_at",
        description="Its numbers with all their revisions.",
        usually=50,
    )


class FeedOrder(StrEnum):
    """How feeds are sorted."""

    NAME = "NAME"
    KEY = "KEY"
    NEWEST = "NEWEST"


described(
    FeedOrder,
    "How feeds are sorted.",
    NAME="By name.",
    KEY="By their keys in the other system.",
    NEWEST="The newest first.",
)
COLUMNS: Final = {
    FeedOrder.NAME: ("name", "id"),
    FeedOrder.KEY: ("key", "id"),
    FeedOrder.NEWEST: ("-created_at", "id"),
}


@strawberry.input(description="Which feeds; every condition must hold.")
class FeedFilter:
    keys: list[str] | None = strawberry.field(
        default=None, description="With one of these keys in the other system."
    )
    tied: bool | None = strawberry.field(
        default=None, description="True for those that measure a key result, false for free ones."
    )


@strawberry.type
class FeedQuery:
    @listed(
        Connection[MetricFeed],
        description="The feeds of key results you may see; those who keep feeds see free ones too.",
    )
    def metric_feeds(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: Annotated[FeedFilter | None, strawberry.argument(description="Which feeds.")] = None,
        order: Annotated[FeedOrder, strawberry.argument(description="Sorted how.")] = FeedOrder.NAME,
    ) -> Listing[models.MetricFeed]:
        feeds, where = access.visible_feeds(info.context.actor), where or FeedFilter()
        if where.keys is not None:
            feeds = feeds.filter(key__in=where.keys)
        if where.tied is not None:
            feeds = feeds.filter(key_result_id__isnull=not where.tied)
        return Listing(feeds, COLUMNS[order], first, after)
