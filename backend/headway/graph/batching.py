"""Batched reads: whatever the number of parents, one statement a level of the selection.

Each is shielded: fields that want the same row wait for the same read, and one of them ends early where a sibling fails.
"""

from asyncio import shield
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader
from tortoise.queryset import QuerySet

from headway.graph.context import Info
from headway.platform.actor import Actor
from headway.platform.database import connection
from headway.platform.models import Row

AnyRow = TypeVar("AnyRow", bound=Row)
Key = TypeVar("Key")
Value = TypeVar("Value")
Visible: TypeAlias = Callable[[Actor], QuerySet[AnyRow]]


async def one(info: Info, visible: Visible[AnyRow], key: UUID | None) -> AnyRow | None:
    """The row with this key if the actor may see it; all keys of a level in one statement."""
    if key is None:
        return None

    async def load(keys: list[UUID]) -> Sequence[AnyRow | None]:
        found = {row.id: row for row in await visible(info.context.actor).filter(id__in=keys)}
        return [found.get(key) for key in keys]

    loader: DataLoader[UUID, AnyRow | None] = info.context.loaders.setdefault(
        ("one", visible), DataLoader(load)
    )
    return await shield(loader.load(key))


async def children(
    info: Info,
    visible: Visible[AnyRow],
    by: str,
    key: UUID,
    *,
    order: tuple[str, ...] = ("id",),
    first: int | None = None,
) -> list[AnyRow]:
    """The rows whose column `by` is this key, in order, at most `first` a parent; all parents in one statement."""

    async def load(keys: list[UUID]) -> list[list[AnyRow]]:
        rows = visible(info.context.actor).filter(**{f"{by}__in": keys})
        found = await (rows.order_by(*order) if first is None else newest_of_each(rows, by, order, first))
        groups: dict[UUID, list[AnyRow]] = {key: [] for key in keys}
        for row in found:
            groups[getattr(row, by)].append(row)
        return [groups[key] for key in keys]

    kind = ("children", visible, by, order, first)
    loader: DataLoader[UUID, list[AnyRow]] = info.context.loaders.setdefault(kind, DataLoader(load))
    return await shield(loader.load(key))


async def value(
    info: Info, load: Callable[[Actor, list[Key]], Awaitable[Mapping[Key, Value]]], key: Key, default: Value
) -> Value:
    """A computed value of this key, from a function that answers for many keys at once."""

    async def batch(keys: list[Key]) -> list[Value]:
        found = await load(info.context.actor, keys)
        return [found.get(key, default) for key in keys]

    loader: DataLoader[Key, Value] = info.context.loaders.setdefault(("value", load), DataLoader(batch))
    return await shield(loader.load(key))


async def newest_of_each(rows: QuerySet[AnyRow], by: str, order: tuple[str, ...], first: int) -> list[AnyRow]:
    """The first `first` rows of each group of column `by`: a window over the scoped statement, still one statement."""
    rows._choose_db_if_not_chosen()
    rows._make_query()
    sql, params = rows.query.get_parameterized_sql()
    columns = rows.model._meta.fields_db_projection
    ranked = ", ".join(
        f'"{columns.get(name.lstrip("-"), name.lstrip("-"))}" {"DESC" if name.startswith("-") else "ASC"}'
        for name in order
    )
    # Column names come from our own code and values stay parameters.
    statement = (
        f'SELECT * FROM (SELECT t.*, ROW_NUMBER() OVER (PARTITION BY "{by}" ORDER BY {ranked}) AS in_group '  # noqa: S608
        f"FROM ({sql}) t) r "
        f"WHERE in_group <= {int(first)} ORDER BY {ranked}"
    )
    found: list[dict[str, Any]] = await connection().execute_query_dict(statement, params)
    computed = [name for name in (it.lstrip("-") for it in order) if name not in columns]
    made = []
    for row in found:
        it = rows.model._init_from_db(**{k: v for k, v in row.items() if k != "in_group"})
        # What a query computes to sort by is part of a cursor, too.
        for name in computed:
            setattr(it, name, row[name])
        made.append(it)
    return made
