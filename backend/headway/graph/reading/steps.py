"""What is read for all rows of a level at once: rows of other tables in one statement, or a computation of the domain."""

import asyncio
from collections.abc import Callable, Hashable, Mapping, Sequence
from inspect import isawaitable
from itertools import islice
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from graphql import GraphQLField

from headway.graph.batching import Visible, value
from headway.graph.edges import Computed, ToMany, ToOne
from headway.graph.reading.asking import Arguments, scoped
from headway.graph.reading.levels import Found, Level
from headway.graph.reading.running import Run
from headway.graph.reading.statements import (
    NOTHING,
    Given,
    Joined,
    Rows,
    Statement,
    column_of,
    each_of,
    many,
    order_of,
    ready,
)
from headway.graph.reading.values import Convert, OrdinaryRoad


class Complete:
    """How values of a field become parts of the answer: leaves by themselves, objects as one level."""

    def __init__(self, leaf: Convert | None, level: Level | None, *, many: bool, nullable: bool) -> None:
        self.leaf, self.level, self.many, self.nullable = leaf, level, many, nullable

    async def all(self, values: Mapping[Any, Any], run: Run) -> Found:
        if self.leaf is not None:
            leaf = self.leaf
            return {key: leaf(value) for key, value in values.items()}
        if self.level is None:
            raise OrdinaryRoad("objects without a level")
        if not self.nullable and None in values.values():
            raise OrdinaryRoad("null where none may be")
        lists = {
            key: list(value) if self.many else [value] for key, value in values.items() if value is not None
        }
        flat = [it for items in lists.values() for it in items]
        if None in flat:
            raise OrdinaryRoad("null in a list")
        shown = iter((await self.level.shown(flat, run))[0])
        done: dict[Any, Any] = dict.fromkeys(values)
        for key, items in lists.items():
            parts = list(islice(shown, len(items)))
            done[key] = parts if self.many else parts[0]
        return done


class Computation:
    """A function of the domain, called once for all rows of a level whatever the number of fields that show of it."""

    def __init__(self, edge: Computed, level: Level) -> None:
        self.edge, self.level = edge, level
        self.key: Convert = id if edge.by_row else level.names.function(level.key("id"), "r")

    def shows(self, level: Level, edge: Computed) -> bool:
        """Whether this is what another field of these rows shows too."""
        return self.level is level and self.edge.load is edge.load

    async def done(self, rows: Sequence[Any], run: Run) -> Mapping[Any, Any]:
        """What was computed, by the key of the builders."""
        if self not in run.known:
            run.known[self] = await (self.of_things if self.edge.by_row else self.of_ids)(rows, run)
        known: Mapping[Any, Any] = run.known[self]
        return known

    async def of_ids(self, rows: Sequence[Any], run: Run) -> Mapping[Any, Any]:
        wanted = {key: uuid_of(key) for key in keys_of(rows, self.key)}
        found = await self.edge.load(run.context.actor, list(wanted.values()))
        return {key: found.get(id, self.edge.default) for key, id in wanted.items()}

    async def of_things(self, rows: Sequence[Any], run: Run) -> Mapping[Any, Any]:
        """By the request's loaders, since resolvers of this level may ask for the same."""
        things, info = self.level.things(rows, run), info_of(run)
        load, default = self.edge.load, self.edge.default
        found = await asyncio.gather(*(value(info, load, it, default) for it in things.values()))
        return dict(zip(things, found, strict=True))


def info_of(run: Run) -> Any:
    """As much of a resolver's `info` as our resolvers look at."""
    return SimpleNamespace(context=run.context)


def uuid_of(key: Any) -> UUID:
    """An id as the domain's functions want it."""
    return UUID(key)


class ComputedStep:
    def __init__(self, computation: Computation, show: Convert, complete: Complete) -> None:
        self.computation, self.show, self.complete = computation, show, complete

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        done = await self.computation.done(rows, run)
        return await self.complete.all({key: self.show(value) for key, value in done.items()}, run)


class MadeStep:
    """Objects that a row holds, or that are made of its columns alone."""

    def __init__(self, make: Callable[[Any], Any], key: Convert, complete: Complete) -> None:
        self.make, self.key, self.complete = make, key, complete

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        keys = ((self.key(row), row) for row in rows)
        made = {key: self.make(row) for key, row in keys if key is not None}
        return await self.complete.all(made, run)


class AttributeStep:
    """What an object holds."""

    def __init__(self, level: Level, name: str, complete: Complete) -> None:
        self.level, self.name, self.complete = level, name, complete

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        things = self.level.things(rows, run)
        return await self.complete.all({key: getattr(it, self.name) for key, it in things.items()}, run)


class ResolverStep:
    """A field with a resolver of its own, called for each object; what it loads is batched as on the ordinary road."""

    def __init__(self, level: Level, field: GraphQLField, arguments: Arguments, complete: Complete) -> None:
        self.level, self.field, self.arguments, self.complete = level, field, arguments, complete

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        info, arguments = info_of(run), self.arguments.at(run)
        resolve = self.field.resolve
        if resolve is None:
            raise OrdinaryRoad("a field without a resolver")
        things = self.level.things(rows, run)
        values = [resolve(it, info, **arguments) for it in things.values()]
        if any(map(isawaitable, values)):
            values = await asyncio.gather(*values)
        return await self.complete.all(dict(zip(things, values, strict=True)), run)


