"""How a database looks up whether a row points at one of many: row by row, where it would list all of the many first.

SQLite always does so then; PostgreSQL chooses, by how many rows it expects to ask for.
"""

from collections.abc import Iterator
from typing import Any

from pypika_tortoise.context import SqlContext
from pypika_tortoise.queries import Table
from pypika_tortoise.terms import Criterion, Field, NodeT, Term
from tortoise.expressions import Subquery
from tortoise.queryset import ValuesQuery

from headway.platform.long_lists import listed


def among(field: Term, value: Any) -> Criterion:
    """Whether a column is among these values; what is a key of another table is looked up by that key."""
    if isinstance(field, Field) and isinstance(value, Subquery) and _are_keys(value.query, field.table):
        return Probed(field, value.query)
    return listed(field, value)


def _are_keys(query: Any, asking: Any) -> bool:
    """Whether a query gives the keys of all its rows, and its table is another than the one that asks."""
    if not isinstance(query, ValuesQuery) or query._limit or query._offset or query._annotations:
        return False
    meta = query.model._meta
    keys = list(query._fields_for_select.values()) == [meta.pk_attr]
    plain = isinstance(asking, Table) and asking.alias is None
    return keys and plain and asking.get_table_name() != meta.db_table


class Probed(Criterion):
    """`column IN (SELECT id …)` as `EXISTS (… AND id = column)`; null stays null, so that NOT means the same."""

    def __init__(self, field: Field, keys: Any) -> None:
        super().__init__()
        self.field, self.keys = field, keys

    def nodes_(self) -> Iterator[NodeT]:
        yield self  # type: ignore[misc]  # as in pypika's own criteria
        yield from self.field.nodes_()

    def get_sql(self, ctx: SqlContext) -> str:
        self.keys._choose_db_if_not_chosen()
        self.keys._make_query()
        meta = self.keys.model._meta
        one = self.keys.query.where(meta.basetable[meta.db_pk_column] == self.field)
        exists = one.get_parameterized_sql(ctx.copy(subquery=True, with_alias=False))[0]
        return f"CASE WHEN {self.field.get_sql(ctx)} IS NOT NULL THEN EXISTS {exists} END"
