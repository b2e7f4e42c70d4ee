"""The only way rows are written: each write leaves an audit event in the same transaction, and news in the outbox."""

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from tortoise.expressions import F

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import one_at_a_time
from headway.platform.errors import conflict
from headway.platform.models import AuditEvent, OutboxEvent, Row, UsedKey, VersionedRow
from headway.platform.news import tell

AnyRow = TypeVar("AnyRow", bound=Row)

_BATCH = 1_000
# An UPDATE of many rows weighs each row against each case: few rows at once are quickest.
_UPDATED_AT_ONCE = 100

request_id: ContextVar[str] = ContextVar("request_id", default="")
# The person who wrote last in this task: an action records before it announces.
_writer: ContextVar[UUID | None] = ContextVar("writer", default=None)

# Personal words and pay are in their own tables under their own access; the audit log says that they changed, not what they say.
PRIVATE_FIELDS = frozenset(
    {
        *("text", "body", "comment", "note", "password_hash", "token_hash", "draft", "retrospective"),
        # Pay, which those who read the audit log do not see.
        *("amount_minor",),
        # What a review says about a person, in words or numbers.
        *(
            "rating",
            "overall_rating",
            "choice",
            "yes",
            "level_before",
            "level_after",
            "acknowledgement_comment",
        ),
    }
)


async def create(
    actor: Actor, action: str, model: type[AnyRow], *, on_behalf_of: UUID | None = None, **values: Any
) -> AnyRow:
    """Insert one row with its audit event."""
    if issubclass(model, VersionedRow):
        values.setdefault("created_at", clock.now())
        values.setdefault("updated_at", clock.now())
    row = await model.create(**values)
    await record(actor, action, row, after=values, on_behalf_of=on_behalf_of)
    return row


async def create_all(actor: Actor, action: str, rows: Sequence[Row]) -> None:
    """Insert many rows of one model in few statements, each with an audit event that names it."""
    if rows:
        await type(rows[0]).bulk_create(rows, batch_size=_BATCH)
        await AuditEvent.bulk_create([_event(actor, action, row) for row in rows], batch_size=_BATCH)


async def change_all(
    actor: Actor, action: str, rows: Sequence[VersionedRow], *, reason: str = "", **changes: Any
) -> None:
    """Give many rows, locked by the caller, the same new values; an audit event each."""
    stamped = {**changes, "updated_at": clock.now(), "version": F("version") + 1}
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        await type(batch[0]).filter(id__in=[row.id for row in batch]).update(**stamped)
    events = [
        _event(
            actor,
            action,
            row,
            before={name: getattr(row, name) for name in changes},
            after=changes,
            reason=reason,
        )
        for row in rows
    ]
    if events:
        await AuditEvent.bulk_create(events, batch_size=_BATCH)


async def change_each(
    actor: Actor, action: str, changes: Sequence[tuple[VersionedRow, Mapping[str, Any]]]
) -> None:
    """Give each of many rows, locked by the caller, new values of its own; an audit event each."""
    told = []
    for row, values in changes:
        before = {name: getattr(row, name) for name in values}
        row.update_from_dict({**values, "updated_at": clock.now(), "version": row.version + 1})
        told.append((row, before, values))
    if told:
        names = {name for _, values in changes for name in values} | {"updated_at", "version"}
        rows = [row for row, _, _ in told]
        await type(rows[0]).bulk_update(rows, fields=sorted(names), batch_size=_UPDATED_AT_ONCE)
    await record_all(actor, action, told)


async def change(
    actor: Actor,
    action: str,
    row: VersionedRow,
    *,
    expected_version: int | None = None,
    reason: str = "",
    on_behalf_of: UUID | None = None,
    **changes: Any,
) -> None:
    """Compare and set: refuses with CONFLICT unless the row still has the version it was read with.

    `expected_version` is what the client saw; None for follow-up writes inside one action.
    """
    seen = row.version if expected_version is None else expected_version
    before = {name: getattr(row, name) for name in changes}
    stamped = {**changes, "updated_at": clock.now(), "version": seen + 1}
    model = type(row)
    # No row is ever ahead of what was read here; the largest version of all has no successor that the column holds.
    if seen > row.version or not await model.filter(id=row.id, version=seen).update(**stamped):
        raise conflict(await model.get(id=row.id))
    row.update_from_dict(stamped)
    await record(actor, action, row, before=before, after=changes, reason=reason, on_behalf_of=on_behalf_of)


