"""Long lists in conditions: one value of a statement for all, since a database takes 32,766 values at the most."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import orjson
from pypika_tortoise.context import SqlContext
from pypika_tortoise.enums import Dialects
from pypika_tortoise.terms import Criterion, NodeT, Term, ValueWrapper
from tortoise.filters import is_in

# Shorter ones stay as they are, which databases plan best.
SHORT: Final = 1_000


def listed(field: Term, value: Any) -> Criterion:
    """Whether a column is among these values, however many."""
    long = isinstance(value, list | tuple | set | frozenset) and len(value) > SHORT
    return Listed(field, list(value)) if long else is_in(field, value)


class Listed(Criterion):
    """`column IN (…)` with an array on PostgreSQL and with a list of JSON on SQLite."""

    def __init__(self, field: Term, values: Sequence[Any]) -> None:
        super().__init__()
        self.field, self.values = field, values

    def nodes_(self) -> Iterator[NodeT]:
        yield self  # type: ignore[misc]  # as in pypika's own criteria
        yield from self.field.nodes_()

    def get_sql(self, ctx: SqlContext) -> str:
        column = self.field.get_sql(ctx)
        if ctx.dialect is Dialects.POSTGRESQL:
            return f"{column} = ANY({ValueWrapper(self.values).get_sql(ctx)})"
        given = ValueWrapper(orjson.dumps(self.values).decode()).get_sql(ctx)
        return f"{column} IN (SELECT value FROM json_each({given}))"  # noqa: S608 - a place and a name of ours
