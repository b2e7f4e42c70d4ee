"""What an actor may see, as SQL: built once for every shape of actor, with the actor's own values put in for each request.

A scoped query depends on the actor and the day alone. Two actors of one shape (the same roles, scopes and width of HR
scope) get the same statement with other ids in it, so that it is built with stand-ins for the ids, which are then
replaced. `tests/access/test_scopes.py` holds every `visible_…` function to that.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias
from uuid import UUID, uuid4

from tortoise.models import Model

from headway.graph.reading.values import OrdinaryRoad
from headway.graph.relay import Listing
from headway.graph.remembering import Memory
from headway.platform import clock
from headway.platform.actor import Actor, Role, Scope
from headway.platform.database import in_postgres

REMEMBERED: Final = 2_000
# Of what hangs on words that somebody typed: it is hardly asked for again, and there is no end of it.
TYPED: Final = 100
_POSTGRES_PLACE: Final = re.compile(r"\$\d+")
_SQLITE_PLACE: Final = re.compile(r"\?")
Find: TypeAlias = Callable[[Actor], Listing[Any]]


class OfActor(NamedTuple):
    """Stands in a statement where an id of the actor goes: its number among `ids_of`."""

    number: int


class OfArguments(NamedTuple):
    """Stands where an id goes that was among the arguments: its number there."""

    number: int


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
    """Who asks in this request: the shape, the day, and the ids as text, which either database takes."""

    actor: Actor
    shape: Shape
    day: date
    ids: tuple[str | None, ...]
    postgres: bool

    @property
    def kind(self) -> Hashable:
        """What the text of a statement may depend on."""
        return self.shape, self.day, self.postgres


@dataclass(frozen=True, eq=False, slots=True)
class Template:
    """A scoped statement in pieces between its values; some values (and words of its text) are ids of the actor."""

    pieces: tuple[str, ...]
    values: tuple[Any, ...]
    texts: tuple[tuple[str, int], ...]
    model: type[Model]
    order: tuple[str, ...]
    first: int | None

    def numbered(self, sign: str, after: int) -> str:
        """The SQL, its values numbered after so many others."""
        first, *others = self.pieces
        return first + "".join(f"{sign}{after + at}{piece}" for at, piece in enumerate(others, 1))


_templates: Final = {False: Memory[Template](REMEMBERED), True: Memory[Template](TYPED)}


def asker(actor: Actor) -> Asker:
    """The actor as statements see it."""
    shape, ids = _seen(actor)
    return Asker(actor, shape, clock.today(), ids, in_postgres())


@lru_cache(maxsize=500)
def _seen(actor: Actor) -> tuple[Shape, tuple[str | None, ...]]:
    """What follows from an actor alone, who is made anew for each request and is no more than its values."""
    return shape_of(actor), tuple(None if id is None else str(id) for id in ids_of(actor))


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


def template(
    name: Hashable, find: Find, asker: Asker, ids: Sequence[UUID] = (), *, typed: bool = False
) -> Template:
    """The statement of this name for actors of this shape today, with places for these ids."""
    key, kept = (name, asker.kind), _templates[typed]
    if found := kept.get(key):
        return found
    return kept.keep(key, _made(find, stand_in(asker.shape, asker.day), asker.postgres, ids))


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


def _made(find: Find, somebody: Actor, postgres: bool, ids: Sequence[UUID]) -> Template:
    listing = find(somebody)
    sql, values = sql_of(listing)
    numbers = {str(id): number for number, id in enumerate(ids_of(somebody)) if id is not None}
    texts = tuple((text, number) for text, number in numbers.items() if text in sql)
    marks: dict[str, Any] = {text: OfActor(number) for text, number in numbers.items()}
    marks |= {str(id): OfArguments(number) for number, id in enumerate(ids)}
    pieces = tuple((_POSTGRES_PLACE if postgres else _SQLITE_PLACE).split(sql))
    if len(pieces) != len(values) + 1:
        raise ValueError(f"{len(values)} values for {len(pieces) - 1} places")
    marked = tuple(marks.get(str(it), it) for it in values)
    placed = {it.number for it in marked if isinstance(it, OfArguments)}
    if len(placed) < len(ids) or any(str(id) in sql for id in ids):
        raise OrdinaryRoad("an id of the arguments that is no value of the statement")
    return Template(pieces, marked, texts, listing.rows.model, listing.order, listing.first)


def sql_of(listing: Listing[Any]) -> tuple[str, list[Any]]:
    """The statement of a scoped query and its values."""
    rows = listing.rows
    rows._choose_db_if_not_chosen()
    rows._make_query()
    sql, values = rows.query.get_parameterized_sql()
    return sql, list(values)
