"""From a cookie or a token to an actor; and who may reach which account."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.identity.models import Account, ApiToken, HrScope, OneTimeLink, Session, roles_held
from headway.identity.rules import AccountKind, LinkKind, usable
from headway.people.access import visible_colleagues, with_departments_below
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import Actor, Role, Scope
from headway.platform.database import connection, in_postgres
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.models import AuditEvent, Row
from headway.platform.tokens import token_hash

SEEN_EVERY = timedelta(minutes=1)
NONE = {"id__isnull": True}
ABOUT_PEOPLE = frozenset({"Goal", "Review", "Reward"})

_HOLDER: Final = ("id", "kind", "name", "hr", "admin", "active", "employee_id")
_OF_TOKEN: Final = ("id", "expires_at", "revoked_at", "used_at", "scopes")
_OF_SESSION: Final = ("id", "expires_at", "seen_at")


@dataclass(frozen=True, slots=True)
class Holder:
    """As much of an account, and of whose it is, as rights follow from."""

    id: UUID
    kind: AccountKind
    name: str
    roles: list[Role]
    active: bool
    employee_id: UUID | None
    status: EmployeeStatus | None


@dataclass(frozen=True, slots=True)
class HeldToken:
    """An API token, and who holds it."""

    id: UUID
    expires_at: datetime
    revoked_at: datetime | None
    used_at: datetime | None
    scopes: list[str]
    holder: Holder


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session, and who holds it."""

    id: UUID
    expires_at: datetime
    seen_at: datetime
    holder: Holder


async def actor_of(account: Account) -> Actor | None:
    """The account's rights at this moment; None for one that is closed or whose person has left."""
    status = (await account.employee).status if account.employee_id else None  # type: ignore[misc]  # it is there
    return await _actor(account, status)


async def _actor(
    account: Account | Holder, status: EmployeeStatus | None, scopes: frozenset[Scope] | None = None
) -> Actor | None:
    if not account.active or status is EmployeeStatus.LEFT:
        return None
    roles = frozenset(account.roles)
    granted = await _hr_grants(account.id) if Role.HR in roles else []
    whole = None in granted
    return Actor(
        account_id=account.id,
        employee_id=account.employee_id,
        name=account.name,
        roles=roles,
        hr_departments=await with_departments_below(granted) if granted and not whole else frozenset(),
        hr_whole_company=whole,
        scopes=scopes,
        integration=account.kind is AccountKind.INTEGRATION,
    )


async def actors_of(employee_ids: Collection[UUID]) -> dict[UUID, Actor]:
    """The rights of those of these employees who sign in, whatever the way they do."""
    accounts = await Account.filter(employee_id__in=list(employee_ids)).select_related("employee")
    found = [(account.employee_id, await actor_of(account)) for account in accounts]
    return {id: actor for id, actor in found if id is not None and actor is not None}


async def people_of_hr() -> list[UUID]:
    """The employees who look after people for HR."""
    held = Account.filter(hr=True, active=True, employee_id__isnull=False)
    found: list[UUID] = await held.values_list("employee_id", flat=True)  # type: ignore[assignment]
    return found


async def hr_partners(employee_ids: Collection[UUID]) -> dict[UUID, Actor]:
    """The rights of those of these employees who look after people for HR."""
    return {id: actor for id, actor in (await actors_of(employee_ids)).items() if actor.is_hr}


def without_account(actor: Actor) -> QuerySet[Any]:
    """Those of the directory who work here and have an address, but nothing to sign in with."""
    addresses = Subquery(Account.all().values("email"))
    people = visible_colleagues(actor).filter(email__isnull=False).exclude(email__in=addresses)
    return people.exclude(id__in=Subquery(Account.filter(employee_id__isnull=False).values("employee_id")))


def lapsed_invitations() -> QuerySet[Account]:
    """Accounts of those who work here which nobody ever signed in to, and whose last invitation is no longer good."""
    good = OneTimeLink.filter(kind=LinkKind.INVITATION, used_at=None, expires_at__gt=clock.now())
    here = Account.filter(active=True, password_hash="", employee_id__isnull=False)
    here = here.exclude(employee__status=EmployeeStatus.LEFT)
    return here.exclude(id__in=Subquery(good.values("account_id")))


async def address_of(account_id: UUID) -> str:
    """Where mail of an account goes."""
    return (await Account.get(id=account_id)).email


async def actor_of_session(token: str, *, idle: timedelta) -> Actor | None:
    """The actor of a session cookie, unless it has expired or been idle for too long; asking is no idling."""
    session = await _held_session(token)
    now = clock.now()
    if session is None or not usable(session.expires_at, None, now) or now - session.seen_at > idle:
        return None
    if now - session.seen_at > SEEN_EVERY:
        await Session.filter(id=session.id).update(seen_at=now)
    return await _actor(session.holder, session.holder.status)


async def actors_of_sessions(tokens: Collection[str], *, idle: timedelta) -> dict[str, Actor | None]:
    """The actors of these session cookies, all in a few statements; that they are asked for keeps no session alive."""
    held = {token_hash(token): token for token in tokens}
    now = clock.now()
    living = Session.filter(token_hash__in=list(held), expires_at__gt=now, seen_at__gte=now - idle)
    found: list[tuple[str, UUID]] = await living.values_list("token_hash", "account_id")
    accounts = await Account.filter(id__in={account for _, account in found}).select_related("employee")
    actors = {account.id: await actor_of(account) for account in accounts}
    return {held[hashed]: actors[account] for hashed, account in found}


