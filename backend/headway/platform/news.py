"""News of what was written: gathered in the writer's transaction, heard in every process once it has committed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson

from headway.platform.models import Row

# PostgreSQL refuses a notice of 8,000 bytes.
MOST_BYTES: Final = 7_900


@dataclass(frozen=True, slots=True)
class Written:
    """A row that was written. `others` are the rows it names now, or named before: its goal, its person, its manager."""

    type: str
    id: UUID
    others: frozenset[UUID]

    @property
    def ids(self) -> frozenset[UUID]:
        return self.others | {self.id}


@dataclass(frozen=True, slots=True)
class News:
    """What some transactions wrote. `missed` says that more was written that nobody here heard of."""

    written: tuple[Written, ...] = ()
    missed: bool = False


MISSED: Final = News(missed=True)

Hear = Callable[[News], None]
Gathered = dict[tuple[str, UUID], Written]

_listeners: set[Hear] = set()
_gathered: ContextVar[Gathered | None] = ContextVar("gathered", default=None)


def tell(row: Row, before: Mapping[str, Any] | None = None) -> None:
    """Let those who watch know of this row as soon as the transaction around has committed; ids only, never content."""
    gathered = _gathered.get()
    if gathered is None:
        return
    key = (type(row).__name__, row.id)
    values = [getattr(row, column, None) for column in type(row)._meta.db_fields]
    named = {value for value in (*values, *(before or {}).values()) if isinstance(value, UUID)} - {row.id}
    earlier = gathered[key].others if key in gathered else frozenset[UUID]()
    gathered[key] = Written(*key, earlier | named)


@contextmanager
def gathering() -> Iterator[Gathered]:
    """Collects what is told inside."""
    gathered: Gathered = {}
    token = _gathered.set(gathered)
    try:
        yield gathered
    finally:
        _gathered.reset(token)


@contextmanager
def heard_by(listener: Hear) -> Iterator[None]:
    """Calls the listener for every piece of news while inside; it must not wait for anything."""
    _listeners.add(listener)
    try:
        yield
    finally:
        _listeners.discard(listener)


def publish(news: News) -> None:
    """Tell everybody who listens in this process."""
    for listener in tuple(_listeners):
        listener(news)


def notices(gathered: Iterable[Written]) -> Iterator[str]:
    """The news as texts that one PostgreSQL notification each can carry."""
    held: list[bytes] = []
    size = 0
    for it in gathered:
        text = orjson.dumps([it.type, it.id.hex, [other.hex for other in it.others]])
        if held and size + len(text) > MOST_BYTES:
            yield _notice(held)
            held, size = [], 0
        held.append(text)
        size += len(text) + 1
    if held:
        yield _notice(held)


def _notice(held: list[bytes]) -> str:
    return f"[{b','.join(held).decode()}]"


def read_notice(notice: str) -> News:
    """The news of a notification."""
    return News(
        tuple(
            Written(kind, UUID(id), frozenset(UUID(other) for other in others))
            for kind, id, others in orjson.loads(notice)
        )
    )