class ToOneStep:
    def __init__(self, edge: ToOne, key: Convert, level: Level) -> None:
        self.edge, self.key, self.level = edge, key, level
        self.own = level.reader("id")

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        keys = keys_of(rows, self.key)
        return await by_ids(self.level, self.own, self.edge.visible, keys, run) if keys else NOTHING


class OfActorStep:
    def __init__(self, edge: ToOne, level: Level) -> None:
        self.edge, self.level = edge, level
        self.own = level.reader("id")

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        key = getattr(run.context.actor, self.edge.key)
        found = await by_ids(self.level, self.own, self.edge.visible, [str(key)], run) if key else NOTHING
        return {id(row): found.get(str(key)) for row in rows}


class Children:
    """The rows that point at a row: a column of it that holds them as a list."""

    def __init__(self, edge: ToMany, parent: str, level: Level) -> None:
        self.edge, self.parent, self.level = edge, parent, level

    def sql(self, statement: Statement, run: Run) -> str:
        edge, level = self.edge, self.level
        rows = Rows(statement, level.alias, scoped(edge.visible, run))
        rows.conditions.append(f"{column_of(level.alias, model_of(level), edge.by)} = {self.parent}")
        return statement.nested(listed(level, rows, run, edge.order, edge.first))


class NestedStep:
    """Rows that came in a column of others, shown at once."""

    def __init__(self, nested: Convert, level: Level) -> None:
        self.nested, self.level = nested, level

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        lists = {id(row): self.nested(row) for row in rows}
        flat = [it for items in lists.values() for it in items]
        shown = iter((await self.level.shown(flat, run))[0])
        return {key: list(islice(shown, len(items))) for key, items in lists.items()}


class KeysStep:
    """What belongs to rows of no table, read by their ids: `level` has an id for a row, and its columns beside it."""

    def __init__(self, key: Convert, level: Level) -> None:
        self.key, self.level = key, level

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        keys = keys_of(rows, self.key)
        if not keys:
            return NOTHING
        place = Given(self.level.mark, "keys")

        def written(statement: Statement) -> str:
            source = each_of(statement, self.level.alias, place)
            return statement.all(statement.row(columns_of(self.level, statement, run)), source)

        found = await rows_of(self.level, "keys", written, run, {place: many(keys, run.asker)})
        shown = (await self.level.shown(found, run))[0]
        return {row[0]: it for row, it in zip(found, shown, strict=True)}


def keys_of(rows: Sequence[Any], key: Convert) -> list[Any]:
    """The distinct keys of rows, those without one left out."""
    keys = dict.fromkeys(map(key, rows))
    keys.pop(None, None)
    return list(keys)


async def by_ids(level: Level, own: Convert, visible: Visible[Any], keys: list[str], run: Run) -> Found:
    """The visible rows with these ids, shown, by id."""
    place, column = Given(level.mark, "keys"), f'{level.alias}."id"'
    # The planner takes a list for a long one.
    alone = len(keys) == 1

    def written(statement: Statement) -> str:
        rows = Rows(statement, level.alias, scoped(visible, run))
        (rows.equal if alone else rows.among)(column, place)
        return listed(level, rows, run)

    given = {place: keys[0] if alone else many(keys, run.asker)}
    found = await rows_of(level, (visible, alone), written, run, given)
    shown = (await level.shown(found, run))[0]
    return {own(row): it for row, it in zip(found, shown, strict=True)}


async def rows_of(
    level: Level,
    name: Hashable,
    written: Callable[[Statement], str],
    run: Run,
    given: Mapping[Given, Any] = NOTHING,
    *,
    typed: bool = False,
) -> Any:
    """The rows of a level that a statement gives, which is written once for a shape of actor."""
    varying = [it.asked(run) for it in level.varying]
    key = (level.mark, name, run.asker.kind, *(it.key for it in varying))
    for it in varying:
        given = {**given, **it.given(run)}
    typed = typed or any(it.typed for it in varying)
    return await run.fetch(ready(key, run.asker, written, typed=typed), given)


def listed(
    level: Level,
    rows: Rows,
    run: Run,
    order: Sequence[str] = (),
    first: int | None = None,
    beside: Sequence[str] = (),
) -> str:
    """The query of a level's rows in an order, with what is joined to them and nested in them."""
    model, alias = model_of(level), level.alias
    needed = [
        column_of(alias, model, name)
        for name in dict.fromkeys([*level.needed, *(it.lstrip("-") for it in order)])
    ]
    by = order_of(alias, model, order)
    few = rows.few(needed, by, first)
    joined = [Joined(it.alias, scoped(it.visible, run), it.key) for it in level.joins]
    return rows.listed([*columns_of(level, rows.statement, run), *beside], few, joined, by)


def columns_of(level: Level, statement: Statement, run: Run) -> list[str]:
    """The text of a level's columns."""
    return [it if isinstance(it, str) else it.sql(statement, run) for it in level.columns]


def model_of(level: Level) -> Any:
    """The model of a level of rows."""
    if level.model is None:
        raise OrdinaryRoad("a level without a table")
    return level.model
