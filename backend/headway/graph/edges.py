"""Fields that say what they read: one declaration from which both roads of a read are made.

Each function here gives an ordinary Strawberry field with an ordinary resolver, and keeps beside it (in `metadata`)
the declaration that `graph.reading` compiles into statements.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, TypeAlias, TypeVar

import strawberry
from graphql import GraphQLError

from headway.graph.batching import Visible, children, one, value
from headway.graph.context import Info
from headway.graph.ids import split_id
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, First, GlobalId, Listing, Page, page, pages
from headway.platform.actor import Actor
from headway.platform.models import Row

AnyRow = TypeVar("AnyRow", bound=Row)
Load: TypeAlias = Callable[[Actor, list[Any]], Awaitable[Mapping[Any, Any]]]
EDGE: Final = "edge"


def _same(it: Any) -> Any:
    return it


@dataclass(frozen=True, slots=True)
class ToOne:
    """The row whose id is in column `key` (of the row, or of the actor), as far as the actor may see it."""

    visible: Visible[Any]
    key: str
    of_actor: bool = False
    # Where one that cannot be seen is an error.
    required: bool = False


@dataclass(frozen=True, slots=True)
class ToMany:
    """The rows whose column `by` is the row's id, in order; a bounded list."""

    visible: Visible[Any]
    by: str
    order: tuple[str, ...]
    first: int | None
    backwards: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """A page of rows whose column `by` is the row's id; the scoped rows are asked from the resolver as a Listing."""

    by: str


@dataclass(frozen=True, slots=True)
class Roots:
    """Rows of a list of the root; they are asked from the resolver as a Listing."""


@dataclass(frozen=True, slots=True)
class ById:
    """The object of a global id of this type, as far as the actor may see it."""

    visible: Visible[Any]
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """The objects that an attribute names by `type` and `id`, as far as the actor may see them."""

    attribute: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A value made of columns of the row alone."""

    columns: tuple[str, ...]
    make: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Computed:
    """A value that a function of the domain computes for many rows at once, by their ids or from the rows themselves."""

    load: Load
    default: Any
    show: Callable[[Any], Any]
    by_row: bool


def _declared(edge: Any) -> dict[str, Any]:
    return {EDGE: edge}


def to_one(of: Any, visible: Visible[Any], key: str, *, description: str, refusal: str | None = None) -> Any:
    """The row that column `key` points at. Where one that cannot be seen is an error, `refusal` says what to do."""

    async def resolve(info: Info, row: strawberry.Parent[Any]) -> Any:
        found = await one(info, visible, getattr(row, key))
        if found is None and refusal is not None and getattr(row, key) is not None:
            raise GraphQLError(refusal, extensions={"code": "FORBIDDEN"})
        return found

    metadata = _declared(ToOne(visible, key, required=refusal is not None))
    return strawberry.field(resolve, graphql_type=of, description=description, metadata=metadata)


def of_actor(of: Any, visible: Visible[Any], key: str, *, description: str) -> Any:
    """The row that the actor's attribute `key` points at."""

    async def resolve(info: Info) -> Any:
        return await one(info, visible, getattr(info.context.actor, key))

    metadata = _declared(ToOne(visible, key, of_actor=True))
    return strawberry.field(resolve, graphql_type=of, description=description, metadata=metadata)


def to_many(
    of: Any,
    visible: Visible[Any],
    by: str,
    *,
    order: tuple[str, ...],
    description: str,
    first: int | None = None,
    backwards: bool = False,
) -> Any:
    """The rows that point at this one with column `by`: all, or the `first` of the order, turned round if asked."""

    async def resolve(info: Info, row: strawberry.Parent[Any]) -> Any:
        found = await children(info, visible, by, row.id, order=order, first=first)
        return found[::-1] if backwards else found

    metadata = _declared(ToMany(visible, by, order, first, backwards))
    return strawberry.field(resolve, graphql_type=list[of], description=description, metadata=metadata)


