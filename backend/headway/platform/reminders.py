"""Reminders: who has to see to what waits too long hears of it, and after some more days the next level; each of them once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from tortoise.queryset import QuerySet

from headway.platform import clock
from headway.platform.events import announce_once
from headway.platform.notices import Payload, To

SOON: Final = timedelta(days=3)
LATE: Final = timedelta(days=7)
# What has waited for longer was talked about, or is of a time before there were reminders.
FORGOTTEN: Final = timedelta(days=30)


class Level(StrEnum):
    """Who hears of what waits."""

    PERSON = "PERSON"
    NEXT = "NEXT"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A kind of thing that waits. `waiting` are those that wait now, since the day or instant in the column `since`.

    `event` says so, with the id of the thing under `key` and the level under `level`; there is no next level without `next`.
    """

    event: str
    key: str
    waiting: Callable[[], QuerySet[Any]]
    since: str
    first: timedelta = SOON
    next: timedelta | None = LATE
    id: str = "id"


async def remind(reminders: Iterable[Reminder]) -> int:
    """Let those hear who have to see to something now; how many things wait for too long. Idempotent."""
    return sum([await _remind(reminder) for reminder in reminders])


async def _remind(reminder: Reminder) -> int:
    rows = await reminder.waiting().distinct().values_list(reminder.id, reminder.since)
    late = [(id, since, level) for id, since in rows if (level := level_of(reminder, since, clock.now()))]
    await announce_once(
        reminder.event,
        {
            f"{reminder.event} {id} {since.isoformat()} {level}": {reminder.key: id, "level": level}
            for id, since, level in late
        },
    )
    return len(late)


def level_of(reminder: Reminder, since: date | datetime, now: datetime) -> Level | None:
    """Who hears at this moment of what has waited since then; nobody too early, and nobody for ever."""
    waited = now - since if isinstance(since, datetime) else now.date() - since
    if not reminder.first <= waited < FORGOTTEN:
        return None
    return Level.NEXT if reminder.next is not None and waited >= reminder.next else Level.PERSON


def at(level: Level, find: To) -> To:
    """Those whom this finds, of reminders of this level."""

    async def of_level(payload: Payload) -> Iterable[Any]:
        return await find(payload) if payload["level"] == level else ()

    return of_level
