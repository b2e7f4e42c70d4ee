"""How often somebody may try: counted by account and by address, both as hashes, and the same whether there is an account or not."""

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

from headway.identity.models import SignInFailure
from headway.platform import clock


class Throttled(Exception):
    """Too many attempts of late for this account or from this address."""

    def __init__(self, within: timedelta) -> None:
        super().__init__()
        self.seconds = int(within.total_seconds())


async def refuse_after(most: int, within: timedelta, subjects: Sequence[str]) -> None:
    """Raise Throttled once any of these has so many attempts behind it."""
    since = clock.now() - within
    counts = [await SignInFailure.filter(subject=subject, at__gt=since).count() for subject in subjects]
    if max(counts) >= most:
        raise Throttled(within)


async def remember(subjects: Sequence[str]) -> None:
    """One attempt more for each of these; those of yesterday are forgotten."""
    now = clock.now()
    await SignInFailure.bulk_create([SignInFailure(subject=subject, at=now) for subject in subjects])
    await SignInFailure.filter(at__lt=now - timedelta(days=1)).delete()


async def forget(subject: str) -> None:
    """Its attempts count no more."""
    await SignInFailure.filter(subject=subject).delete()


def subject(kind: str, value: str) -> str:
    """Who or what attempts are counted for."""
    return sha256(f"{kind}:{value}".encode(errors="replace")).hexdigest()
