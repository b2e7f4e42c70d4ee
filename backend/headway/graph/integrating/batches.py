"""What every call of many rows answers: counts, and what became of each row."""

from collections.abc import Sequence
from typing import TypeVar

import strawberry

from headway.graph.ids import global_id
from headway.graph.refusals import UserError, user_error
from headway.graph.words import described
from headway.platform import batches

RowOutcome = described(
    batches.Outcome,
    "What became of a row.",
    name="RowOutcome",
    CREATED="It is there now.",
    CHANGED="It was there, and says what the row says now.",
    SAME="It said so already; nothing was written.",
    REFUSED="Nothing was written; its errors say why. Other rows are not held up by it.",
)


@strawberry.type(description="What became of one row of a call.")
class RowResult:
    key: str = strawberry.field(description="Its key in your system.")
    outcome: RowOutcome = strawberry.field(description="What became of it.")  # type: ignore[valid-type]
    object_id: strawberry.ID | None = strawberry.field(
        description="The global id of the object it is about; null where it was refused."
    )
    errors: list[UserError] = strawberry.field(
        description="Why it was refused; paths begin with `rows` and its place, counted from 0."
    )


@strawberry.type
class BatchPayload:
    """The fields of every answer to many rows; made with `told`."""

    created: int = strawberry.field(description="How many rows made something.")
    changed: int = strawberry.field(description="How many rows changed something.")
    same: int = strawberry.field(
        description="How many rows said what was known; nothing was written for them."
    )
    refused: int = strawberry.field(description="How many rows were refused.")
    repeated: bool = strawberry.field(
        description="Whether an earlier call with this key did it, and this is its answer again."
    )
    rows: list[RowResult] = strawberry.field(description="What became of each row, in the order sent.")


AnyPayload = TypeVar("AnyPayload", bound=BatchPayload)


def told(payload: type[AnyPayload], result: batches.BatchResult, type_name: str) -> AnyPayload:
    """The payload of a call about objects of this graph type."""
    return payload(
        created=result.count(batches.Outcome.CREATED),
        changed=result.count(batches.Outcome.CHANGED),
        same=result.count(batches.Outcome.SAME),
        refused=result.count(batches.Outcome.REFUSED),
        repeated=result.repeated,
        rows=_rows(result.rows, type_name),
    )


def _rows(rows: Sequence[batches.RowResult], type_name: str) -> list[RowResult]:
    return [
        RowResult(
            key=row.key,
            outcome=row.outcome,
            object_id=strawberry.ID(global_id(type_name, row.id)) if row.id else None,
            errors=[user_error(problem) for problem in row.problems],
        )
        for row in rows
    ]