def by_id(of: Any, visible: Visible[Any], name: str, *, description: str) -> Any:
    """The object of a global id; null for ids of other types and for what the actor may not see."""

    async def resolve(info: Info, id: GlobalId) -> Any:
        parts = split_id(id)
        return await one(info, visible, parts[1]) if parts and parts[0] == name else None

    metadata = _declared(ById(visible, name))
    return strawberry.field(resolve, graphql_type=of | None, description=description, metadata=metadata)


def derived(of: Any, make: Callable[..., Any], *columns: str, description: str) -> Any:
    """A value made of these columns of the row."""

    def resolve(row: strawberry.Parent[Any]) -> Any:
        return make(*(getattr(row, column) for column in columns))

    metadata = _declared(Derived(columns, make))
    return strawberry.field(resolve, graphql_type=of, description=description, metadata=metadata)


def computed(
    of: Any,
    load: Load,
    *,
    description: str,
    default: Any = None,
    show: Callable[[Any], Any] = _same,
    by_row: bool = False,
) -> Any:
    """What `load` finds for the row's id (or for the row), as `show` tells it; `default` where it finds nothing."""

    async def resolve(info: Info, row: strawberry.Parent[Any]) -> Any:
        return show(await value(info, load, row if by_row else row.id, default))

    metadata = _declared(Computed(load, default, show, by_row))
    return strawberry.field(resolve, graphql_type=of, description=description, metadata=metadata)


def connection(
    of: Any,
    visible: Visible[Any],
    by: str,
    *,
    order: tuple[str, ...],
    description: str,
    usually: int = 50,
) -> Any:
    """The pages of the rows that point at this one with column `by`."""

    def find(
        info: Info, row: strawberry.Parent[Any], first: First = usually, after: After = None
    ) -> Listing[Any]:
        return Listing(visible(info.context.actor), order, first, after)

    return paged(of, by=by, description=description)(find)


def connection_in_time(
    of: Any,
    visible: Visible[Any],
    by: str,
    *columns: str,
    description: str,
    usually: int = 20,
    unasked: TimeOrder = TimeOrder.NEWEST,
) -> Any:
    """The same of things that happened, sorted by the instants in these columns as one asks."""

    def find(
        info: Info,
        row: strawberry.Parent[Any],
        first: First = usually,
        after: After = None,
        order: InTime = unasked,
    ) -> Listing[Any]:
        return Listing(visible(info.context.actor), in_time(order, *columns), first, after)

    return paged(of, by=by, description=description)(find)


def paged(of: Any, *, by: str, description: str) -> Callable[[Callable[..., Listing[Any]]], Any]:
    """For a function that gives the Listing of all rows of a level; each parent is shown its own page of it."""

    def declare(find: Callable[..., Listing[Any]]) -> Any:
        @wraps(find)
        async def resolve(*given: Any, info: Info, row: Row, **arguments: Any) -> Any:
            listing = find(*given, info=info, row=row, **arguments)
            if info.context.only_asked:
                return listing
            return await pages(info, listing, by, row.id, name=(find, str(arguments)))

        metadata = _declared(Pages(by))
        return strawberry.field(resolve, graphql_type=of, description=description, metadata=metadata)

    return declare


def listed(of: Any, *, description: str) -> Callable[[Callable[..., Listing[Any]]], Any]:
    """For a function of the root that gives a Listing: a page of it for a connection, all of it for a list."""

    def declare(find: Callable[..., Listing[Any]]) -> Any:
        @wraps(find)
        async def resolve(*given: Any, info: Info, **arguments: Any) -> Any:
            listing = find(*given, info=info, **arguments)
            return listing if info.context.only_asked else await _read(listing, arguments)

        return strawberry.field(
            resolve, graphql_type=of, description=description, metadata=_declared(Roots())
        )

    return declare


async def _read(listing: Listing[AnyRow], arguments: Mapping[str, Any]) -> Page[AnyRow] | list[AnyRow]:
    if "first" in arguments:
        return await page(listing)
    ordered = listing.rows.order_by(*listing.order)
    return await (ordered if listing.first is None else ordered.limit(listing.first))
