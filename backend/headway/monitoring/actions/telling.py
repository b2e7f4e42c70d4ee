"""From the outbox to people: each event becomes at most one notification a person, for those who may see what it is about."""

from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import structlog
from tortoise.queryset import QuerySet

from headway.monitoring.models import MailSwitch, Notification
from headway.monitoring.rules.inbox import MailChoice
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.jobs import enqueue
from headway.platform.models import OutboxEvent
from headway.platform.news import tell
from headway.platform.notices import Notice

log = structlog.get_logger(__name__)

AT_ONCE: Final = 50
TELL_ONE: Final = "tell_of_event"
MAIL_ONE: Final = "mail_notification"

ActorsOf = Callable[[Collection[UUID]], Awaitable[Mapping[UUID, Actor]]]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells people of events by the notices of all domains; `actors_of` finds the rights of employees who sign in.

    Whoever else `hears` of them does so in the same transaction, once or, after a failure, again.
    """

    notices: Sequence[Notice]
    actors_of: ActorsOf
    hears: Sequence[Callable[[Sequence[OutboxEvent]], Awaitable[None]]] = ()

    async def tell_next(self) -> bool:
        """Tell of the oldest events nobody was told of; False if there are none.

        What fails is left to jobs, each event for itself, so that one bad event holds up no other.
        """
        waiting = OutboxEvent.filter(delivered_at__isnull=True)
        if not await waiting.exists():
            return False
        try:
            async with transaction():
                return await self._tell(waiting)
        except Exception:
            log.exception("News could not be told at once.")
            return await _leave_to_jobs(waiting)

    async def tell_one(self, event_id: int) -> None:
        """Tell of one event; again is the same as once."""
        async with transaction():
            await self._tell(OutboxEvent.filter(id=event_id))

    async def _tell(self, waiting: QuerySet[OutboxEvent]) -> bool:
        events = await _taken(waiting)
        made = [row for event in events for row in await self._notifications(event)]
        if made:
            await Notification.bulk_create(made, ignore_conflicts=True)
            await self._mail_at_once(made)
            for row in made:
                tell(row)
        for hear in self.hears:
            await hear(events)
        await _delivered(events)
        return bool(events)

    async def _mail_at_once(self, made: Sequence[Notification]) -> None:
        """Let those hear by mail who want it now."""
        kinds = {row.kind for row in made}
        switches = await MailSwitch.filter(choice=MailChoice.AT_ONCE, kind__in=list(kinds))
        wanted = {(switch.account_id, switch.kind) for switch in switches}
        actors = await self.actors_of({row.employee_id for row in made}) if wanted else {}
        for row in made:
            actor = actors.get(row.employee_id)
            if actor and (actor.account_id, row.kind) in wanted:
                key = str(row.id)
                await enqueue(MAIL_ONE, key=key, notification_id=row.id, employee_id=row.employee_id)

    async def _notifications(self, event: OutboxEvent) -> list[Notification]:
        told: dict[UUID, Notification] = {}
        for notice in self.notices:
            if notice.event == event.kind:
                for subject_id in _subjects(notice, event.payload):
                    for id in await self._receivers(notice, event, subject_id):
                        told.setdefault(id, _notification(notice, event, subject_id, id))
        return list(told.values())

    async def _receivers(self, notice: Notice, event: OutboxEvent, subject_id: UUID) -> list[UUID]:
        """Whom the notice names, without the doer and without those who may not see what it is about."""
        named = await notice.to(event.payload | {notice.key: str(subject_id)})
        wanted = {UUID(str(id)) for id in named if id} - {event.employee_id}
        actors = await self.actors_of(wanted) if wanted else {}
        return [
            id
            for id, actor in actors.items()
            if await notice.about.visible(actor).filter(id=subject_id).exists()
        ]


def _subjects(notice: Notice, payload: Mapping[str, Any]) -> Iterator[UUID]:
    held = payload.get(notice.key)
    for id in held if isinstance(held, list) else [held]:
        if id:
            yield UUID(id)


def _notification(notice: Notice, event: OutboxEvent, subject_id: UUID, employee_id: UUID) -> Notification:
    return Notification(
        employee_id=employee_id,
        kind=notice.kind,
        subject_type=notice.about.type,
        subject_id=subject_id,
        doer_id=event.employee_id,
        event_id=event.id,
        at=event.at,
    )


async def _taken(waiting: QuerySet[OutboxEvent]) -> list[OutboxEvent]:
    """The oldest of them, kept from other processes; PostgreSQL passes what others are telling of."""
    return await waiting.order_by("id").limit(AT_ONCE).select_for_update(skip_locked=True, no_key=True)


async def _delivered(events: Sequence[OutboxEvent]) -> None:
    await OutboxEvent.filter(id__in=[event.id for event in events]).update(delivered_at=clock.now())


async def _leave_to_jobs(waiting: QuerySet[OutboxEvent]) -> bool:
    async with transaction():
        events = await _taken(waiting)
        for event in events:
            await enqueue(TELL_ONE, key=str(event.id), event_id=event.id)
        await _delivered(events)
        return bool(events)
