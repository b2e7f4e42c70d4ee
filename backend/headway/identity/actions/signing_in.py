"""Signing in and out, throttled, without telling whether an account exists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from headway.identity.access import actor_of
from headway.identity.models import Account, Session, SignInFailure
from headway.identity.rules import FAILURES_PER_MINUTE, MOST_PASSWORD_CHARACTERS
from headway.identity.secrets import new_token, token_hash, verify_password
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.events import create
from headway.platform.news import tell

WINDOW = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: the token for the cookie and when it ends at the latest."""

    token: str
    expires_at: datetime


class Throttled(Exception):
    """Too many failures of late for this account or from this address."""


async def sign_in(
    email: str, password: str, *, address: str, life: timedelta, shared_device: bool = False
) -> SignedIn | None:
    """Open a session; None when e-mail or password is wrong, Throttled after ten failures within a minute."""
    subjects = (_subject("account", email.strip().lower()), _subject("address", address))
    await _refuse_after(FAILURES_PER_MINUTE, subjects)
    account = await Account.get_or_none(email=email.strip().lower()) if _storable(email) else None
    verdict = await verify_password(
        password[: MOST_PASSWORD_CHARACTERS + 1], account.password_hash if account else ""
    )
    actor = await actor_of(account) if account and verdict.right else None
    # Looked at once more, so that of many guesses sent at once no more than the first ten learn anything.
    if account is None or actor is None:
        await _remember_failure(subjects)
        await _refuse_after(FAILURES_PER_MINUTE + 1, subjects)
        return None
    await _refuse_after(FAILURES_PER_MINUTE, subjects)
    async with transaction():
        if verdict.new_hash:
            await Account.filter(id=account.id).update(password_hash=verdict.new_hash)
        await SignInFailure.filter(subject=subjects[0]).delete()
        return await open_session(actor, account, life=life, shared_device=shared_device)


async def open_session(
    actor: Actor, account: Account, *, life: timedelta, shared_device: bool = False
) -> SignedIn:
    """A session with a fresh token, so that nobody can fix one beforehand."""
    token, now = new_token(), clock.now()
    await create(
        actor,
        "sign_in",
        Session,
        account_id=account.id,
        token_hash=token_hash(token),
        created_at=now,
        seen_at=now,
        expires_at=now + life,
        shared_device=shared_device,
    )
    return SignedIn(token, now + life)


async def sign_out(token: str) -> None:
    """End the session of this cookie, if it is one."""
    async with transaction():
        session = await Session.get_or_none(token_hash=token_hash(token))
        if session is not None:
            await session.delete()
            tell(session)


async def _refuse_after(most: int, subjects: Sequence[str]) -> None:
    since = clock.now() - WINDOW
    counts = [await SignInFailure.filter(subject=subject, at__gt=since).count() for subject in subjects]
    if max(counts) >= most:
        raise Throttled


async def _remember_failure(subjects: Sequence[str]) -> None:
    now = clock.now()
    await SignInFailure.bulk_create([SignInFailure(subject=subject, at=now) for subject in subjects])
    await SignInFailure.filter(at__lt=now - timedelta(days=1)).delete()


def _subject(kind: str, value: str) -> str:
    return sha256(f"{kind}:{value}".encode(errors="replace")).hexdigest()


def _storable(email: str) -> bool:
    return len(email) <= 254 and email.isprintable()
