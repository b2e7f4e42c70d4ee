"""The text of a level's statement: only the selected columns, of rows that passed the access query inside it."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import orjson
from tortoise.models import Model

from headway.graph.reading.scopes import Asker, Template
from headway.graph.relay import cursor_values

IN_GROUP: Final = '"in_group"'


class Statement:
    """A statement under way: the scoped query, then conditions and joins of our own, each value with its number."""

    def __init__(self, template: Template, asker: Asker) -> None:
        self.asker = asker
        self.values: list[Any] = []
        self.scoped = self.embedded(template)
        self.conditions: list[str] = []
        self.joins: list[str] = []

    def embedded(self, template: Template) -> str:
        """A scoped query as a part of this statement."""
        text = template.statement(self.asker, len(self.values))
        self.values += template.arguments(self.asker)
        return text

    def place(self, value: Any) -> str:
        """Where this value goes."""
        self.values.append(value)
        return f"{'$' if self.asker.postgres else '?'}{len(self.values)}"

    def among(self, column: str, keys: Iterable[Any]) -> None:
        """Only rows whose column is one of these ids."""
        if self.asker.postgres:
            self.conditions.append(f"{column} = ANY({self.place(list(keys))}::uuid[])")
        else:
            place = self.place(orjson.dumps(list(keys)).decode())
            self.conditions.append(f"{column} IN (SELECT value FROM json_each({place}))")  # noqa: S608 - a place

    def following(self, model: type[Model], order: Sequence[str], after: str) -> None:
        """Only rows after the cursor: (a > x) or (a = x and b > y), and so on."""
        values = cursor_values(model, after, order)
        alternatives = []
        for last, name in enumerate(order):
            same = [self.compared(model, order[i], "=", values[i]) for i in range(last)]
            sign = "<" if name.startswith("-") else ">"
            alternatives.append(" AND ".join([*same, self.compared(model, name, sign, values[last])]))
        self.conditions.append("(" + " OR ".join(f"({it})" for it in alternatives) + ")")

    def compared(self, model: type[Model], name: str, sign: str, value: Any) -> str:
        """A comparison with a value, given as its column holds it."""
        field = model._meta.fields_map.get(name.lstrip("-"))
        held = value if field is None else field.to_db_value(value, model)
        return f"{column_of(model, name)} {sign} {self.place(held)}"

    def joined(self, alias: str, template: Template, key: str) -> None:
        """Beside each row the one of another scoped query that it points at, or nulls."""
        self.joins.append(f' LEFT JOIN ({self.embedded(template)}) {alias} ON {alias}."id" = {key}')

    @property
    def source(self) -> str:
        """FROM and WHERE, nothing joined."""
        return f"FROM ({self.scoped}) t{self.where}"

    @property
    def where(self) -> str:
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""

    def all(self, columns: Iterable[str]) -> str:
        """These columns of all rows."""
        return f"SELECT {', '.join(columns) or '1'} FROM ({self.scoped}) t{''.join(self.joins)}{self.where}"  # noqa: S608 - our own words

    def ordered(self, columns: Iterable[str], order: str, first: int | None = None) -> str:
        """These columns of all rows in order, at most `first`: nothing is joined to rows that are not shown."""
        if first is None:
            return f"{self.all(columns)} ORDER BY {order}"
        few = f"SELECT t.* {self.source} ORDER BY {order} LIMIT {first:d}"
        return f"SELECT {', '.join(columns) or '1'} FROM ({few}) t{''.join(self.joins)} ORDER BY {order}"  # noqa: S608 - our own words

    def beside_each(
        self, columns: Iterable[str], by: str, keys: list[Any], order: str, first: int | None
    ) -> str:
        """These columns of the rows of each parent, found parent by parent: PostgreSQL then looks at no more than those."""
        parents = f"unnest({self.place(keys)}::uuid[]) p(id)"
        self.conditions.append(f"{by} = p.id")
        # Without a limit OFFSET 0 keeps the planner from looking for the rows of all parents in another way.
        few = "OFFSET 0" if first is None else f"LIMIT {first:d}"
        inner = f"SELECT t.* {self.source} ORDER BY {order} {few}"
        return f"SELECT {', '.join(columns) or '1'} FROM {parents} CROSS JOIN LATERAL ({inner}) t{''.join(self.joins)} ORDER BY {order}"  # noqa: S608 - our own words

    def of_each(self, columns: Iterable[str], by: str, order: str, first: int) -> str:
        """These columns of the `first` rows of each group of column `by`."""
        window = f"ROW_NUMBER() OVER (PARTITION BY {by} ORDER BY {order}) AS {IN_GROUP}"
        inner = f"SELECT t.*, {window} {self.source}"
        few = f"t.{IN_GROUP} <= {first:d}"
        return (
            f"SELECT {', '.join(columns)} FROM ({inner}) t{''.join(self.joins)} WHERE {few} ORDER BY {order}"  # noqa: S608 - our own words
        )


def column_of(model: type[Model], name: str) -> str:
    """A field (or an annotation) of the scoped query by its column."""
    plain = name.lstrip("-")
    return f't."{model._meta.fields_db_projection.get(plain, plain)}"'


def order_of(model: type[Model], order: Iterable[str]) -> str:
    """The list after ORDER BY."""
    return ", ".join(
        f"{column_of(model, name)} {'DESC' if name.startswith('-') else 'ASC'}" for name in order
    )
