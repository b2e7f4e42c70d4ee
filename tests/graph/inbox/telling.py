"""A company whose people sign in, and what they were told."""

from uuid import UUID

from headway.identity.access import actors_of
from headway.identity.models import Account
from headway.insights.notices import NOTICES
from headway.monitoring.actions.telling import Teller
from headway.monitoring.models import Notification
from headway.platform import clock
from tests.company import Company, make_company

TELLER = Teller(NOTICES, actors_of)


async def make_office() -> Company:
    """The company, with an account for everybody; Hanna is an HR partner for support."""
    company = await make_company()
    for name, person in company.people.items():
        account = await Account.create(
            email=person.email,
            name=person.name,
            employee=person,
            hr=name == "hanna",
            created_at=clock.now(),
            updated_at=clock.now(),
        )
        company.accounts[name] = account.id
    return company


async def tell_all() -> None:
    """Tell people of everything nobody was told of."""
    while await TELLER.tell_next():
        pass


async def told(company: Company) -> dict[str, list[str]]:
    """Which kinds of things each person was told, in order."""
    names: dict[UUID, str] = {person.id: name for name, person in company.people.items()}
    found: dict[str, list[str]] = {}
    for row in await Notification.all().order_by("at", "kind"):
        found.setdefault(names[row.employee_id], []).append(row.kind)
    return found
