"""From a subscription whose checks passed to its answers, each told once."""

from collections.abc import AsyncIterator
from typing import Any, Final

import orjson
from graphql import ExecutionResult, GraphQLError, OperationType
from graphql.execution import subscribe
from strawberry.execution import optimized_is_awaitable
from strawberry.utils.await_maybe import await_maybe

from headway.graph.context import context_for
from headway.graph.documents import Prepared
from headway.graph.executing import Answer
from headway.graph.live.watch import Watch
from headway.graph.schema import schema
from headway.graph.values import refusal
from headway.platform.actor import NOBODY

ONLY_SUBSCRIPTIONS: Final = (
    "Only subscriptions are answered here. Send queries and mutations by POST to /graphql."
)


async def follow(
    prepared: Prepared, variables: dict[str, Any], operation_name: str | None, watch: Watch
) -> AsyncIterator[Answer]:
    """The answer as of now, and again whenever it reads differently; ends with the watch, or when nothing may be seen.

    To be iterated by one task that nobody cancels: stop the watch instead.
    """
    if errors := problems_following(prepared, operation_name):
        yield Answer(None, errors)
        return
    # Nobody, until the watch has loaded who looks.
    context = context_for(NOBODY)
    context.watch = watch
    try:
        stream: Any = await await_maybe(
            subscribe(
                schema._schema,
                prepared.document,
                variable_values=variables,
                operation_name=operation_name,
                context_value=context,
                executor_class=schema.execution_context_class,
                is_awaitable=optimized_is_awaitable,
            )
        )
        if isinstance(stream, ExecutionResult):
            yield Answer(None, tuple(stream.errors or ()))
            return
        async for result in stream:
            watch.looked()
            if watch.reads_differently(None if result.errors else orjson.dumps(result.data)):
                yield Answer(result.data, tuple(result.errors or ()))
    except Exception as error:  # noqa: BLE001 - masked and logged where it is told
        yield Answer(None, (GraphQLError(str(error), original_error=error),))


def problems_following(prepared: Prepared, operation_name: str | None) -> tuple[GraphQLError, ...]:
    """Why this document cannot be followed; nothing if it can."""
    if prepared.problems:
        return prepared.problems
    operation = prepared.operation(operation_name)
    if operation is None or operation.operation is OperationType.SUBSCRIPTION:
        return ()
    return (refusal("SUBSCRIPTIONS_ONLY", ONLY_SUBSCRIPTIONS),)
