"""The text of statements: rows come as a JSON list of lists, and what belongs to a row as a list in its own.

A text is made once for a shape of actor; what changes with each request has a place in it and is put in when it is sent.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import orjson
from tortoise import fields
from tortoise.models import Model

from headway.graph.reading.scopes import REMEMBERED, TYPED, Asker, OfActor, OfArguments, Template
from headway.graph.remembering import Memory

NOTHING: Final[Mapping[Any, Any]] = {}


class Given(NamedTuple):
    """Stands in a statement where a value of the request goes."""

    owner: Any
    name: Hashable


@dataclass(frozen=True, slots=True)
class Ready:
    """A statement to be sent by any actor of a shape."""

    sql: str
    values: tuple[Any, ...]
    gaps: tuple[tuple[int, OfActor | Given], ...]
    texts: tuple[tuple[str, int], ...]

    def text(self, asker: Asker) -> str:
        """The SQL for this actor."""
        sql = self.sql
        for text, number in self.texts:
            sql = sql.replace(text, str(asker.ids[number]))
        return sql

    def arguments(self, asker: Asker, given: Mapping[Given, Any]) -> list[Any]:
        """The values for this actor and request."""
        values = list(self.values)
        for at, gap in self.gaps:
            values[at] = asker.ids[gap.number] if isinstance(gap, OfActor) else given[gap]
        return values


_ready: Final = {False: Memory[Ready](REMEMBERED), True: Memory[Ready](TYPED)}


def ready(key: Hashable, asker: Asker, written: "Callable[[Statement], str]", *, typed: bool) -> Ready:
    """The statement of this key, written if it was not yet."""
    kept = _ready[typed]
    if found := kept.get(key):
        return found
    statement = Statement(asker)
    return kept.keep(key, statement.ready(written(statement)))


class Statement:
    """A statement under way: its values, and how the database at hand says things."""

    def __init__(self, asker: Asker) -> None:
        self.asker = asker
        self.values: list[Any] = []
        self.texts: list[tuple[str, int]] = []
        self.scopes: list[str] = []

    @property
    def sign(self) -> str:
        return "$" if self.asker.postgres else "?"

    def scope(self, template: Template, owner: Any = None) -> str:
        """The name of a scoped query in this statement. They stand in front: SQLite's parser has no place for them inside."""
        name = f"s{len(self.scopes) + 1}"
        self.scopes.append(f"{name} AS ({template.numbered(self.sign, len(self.values))})")
        self.values += [Given(owner, it) if isinstance(it, OfArguments) else it for it in template.values]
        self.texts += template.texts
        return name

    def place(self, value: Any) -> str:
        """Where this value goes."""
        self.values.append(value)
        return f"{self.sign}{len(self.values)}"

    def row(self, columns: Iterable[str]) -> str:
        """These columns as a JSON list."""
        return f"json_{'build_' if self.asker.postgres else ''}array({', '.join(columns)})"

    def all(self, made: str, source: str) -> str:
        """What is made of each row of a source as one JSON list."""
        if self.asker.postgres:
            return f"SELECT coalesce(json_agg({made}), '[]') FROM {source}"  # noqa: S608 - our own words
        return f"SELECT json_group_array({made}) FROM {source}"  # noqa: S608 - our own words

    def nested(self, query: str) -> str:
        """A JSON list as a value of another. SQLite would take it for a text where it comes out of a subquery."""
        return f"({query})" if self.asker.postgres else f"json(({query}))"

    def ready(self, query: str) -> Ready:
        """The statement as it can be sent. Its value comes as bytes, which neither the driver nor we have to decode."""
        value = f"convert_to(({query})::text, 'UTF8')" if self.asker.postgres else f"CAST(({query}) AS BLOB)"
        scopes = f"WITH {', '.join(self.scopes)} " if self.scopes else ""
        sql = f"{scopes}SELECT {value}"
        gaps = tuple((at, it) for at, it in enumerate(self.values) if isinstance(it, OfActor | Given))
        return Ready(sql, tuple(self.values), gaps, tuple(set(self.texts)))


@dataclass(frozen=True, slots=True)
class Joined:
    """A row of another scoped query beside each row that points at it with column `key`, or nulls."""

    alias: str
    template: Template
    key: str


