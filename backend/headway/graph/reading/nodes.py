"""Objects by their global ids: of one type, or of whatever type each id names."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final

from headway.graph.edges import ById
from headway.graph.ids import split_id
from headway.graph.reading.levels import Found, Level
from headway.graph.reading.running import Run
from headway.graph.reading.steps import Arguments, by_ids
from headway.graph.reading.values import OrdinaryRoad
from headway.graph.relay import MOST_PER_PAGE, visible_of

ID: Final = "id"


class ByIdStep:
    def __init__(self, edge: ById, arguments: Arguments, level: Level) -> None:
        self.edge, self.arguments, self.level = edge, arguments, level
        self.own = level.function(level.key(ID), "r")

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        parts = split_id(self.arguments.at(run)[ID])
        it = None
        if parts and parts[0] == self.edge.name:
            key = parts[1] if run.asker.postgres else str(parts[1])
            it = (await by_ids(self.level, self.own, self.edge.visible, [key], run)).get(key)
        return {id(row): it for row in rows}


class NodesStep:
    """`node` and `nodes`: one statement for each type among the ids; levels are compiled as their types come up."""

    def __init__(self, arguments: Arguments, compiled: Callable[[str], Level], *, many: bool) -> None:
        self.arguments, self.compiled, self.many = arguments, compiled, many
        self.levels: dict[str, Level] = {}

    async def found(self, rows: Sequence[Any], run: Run) -> Found:
        arguments = self.arguments.at(run)
        ids = arguments["ids"] if self.many else [arguments[ID]]
        if len(ids) > MOST_PER_PAGE:
            raise OrdinaryRoad("more ids than are answered at once")
        objects = await self.objects([split_id(text) for text in ids], run)
        return {id(row): objects if self.many else objects[0] for row in rows}

    async def objects(self, ids: Sequence[Any], run: Run) -> list[Any]:
        wanted: dict[str, set[Any]] = defaultdict(set)
        held = [None if it is None else (it[0], it[1] if run.asker.postgres else str(it[1])) for it in ids]
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
        return await by_ids(level, level.function(level.key(ID), "r"), visible, list(keys), run)
