"""The audit log goes into the chain stretch by stretch, so that a changed, removed or added event is noticed and named."""

import hashlib
import json
from collections.abc import Collection
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from headway.platform import clock
from headway.platform.chain import Mismatch, append
from headway.platform.database import transaction
from headway.platform.events import plain
from headway.platform.models import AuditEvent, AuditSeal

KIND: Final = "AuditSeal"
# Transactions that began earlier have ended, so that no smaller number appears any more.
SETTLED: Final = timedelta(minutes=10)
STRETCH: Final = 1_000


async def seal_audit_log() -> int:
    """Put every settled event that is not sealed into the chain; how many. Idempotent."""
    sealed = 0
    while (count := await _seal_stretch()) > 0:
        sealed += count
    return sealed


async def _seal_stretch() -> int:
    async with transaction():
        newest = await AuditSeal.all().order_by("-last_id").first()
        after = newest.last_id if newest else 0
        settled = AuditEvent.filter(id__gt=after, at__lte=clock.now() - SETTLED)
        events = await settled.order_by("id").limit(STRETCH)
        if not events:
            return 0
        listed = [[event.id, digest_of(event)] for event in events]
        seal = await AuditSeal.create(id=uuid4(), first_id=after + 1, last_id=events[-1].id, events=listed)
        await append(KIND, seal.id, digest_of_seal(seal))
        return len(events)


def digest_of(event: AuditEvent) -> str:
    """Half a digest: each sealed event keeps one."""
    columns = plain({name: getattr(event, name) for name in sorted(AuditEvent._meta.db_fields)})
    return hashlib.sha256(_canonical(columns).encode()).hexdigest()[:32]


def digest_of_seal(seal: AuditSeal) -> str:
    """The digest that the chain holds of a stretch."""
    return hashlib.sha256(_canonical([seal.first_id, seal.last_id, seal.events]).encode()).hexdigest()


async def altered_seals(digests: dict[UUID, str]) -> list[Mismatch]:
    """What does not match of these stretches and their events."""
    seals = {seal.id: seal for seal in await AuditSeal.filter(id__in=list(digests))}
    found = [Mismatch("audit_seal", str(id), "is missing") for id in digests if id not in seals]
    for seal in seals.values():
        if digest_of_seal(seal) != digests[seal.id]:
            found.append(Mismatch("audit_seal", str(seal.id), "does not match the chain"))
        found += await _altered_events(seal)
    return found


async def _altered_events(seal: AuditSeal) -> list[Mismatch]:
    there = {
        event.id: event for event in await AuditEvent.filter(id__gte=seal.first_id, id__lte=seal.last_id)
    }
    sealed: dict[int, str] = dict(seal.events)
    return [
        *_named(sealed.keys() - there.keys(), "is missing"),
        *_named(there.keys() - sealed.keys(), "was added later"),
        *_named(
            [id for id in sealed.keys() & there.keys() if digest_of(there[id]) != sealed[id]], "was changed"
        ),
    ]


def _named(ids: Collection[int], what: str) -> list[Mismatch]:
    return [Mismatch("audit_event", str(id), what) for id in sorted(ids)]


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
