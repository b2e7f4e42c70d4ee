"""One run of a plan: who asks, with which variables, and what was read."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from graphql.execution.values import VariableValues
from tortoise.log import db_client_logger

from headway.graph.context import Context
from headway.graph.reading.scopes import Asker, asker
from headway.graph.reading.statements import NOTHING, Given, Ready
from headway.platform.database import reader


@dataclass(slots=True)
class Run:
    """What the steps of a plan share during one request."""

    context: Context
    variables: VariableValues
    asker: Asker
    # What was computed once for several fields of a level, by that computation.
    known: dict[Any, Any] = field(default_factory=dict)
    # The connection for all of its statements, where it has one.
    held: Any = None

    @asynccontextmanager
    async def holding(self) -> AsyncIterator[None]:
        """One connection for everything inside: fetching and giving back costs as much as sending a small statement."""
        async with reader() as self.held:
            yield

    async def fetch(self, ready: Ready, given: Mapping[Given, Any] = NOTHING) -> Any:
        """What a statement gives: one value, and that is JSON."""
        sql, values = ready.text(self.asker), ready.arguments(self.asker, given)
        db_client_logger.debug("%s: %s", sql, values)
        if self.held is not None:
            return await self.value(self.held, sql, values)
        async with reader() as raw:
            return await self.value(raw, sql, values)

    async def value(self, raw: Any, sql: str, values: Sequence[Any]) -> Any:
        if self.asker.postgres:
            return orjson.loads(await raw.fetchval(sql, *values))
        return orjson.loads((await raw.execute_fetchall(sql, values))[0][0])


def run_of(context: Context, variables: VariableValues) -> Run:
    """A run for the actor of this request."""
    return Run(context, variables, asker(context.actor))
