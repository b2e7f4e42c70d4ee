"""Tables every domain leans on: the organisation, the audit log, events to deliver and keys already used."""

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model, ModelMeta


class _Uncommented(ModelMeta):
    """Comments beside fields are for who reads the code; Tortoise would look for its own kind in the source at each start."""

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> ModelMeta:
        return super().__new__(cls, name, bases, attrs | {"_no_comments": True})


class Table(Model, metaclass=_Uncommented):
    """What every table is."""

    class Meta:
        abstract = True


class Row(Table):
    """What most tables share: a random id, so that an id tells nothing about order or number."""

    # What few may read of such a row: the audit log says that it changed, not what it says.
    private_fields: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def audited(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The values as the audit log may hold them, where a part of one is nobody's business."""
        return values

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)

    class Meta:
        abstract = True


class VersionedRow(Row):
    """A row people edit: each change names the version it saw."""

    version = fields.IntField(default=1, db_default=1)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        abstract = True


class Organisation(VersionedRow):
    """The one organisation of this database and its settings."""

    name = fields.CharField(max_length=200)
    currency = fields.CharField(max_length=3)
    time_zone = fields.CharField(max_length=64, default="UTC", db_default="UTC")
    locale = fields.CharField(max_length=16, default="en", db_default="en")
    settings: Any = fields.JSONField(default=dict)

    class Meta:
        table = "organisation"


class AuditEvent(Table):
    """One accepted write: who, when, what changed, on whose behalf. Never updated, never deleted."""

    id = fields.BigIntField(primary_key=True, generated=True)
    at = fields.DatetimeField(db_index=True)
    account_id = fields.UUIDField(null=True, db_index=True)
    employee_id = fields.UUIDField(null=True)
    on_behalf_of_id = fields.UUIDField(null=True)
    actor_name = fields.CharField(max_length=200)
    action = fields.CharField(max_length=60)
    object_type = fields.CharField(max_length=40)
    object_id = fields.UUIDField()
    reason = fields.TextField(default="", db_default="")
    before: Any = fields.JSONField(default=dict)
    after: Any = fields.JSONField(default=dict)
    request_id = fields.CharField(max_length=40, default="", db_default="")

    class Meta:
        table = "audit_event"
        indexes = [Index(fields=["object_type", "object_id"])]


class ChainEntry(Row):
    """A link of the chain of what must not change: the digest of something, bound to all entries before."""

    place = fields.BigIntField(unique=True)
    at = fields.DatetimeField()
    kind = fields.CharField(max_length=40)
    subject = fields.UUIDField()
    digest = fields.CharField(max_length=64)
    previous = fields.CharField(max_length=64)
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "chain_entry"


class ChainHead(Row):
    """How long the chain is and how it ends: the one row by which a removed end is noticed."""

    length = fields.BigIntField()
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "chain_head"


class AuditSeal(Row):
    """A stretch of the audit log as it was when it went into the chain: id and digest of each event."""

    first_id = fields.BigIntField()
    last_id = fields.BigIntField(unique=True)
    events: Any = fields.JSONField()

    class Meta:
        table = "audit_seal"


class KeptFigures(Row):
    """What many rows add up to for whoever has these rights, as it was counted at this moment."""

    key = fields.CharField(max_length=64, unique=True)
    counted_at = fields.DatetimeField(db_index=True)
    figures = fields.TextField()

    class Meta:
        table = "kept_figures"


class OutboxEvent(Table):
    """News recorded in the writer's own transaction, delivered afterwards."""

    id = fields.BigIntField(primary_key=True, generated=True)
    at = fields.DatetimeField()
    kind = fields.CharField(max_length=60)
    payload: Any = fields.JSONField(default=dict)
    # Who did it, to whom it is no news.
    employee_id = fields.UUIDField(null=True)
    delivered_at = fields.DatetimeField(null=True, db_index=True)
    # What is told once, however often it is noticed.
    once = fields.CharField(max_length=160, null=True, unique=True)

    class Meta:
        table = "outbox_event"


class Job(Row):
    """Something to do later, recorded in the transaction that wants it done; it is done by whoever holds its lease."""

    kind = fields.CharField(max_length=60)
    key = fields.CharField(max_length=120, null=True)
    payload: Any = fields.JSONField(default=dict)
    run_at = fields.DatetimeField()
    lease = fields.UUIDField(null=True)
    leased_until = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0, db_default=0)
    error = fields.TextField(default="", db_default="")
    # Done once and for all, or given up after too many attempts; recurring jobs are never either.
    ended_at = fields.DatetimeField(null=True)
    given_up = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "job"
        unique_together = (("kind", "key"),)
        indexes = [Index(fields=["ended_at", "run_at"])]


class UsedKey(Row):
    """An idempotency key and the object its first use made."""

    account_id = fields.UUIDField()
    action = fields.CharField(max_length=60)
    key = fields.CharField(max_length=100)
    object_id = fields.UUIDField()
    at = fields.DatetimeField()

    class Meta:
        table = "used_key"
        unique_together = (("account_id", "action", "key"),)


class Batch(Row):
    """One call that wrote many rows: its idempotency key, and what became of each row, told again when the key is repeated."""

    account_id = fields.UUIDField(null=True)
    action = fields.CharField(max_length=60)
    key = fields.CharField(max_length=100)
    results: Any = fields.JSONField(default=list)
    at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "batch"
        unique_together = (("account_id", "action", "key"),)
