"""API tokens: made with scopes and an end, shown once, revoked at any time."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

from headway.identity.access import administrator, token_to_revoke
from headway.identity.models import Account, ApiToken
from headway.identity.rules import LONGEST_TOKEN_LIFE, AccountKind
from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import change, create
from headway.platform.tokens import new_token, token_hash

PREFIX = "hw_"


async def create_api_token(
    actor: Actor, *, name: str, scopes: Sequence[str], expires_on: date, integration: bool = False
) -> tuple[ApiToken, str]:
    """A token for oneself, or for an integration of its own (administrators); returns it with its secret, shown once.

    Refuses unknown scopes, an end in the past or more than a year away, and a token asking for a token.
    """
    if actor.account_id is None or actor.scopes is not None:
        raise Rejected(Problem(Code.FORBIDDEN, "Sign in with a password to make tokens."))
    if integration:
        administrator(actor)
    checks = Checks()
    name = checks.text(name, "name", required=True)
    known = set(Scope)
    unknown = [scope for scope in scopes if scope not in known]
    checks.require(bool(scopes), Code.REQUIRED, "Choose at least one scope.", "scopes")
    checks.require(
        not unknown, Code.INVALID, f"Unknown scope. Choose among {', '.join(sorted(known))}.", "scopes"
    )
    expires_at = datetime.combine(expires_on, time.max, UTC)
    lasting = clock.now() < expires_at <= clock.now() + LONGEST_TOKEN_LIFE
    checks.require(lasting, Code.OUT_OF_RANGE, "Choose an end within the next 365 days.", "expires_on")
    checks.done()
    async with transaction():
        account_id = await _integration(actor, name) if integration else actor.account_id
        secret = new_token(PREFIX)
        token = await create(
            actor, "create_api_token", ApiToken,
            account_id=account_id, name=name, prefix=secret[:10], token_hash=token_hash(secret),
            scopes=sorted(set(scopes)), expires_at=expires_at,
        )  # fmt: skip
        return token, secret


async def _integration(actor: Actor, name: str) -> UUID:
    email = f"{uuid4()}@integration.invalid"
    account = await create(
        actor, "create_integration", Account, kind=AccountKind.INTEGRATION, email=email, name=name
    )
    return account.id


async def revoke_api_token(actor: Actor, *, id: UUID, version: int) -> ApiToken:
    """End a token at once. Refuses other people's."""
    async with transaction():
        token = await token_to_revoke(actor, id)
        if token.revoked_at is None:
            await change(actor, "revoke_api_token", token, expected_version=version, revoked_at=clock.now())
        return token
