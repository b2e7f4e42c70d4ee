"""The chain of what must not change: each entry holds the digest of something and binds all entries before it."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from headway.platform import clock
from headway.platform.database import one_at_a_time
from headway.platform.models import ChainEntry, ChainHead

BEGINNING: Final = "0" * 64
AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A row that is not what it was: its table, its id, and what does not match."""

    table: str
    id: str
    what: str


async def append(kind: str, subject: UUID, digest: str) -> None:
    """Put a digest at the end of the chain, in the caller's transaction; one writer comes after the other."""
    await one_at_a_time("chain")
    head = await ChainHead.all().first()
    place = head.length + 1 if head else 1
    entry = ChainEntry(
        place=place, at=clock.now(), kind=kind, subject=subject, digest=digest,
        previous=head.hash if head else BEGINNING,
    )  # fmt: skip
    entry.hash = hash_of(entry)
    await entry.save()
    if head is None:
        await ChainHead.create(length=place, hash=entry.hash)
    else:
        await ChainHead.filter(id=head.id).update(length=place, hash=entry.hash)


def hash_of(entry: ChainEntry) -> str:
    """What binds an entry to the one before."""
    at = entry.at.isoformat()
    bound = f"{entry.place}|{at}|{entry.kind}|{entry.subject}|{entry.digest}|{entry.previous}"
    return hashlib.sha256(bound.encode()).hexdigest()


async def entries() -> AsyncIterator[list[ChainEntry]]:
    """The chain from its beginning, so many entries at once."""
    after = 0
    while batch := await ChainEntry.filter(place__gt=after).order_by("place").limit(AT_ONCE):
        yield batch
        after = batch[-1].place


@dataclass(slots=True)
class Walk:
    """How far a walk along the chain came."""

    place: int = 0
    hash: str = BEGINNING

    def step(self, entry: ChainEntry) -> list[Mismatch]:
        """Go on to the next entry; what does not match on the way."""
        found = [
            Mismatch("chain_entry", str(place), "is missing") for place in range(self.place + 1, entry.place)
        ]
        if not found and entry.previous != self.hash:
            found.append(Mismatch("chain_entry", str(entry.place), "does not follow the entry before it"))
        if hash_of(entry) != entry.hash:
            found.append(Mismatch("chain_entry", str(entry.place), "its own columns do not match its hash"))
        self.place, self.hash = entry.place, entry.hash
        return found

    async def end(self) -> list[Mismatch]:
        """Whether the chain ends where its head says."""
        head = await ChainHead.all().first()
        if head is None:
            return [Mismatch("chain_head", "", "is missing")] if self.place else []
        missing = [
            Mismatch("chain_entry", str(place), "is missing")
            for place in range(self.place + 1, head.length + 1)
        ]
        if not missing and (head.length, head.hash) != (self.place, self.hash):
            return [Mismatch("chain_head", str(head.id), "does not match the last entry")]
        return missing


async def knows(line: str) -> bool:
    """Whether an end of the chain that was kept elsewhere, as "place:hash", is still in it."""
    place, _, hash = line.strip().partition(":")
    return place.isdecimal() and await ChainEntry.filter(place=int(place), hash=hash).exists()
