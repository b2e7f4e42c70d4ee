"""From a document whose checks passed to its answer."""

import logging
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson
from graphql import ExecutionResult, GraphQLError, OperationType
from graphql.execution import execute as walk
from strawberry.execution import optimized_is_awaitable
from strawberry.utils.await_maybe import await_maybe

from headway.graph.context import Context
from headway.graph.documents import Prepared
from headway.graph.masking import all_masked
from headway.graph.reading.operations import read
from headway.graph.schema import schema
from headway.graph.unreadable import without_unreadable
from headway.platform.database import took_too_long

log = logging.getLogger("headway.graph.reading")
# How many queries were answered on each road, for who watches the server.
roads: Final = Counter[str]()
_ELSEWHERE: Final = "Subscriptions are not answered here. Open a websocket for them."


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation gave: data as JSON says it, and the errors as they were raised."""

    data: dict[str, Any] | None
    errors: tuple[GraphQLError, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing was executed at all, so that there is no data to speak of."""
        return self.data is None and all(error.path is None for error in self.errors)

    @property
    def body(self) -> dict[str, Any]:
        """The object of the response, its errors masked."""
        errors = {"errors": all_masked(self.errors)} if self.errors else {}
        return errors if self.refused else {**errors, "data": self.data}

    def encoded(self) -> bytes:
        """The bytes of the response."""
        return orjson.dumps(self.body)


async def execute(
    prepared: Prepared, variables: dict[str, Any], operation_name: str | None, context: Context
) -> Answer:
    """Execute one query or mutation of a document that is within the limits."""
    if prepared.problems:
        return Answer(None, prepared.problems)
    operation = prepared.operation(operation_name)
    if operation is not None and operation.operation is OperationType.SUBSCRIPTION:
        return Answer(None, (GraphQLError(_ELSEWHERE, extensions={"code": "BAD_REQUEST"}),))
    return await answered(prepared, variables, operation_name, context)


async def answered(
    prepared: Prepared, variables: dict[str, Any], operation_name: str | None, context: Context
) -> Answer:
    """The answer to an operation; to a subscription, that of this moment."""
    operation = prepared.operation(operation_name)
    if operation is not None and operation.operation is not OperationType.MUTATION:
        try:
            answer = Answer(await read(prepared, operation, variables, context, schema._schema))
            roads["compiled"] += 1
            return answer
        except Exception as reason:  # noqa: BLE001 - whatever it is, the ordinary road tells it as errors of fields
            if took_too_long(reason):
                # It would on the ordinary road, too.
                return Answer(None, (GraphQLError(str(reason), original_error=reason),))
            roads["ordinary"] += 1
            log.debug("on the ordinary road: %s", reason)
            context = replace(context, loaders={})
    else:
        variables, refused = without_unreadable(operation, variables, schema._schema)
        context = replace(context, refused=refused)
    return await walked(prepared, variables, operation_name, context)


async def walked(
    prepared: Prepared, variables: dict[str, Any], operation_name: str | None, context: Context
) -> Answer:
    """The ordinary road: every value of the answer is resolved and completed on its own."""
    result: ExecutionResult = await await_maybe(
        walk(
            schema._schema,
            prepared.document,
            variable_values=variables,
            operation_name=operation_name,
            context_value=context,
            hide_suggestions=True,
            executor_class=schema.execution_context_class,
            is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]  # the library types its own too widely
        )
    )
    return Answer(result.data, prepared.placed(result.errors or ()))
