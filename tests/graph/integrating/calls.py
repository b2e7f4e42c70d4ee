"""A call with many rows, for tests of integrations."""

from typing import Any

from strawberry.types import ExecutionResult

from headway.platform.actor import Actor
from tests.company import REFUSED, data
from tests.conftest import Ask

ROWS = "created changed same refused repeated rows { key outcome objectId errors { code message path } }"


async def send(
    ask: Ask, mutation: str, actor: Actor, key: str, rows: list[dict[str, Any]]
) -> ExecutionResult:
    """One call of a mutation such as `upsertTimeFacts`."""
    kind = mutation[0].upper() + mutation[1:]
    document = (
        f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) "
        f"{{ __typename ... on {kind}Payload {{ {ROWS} }} {REFUSED} }} }}"
    )
    return await ask(document, {"input": {"idempotencyKey": key, "rows": rows}}, as_=actor)


def counts(answer: ExecutionResult) -> tuple[int, int, int, int]:
    """Created, changed, same, refused."""
    (result,) = data(answer).values()
    assert result["__typename"].endswith("Payload"), result
    return result["created"], result["changed"], result["same"], result["refused"]


def outcomes(answer: ExecutionResult) -> list[str]:
    """What became of each row: the outcome, or `CODE path` of its errors."""
    (result,) = data(answer).values()
    return [
        ", ".join(f"{error['code']} {'.'.join(error['path'])}" for error in row["errors"]) or row["outcome"]
        for row in result["rows"]
    ]


def refusals(answer: ExecutionResult) -> list[str]:
    """`CODE path` of each reason why the whole call was refused."""
    (result,) = data(answer).values()
    assert result["__typename"] == "UserErrors", result
    return sorted(f"{error['code']} {'.'.join(error['path'])}".strip() for error in result["errors"])