async def actor_of_token(token: str) -> Actor | None:
    """The actor of an API token: its account's rights now, narrowed to the token's scopes."""
    held = await _held_token(token)
    now = clock.now()
    if held is None or not usable(held.expires_at, held.revoked_at, now):
        return None
    if held.used_at is None or now - held.used_at > SEEN_EVERY:
        await ApiToken.filter(id=held.id).update(used_at=now)
    return await _actor(held.holder, held.holder.status, frozenset(map(Scope, held.scopes)))


async def _held_token(token: str) -> HeldToken | None:
    """What there is of this token, whether it is still good or not."""
    found = await _held(ApiToken, _OF_TOKEN, token)
    return HeldToken(*found) if found else None


async def _held_session(token: str) -> HeldSession | None:
    """What there is of the session of this cookie, whether it is still good or not."""
    found = await _held(Session, _OF_SESSION, token)
    return HeldSession(*found) if found else None


# Asked in every request: the query builder takes as long for the same as a whole read takes.
async def _held(model: type[Row], own: tuple[str, ...], token: str) -> list[Any] | None:
    columns = [*(f"t.{name}" for name in own), *(f"a.{name}" for name in _HOLDER), "e.status"]
    place = "$1" if in_postgres() else "?"
    sql = (
        f"SELECT {', '.join(f'{name} AS c{at}' for at, name in enumerate(columns))} FROM {model._meta.db_table} t "  # noqa: S608 - our own words
        "JOIN account a ON a.id = t.account_id LEFT JOIN employee e ON e.id = a.employee_id "
        f"WHERE t.token_hash = {place}"
    )
    _, rows = await connection().execute_query(sql, [token_hash(token)])
    if not rows:
        return None
    values = [*tuple(rows[0])]
    shown = [_python(model, name, value) for name, value in zip(own, values, strict=False)]
    *account, status = values[len(own) :]
    id, kind, name, hr, admin, active, employee = map(_python_of_account, _HOLDER, account)
    roles = roles_held(hr=hr, admin=admin)
    holder = Holder(
        id, kind, name, roles, active, employee, None if status is None else EmployeeStatus(status)
    )
    return [*shown, holder]


def _python(model: type[Any], name: str, value: Any) -> Any:
    """As the field makes it of what the driver gives."""
    return None if value is None else model._meta.fields_map[name].to_python_value(value)


def _python_of_account(name: str, value: Any) -> Any:
    return _python(Account, name, value)


async def _hr_grants(account_id: UUID) -> list[UUID | None]:
    """The departments given to an HR partner; None stands for the whole company."""
    granted: list[UUID | None] = await HrScope.filter(account_id=account_id).values_list(  # type: ignore[assignment]
        "department_id", flat=True
    )
    return granted


def visible_accounts(actor: Actor) -> QuerySet[Account]:
    """Administrators see every account, others their own."""
    if actor.system or (actor.is_admin and actor.scopes is None):
        return Account.all()
    return Account.filter(id=actor.account_id) if actor.account_id else Account.filter(**NONE)


def visible_tokens(actor: Actor) -> QuerySet[ApiToken]:
    """Own tokens; administrators also those of integrations. Tokens see no tokens."""
    if actor.account_id is None or actor.scopes is not None:
        return ApiToken.filter(**NONE)
    own = Q(account_id=actor.account_id)
    return ApiToken.filter(own | Q(account__kind=AccountKind.INTEGRATION) if actor.is_admin else own)


def visible_audit(actor: Actor) -> QuerySet[AuditEvent]:
    """Administrators (or a token with `audit:read`) read all; everybody their own actions."""
    if actor.account_id is None:
        return AuditEvent.filter(**NONE)
    everything = actor.is_admin and actor.scopes is None
    if everything or (
        actor.scopes is not None
        and Scope.AUDIT_READ in actor.scopes
        and (actor.is_admin or actor.integration)
    ):
        return AuditEvent.all()
    return (
        AuditEvent.filter(account_id=actor.account_id) if actor.scopes is None else AuditEvent.filter(**NONE)
    )


def shown_reason(actor: Actor, event: AuditEvent) -> str:
    """The reason of an event; what was told about somebody's goal, review or reward is for who told it."""
    own = event.account_id is not None and event.account_id == actor.account_id
    return event.reason if own or event.object_type not in ABOUT_PEOPLE or not event.reason else "(private)"


def administrator(actor: Actor) -> None:
    """Refuses anybody but an administrator in a session of their own."""
    if not actor.system and not (actor.is_admin and actor.scopes is None):
        raise Rejected(Problem(Code.FORBIDDEN, "Only administrators manage accounts. Ask one of them."))


async def account_to_manage(actor: Actor, id: UUID) -> Account:
    """An account an administrator may change."""
    administrator(actor)
    account = await visible_accounts(actor).get_or_none(id=id)
    if account is None:
        raise not_found("account")
    return account


async def token_to_revoke(actor: Actor, id: UUID) -> ApiToken:
    """A token of one's own, or of an integration for administrators."""
    token = await visible_tokens(actor).get_or_none(id=id)
    if token is None:
        raise not_found("token")
    return token


async def open_link(kind: LinkKind, token: str) -> OneTimeLink | None:
    """The link of this token with its account, if it still works."""
    link = await OneTimeLink.filter(kind=kind, token_hash=token_hash(token)).select_related("account").first()
    if link is None or not usable(link.expires_at, link.used_at, clock.now()) or not link.account.active:
        return None
    return link
