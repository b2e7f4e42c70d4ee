"""One-time links: invitations and password resets."""

from collections.abc import Sequence
from datetime import timedelta

from headway.identity.access import actor_of, open_link
from headway.identity.actions.throttling import refuse_after, remember, subject
from headway.identity.models import Account, OneTimeLink, Session
from headway.identity.rules import LINK_LIFE, RESETS_PER_HOUR, LinkKind, problems_of_password
from headway.identity.secrets import hash_password
from headway.platform import clock
from headway.platform.actor import NOBODY, SYSTEM
from headway.platform.database import transaction
from headway.platform.errors import Problem, Rejected, not_found, reject_any
from headway.platform.events import change, create_all
from headway.platform.tokens import new_token, token_hash


async def make_link(account: Account, kind: LinkKind) -> str:
    """A fresh link token; earlier ones of its kind stop working."""
    (token,) = await make_links([account], kind)
    return token


async def make_links(accounts: Sequence[Account], kind: LinkKind) -> list[str]:
    """A fresh link token for each of these accounts, in their order; earlier ones of its kind stop working."""
    tokens, now = [new_token() for _ in accounts], clock.now()
    ids = [account.id for account in accounts]
    await OneTimeLink.filter(account_id__in=ids, kind=kind, used_at=None).update(used_at=now)
    links = [
        OneTimeLink(
            account_id=id,
            kind=kind,
            token_hash=token_hash(token),
            created_at=now,
            expires_at=now + LINK_LIFE[kind],
        )
        for id, token in zip(ids, tokens, strict=True)
    ]
    await create_all(SYSTEM, f"make_{kind.lower()}_link", links)
    return tokens


async def ask_for_reset(email: str, *, address: str) -> None:
    """Count a request for a reset link. Raises Throttled after five within an hour for this account or from this address."""
    subjects = (subject("reset", email.strip().lower()), subject("resets from", address))
    hour = timedelta(hours=1)
    await refuse_after(RESETS_PER_HOUR, hour, subjects)
    await remember(subjects)
    # Looked at once more, so that many sent at once are no way around it.
    await refuse_after(RESETS_PER_HOUR + 1, hour, subjects)


async def reset_link(email: str) -> tuple[Account, str] | None:
    """A reset token for the account of this address; None when there is none, which nobody is told."""
    if len(email) > 254 or not email.isprintable():
        return None
    async with transaction():
        account = await Account.get_or_none(email=email.strip().lower(), active=True)
        if account is None or await actor_of(account) is None:
            return None
        return account, await make_link(account, LinkKind.RESET)


async def accept_invitation(token: str, password: str) -> Account:
    """Choose the first password by an invitation link. Refuses a used or expired link."""
    return await _choose_password(LinkKind.INVITATION, token, password)


async def reset_password(token: str, password: str) -> Account:
    """Choose a new password by a reset link; every session of the account ends. Refuses a used or expired link."""
    return await _choose_password(LinkKind.RESET, token, password)


async def _choose_password(kind: LinkKind, token: str, password: str) -> Account:
    reject_any(problems_of_password(password))
    hashed = await hash_password(password)
    async with transaction():
        link = await open_link(kind, token)
        if link is None or not await OneTimeLink.filter(id=link.id, used_at=None).update(used_at=clock.now()):
            raise Rejected(_gone())
        actor = await actor_of(link.account) or NOBODY
        await change(actor, f"choose_password_by_{kind.lower()}", link.account, password_hash=hashed)
        await Session.filter(account_id=link.account.id).delete()
        return link.account


def _gone() -> Problem:
    return Problem(
        not_found("link").problems[0].code,
        "This link was used or has expired. Ask for a new one.",
        ("token",),
    )