async def record(
    actor: Actor,
    action: str,
    row: Row,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    on_behalf_of: UUID | None = None,
) -> None:
    """Append one audit event."""
    event = _event(actor, action, row, before=before, after=after, reason=reason, on_behalf_of=on_behalf_of)
    await event.save()


async def record_all(
    actor: Actor,
    action: str,
    changes: Sequence[tuple[Row, Mapping[str, Any], Mapping[str, Any]]],
    *,
    reason: str = "",
) -> None:
    """Append an audit event for each row with what it held before and holds after."""
    events = [
        _event(actor, action, row, before=before, after=after, reason=reason)
        for row, before, after in changes
    ]
    if events:
        await AuditEvent.bulk_create(events, batch_size=_BATCH)


async def announce(kind: str, **payload: Any) -> None:
    """Put news into the outbox; it travels only if the transaction commits. Its doer is who wrote last, which is no news to them."""
    await _news(kind, payload).save()


async def announce_once(kind: str, payloads: Mapping[str, Mapping[str, Any]]) -> None:
    """Put news into the outbox, each under a key of its own, unless news with this key are or were there."""
    news = [_news(kind, payload) for payload in payloads.values()]
    for it, key in zip(news, payloads, strict=True):
        it.once = key
    if news:
        await OutboxEvent.bulk_create(news, batch_size=_BATCH, ignore_conflicts=True)


async def announce_all(kind: str, payloads: Sequence[Mapping[str, Any]]) -> None:
    """Put news about many things into the outbox at once."""
    news = [_news(kind, payload) for payload in payloads]
    if news:
        await OutboxEvent.bulk_create(news, batch_size=_BATCH)


def _news(kind: str, payload: Mapping[str, Any]) -> OutboxEvent:
    return OutboxEvent(at=clock.now(), kind=kind, payload=plain(payload), employee_id=_writer.get())


async def object_made_with(actor: Actor, action: str, key: str | None) -> UUID | None:
    """The id of the object an earlier call with this idempotency key made, if any; a call at the same moment is waited for."""
    if not key:
        return None
    await one_at_a_time(f"{actor.account_id} {action} {key}")
    used = await UsedKey.get_or_none(account_id=actor.account_id, action=action, key=key)
    return used.object_id if used else None


async def remember_key(actor: Actor, action: str, key: str | None, row: Row) -> None:
    """Bind an idempotency key to the object just made; the unique index decides between two at once."""
    if key:
        await UsedKey.create(
            account_id=actor.account_id, action=action, key=key, object_id=row.id, at=clock.now()
        )


def _event(
    actor: Actor,
    action: str,
    row: Row,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    on_behalf_of: UUID | None = None,
) -> AuditEvent:
    """The audit event of a write; those who watch the row hear of it, too."""
    tell(row, before)
    _writer.set(actor.employee_id)
    return AuditEvent(
        at=clock.now(),
        account_id=actor.account_id,
        employee_id=actor.employee_id,
        on_behalf_of_id=on_behalf_of,
        actor_name=actor.name,
        action=action,
        object_type=type(row).__name__,
        object_id=row.id,
        reason=reason,
        before=plain(type(row).audited(before or {}), type(row).private_fields),
        after=plain(type(row).audited(after or {}), type(row).private_fields),
        request_id=request_id.get(),
    )


def plain(values: Mapping[str, Any], private: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Values as JSON holds them, private ones left out."""
    hidden = PRIVATE_FIELDS | private
    return {name: "(private)" if name in hidden and value else _json(value) for name, value in values.items()}


def _json(value: Any) -> Any:
    match value:
        case UUID() | Decimal():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return value.value
        case Row():
            return str(value.id)
        case Mapping():
            return {str(key): _json(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_json(item) for item in value]
        case _:
            return value
