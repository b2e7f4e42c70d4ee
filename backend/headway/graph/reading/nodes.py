"""Objects by their global ids: of one type, or of whatever type each id names."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final
from uuid import UUID

from headway.graph.edges import ById
from headway.graph.ids import split_id
from headway.graph.reading.asking import Arguments
from headway.graph.reading.levels import Found, Level
from headway.graph.reading.running import Run
from headway.graph.reading.steps import by_ids
from headway.graph.reading.values import OrdinaryRoad
from headway.graph.relay import MOST_PER_PAGE, visible_of

ID: Final = "id"


class ByIdStep:
    def __init__(self, edge: ById, arguments: Arguments, level: Level) -> None:
        self.edge, self.arguments, self.level = edge, arguments, level
        self.own = level.reader(ID)

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        parts = split_id(self.arguments.at(run)[ID])
        it = None
        if parts and parts[0] == self.edge.name:
            key = str(parts[1])
            it = (await by_ids(self.level, self.own, self.edge.visible, [key], run)).get(key)
        return {id(row): it for row in rows}


class Objects:
    """Objects of any type: one statement for each type; levels are compiled as their types come up."""

    def __init__(self, compiled: Callable[[str], Level]) -> None:
        self.compiled = compiled
        self.levels: dict[str, Level] = {}

    async def shown(self, ids: Sequence[tuple[str, UUID] | None], run: Run) -> list[Any]:
        """How each is shown; None for what is nothing or may not be seen."""
        wanted: dict[str, set[Any]] = defaultdict(set)
        held = [None if it is None else (it[0], str(it[1])) for it in ids]
        for it in held:
            if it is not None:
                wanted[it[0]].add(it[1])
        found = {name: await self.of_type(name, keys, run) for name, keys in wanted.items()}
        return [None if it is None else found[it[0]].get(it[1]) for it in held]

    async def of_type(self, name: str, keys: set[Any], run: Run) -> Found:
        visible = visible_of(name)
        if visible is None:
            return {}
        if name not in self.levels:
            self.levels[name] = self.compiled(name)
        level = self.levels[name]
        return await by_ids(level, level.reader(ID), visible, list(keys), run)


class NodesStep:
    """`node` and `nodes`."""

    def __init__(self, arguments: Arguments, objects: Objects, *, many: bool) -> None:
        self.arguments, self.objects, self.many = arguments, objects, many

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        arguments = self.arguments.at(run)
        ids = arguments["ids"] if self.many else [arguments[ID]]
        if len(ids) > MOST_PER_PAGE:
            raise OrdinaryRoad("more ids than are answered at once")
        shown = await self.objects.shown([split_id(text) for text in ids], run)
        return {id(row): shown if self.many else shown[0] for row in rows}


class NamedStep:
    """The objects that each object names by type and id; those that may not be seen are left out."""

    def __init__(self, level: Level, attribute: str, objects: Objects) -> None:
        self.level, self.attribute, self.objects = level, attribute, objects

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        return {key: await self.seen(thing, run) for key, thing in self.level.things(rows, run).items()}

    async def seen(self, thing: Any, run: Run) -> list[Any]:
        named = [(it.type, it.id) for it in getattr(thing, self.attribute)]
        return [it for it in await self.objects.shown(named, run) if it is not None]
