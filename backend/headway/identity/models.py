"""Tables of identity: accounts, what they are trusted with, sessions, API tokens and one-time links."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.identity.rules import AccountKind, LinkKind
from headway.platform.actor import Role
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Department, Employee


def roles_held(*, hr: bool, admin: bool) -> list[Role]:
    """What an account is trusted with that is marked so."""
    return [role for role, held in ((Role.HR, hr), (Role.ADMIN, admin)) if held]


class Account(VersionedRow):
    """Somebody (or something) that may sign in. Being a manager is a relation, not a role."""

    kind = fields.CharEnumField(AccountKind, max_length=12, default=AccountKind.PERSON)
    email = fields.CharField(max_length=254, unique=True)
    name = fields.CharField(max_length=200)
    employee: fields.OneToOneNullableRelation["Employee"] = fields.OneToOneField(
        "headway.Employee", null=True, related_name="account", on_delete=fields.RESTRICT
    )
    employee_id: UUID | None
    password_hash = fields.CharField(max_length=255, default="", db_default="")
    hr = fields.BooleanField(default=False, db_default=False)
    admin = fields.BooleanField(default=False, db_default=False)
    active = fields.BooleanField(default=True, db_default=True)

    class Meta:
        table = "account"

    @property
    def roles(self) -> list[Role]:
        """What the account is trusted with."""
        return roles_held(hr=self.hr, admin=self.admin)


class HrScope(Row):
    """A department (with all below it) an HR partner looks after; no department means all of them."""

    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "headway.Account", related_name="hr_scopes", on_delete=fields.CASCADE, db_index=True
    )
    department: fields.ForeignKeyNullableRelation["Department"] = fields.ForeignKeyField(
        "headway.Department", null=True, related_name="hr_scopes", on_delete=fields.CASCADE, db_index=True
    )
    department_id: UUID | None

    class Meta:
        table = "hr_scope"


class Session(Row):
    """A signed-in browser; only the hash of its token is kept."""

    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "headway.Account", related_name="sessions", on_delete=fields.CASCADE, db_index=True
    )
    token_hash = fields.CharField(max_length=64, unique=True)
    created_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    shared_device = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "session"


class ApiToken(VersionedRow):
    """A token for a machine: shown once, kept as a hash, never more than its account's rights."""

    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "headway.Account", related_name="tokens", on_delete=fields.CASCADE, db_index=True
    )
    name = fields.CharField(max_length=200)
    prefix = fields.CharField(max_length=16)
    token_hash = fields.CharField(max_length=64, unique=True)
    scopes: Any = fields.JSONField(default=list)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "api_token"


class OneTimeLink(Row):
    """An invitation or a password reset; works once, for a short time."""

    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "headway.Account", related_name="links", on_delete=fields.CASCADE, db_index=True
    )
    kind = fields.CharEnumField(LinkKind, max_length=12)
    token_hash = fields.CharField(max_length=64, unique=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "one_time_link"


class SignInFailure(Row):
    """A failed sign-in, kept for throttling by account and by address (both as hashes)."""

    subject = fields.CharField(max_length=64)
    at = fields.DatetimeField()

    class Meta:
        table = "sign_in_failure"
        indexes = [Index(fields=["subject", "at"])]


class Spending(Row):
    """The points that an account's operations cost in one minute, as far as its processes have told each other."""

    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "headway.Account", related_name="spending", on_delete=fields.CASCADE
    )
    minute = fields.BigIntField()
    points = fields.BigIntField()

    class Meta:
        table = "spending"
        unique_together = (("account", "minute"),)
