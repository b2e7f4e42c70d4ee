"""How lists may be sorted: only by what everybody who sees a row reads of it, so that no order tells more than the rows."""

from enum import StrEnum
from typing import Annotated

import strawberry

from headway.graph.words import described


class TimeOrder(StrEnum):
    """How a list of things that happened is sorted."""

    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


described(
    TimeOrder,
    "How things that happened are sorted.",
    NEWEST="The newest first.",
    OLDEST="The oldest first.",
)
InTime = Annotated[TimeOrder, strawberry.argument(description="Sorted how.")]


def in_time(order: TimeOrder, *columns: str) -> tuple[str, ...]:
    """The columns to sort by, the first of them the most; the id decides between rows of one moment."""
    return (*(f"-{column}" if order is TimeOrder.NEWEST else column for column in columns), "id")
