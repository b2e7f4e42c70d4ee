"""One run of a plan: who asks, with which variables, and the rows that were read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql.execution.values import VariableValues
from tortoise.log import db_client_logger

from headway.graph.context import Context
from headway.graph.reading.scopes import Asker, asker
from headway.platform.database import connection


@dataclass(slots=True)
class Run:
    """What the steps of a plan share during one request."""

    context: Context
    variables: VariableValues
    asker: Asker
    # What was computed once for several fields of a level, by that computation.
    known: dict[Any, Any] = field(default_factory=dict)

    async def fetch(self, sql: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        """The rows of a statement."""
        db_client_logger.debug("%s: %s", sql, values)
        async with connection().acquire_connection() as raw:
            if self.asker.postgres:
                found: Sequence[Sequence[Any]] = await raw.fetch(sql, *values)
                return found
            return list(await raw.execute_fetchall(sql, values))


def run_of(context: Context, variables: VariableValues) -> Run:
    """A run for the actor of this request."""
    return Run(context, variables, asker(context.actor))
