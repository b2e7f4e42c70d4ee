"""Granting leave, as rewarding does: once for each source, never to oneself."""

from datetime import date
from typing import Any

import pytest

from headway.monitoring.actions import grant_leave
from headway.monitoring.models import LeaveEntry
from headway.platform.errors import Rejected
from headway.platform.models import AuditEvent
from tests.company import Company, make_company


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def grant(company: Company, by: str = "mona", to: str = "priya", **more: Any) -> LeaveEntry:
    base: dict[str, Any] = {
        "hundredths": 250,
        "on": date(2026, 9, 1),
        "expires_on": date(2026, 12, 31),
        "source_key": "reward:1",
    }
    return await grant_leave(company.actor(by), employee_id=company.people[to].id, **base | more)


async def test_the_same_source_grants_once(company: Company) -> None:
    first = await grant(company)
    again = await grant(company, hundredths=900)
    assert (again.id, again.hundredths, await LeaveEntry.all().count()) == (first.id, 250, 1)
    assert [row.action for row in await AuditEvent.all()] == ["grant_leave"]
    await grant(company, source_key="reward:2")
    assert await LeaveEntry.all().count() == 2


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"to": "mona"}, "OWN_RECORD"),
        ({"hundredths": 0}, "OUT_OF_RANGE"),
        ({"hundredths": -100}, "OUT_OF_RANGE"),
        ({"hundredths": 36_501}, "OUT_OF_RANGE"),
        ({"expires_on": date(2026, 8, 31)}, "INVALID"),
        ({"source_key": ""}, "REQUIRED"),
    ],
)
async def test_what_is_not_granted(company: Company, more: dict[str, Any], code: str) -> None:
    with pytest.raises(Rejected) as refusal:
        await grant(company, **more)
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert not await LeaveEntry.all().exists()
