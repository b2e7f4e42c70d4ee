"""A level of an answer: rows of one kind, what is read for all of them at once, and how each is shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any, Protocol

from tortoise.models import Model

from headway.graph.batching import Visible
from headway.graph.reading.running import Run

Found = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Join:
    """Rows of another table beside those of a level, as far as the actor may see them."""

    alias: str
    visible: Visible[Any]
    key: str


class Step(Protocol):
    """One thing that is read for all rows of a level."""

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        """What builders look up for a row: done values of the answer by key."""
        ...


class Level:
    """Rows of one kind at one place of the selection.

    Of a table they are tuples of the selected columns, as the driver gives them (`whole`: of all columns first, from
    which models are made for the fields that need one); without a table they are what the domain's functions gave.
    """

    def __init__(self, model: type[Model] | None, *, whole: bool, postgres: bool) -> None:
        self.model, self.whole, self.postgres = model, whole, postgres
        self.alias = "t"
        self.columns: list[str] = []
        self.joins: list[Join] = []
        self.steps: list[Step] = []
        self.builders: list[Callable[[Any, Sequence[Found]], Any]] = []
        self.names: dict[str, Any] = {}
        if whole and model is not None:
            self.columns = [f't."{name}"' for name in model._meta.fields_db_projection.values()]

    def read(self, name: str) -> str:
        """The Python expression that reads a column of row `r`, as it is held."""
        if self.model is None:
            return f"r.{name}"
        return f"r[{self.place(name)}]"

    def place(self, name: str) -> int:
        """Where a column lies in the rows, which are asked for it from now on."""
        column = self.column(name)
        if column not in self.columns:
            self.columns.append(column)
        return self.columns.index(column)

    def column(self, name: str) -> str:
        """A field by its column in the statement."""
        if self.model is None:
            raise LookupError(f"{name} of no table")
        # The same words for every document that is remembered.
        return intern(f'{self.alias}."{self.model._meta.fields_db_projection[name]}"')

    def beside(self, visible: Visible[Any], model: type[Model], key: str) -> "Level":
        """The rows of another table that column `key` points at, joined: their columns lie in the rows of this level."""
        other = Level(model, whole=False, postgres=self.postgres)
        other.alias = f"j{len(self.joins) + 1}"
        self.joins.append(Join(other.alias, visible, self.column(key)))
        other.columns, other.joins, other.steps, other.names = (
            self.columns,
            self.joins,
            self.steps,
            self.names,
        )
        return other

    def reader(self, name: str) -> Callable[[Any], Any]:
        """The function of `read`."""
        return self.function(self.read(name), "r")

    def key(self, name: str) -> str:
        """The expression of an id as the database's driver holds it."""
        text = self.read(name)
        return f"{self.named(native)}({text})" if self.model is None and not self.postgres else text

    def named(self, value: Any) -> str:
        """A name by which expressions of this level reach a value."""
        for name, known in self.names.items():
            if known is value:
                return name
        name = f"n{len(self.names)}"
        self.names[name] = value
        return name

    def looked_up(self, step: Step) -> str:
        """The expression of what a step found."""
        self.steps.append(step)
        return f"k[{len(self.steps) - 1}]"

    def function(self, expression: str, *parameters: str) -> Callable[..., Any]:
        """An expression of ours as a function; of what a client wrote it holds names of GraphQL alone."""
        made: Callable[..., Any] = eval(f"lambda {', '.join(parameters)}: {expression}", self.names)  # noqa: S307
        return made

    def shaped(self, expression: str) -> int:
        """One more way in which rows of this level are shown; gives its number."""
        self.builders.append(self.function(expression, "r", "k"))
        return len(self.builders) - 1

    async def shown(self, rows: Sequence[Any], run: Run) -> list[list[Any]]:
        """All rows, in each of the ways."""
        if not rows:
            return [[] for _ in self.builders]
        found = [await step.found(rows, run) for step in self.steps]
        return [[build(row, found) for row in rows] for build in self.builders]

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
        return self.model._init_from_db(
            **dict(zip(self.model._meta.fields_db_projection.values(), row, strict=False))
        )


def native(key: Any) -> str | None:
    """An id as SQLite holds it."""
    return None if key is None else str(key)
