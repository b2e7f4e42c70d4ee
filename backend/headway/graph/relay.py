"""Relay: nodes, and connections with keyset cursors."""

import json
from asyncio import shield
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

import strawberry
from graphql import GraphQLError
from strawberry.dataloader import DataLoader
from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.models import Model
from tortoise.queryset import QuerySet

from headway.graph.batching import Visible, newest_of_each, one
from headway.graph.context import Info
from headway.graph.ids import global_id, split_id
from headway.platform.models import Row

AnyRow = TypeVar("AnyRow", bound=Row)
T = TypeVar("T")

MOST_PER_PAGE = 100

First = Annotated[int, strawberry.argument(description="How many to return, 1 to 100.")]
After = Annotated[str | None, strawberry.argument(description="Return what follows this cursor.")]
GlobalId = Annotated[strawberry.ID, strawberry.argument(description="The global id of the object.")]

GlobalIds = Annotated[list[strawberry.ID], strawberry.argument(description="Global ids, at most 100.")]

# Columns that a query computes, and what they hold.
COMPUTED: dict[str, type] = {"rank": int, "day": str}
_NOT_FROM_HERE = "This cursor is not from this list. Pass an endCursor as it was given."
_visible: dict[str, Visible[Any]] = {}


@strawberry.interface(description="Anything with a global id.")
class Node:
    @strawberry.field(
        description="The global id: stable, opaque, usable with `node`.", metadata={"edge": "id"}
    )
    def id(self, info: Info, row: strawberry.Parent[Row]) -> strawberry.ID:
        return strawberry.ID(global_id(info._raw_info.parent_type.name, row.id))


def views(model: type[Row], visible: Visible[Any], name: str | None = None) -> Callable[[Any, Any], bool]:
    """Makes a graph type the view over rows of a model, and `node(id)` find them through their access query.

    Used inside the type: `is_type_of = views(models.Goal, access.visible_goals)`.
    """
    _visible[name or model.__name__] = visible
    return staticmethod(lambda row, _info: isinstance(row, model))


def visible_of(name: str) -> Visible[Any] | None:
    """The access query of the type of this name."""
    return _visible.get(name)


async def find_node(info: Info, id: str) -> Row | None:
    """The object of a global id, by the same access query as on every other path."""
    parts = split_id(id)
    if parts is None or parts[0] not in _visible:
        return None
    return await one(info, _visible[parts[0]], parts[1])


@dataclass(frozen=True)
class Page(Generic[AnyRow]):
    """A slice of an ordered list; the count is only made when asked for."""

    rows: Sequence[AnyRow]
    order: tuple[str, ...]
    more: bool
    after: str | None
    count: Callable[[], Awaitable[int]]


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more follows.")
    has_previous_page: bool = strawberry.field(description="Whether something came before.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first edge.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last edge; pass it as `after`.")


