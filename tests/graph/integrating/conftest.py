"""What tests of integrations ask for: a company, its administrator, and for webhooks a receiver on this machine."""

from collections.abc import AsyncIterator

import pytest

from headway.platform.actor import Actor
from tests.company import Company, make_company
from tests.receiver import Receiver, receiving


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.fixture
def admin(company: Company) -> Actor:
    return company.actor("admin")


@pytest.fixture
def private(monkeypatch: pytest.MonkeyPatch) -> None:
    """Receivers of tests are on this machine."""
    monkeypatch.setenv("HEADWAY_WEBHOOKS_PRIVATE", "1")


@pytest.fixture
async def receiver(private: None) -> AsyncIterator[Receiver]:
    async with receiving() as it:
        yield it
