"""The first run: the organisation and its first administrator; later changes of the organisation."""

from typing import Any

from headway.identity.access import administrator
from headway.identity.models import Account, HrScope
from headway.identity.rules import looks_like_email, problems_of_password
from headway.identity.secrets import hash_password
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import Checks
from headway.platform.database import one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import change, create
from headway.platform.models import Organisation
from headway.platform.money import known_currency
from headway.reviewing.actions.templates import install_ready_made


async def set_up(*, organisation: str, currency: str, name: str, email: str, password: str) -> Account:
    """Name the organisation and make the first administrator. Refuses when there is one already."""
    checks = Checks()
    organisation = checks.text(organisation, "organisation", required=True)
    checks.require(known_currency(currency), Code.INVALID, "Use a currency code such as EUR.", "currency")
    person = _person(checks, name, email, password)
    checks.done()
    hashed = await hash_password(password)
    async with transaction():
        await one_at_a_time("set_up")
        if await Organisation.exists():
            raise Rejected(Problem(Code.DUPLICATE, "Headway is set up already. Sign in instead."))
        await create(SYSTEM, "set_up", Organisation, name=organisation, currency=currency)
        await install_ready_made(SYSTEM)
        return await _make(person, hashed)


async def create_administrator(*, name: str, email: str, password: str) -> Account:
    """Make a further administrator from the console. Refuses an address that is taken."""
    checks = Checks()
    person = _person(checks, name, email, password)
    checks.done()
    hashed = await hash_password(password)
    async with transaction():
        if await Account.exists(email=person["email"]):
            raise Rejected(
                Problem(Code.DUPLICATE, "There is an account with this e-mail already.", ("email",))
            )
        return await _make(person, hashed)


async def _make(person: dict[str, Any], password_hash: str) -> Account:
    # Whoever sets Headway up also starts as HR for everybody, so that people can be imported; both can be handed on.
    account = await create(SYSTEM, "create_administrator", Account, **person, password_hash=password_hash)
    await HrScope.create(account_id=account.id, department_id=None)
    return account


def _person(checks: Checks, name: str, email: str, password: str) -> dict[str, Any]:
    email = checks.text(email, "email", most=254, required=True).lower()
    checks.require(
        looks_like_email(email),
        Code.INVALID,
        "This is not an e-mail address. Check it for typing errors.",
        "email",
    )
    checks.problems.extend(problems_of_password(password))
    return {"name": checks.text(name, "name", required=True), "email": email, "admin": True, "hr": True}


async def update_organisation(
    actor: Actor, *, version: int, name: str, managers_see_pay: bool
) -> Organisation:
    """Rename the organisation or change its policies. Refuses anybody but administrators."""
    administrator(actor)
    checks = Checks()
    name = checks.text(name, "name", required=True)
    checks.done()
    async with transaction():
        organisation = await Organisation.get()
        settings = {**organisation.settings, "managers_see_pay": managers_see_pay}
        await change(
            actor, "update_organisation", organisation, expected_version=version, name=name, settings=settings
        )
        return organisation