class Rows:
    """The rows of a scoped query in a statement, under conditions of our own."""

    def __init__(self, statement: Statement, alias: str, template: Template, owner: Any = None) -> None:
        self.statement, self.alias, self.template = statement, alias, template
        self.scoped = statement.scope(template, owner)
        self.conditions: list[str] = []

    def equal(self, column: str, value: Given) -> None:
        """Only rows whose column is this."""
        self.conditions.append(f"{column} = {self.statement.place(value)}")

    def among(self, column: str, keys: Given) -> None:
        """Only rows whose column is one of these ids."""
        place = self.statement.place(keys)
        if self.statement.asker.postgres:
            self.conditions.append(f"{column} = ANY({place}::uuid[])")
        else:
            self.conditions.append(f"{column} IN (SELECT value FROM json_each({place}))")  # noqa: S608 - a place

    def following(self, model: type[Model], order: Sequence[str], values: Sequence[Given]) -> None:
        """Only rows after the cursor: (a > x) or (a = x and b > y), and so on."""
        columns = [column_of(self.alias, model, name) for name in order]
        alternatives = []
        for last, name in enumerate(order):
            same = [f"{columns[i]} = {self.statement.place(values[i])}" for i in range(last)]
            sign = "<" if name.startswith("-") else ">"
            beyond = f"{columns[last]} {sign} {self.statement.place(values[last])}"
            alternatives.append(f"({' AND '.join([*same, beyond])})")
        self.conditions.append(f"({' OR '.join(alternatives)})")

    @property
    def source(self) -> str:
        """What stands after FROM."""
        where = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"{self.scoped} {self.alias}{where}"

    def counted(self) -> str:
        """How many there are."""
        return f"SELECT COUNT(*) FROM {self.source}"  # noqa: S608 - our own words

    def few(self, columns: Sequence[str], order: str, first: int | None) -> str:
        """These columns of all rows, or of the first of an order, as a table."""
        query = f"SELECT {', '.join(columns) or '1'} FROM {self.source}"  # noqa: S608 - our own words
        query += f" ORDER BY {order}" if order else ""
        return f"({query}{'' if first is None else f' LIMIT {first:d}'}) {self.alias}"

    def listed(self, columns: Iterable[str], few: str, joined: Sequence[Joined], order: str) -> str:
        """The query of these columns as JSON, of few rows and what is joined to them."""
        statement, made = self.statement, self.statement.row(columns)
        if not joined:
            return statement.all(made, few)
        # SQLite reads a whole table for each row that is joined to something while it is aggregated.
        beside = "".join(
            f' LEFT JOIN {statement.scope(it.template)} {it.alias} ON {it.alias}."id" = {it.key}'
            for it in joined
        )
        inner = f"SELECT {made} AS o FROM {few}{beside}"  # noqa: S608 - our own words
        inner += f" ORDER BY {order}" if order else ""
        return statement.all("o" if statement.asker.postgres else "json(o)", f"({inner}) s")


def each_of(statement: Statement, alias: str, keys: Given) -> str:
    """A table of ids, its column `id`."""
    place = statement.place(keys)
    if statement.asker.postgres:
        return f"unnest({place}::uuid[]) {alias}(id)"
    return f"(SELECT value AS id FROM json_each({place})) {alias}"  # noqa: S608 - a place


def many(keys: Sequence[str], asker: Asker) -> Any:
    """Ids as `among` and `each_of` take them."""
    return keys if asker.postgres else orjson.dumps(keys).decode()


def column_of(alias: str, model: type[Model], name: str) -> str:
    """A field (or an annotation) of a scoped query by its column."""
    plain = name.lstrip("-")
    return f'{alias}."{model._meta.fields_db_projection.get(plain, plain)}"'


def shown_column(alias: str, model: type[Model], name: str, *, postgres: bool) -> str:
    """A column as JSON can hold it without loss: PostgreSQL would give amounts as floats and JSON as what it stands for."""
    column = column_of(alias, model, name)
    field = model._meta.fields_map.get(name.lstrip("-"))
    exact = isinstance(field, fields.DecimalField | fields.JSONField)
    return f"{column}::text" if postgres and exact else column


def order_of(alias: str, model: type[Model], order: Iterable[str]) -> str:
    """The list after ORDER BY."""
    return ", ".join(
        f"{column_of(alias, model, name)} {'DESC' if name.startswith('-') else 'ASC'}" for name in order
    )
