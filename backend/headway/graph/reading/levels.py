"""A level of an answer: rows of one kind, what is read for all of them at once, and how each is shown."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any, Protocol

from tortoise.fields import BinaryField
from tortoise.models import Model

from headway.graph.batching import Visible
from headway.graph.reading.running import Run
from headway.graph.reading.statements import Given, Statement, column_of, shown_column
from headway.graph.reading.values import OrdinaryRoad

Found = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Join:
    """Rows of another table beside those of a level, as far as the actor may see them."""

    alias: str
    visible: Visible[Any]
    key: str


class Column(Protocol):
    """A value of each row that is a query itself."""

    def sql(self, statement: Statement, run: Run) -> str:
        """Its text inside a statement."""
        ...


class Varies(Protocol):
    """What of a statement hangs on the variables of this request."""

    @property
    def key(self) -> Hashable: ...

    @property
    def typed(self) -> bool: ...

    def given(self, run: Run) -> Mapping[Given, Any]: ...


class Varying(Protocol):
    """A column of which the text or the values hang on variables."""

    def asked(self, run: Run) -> Varies: ...


class Step(Protocol):
    """One thing that is read for all rows of a level."""

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        """What builders look up for a row: done values of the answer by key."""
        ...


class Names:
    """Values that expressions of a plan reach by name, and the numbers of its tables."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.known: dict[int, str] = {}
        self.tables = 0

    def of(self, value: Any) -> str:
        """The name of a value."""
        if id(value) not in self.known:
            self.known[id(value)] = name = f"n{len(self.values)}"
            self.values[name] = value
        return self.known[id(value)]

    def table(self, letter: str) -> str:
        """A new alias."""
        self.tables += 1
        return f"{letter}{self.tables}"

    def function(self, expression: str, *parameters: str) -> Callable[..., Any]:
        """An expression of ours as a function; of what a client wrote it holds names of GraphQL alone."""
        made: Callable[..., Any] = eval(f"lambda {', '.join(parameters)}: {expression}", self.values)  # noqa: S307
        return made


class Level:
    """Rows of one kind at one place of the selection.

    Of a table they are lists of the selected columns, as JSON holds them (`whole`: of all columns first, from which
    models are made for the fields that need one); without a table they are what the domain's functions gave.
    `depth` tells how many lists the rows are nested in, within their statement.
    """

    def __init__(
        self, model: type[Model] | None, names: Names, *, whole: bool, postgres: bool, depth: int = 0
    ) -> None:
        self.model, self.names, self.whole, self.postgres, self.depth = model, names, whole, postgres, depth
        # What is kept of it elsewhere goes by this, and so does not keep it.
        self.mark = object()
        self.alias = names.table("t")
        self.columns: list[str | Column] = []
        # Of its table alone, by name: what columns, joins and whatever is nested need.
        self.needed: dict[str, None] = {}
        self.joins: list[Join] = []
        self.steps: list[Step] = []
        # Whatever of the statement's text hangs on variables.
        self.varying: list[Varying] = []
        self.shapes: list[str] = []
        self.builders: list[Callable[[Sequence[Any], Sequence[Found]], list[Any]]] = []
        if whole and model is not None:
            if any(isinstance(it, BinaryField) for it in model._meta.fields_map.values()):
                raise OrdinaryRoad(f"JSON holds no bytes of {model.__name__}")
            self.columns += [self.shown_column(name) for name in model._meta.fields_db_projection]

    def read(self, name: str) -> str:
        """The Python expression that reads a column of row `r`, as it is held."""
        if self.model is None:
            return f"r.{name}"
        return f"r[{self.place(self.shown_column(name))}]"

    def place(self, column: str | Column) -> int:
        """Where a column lies in the rows, which are asked for it from now on."""
        if column not in self.columns:
            self.columns.append(column)
        return self.columns.index(column)

    def column(self, name: str) -> str:
        """A field by its column in the statement."""
        if self.model is None:
            raise LookupError(f"{name} of no table")
        self.needed[name] = None
        # The same words for every document that is remembered.
        return intern(column_of(self.alias, self.model, name))

    def shown_column(self, name: str) -> str:
        """The same as it is shown."""
        if self.model is None:
            raise LookupError(f"{name} of no table")
        self.needed[name] = None
        return shown_column(self.alias, self.model, name, postgres=self.postgres)

    def beside(self, visible: Visible[Any], model: type[Model], key: str) -> "Level":
        """The rows of another table that column `key` points at, joined: their columns lie in the rows of this level."""
        other = Level(model, self.names, whole=False, postgres=self.postgres, depth=self.depth)
        self.joins.append(Join(other.alias, visible, self.column(key)))
        other.columns, other.joins, other.steps, other.varying = (
            self.columns,
            self.joins,
            self.steps,
            self.varying,
        )
        return other

    def reader(self, name: str) -> Callable[[Any], Any]:
        """The function of `read`."""
        return self.names.function(self.read(name), "r")

    def key(self, name: str) -> str:
        """The expression of an id as JSON holds it."""
        text = self.read(name)
        return f"{self.names.of(native)}({text})" if self.model is None else text

    def looked_up(self, step: Step) -> str:
        """The expression of what a step found."""
        self.steps.append(step)
        return f"k[{len(self.steps) - 1}]"

    def shaped(self, expression: str) -> int:
        """One more way in which rows of this level are shown; gives its number."""
        self.shapes.append(expression)
        return len(self.shapes) - 1

    async def shown(self, rows: Sequence[Any], run: Run) -> list[list[Any]]:
        """All rows, in each of the ways."""
        if not rows:
            return [[] for _ in self.shapes]
        for shape in self.shapes[len(self.builders) :]:
            # The loop is part of the function: a call for each row would take a tenth of a flat list.
            self.builders.append(self.names.function(f"[{shape} for r in rows]", "rows", "k"))
        found = [await step.found(rows, run) for step in self.steps]
        return [build(rows, found) for build in self.builders]

    def things(self, rows: Sequence[Any], run: Run) -> Mapping[int, Any]:
        """The objects of these rows, by the identity of the row."""
        if self not in run.known:
            run.known[self] = {id(row): self.thing(row) for row in rows}
        known: Mapping[int, Any] = run.known[self]
        return known

    def thing(self, row: Any) -> Any:
        """The model of a row; without a table it is the row itself."""
        if self.model is None:
            return row
        columns = self.model._meta.fields_db_projection
        held = dict(zip(columns.values(), row, strict=False))
        # What a driver gives as Python values comes as JSON holds it.
        for column, _, field in self.model._meta.db_native_fields if self.postgres else ():
            held[column] = field.to_python_value(held[column])
        return self.model._init_from_db(**held)


def native(key: Any) -> str | None:
    """An id as JSON holds it."""
    return None if key is None else str(key)
