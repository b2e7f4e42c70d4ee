"""One account for each role, with a password and a token that the seed gives away: right for a demo, and for nothing else."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final

from pwdlib import PasswordHash

from headway.cli.demo.people import email_of
from headway.cli.demo.words.names import CAST
from headway.identity.models import Account, ApiToken
from headway.identity.rules import LONGEST_TOKEN_LIFE, AccountKind
from headway.identity.secrets import token_hash
from headway.platform import clock
from headway.platform.actor import Scope

# Each role with the one of the cast who plays it.
ROLES: Final = {
    "employee": "priya",
    "manager": "support",
    "skip-level manager": "operations",
    "peer": "grace",
    "HR partner": "hr",
    "administrator": "admin",
}
INTEGRATION: Final = "integration"
INTEGRATION_NAME: Final = "Demo integration"
INTEGRATION_EMAIL: Final = "demo@integration.invalid"
READS: Final = [scope for scope in Scope if scope.endswith(":read")]


@dataclass(frozen=True, slots=True)
class SignIn:
    """How to come in with a role; the integration has a token only."""

    role: str
    name: str
    email: str | None
    password: str | None
    token: str


def password_of(seed: int) -> str:
    """The password of everybody in the demo with this seed."""
    return f"meridian-{_secret(seed, 'password')[:8].lower()}"


def password_hash_of(seed: int) -> str:
    """Its Argon2 hash; the salt follows from the seed, so that the same demo is the same to the last byte."""
    return PasswordHash.recommended().hash(
        password_of(seed), salt=sha256(f"salt {seed}".encode()).digest()[:16]
    )


def _secret(seed: int, what: str) -> str:
    digest = sha256(f"headway demo {seed} {what}".encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=").replace("_", "x").replace("-", "y")


def token_of(seed: int, role: str) -> str:
    """The token of a role in the demo with this seed."""
    return f"hw_{_secret(seed, role)}"


async def sign_ins(seed: int) -> list[SignIn]:
    """Who may come in; their tokens are made if they are missing and last from now on."""
    found = []
    for role, key in ROLES.items():
        account = await Account.get(
            name=CAST[key][0], employee_id__isnull=False, email=email_of(CAST[key][0])
        )
        token = await _token(seed, role, account, list(Scope))
        found.append(SignIn(role, account.name, account.email, password_of(seed), token))
    integration = await Account.get_or_none(email=INTEGRATION_EMAIL)
    if integration is None:
        now = clock.now()
        integration = await Account.create(
            kind=AccountKind.INTEGRATION,
            email=INTEGRATION_EMAIL,
            name=INTEGRATION_NAME,
            created_at=now,
            updated_at=now,
        )
    token = await _token(seed, INTEGRATION, integration, READS)
    return [*found, SignIn(INTEGRATION, integration.name, None, None, token)]


async def _token(seed: int, role: str, account: Account, scopes: list[Scope]) -> str:
    """Whatever became of the token since the last start, it works for the next months."""
    secret = token_of(seed, role)
    now = clock.now()
    values: dict[str, Any] = {
        "account_id": account.id,
        "name": f"Demo: {role}",
        "prefix": secret[:10],
        "scopes": sorted(scopes),
        "expires_at": now + LONGEST_TOKEN_LIFE - timedelta(days=1),
        "revoked_at": None,
        "updated_at": now,
    }
    if not await ApiToken.filter(token_hash=token_hash(secret)).update(**values):
        await ApiToken.create(token_hash=token_hash(secret), created_at=now, **values)
    return secret
