"""What heat maps of skills and of standards have in common in the graph: rows, and weak spots with their places."""

from typing import Any, Protocol

import strawberry

from headway.graph.ids import global_id
from headway.graph.insights import address
from headway.insights.reads.heat_maps import HeatMap, Unit
from headway.insights.rules.ranking import Ranked


@strawberry.type
class HeatRow:
    """A row."""

    name: str = strawberry.field(description="What it is called.")

    @strawberry.field(
        description="The id of its department, manager or role; empty for those without, and for everybody."
    )
    def unit_id(self, row: strawberry.Parent[Unit[Any]]) -> str:
        return global_id(row.kind, row.id) if row.id else ""


class Mapped(Protocol):
    """What is shown as a heat map."""

    map: HeatMap[Any]


@strawberry.type
class HeatRows:
    """How many rows there are."""

    @strawberry.field(description="How many groups there are of which anything is told.")
    def told(self, row: strawberry.Parent[Mapped]) -> int:
        return len(row.map.told)

    @strawberry.field(description="How many groups are not told of: of few, or what would tell of few.")
    def hidden(self, row: strawberry.Parent[Mapped]) -> int:
        return len(row.map.units) - len(row.map.told)


@strawberry.type
class WeakPlace:
    """Something missing in a group."""

    place: int = strawberry.field(description="1 for the heaviest; spots that weigh the same share a place.")
    tied: bool = strawberry.field(description="Whether another one weighs the same.")

    @strawberry.field(description="The group.")
    def unit(self, row: strawberry.Parent[Ranked[Any]]) -> str:
        return str(row.spot.unit)

    @strawberry.field(description="Where it is looked into.")
    def href(self, row: strawberry.Parent[Ranked[Any]]) -> str:
        return address(row.spot.href)
