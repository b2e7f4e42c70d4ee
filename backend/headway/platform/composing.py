"""Statements in our own words around access queries, for what the query builder cannot say."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pypika_tortoise.terms import Parameterizer
from tortoise.queryset import AwaitableQuery

from headway.platform.database import connection, in_postgres


class Composed:
    """A statement under way. Its parts share one list of values, so that their places are numbered through."""

    def __init__(self) -> None:
        # Numbered on SQLite, too, where the parts may stand in another order than they were written in.
        mark = "$" if in_postgres() else "?"
        self._values = Parameterizer(lambda number: f"{mark}{number}")
        self._context = connection().query_class.SQL_CONTEXT.copy(parameterizer=self._values)

    def rows(self, query: AwaitableQuery[Any]) -> str:
        """The SQL of a query, with places for its values."""
        query._choose_db_if_not_chosen()
        query._make_query()
        return query.query.get_parameterized_sql(self._context)[0]

    def place(self, value: Any) -> str:
        """A place for a value."""
        # SQLite keeps ids as text.
        given = str(value) if isinstance(value, UUID) and not in_postgres() else value
        return self._values.create_param(given).get_sql(self._context)

    async def sent(self, sql: str) -> Sequence[Sequence[Any]]:
        """The rows that the whole statement gives."""
        _, found = await connection().execute_query(sql, self._values.values)
        return [tuple(row) for row in found]


def as_list(column: str, where: str) -> str:
    """The values of a group that meet a condition as a JSON list, which is null or empty where none does."""
    return f"json_{'agg' if in_postgres() else 'group_array'}({column}) FILTER (WHERE {where})"