@strawberry.type(description="One place in a list.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="Where this edge lies; pass it as `after`.")
    node: T = strawberry.field(description="The object itself.")


@strawberry.type(description="A page of a list, with cursors that stay right when rows are added.")
class Connection(Generic[T]):
    @strawberry.field(description="The objects with their cursors.")
    def edges(self, page: strawberry.Parent[Page[Any]]) -> list[Edge[T]]:
        return [Edge(cursor=cursor_of(row, page.order), node=row) for row in page.rows]

    @strawberry.field(description="The objects alone.")
    def nodes(self, page: strawberry.Parent[Page[Any]]) -> list[T]:
        return list(page.rows)

    @strawberry.field(description="Where this page lies in the list.")
    def page_info(self, page: strawberry.Parent[Page[Any]]) -> PageInfo:
        ends = [cursor_of(row, page.order) for row in (page.rows[:1], page.rows[-1:]) for row in row]
        return PageInfo(
            has_next_page=page.more,
            has_previous_page=page.after is not None,
            start_cursor=ends[0] if ends else None,
            end_cursor=ends[-1] if ends else None,
        )

    @strawberry.field(
        description="How many there are in all; costs a statement, so ask only when it is shown."
    )
    async def total_count(self, page: strawberry.Parent[Page[Any]]) -> int:
        return await page.count()


@dataclass(frozen=True)
class Listing(Generic[AnyRow]):
    """The rows of a list before they are read. `order` names columns without nulls, `-` for descending, the last one unique."""

    rows: QuerySet[AnyRow]
    order: tuple[str, ...]
    first: int | None = None
    after: str | None = None

    def following(self) -> QuerySet[AnyRow]:
        """The rows after the cursor."""
        return (
            self.rows.filter(_following(self.rows.model, self.after, self.order)) if self.after else self.rows
        )

    def page(self, found: list[AnyRow], count: Callable[[], Awaitable[int]]) -> Page[AnyRow]:
        """The page that these rows make, of which one more than wanted was read."""
        first = self.first or 0
        return Page(found[:first], self.order, len(found) > first, self.after, count)


async def page(listing: Listing[AnyRow]) -> Page[AnyRow]:
    """One page of a scoped list."""
    first = check_first(listing.first)
    found = await listing.following().order_by(*listing.order).limit(first + 1)
    return listing.page(found, listing.rows.count)


async def pages(info: Info, listing: Listing[AnyRow], by: str, key: UUID, name: Any) -> Page[AnyRow]:
    """The page of each parent of a level (column `by`), for all parents of one name in one statement."""
    first = check_first(listing.first)

    async def load(keys: list[UUID]) -> list[list[AnyRow]]:
        rows = listing.following().filter(**{f"{by}__in": keys})
        groups: dict[UUID, list[AnyRow]] = {key: [] for key in keys}
        for row in await newest_of_each(rows, by, listing.order, first + 1):
            groups[getattr(row, by)].append(row)
        return [groups[key] for key in keys]

    async def count(keys: list[UUID]) -> list[int]:
        rows = listing.rows.filter(**{f"{by}__in": keys})
        found: list[dict[str, Any]] = await rows.annotate(n=Count("id")).group_by(by).values(by, "n")
        counts = {row[by]: row["n"] for row in found}
        return [counts.get(key, 0) for key in keys]

    loader = info.context.loaders.setdefault(("pages", name), DataLoader(load))
    counter = info.context.loaders.setdefault(("counts", name), DataLoader(count))
    return listing.page(await shield(loader.load(key)), lambda: shield(counter.load(key)))


def slice_of(items: Sequence[Any], *by: str, first: int, after: str | None) -> Page[Any]:
    """One page of a list in memory that ascends in these attributes, the last one unique."""
    first = check_first(first)
    following = items
    if after:
        last = cursor_plain(after, by)
        try:
            following = items[
                bisect_right(
                    items, last, key=lambda item: [_plain_value(getattr(item, name)) for name in by]
                ) :
            ]
        except TypeError as stranger:
            raise bad_request(_NOT_FROM_HERE) from stranger

    async def count() -> int:
        return len(items)

    return Page(following[:first], by, len(following) > first, after, count)


def cursor_of(row: Any, order: tuple[str, ...]) -> str:
    """An opaque cursor: the order, and the values of its columns in this row."""
    return cursor_from(order, [getattr(row, name.lstrip("-")) for name in order])


def cursor_from(order: Sequence[str], values: Sequence[Any]) -> str:
    """The cursor of the row that has these values in the order's columns."""
    plain = [" ".join(order), *map(_plain_value, values)]
    return urlsafe_b64encode(json.dumps(plain, default=str).encode()).decode().rstrip("=")


def _plain_value(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _following(model: type[Row], after: str, order: tuple[str, ...]) -> Q:
    """Rows after the cursor: (a > x) or (a = x and b > y), and so on."""
    values = cursor_values(model, after, order)
    alternatives = []
    for last, name in enumerate(order):
        same = {order[i].lstrip("-"): values[i] for i in range(last)}
        operator = "lt" if name.startswith("-") else "gt"
        alternatives.append(Q(**same, **{f"{name.lstrip('-')}__{operator}": values[last]}))
    return Q(*alternatives, join_type="OR")


def cursor_values(model: type[Model], after: str, order: Sequence[str]) -> list[Any]:
    """The values of the order's columns in the row that the cursor stands for."""
    plain = zip(order, cursor_plain(after, order), strict=True)
    return [_of_column(model, name.lstrip("-"), value) for name, value in plain]


def _of_column(model: type[Model], name: str, value: Any) -> Any:
    """A cursor's value as its column holds it: instants are text in JSON, and not the text that SQLite compares."""
    column = model._meta.fields_map.get(name)
    if column is None:
        if not isinstance(value, COMPUTED[name]):
            raise bad_request(_NOT_FROM_HERE)
        return value
    try:
        return column.to_python_value(value)
    except (ArithmeticError, TypeError, ValueError):
        raise bad_request(_NOT_FROM_HERE) from None


def cursor_plain(after: str, order: Sequence[str]) -> list[Any]:
    """The values that a cursor of this order holds, as JSON has them."""
    try:
        values = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except ValueError:
        values = None
    if (
        not isinstance(values, list)
        or values[:1] != [" ".join(order)]
        or len(values) != len(order) + 1
        or any(isinstance(v, list | dict) for v in values)
    ):
        raise bad_request(_NOT_FROM_HERE)
    return values[1:]


def check_first(first: int | None) -> int:
    """Refuses to list none, or more than a page."""
    if first is None or not 1 <= first <= MOST_PER_PAGE:
        raise bad_request(f"`first` is {first}; ask for 1 to {MOST_PER_PAGE} and page on with `after`.")
    return first


def bad_request(message: str) -> GraphQLError:
    """An error about the request itself."""
    return GraphQLError(message, extensions={"code": "BAD_REQUEST"})
