"""Signing in and out, throttled, without telling whether an account exists."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from headway.identity.access import actor_of
from headway.identity.actions.throttling import forget, refuse_after, remember, subject
from headway.identity.models import Account, Session
from headway.identity.rules import FAILURES_PER_MINUTE, MOST_PASSWORD_CHARACTERS
from headway.identity.secrets import verify_password
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.events import create
from headway.platform.news import tell
from headway.platform.tokens import new_token, token_hash

WINDOW = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: the token for the cookie and when it ends at the latest."""

    token: str
    expires_at: datetime


async def sign_in(
    email: str, password: str, *, address: str, life: timedelta, shared_device: bool = False
) -> SignedIn | None:
    """Open a session; None when e-mail or password is wrong, Throttled after ten failures within a minute."""
    subjects = (subject("account", email.strip().lower()), subject("address", address))
    await refuse_after(FAILURES_PER_MINUTE, WINDOW, subjects)
    account = await Account.get_or_none(email=email.strip().lower()) if _storable(email) else None
    verdict = await verify_password(
        password[: MOST_PASSWORD_CHARACTERS + 1], account.password_hash if account else ""
    )
    actor = await actor_of(account) if account and verdict.right else None
    # Looked at once more, so that of many guesses sent at once no more than the first ten learn anything.
    if account is None or actor is None:
        await remember(subjects)
        await refuse_after(FAILURES_PER_MINUTE + 1, WINDOW, subjects)
        return None
    await refuse_after(FAILURES_PER_MINUTE, WINDOW, subjects)
    async with transaction():
        if verdict.new_hash:
            await Account.filter(id=account.id).update(password_hash=verdict.new_hash)
        await forget(subjects[0])
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


def _storable(email: str) -> bool:
    return len(email) <= 254 and email.isprintable()
