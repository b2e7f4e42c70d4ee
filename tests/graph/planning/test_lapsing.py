"""How long a goal may wait to be closed is said by the organisation."""

from datetime import UTC, datetime
from typing import Any

import pytest

from headway.planning.actions import lapse_goals
from headway.planning.models import Goal
from headway.platform import clock as headway_clock
from headway.platform.models import AuditEvent, Organisation
from tests.company import NOON, REFUSED, Company, codes, data, make_company, make_goal, payload
from tests.conftest import Ask

CHANGE = f"""mutation($input: ChangeLapsingInput!) {{ changeLapsing(input: $input) {{
    ... on ChangeLapsingPayload {{ organisation {{ version goalsLapseAfter }} }} {REFUSED} }} }}"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    stamps: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}
    await Organisation.create(name="Meridian", currency="EUR", settings={"managers_see_pay": True}, **stamps)
    return await make_company()


async def test_goals_lapse_when_the_organisation_says(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    seen = data(await ask("{ viewer { organisation { goalsLapseAfter } } }", as_=company.actor("priya")))
    assert seen == {"viewer": {"organisation": {"goalsLapseAfter": 30}}}
    changed = payload(
        await ask(CHANGE, {"input": {"version": 1, "days": 7}}, as_=company.actor("admin")), "changeLapsing"
    )
    assert changed == {"organisation": {"version": 2, "goalsLapseAfter": 7}}
    assert (await Organisation.get()).settings == {"managers_see_pay": True, "goals_lapse_after": 7}
    assert await AuditEvent.filter(action="change_lapsing").count() == 1
    for day, lapsed in ((7, 0), (8, 1)):
        now = datetime(2027, 1, day, 1, tzinfo=UTC)
        headway_clock.set_for_tests(now)
        assert await lapse_goals(now) == lapsed
    assert (await Goal.get(id=goal.id)).outcome == "LAPSED"


async def test_who_may_not_change_it_and_what_it_may_not_be(ask: Ask, company: Company) -> None:
    async def refused(by: str, version: int, days: int) -> list[str]:
        said = {"input": {"version": version, "days": days}}
        return codes(await ask(CHANGE, said, as_=company.actor(by)), "changeLapsing")

    for by in ("priya", "mona", "ada", "integration"):
        assert await refused(by, 1, 14) == ["FORBIDDEN "], by
    for days in (6, 366, -1):
        assert await refused("admin", 1, days) == ["OUT_OF_RANGE days"], days
    assert await refused("admin", 2, 14) == ["CONFLICT version"]
    kept = await Organisation.get()
    assert (kept.version, kept.settings) == (1, {"managers_see_pay": True})
