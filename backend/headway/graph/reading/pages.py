"""Lists of the root and pages of connections: rows with their cursors, where the page lies, and how many there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from headway.graph.reading.asking import Asked, ListField
from headway.graph.reading.levels import Found, Level
from headway.graph.reading.running import Run
from headway.graph.reading.statements import Rows, Statement, shown_column
from headway.graph.reading.steps import listed, model_of, rows_of
from headway.graph.reading.values import Convert, python_value
from headway.graph.relay import cursor_from


@dataclass(slots=True)
class Slice:
    """A page as it is shown: places of its rows among all that were read, and where it lies."""

    places: range
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
    """A connection as it is selected: whose rows, how its parts are shown, and whether they need a count, or to be placed.

    For their place in the list (`placed`) the row after the page is read, too, and what cursors are made of.
    """

    of: ListField
    level: Level
    parts: dict[str, Part]
    counted: bool
    placed: bool

    async def pages(self, lists: Sequence[Sequence[Any]], totals: Sequence[int], run: Run) -> list[Any]:
        """A page of each of these lists, in which there may be one row more than is shown."""
        asked = self.of.asked(run)
        kept: list[Sequence[Any]] = []
        places = []
        for rows in lists:
            places.append(range(len(kept), len(kept) + min(len(rows), asked.page)))
            kept += rows[: asked.page]
        shown, cursor = await self.level.shown(kept, run), self.cursors(asked, kept, run)
        pages = (
            Slice(at, shown, cursor, len(rows) > asked.page, asked.after, total)
            for at, rows, total in zip(places, lists, totals, strict=True)
        )
        return [{name: part(page) for name, part in self.parts.items()} for page in pages]

    def cursors(self, asked: Asked, rows: Sequence[Sequence[Any]], run: Run) -> Callable[[int], str]:
        model, width = model_of(self.level), len(self.level.columns)

        def cursor(place: int) -> str:
            order = asked.template(run).order
            converts = [python_value(model, name.lstrip("-")) for name in order]
            held = zip(converts, rows[place][width:], strict=True)
            return cursor_from(
                order, [value if convert is None else convert(value) for convert, value in held]
            )

        return cursor

    def query(self, statement: Statement, run: Run, belongs: str = "") -> str:
        """The query of a page; after a level's columns those of the order, for cursors."""
        asked, level, model = self.of.asked(run), self.level, model_of(self.level)
        rows = self.rows(statement, run, belongs)
        asked.following(rows, run)
        order = rows.template.order
        beside = (
            [shown_column(level.alias, model, name, postgres=level.postgres) for name in order]
            if self.placed
            else []
        )
        return listed(level, rows, run, order, asked.page + self.placed, beside)

    def count(self, statement: Statement, run: Run, belongs: str = "") -> str:
        """The query of how many there are in all, as a value."""
        return f"({self.rows(statement, run, belongs).counted()})"

    def rows(self, statement: Statement, run: Run, belongs: str) -> Rows:
        rows = self.of.asked(run).rows(statement, self.level.alias, run)
        rows.conditions += [belongs] if belongs else []
        return rows


class PageStep:
    """A page of the root."""

    def __init__(self, connected: Connected) -> None:
        self.connected = connected

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        it = self.connected
        asked = it.of.asked(run)
        found = await rows_of(
            it.level,
            asked.key,
            lambda statement: it.query(statement, run),
            run,
            asked.given(run),
            typed=asked.typed,
        )
        total = 0
        if it.counted:
            key = (asked.key, "count")
            total = await rows_of(
                it.level,
                key,
                lambda statement: f"SELECT {it.count(statement, run)}",
                run,
                asked.given(run),
                typed=asked.typed,
            )
        page = (await it.pages([found], [total], run))[0]
        return {id(row): page for row in rows}


@dataclass(slots=True, eq=False)
class PageColumn:
    """The page of each row, nested in it."""

    connected: Connected
    belongs: str

    def sql(self, statement: Statement, run: Run) -> str:
        return statement.nested(self.connected.query(statement, run, self.belongs))


@dataclass(slots=True, eq=False)
class CountColumn:
    """How many there are on all pages of a row."""

    connected: Connected
    belongs: str

    def sql(self, statement: Statement, run: Run) -> str:
        return self.connected.count(statement, run, self.belongs)


class NestedPageStep:
    """Pages whose rows came in a column of others."""

    def __init__(self, nested: Convert, total: Convert, connected: Connected) -> None:
        self.nested, self.total, self.connected = nested, total, connected

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        lists, totals = [self.nested(row) for row in rows], [self.total(row) for row in rows]
        pages = await self.connected.pages(lists, totals, run)
        return {id(row): page for row, page in zip(rows, pages, strict=True)}


class ListStep:
    """All rows of a bounded list of the root, in order."""

    def __init__(self, of: ListField, level: Level) -> None:
        self.of, self.level = of, level

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        asked = self.of.asked(run)

        def written(statement: Statement) -> str:
            rows = asked.rows(statement, self.level.alias, run)
            return listed(self.level, rows, run, rows.template.order, rows.template.first)

        found = await rows_of(self.level, asked.key, written, run, asked.given(run), typed=asked.typed)
        shown = (await self.level.shown(found, run))[0]
        return {id(row): shown for row in rows}
