"""What an actor may see, as SQL: built once for every shape of actor, with the actor's own values put in for each request.

A scoped query depends on the actor and the day alone. Two actors of one shape (the same roles, scopes and width of HR
scope) get the same statement with other ids in it, so that it is built with stand-ins for the ids, which are then
replaced. `tests/access/test_scopes.py` holds every `visible_…` function to that.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias
from uuid import UUID, uuid4

from headway.graph.relay import Listing
from headway.platform import clock
from headway.platform.actor import Actor, Role, Scope
from headway.platform.database import in_postgres

REMEMBERED: Final = 2_000
_POSTGRES_PLACE: Final = re.compile(r"\$\d+")
_SQLITE_PLACE: Final = re.compile(r"\?")
Find: TypeAlias = Callable[[Actor], Listing[Any]]


class Shape(NamedTuple):
    """All that a scoped query may depend on but the ids and the day."""

    roles: frozenset[Role]
    scopes: frozenset[Scope] | None
    integration: bool
    system: bool
    whole_company: bool
    no_account: bool
    no_employee: bool
    departments: int


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks in this request: the shape, and the ids as the database takes them."""

    actor: Actor
    shape: Shape
    ids: tuple[Any, ...]
    postgres: bool


@dataclass(frozen=True, eq=False, slots=True)
class Template:
    """A scoped statement with gaps: positions of values (and pieces of text) that are ids of the actor."""

    pieces: tuple[str, ...]
    values: tuple[Any, ...]
    gaps: tuple[tuple[int, int], ...]
    texts: tuple[tuple[str, int], ...]
    listing: Listing[Any]
    known: dict[int, str]

    def statement(self, asker: Asker, after: int = 0) -> str:
        """The SQL for this actor, its values numbered after so many others."""
        if after not in self.known:
            self.known[after] = self.numbered("$" if asker.postgres else "?", after)
        sql = self.known[after]
        for text, number in self.texts:
            sql = sql.replace(text, str(asker.ids[number]))
        return sql

    def numbered(self, sign: str, after: int) -> str:
        first, *others = self.pieces
        return first + "".join(f"{sign}{after + at}{piece}" for at, piece in enumerate(others, 1))

    def arguments(self, asker: Asker) -> list[Any]:
        """The values for this actor."""
        values = list(self.values)
        for position, number in self.gaps:
            values[position] = asker.ids[number]
        return values


_templates: OrderedDict[Hashable, Template] = OrderedDict()


def asker(actor: Actor) -> Asker:
    """The actor as templates see it."""
    postgres = in_postgres()
    ids = ids_of(actor)
    native = ids if postgres else tuple(None if id is None else str(id) for id in ids)
    return Asker(actor, shape_of(actor), native, postgres)


def ids_of(actor: Actor) -> tuple[UUID | None, ...]:
    """The ids that a scoped query may hold, in a fixed order."""
    return (actor.account_id, actor.employee_id, *sorted(actor.hr_departments))


def shape_of(actor: Actor) -> Shape:
    """What remains of an actor without the ids."""
    return Shape(
        actor.roles,
        actor.scopes,
        actor.integration,
        actor.system,
        actor.hr_whole_company,
        actor.account_id is None,
        actor.employee_id is None,
        len(actor.hr_departments),
    )


def template(name: Hashable, find: Find, asker: Asker) -> Template:
    """The statement of this name for actors of this shape today."""
    key = (name, asker.shape, clock.today(), asker.postgres)
    found = _templates.get(key)
    if found is None:
        found = _templates[key] = _made(find, stand_in(asker.shape, clock.today()), asker.postgres)
        if len(_templates) > REMEMBERED:
            _templates.popitem(last=False)
    else:
        _templates.move_to_end(key)
    return found


@lru_cache(maxsize=500)
def stand_in(shape: Shape, _day: date) -> Actor:
    """An actor of this shape whose ids are nobody's."""
    return Actor(
        account_id=None if shape.no_account else uuid4(),
        employee_id=None if shape.no_employee else uuid4(),
        roles=shape.roles,
        hr_departments=frozenset(uuid4() for _ in range(shape.departments)),
        hr_whole_company=shape.whole_company,
        scopes=shape.scopes,
        integration=shape.integration,
        system=shape.system,
    )


def _made(find: Find, somebody: Actor, postgres: bool) -> Template:
    listing = find(somebody)
    sql, values = sql_of(listing)
    numbers = {str(id): number for number, id in enumerate(ids_of(somebody)) if id is not None}
    gaps = [(at, numbers[str(value)]) for at, value in enumerate(values) if str(value) in numbers]
    texts = [(text, number) for text, number in numbers.items() if text in sql]
    pieces = tuple((_POSTGRES_PLACE if postgres else _SQLITE_PLACE).split(sql))
    if len(pieces) != len(values) + 1:
        raise ValueError(f"{len(values)} values for {len(pieces) - 1} places")
    return Template(pieces, tuple(values), tuple(gaps), tuple(texts), listing, {})


def sql_of(listing: Listing[Any]) -> tuple[str, list[Any]]:
    """The statement of a scoped query and its values."""
    rows = listing.rows
    rows._choose_db_if_not_chosen()
    rows._make_query()
    sql, values = rows.query.get_parameterized_sql()
    return sql, list(values)
