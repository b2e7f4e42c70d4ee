"""Figures about very many people: kept for whoever has the same rights, and counted again now and then."""

import hashlib
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Generic, TypeVar

import orjson
from pydantic import TypeAdapter

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.models import KeptFigures

T = TypeVar("T")
Arguments = Mapping[str, Any]
# About fewer people figures are counted when they are asked for.
MANY: Final = 10_000
EVERY: Final = timedelta(minutes=30)
# Longer than that, so that nobody waits while they are counted again.
GOOD_FOR: Final = timedelta(minutes=45)
# What was counted before this moment is counted again.
_since: ContextVar[datetime | None] = ContextVar("since", default=None)


@dataclass(frozen=True, slots=True)
class Fresh:
    """When figures were counted, and whether they are kept and counted again now and then."""

    as_of: datetime
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Counted(Generic[T]):
    """Figures, and how fresh they are."""

    figures: T
    fresh: Fresh


async def counted(
    actor: Actor,
    name: str,
    about: Arguments,
    of: TypeAdapter[T],
    count: Callable[[], Awaitable[T]],
    *,
    people: int,
) -> Counted[T]:
    """Figures of this name about so many people, counted now or kept; `about` is all that they depend on beside the actor's rights."""

    async def count_it(_: Sequence[Arguments]) -> list[T]:
        return [await count()]

    return (await counted_each(actor, name, [about], of, count_it, people=people))[0]


async def counted_each(
    actor: Actor,
    name: str,
    abouts: Sequence[Arguments],
    of: TypeAdapter[T],
    count: Callable[[Sequence[Arguments]], Awaitable[list[T]]],
    *,
    people: int,
) -> list[Counted[T]]:
    """The same for several; `count` gets those that are not kept."""
    if people < MANY:
        now = Fresh(clock.now())
        return [Counted(it, now) for it in await count(abouts)]
    keys = [_key(actor, name, about) for about in abouts]
    kept = await _kept(keys, of)
    missing = {key: about for key, about in zip(keys, abouts, strict=True) if key not in kept}
    if missing:
        now = Fresh(clock.now(), kept=True)
        found = await count([*missing.values()])
        kept |= {key: Counted(it, now) for key, it in zip(missing, found, strict=True)}
        await _keep({key: of.dump_json(kept[key].figures).decode() for key in missing}, now.as_of)
    return [kept[key] for key in keys]


async def _kept(keys: Sequence[str], of: TypeAdapter[T]) -> dict[str, Counted[T]]:
    now = clock.now()
    oldest = max(now - GOOD_FOR, _since.get() or now - GOOD_FOR)
    rows = KeptFigures.filter(key__in=list(keys), counted_at__gte=oldest, counted_at__lte=now)
    return {
        it.key: Counted(of.validate_json(it.figures), Fresh(it.counted_at, kept=True)) for it in await rows
    }


async def _keep(figures: Mapping[str, str], now: datetime) -> None:
    rows = [KeptFigures(key=key, figures=it, counted_at=now) for key, it in figures.items()]
    await KeptFigures.bulk_create(rows, on_conflict=["key"], update_fields=["figures", "counted_at"])


@contextmanager
def counting_again() -> Iterator[None]:
    """Inside, what was counted before is counted again."""
    token = _since.set(clock.now())
    try:
        yield
    finally:
        _since.reset(token)


async def forget_old_figures() -> int:
    """Remove what is too old to be shown; how much. Idempotent."""
    return await KeptFigures.filter(counted_at__lt=clock.now() - GOOD_FOR).delete()


def _key(actor: Actor, name: str, about: Arguments) -> str:
    """A digest of all that the figures depend on: whose they are by every right the actor has at this moment, and what they are about."""
    rights = [
        actor.employee_id or actor.account_id,
        sorted(actor.roles),
        sorted(map(str, actor.hr_departments)),
        actor.hr_whole_company,
        actor.integration,
        None if actor.scopes is None else sorted(actor.scopes),
    ]
    said = orjson.dumps(
        # PostgreSQL's ids are of a kind of their own.
        {"name": name, "rights": rights, "about": about},
        default=str,
        option=orjson.OPT_SORT_KEYS,
    )
    return hashlib.sha256(said).hexdigest()
