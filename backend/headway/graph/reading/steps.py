"""What is read for all rows of a level at once: rows of other tables in one statement, or a computation of the domain."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from inspect import isawaitable
from itertools import islice
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from graphql import FieldNode, GraphQLField, VariableNode, Visitor, visit
from graphql.execution.values import get_argument_values

from headway.graph.batching import Visible, value
from headway.graph.context import Context
from headway.graph.edges import Computed, ToMany, ToOne
from headway.graph.reading.levels import Found, Level
from headway.graph.reading.running import Run
from headway.graph.reading.scopes import Template, template
from headway.graph.reading.statements import Statement, column_of, order_of
from headway.graph.reading.values import Convert, OrdinaryRoad
from headway.graph.relay import Listing
from headway.platform.actor import Actor

NOTHING: Final[Found] = {}


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
        self.key: Convert = id if edge.by_row else level.function(level.key("id"), "r")

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
    return UUID(key) if isinstance(key, str) else key


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

    def __init__(self, level: Level, field: GraphQLField, arguments: "Arguments", complete: Complete) -> None:
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
        self.own = level.function(level.key("id"), "r")

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        keys = keys_of(rows, self.key)
        return await by_ids(self.level, self.own, self.edge.visible, keys, run) if keys else NOTHING


class OfActorStep:
    def __init__(self, edge: ToOne, level: Level) -> None:
        self.edge, self.level = edge, level
        self.own = level.function(level.key("id"), "r")

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        key = getattr(run.context.actor, self.edge.key)
        if key is None:
            return {id(row): None for row in rows}
        held = key if run.asker.postgres else str(key)
        found = await by_ids(self.level, self.own, self.edge.visible, [held], run)
        return {id(row): found.get(held) for row in rows}


class ToManyStep:
    def __init__(self, edge: ToMany, key: Convert, level: Level) -> None:
        self.edge, self.key, self.level = edge, key, level
        self.parent = level.function(level.key(edge.by), "r")

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        keys = keys_of(rows, self.key)
        if not keys:
            return NOTHING
        found = await self.read(keys, run)
        groups: dict[Any, list[Any]] = {key: [] for key in keys}
        for row, it in zip(found, (await self.level.shown(found, run))[0], strict=True):
            groups[self.parent(row)].append(it)
        return {key: it[::-1] for key, it in groups.items()} if self.edge.backwards else groups

    async def read(self, keys: list[Any], run: Run) -> Sequence[Any]:
        edge, model = self.edge, model_of(self.level)
        statement, by = statement_of(self.level, scoped(edge.visible, run), run), column_of(model, edge.by)
        sql = limited(statement, self.level.columns, by, order_of(model, edge.order), edge.first, keys)
        return await run.fetch(sql, statement.values)


def keys_of(rows: Sequence[Any], key: Convert) -> list[Any]:
    """The distinct keys of rows, those without one left out."""
    keys = dict.fromkeys(map(key, rows))
    keys.pop(None, None)
    return list(keys)


async def by_ids(level: Level, own: Convert, visible: Visible[Any], keys: list[Any], run: Run) -> Found:
    """The visible rows with these ids, shown, by id."""
    statement = statement_of(level, scoped(visible, run), run)
    statement.among('t."id"', keys)
    found = await run.fetch(statement.all(level.columns), statement.values)
    shown = (await level.shown(found, run))[0]
    return {own(row): it for row, it in zip(found, shown, strict=True)}


def statement_of(level: Level, template: Template, run: Run) -> Statement:
    """The statement of a level, with what is joined to it."""
    statement = Statement(template, run.asker)
    for join in level.joins:
        statement.joined(join.alias, scoped(join.visible, run), join.key)
    return statement


def limited(
    statement: Statement, columns: Sequence[str], by: str, order: str, first: int | None, keys: list[Any]
) -> str:
    """The statement for the children of a level: all, or so many of each parent."""
    if statement.asker.postgres:
        return statement.beside_each(columns, by, keys, order, first)
    statement.among(by, keys)
    if first is None or len(keys) == 1:
        return statement.ordered(columns, order, first)
    return statement.of_each(columns, by, order, first)


class Arguments:
    """The arguments of a field: worked out once where no variable is among them."""

    def __init__(self, field: GraphQLField, node: FieldNode) -> None:
        self.field, self.node = field, node
        self.fixed = None if _has_variables(node) else get_argument_values(field, node)

    def at(self, run: Run) -> dict[str, Any]:
        """The arguments of this request."""
        if self.fixed is not None:
            return dict(self.fixed)
        return get_argument_values(self.field, self.node, run.variables)


def _has_variables(node: FieldNode) -> bool:
    found = []

    class Looking(Visitor):
        def enter_variable(self, variable: VariableNode, *_: Any) -> None:
            found.append(variable)

    for argument in node.arguments or ():
        visit(argument.value, Looking())
    return bool(found)


def scoped(visible: Visible[Any], run: Run) -> Template:
    """The access query of these rows for this actor."""
    return template(visible, lambda actor: Listing(visible(actor), ()), run.asker)


def asked(field: GraphQLField, name: str, arguments: dict[str, Any], run: Run) -> Template:
    """The scoped query of a list with these arguments, as its own resolver makes it."""
    key = (name, repr(arguments))
    return template(key, lambda actor: listing_of(field, arguments, actor), run.asker)


def listing_of(field: GraphQLField, arguments: dict[str, Any], actor: Actor) -> Listing[Any]:
    """What the resolver of a list would read."""
    info = SimpleNamespace(context=Context(actor, only_asked=True))
    if field.resolve is None:
        raise OrdinaryRoad("a list without a resolver")
    return _at_once(field.resolve(None, info, **arguments))


def _at_once(answer: Any) -> Listing[Any]:
    """What a coroutine gives that waits for nothing."""
    try:
        answer.send(None)
    except StopIteration as end:
        listing: Listing[Any] = end.value
        return listing
    raise OrdinaryRoad("a list that waits before it can be asked for")


def model_of(level: Level) -> Any:
    """The model of a level of rows."""
    if level.model is None:
        raise OrdinaryRoad("a level without a table")
    return level.model
