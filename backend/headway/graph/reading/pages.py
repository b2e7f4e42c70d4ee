"""Lists of the root and pages of connections: rows with their cursors, where the page lies, and how many there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeAlias

from graphql import GraphQLField

from headway.graph.reading.levels import Found, Level
from headway.graph.reading.running import Run
from headway.graph.reading.scopes import Template
from headway.graph.reading.statements import Statement, column_of, order_of
from headway.graph.reading.steps import (
    NOTHING,
    Arguments,
    asked,
    keys_of,
    limited,
    model_of,
    statement_of,
)
from headway.graph.reading.values import Convert, python_value
from headway.graph.relay import check_first, cursor_from


@dataclass(slots=True)
class Slice:
    """A page as it is shown: places of its rows among all that were read, and where it lies."""

    places: Sequence[int]
    shown: Sequence[Sequence[Any]]
    cursor: Callable[[int], str]
    more: bool
    after: str | None
    total: int

    def info(self, names: dict[str, str]) -> dict[str, Any]:
        """The page's `pageInfo`, its fields under these names."""
        values: dict[str, Any] = {
            "hasNextPage": self.more,
            "hasPreviousPage": self.after is not None,
            "__typename": "PageInfo",
        }
        if self.places:
            values["startCursor"] = self.cursor(self.places[0])
            values["endCursor"] = self.cursor(self.places[-1])
        return {key: values.get(name) for key, name in names.items()}


Part: TypeAlias = Callable[[Slice], Any]
EdgePart: TypeAlias = Callable[[Slice, int], Any]


@dataclass(slots=True)
class Connected:
    """How a connection is shown: its parts by name, and whether they need a count."""

    parts: dict[str, Part]
    counted: bool

    def of(self, page: Slice) -> dict[str, Any]:
        return {name: part(page) for name, part in self.parts.items()}


class PageStep:
    """The page of each row of a level (column `by`), or of the root where `by` is None."""

    def __init__(
        self, field: GraphQLField, name: str, arguments: Arguments, level: Level, connected: Connected
    ) -> None:
        self.field, self.name, self.arguments = field, name, arguments
        self.level, self.connected = level, connected
        self.by: str | None = None
        self.key: Convert = id
        self.parent_at = 0

    def of_each(self, by: str, key: Convert) -> "PageStep":
        self.by, self.key = by, key
        self.parent_at = self.level.place(by)
        return self

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        arguments = self.arguments.at(run)
        first, after = check_first(arguments.pop("first")), arguments.pop("after")
        template = asked(self.field, self.name, arguments, run)
        keys = keys_of(rows, self.key)
        if not keys:
            return NOTHING
        kept: list[Sequence[Any]] = []
        places: dict[Any, list[int]] = {key: [] for key in keys}
        longer = set()
        parent = self.parent(keys)
        for row in await self.read(template, keys, first, after, run):
            mine = places[parent(row)]
            if len(mine) < first:
                mine.append(len(kept))
                kept.append(row)
            else:
                longer.add(parent(row))
        width = len(self.level.columns)
        shown = await self.level.shown(kept, run)
        totals = await self.counts(template, keys, run) if self.connected.counted else {}
        cursor = self.cursors(template, kept, width)
        return {
            key: self.connected.of(
                Slice(places[key], shown, cursor, key in longer, after, totals.get(key, 0))
            )
            for key in keys
        }

    def parent(self, keys: Sequence[Any]) -> Callable[[Sequence[Any]], Any]:
        return itemgetter(self.parent_at) if self.by is not None else lambda _: keys[0]

    async def read(
        self, template: Template, keys: list[Any], first: int, after: str | None, run: Run
    ) -> Sequence[Sequence[Any]]:
        order, model = template.listing.order, model_of(self.level)
        statement = statement_of(self.level, template, run)
        if after:
            statement.following(model, order, after)
        # After the columns of the level those of the order, from which cursors are made.
        columns = [*self.level.columns, *(column_of(model, name) for name in order)]
        ranked = order_of(model, order)
        if self.by is None:
            sql = statement.ordered(columns, ranked, first + 1)
        else:
            sql = limited(statement, columns, column_of(model, self.by), ranked, first + 1, keys)
        return await run.fetch(sql, statement.values)

    def cursors(self, template: Template, raw: Sequence[Sequence[Any]], width: int) -> Callable[[int], str]:
        model = model_of(self.level)
        converts = [python_value(model, name.lstrip("-")) for name in template.listing.order]

        def cursor(place: int) -> str:
            values = [
                value if convert is None else convert(value)
                for convert, value in zip(converts, raw[place][width:], strict=True)
            ]
            return cursor_from(template.listing.order, values)

        return cursor

    async def counts(self, template: Template, keys: list[Any], run: Run) -> dict[Any, int]:
        """How many rows there are in all, by parent."""
        statement = Statement(template, run.asker)
        if self.by is None:
            rows = await run.fetch(f"SELECT COUNT(*) {statement.source}", statement.values)
            return {keys[0]: rows[0][0]}
        by = column_of(model_of(self.level), self.by)
        statement.among(by, keys)
        sql = f"SELECT {by}, COUNT(*) {statement.source} GROUP BY {by}"
        return {row[0]: row[1] for row in await run.fetch(sql, statement.values)}


class ListStep:
    """All rows of a bounded list of the root, in order."""

    def __init__(self, field: GraphQLField, name: str, arguments: Arguments, level: Level) -> None:
        self.field, self.name, self.arguments, self.level = field, name, arguments, level

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        template = asked(self.field, self.name, self.arguments.at(run), run)
        statement = statement_of(self.level, template, run)
        order = order_of(model_of(self.level), template.listing.order)
        sql = statement.ordered(self.level.columns, order, template.listing.first)
        found = await run.fetch(sql, statement.values)
        shown = (await self.level.shown(found, run))[0]
        return {id(row): shown for row in rows}
