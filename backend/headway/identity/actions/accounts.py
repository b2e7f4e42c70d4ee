"""Accounts: inviting people, changing what they are trusted with, closing accounts."""

from collections.abc import Sequence
from uuid import UUID

from headway.identity.access import account_to_manage, administrator, lapsed_invitations, without_account
from headway.identity.actions.links import make_link, make_links
from headway.identity.models import Account, HrScope, Session
from headway.identity.rules import LinkKind, looks_like_email
from headway.people.access import visible_departments, visible_employees
from headway.platform import clock
from headway.platform.actor import Actor, Role
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import change, create, create_all, record

MOST_INVITED = 200


async def invite_account(
    actor: Actor,
    *,
    employee_id: UUID | None,
    email: str | None,
    name: str | None,
    roles: Sequence[Role],
    hr_department_ids: Sequence[UUID] | None,
) -> tuple[Account, str]:
    """Make an account for an employee (or a person without a record) and an invitation token.

    Refuses an address that is taken, an employee without an address, and anybody but administrators.
    """
    administrator(actor)
    async with transaction():
        if employee_id is not None:
            employee = await visible_employees(actor).get_or_none(id=employee_id)
            if employee is None:
                raise not_found("employee", "employee_id")
            email, name = email or employee.email, name or employee.name
        checks = Checks()
        email = checks.text(email, "email", most=254, required=True).lower()
        checks.require(
            looks_like_email(email), Code.INVALID, "This is not an e-mail address. Check it.", "email"
        )
        name = checks.text(name, "name", required=True)
        existing = await Account.get_or_none(email=email)
        taken = existing is not None and (bool(existing.password_hash) or existing.employee_id != employee_id)
        checks.require(not taken, Code.DUPLICATE, "There is an account with this e-mail already.", "email")
        if employee_id is not None and (existing is None or existing.employee_id != employee_id):
            free = not await Account.exists(employee_id=employee_id)
            checks.require(
                free,
                Code.DUPLICATE,
                "This person has an account already, under another e-mail.",
                "employee_id",
            )
        checks.done()
        account = existing or await create(
            actor, "invite_account", Account, email=email, name=name, employee_id=employee_id
        )
        await _grant(actor, account, account.version, roles, hr_department_ids)
        return account, await make_link(account, LinkKind.INVITATION)


async def invite_colleagues(actor: Actor, *, at_most: int) -> tuple[list[tuple[Account, str]], int]:
    """Invite those who work here, have an address and cannot sign in: accounts with invitation tokens, and how many wait.

    At most so many (1 to 200) at a time. Those whose invitation lapsed unused get a new one. Refuses anybody but
    administrators.
    """
    administrator(actor)
    checks = Checks()
    message = f"Invite 1 to {MOST_INVITED} at a time."
    checks.require(0 < at_most <= MOST_INVITED, Code.INVALID, message, "at_most")
    checks.done()
    async with transaction():
        people = await without_account(actor).order_by("name", "id").limit(at_most)
        again = await lapsed_invitations().order_by("name", "id").limit(at_most - len(people))
        now = clock.now()
        made = [
            Account(email=it.email.lower(), name=it.name, employee_id=it.id, created_at=now, updated_at=now)
            for it in people
            if it.email
        ]
        await create_all(actor, "invite_account", made)
        invited = made + again
        tokens = await make_links(invited, LinkKind.INVITATION)
        waiting = await without_account(actor).count() + await lapsed_invitations().count()
        return list(zip(invited, tokens, strict=True)), waiting


async def change_account_roles(
    actor: Actor, *, id: UUID, version: int, roles: Sequence[Role], hr_department_ids: Sequence[UUID] | None
) -> Account:
    """Change what an account is trusted with. Refuses one's own account and the last administrator."""
    administrator(actor)
    async with transaction():
        account = await account_to_manage(actor, id)
        _not_oneself(actor, account)
        if Role.ADMIN not in roles:
            await _not_the_last(account)
        await _grant(actor, account, version, roles, hr_department_ids)
        return account


async def deactivate_account(actor: Actor, *, id: UUID, version: int) -> Account:
    """Close an account; its sessions end at once. Refuses one's own and the last administrator."""
    administrator(actor)
    async with transaction():
        account = await account_to_manage(actor, id)
        _not_oneself(actor, account)
        await _not_the_last(account)
        await change(actor, "deactivate_account", account, expected_version=version, active=False)
        await Session.filter(account_id=account.id).delete()
        return account


async def _grant(
    actor: Actor, account: Account, version: int, roles: Sequence[Role], department_ids: Sequence[UUID] | None
) -> None:
    """Roles, and the departments of an HR partner: these, or (None) the whole organisation."""
    if department_ids is not None:
        known = await visible_departments(actor).filter(id__in=list(department_ids)).count()
        if known != len(set(department_ids)):
            raise not_found("department", "hr_department_ids")
    admin, hr = Role.ADMIN in roles, Role.HR in roles
    await change(actor, "change_account_roles", account, expected_version=version, admin=admin, hr=hr)
    await HrScope.filter(account_id=account.id).delete()
    if Role.HR in roles:
        scopes = [None] if department_ids is None else list(dict.fromkeys(department_ids))
        await HrScope.bulk_create([HrScope(account_id=account.id, department_id=id) for id in scopes])
        await record(actor, "grant_hr_scope", account, after={"departments": [id or "all" for id in scopes]})


def _not_oneself(actor: Actor, account: Account) -> None:
    if account.id == actor.account_id:
        raise Rejected(
            Problem(Code.OWN_RECORD, "Ask another administrator to change your own account.", ("id",))
        )


async def _not_the_last(account: Account) -> None:
    if account.admin and not await Account.filter(active=True, admin=True).exclude(id=account.id).exists():
        message = "This is the last administrator. Make somebody else an administrator first."
        raise Rejected(Problem(Code.LAST_ADMINISTRATOR, message, ("id",)))
