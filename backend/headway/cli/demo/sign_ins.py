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
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import Scope
from headway.platform.tokens import token_hash

# Each role with the one of the cast who plays it.
ROLES: Final = {
    "employee": "priya",
    "manager": "support",
    "skip-level manager": "operations",
    "peer": "grace",
    "HR partner": "hr",
    "administrator": "admin",
}
# Who comes in as well where canaries are listened for.
OTHERS: Final = {"other manager": "fleet", "HR partner of other departments": "hr_field"}
EX_EMPLOYEE: Final = "ex-employee"
DEVELOPER: Final = "developer"
DEVELOPER_NAME: Final = "Demo developer"
DEVELOPER_EMAIL: Final = "developer@integration.invalid"
INTEGRATION: Final = "integration"
INTEGRATION_NAME: Final = "Demo integration"
INTEGRATION_EMAIL: Final = "demo@integration.invalid"
READS: Final = [scope for scope in Scope if scope.endswith(":read")]
# The schema is for programs: people ask as people do.
PERSONAL: Final[list[Scope]] = [scope for scope in Scope if scope is not Scope.DEVELOPER]


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


async def sign_ins(seed: int, *, more: bool = False) -> list[SignIn]:
    """Who may come in; their tokens are made if they are missing and last from now on.

    With more of them also somebody who left, whom nothing lets in, and a developer, who reads the schema alone.
    """
    cast = ROLES | OTHERS if more else ROLES
    found = [
        await _person(seed, role, await Account.get(email=email_of(CAST[key][0])))
        for role, key in cast.items()
    ]
    if more:
        left = Account.filter(employee__status=EmployeeStatus.LEFT).order_by("email")
        found += [await _person(seed, EX_EMPLOYEE, account) for account in await left.limit(1)]
        found.append(await _machine(seed, DEVELOPER, DEVELOPER_NAME, DEVELOPER_EMAIL, [Scope.DEVELOPER]))
    return [*found, await _machine(seed, INTEGRATION, INTEGRATION_NAME, INTEGRATION_EMAIL, READS)]


async def _person(seed: int, role: str, account: Account) -> SignIn:
    token = await _token(seed, role, account, PERSONAL)
    return SignIn(role, account.name, account.email, password_of(seed), token)


async def _machine(seed: int, role: str, name: str, email: str, scopes: list[Scope]) -> SignIn:
    """An integration's account, made if it is missing."""
    account = await Account.get_or_none(email=email)
    if account is None:
        now = clock.now()
        account = await Account.create(
            kind=AccountKind.INTEGRATION, email=email, name=name, created_at=now, updated_at=now
        )
    return SignIn(role, account.name, None, None, await _token(seed, role, account, scopes))


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
