"""From proposal to effect: each kind becomes real, once, on its day."""

from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import pytest

from headway.monitoring.models import LeaveEntry
from headway.people.models import Assignment, Pay
from headway.people.reads import pay_on
from headway.platform.models import AuditEvent
from headway.rewarding.jobs import Executed, execute_due
from headway.rewarding.models import Budget, ProjectLead
from tests.conftest import Ask
from tests.rewards import (
    Company,
    approved,
    codes,
    executed,
    make_budgets,
    make_company,
    move,
    stored,
    tell,
    told,
)

NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    return company


async def test_a_raise_is_paid_from_its_day_on_and_not_before(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    reward = await told(ask, company, "RAISE")
    assert reward["state"] == "COMMUNICATED"
    assert reward["summary"] == "Raise +4.0%: €38,400 → €39,940"
    assert reward["percent"] == "4.0104"
    assert reward["cost"] == {"amount": "1540.00", "currency": "EUR"}
    early = await move(ask, company, "executeReward", reward, by="hanna")
    assert codes(early) == [("WRONG_STATE", "id")]
    assert await execute_due(date(2026, 12, 31)) == Executed(0, 0)
    assert await Pay.all().count() == 1
    clock.set_for_tests(datetime(2027, 1, 1, 6, tzinfo=UTC))
    assert await execute_due(NEW_YEAR) == Executed(1, 0)
    assert await execute_due(NEW_YEAR) == Executed(0, 0)
    paul = company.people["paul"].id
    assert (await pay_on([paul], date(2026, 12, 31)))[paul].amount_minor == 3_840_000
    assert (await pay_on([paul], NEW_YEAR))[paul].amount_minor == 3_994_000
    assert (await stored(reward)).state == "EXECUTED"
    budget = await Budget.get(kind="RAISE")
    assert (budget.committed, budget.executed) == (154_000, 154_000)


async def test_a_promotion_changes_role_and_pay(ask: Ask, company: Company) -> None:
    reward = await executed(ask, company, "PROMOTION")
    assert reward["summary"] == "Promotion to Team lead (level 5), +9.4%: €38,400 → €42,000"
    role = await Assignment.get(employee=company.people["paul"])
    assert (role.title, role.level, role.valid_from) == ("Team lead", 5, date(2026, 11, 20))
    await company.people["paul"].refresh_from_db()
    assert company.people["paul"].title == "Team lead"
    assert await Pay.filter(amount_minor=4_200_000, valid_from=date(2026, 11, 20)).count() == 1


async def test_a_promotion_without_a_raise_costs_nothing(ask: Ask, company: Company) -> None:
    await Budget.all().delete()
    reward = await executed(ask, company, "PROMOTION", newPay=None)
    assert reward["state"] == "EXECUTED"
    assert reward["summary"] == "Promotion to Team lead (level 5)"
    assert await Pay.all().count() == 1


async def test_vacation_days_are_granted_until_they_expire(ask: Ask, company: Company) -> None:
    reward = await executed(ask, company, "VACATION")
    assert reward["summary"] == "2.5 days of extra vacation, to be taken by 31 Mar 2027"
    entry = await LeaveEntry.get(employee=company.people["paul"])
    assert (entry.hundredths, entry.expires_on, entry.kind) == (250, date(2027, 3, 31), "GRANTED")
    assert (await Budget.get(kind="VACATION")).executed == 250


async def test_the_lead_of_a_project_is_held_for_its_term(ask: Ask, company: Company) -> None:
    await executed(ask, company, "PROJECT_LEAD")
    lead = await ProjectLead.get(employee=company.people["paul"])
    assert (lead.project, lead.starts_on, lead.ends_on) == ("Hub move", date(2026, 11, 20), date(2027, 4, 30))
    assert (await Budget.get(kind="PROJECT_LEAD")).executed == 1


async def test_executing_twice_is_a_conflict_and_happens_once(ask: Ask, company: Company) -> None:
    reward = await told(ask, company, "VACATION", effectiveOn="2026-11-20")
    assert (await move(ask, company, "executeReward", reward, by="hanna"))["state"] == "EXECUTED"
    again = await move(ask, company, "executeReward", reward, by="hugo")
    assert codes(again) == [("CONFLICT", "version")]
    assert again["current"]["state"] == "EXECUTED"
    assert await LeaveEntry.all().count() == 1


async def test_pay_that_changed_meanwhile_stops_the_raise(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    reward = await told(ask, company, "RAISE")
    await Pay.filter(employee=company.people["paul"]).update(amount_minor=3_900_000)
    clock.set_for_tests(datetime(2027, 1, 2, tzinfo=UTC))
    assert await execute_due(NEW_YEAR) == Executed(0, 1)
    refused = await move(ask, company, "executeReward", reward, by="hanna")
    assert codes(refused) == [("WRONG_STATE", "id")]
    assert (await stored(reward)).state == "COMMUNICATED"
    assert await Pay.all().count() == 1


async def test_who_left_gets_nothing_any_more(ask: Ask, company: Company) -> None:
    reward = await told(ask, company, "BONUS", effectiveOn="2026-11-20")
    await company.people["paul"].filter(id=company.people["paul"].id).update(status="LEFT")
    assert codes(await move(ask, company, "executeReward", reward, by="hanna")) == [("WRONG_STATE", "id")]
    assert (await stored(reward)).state == "COMMUNICATED"


async def test_withdrawing_frees_the_budget(ask: Ask, company: Company) -> None:
    reward = await approved(ask, company)
    assert (await Budget.get(kind="BONUS")).committed == 60_000
    assert codes(await move(ask, company, "withdrawReward", reward, by="vera")) == [("FORBIDDEN", "id")]
    missing = await move(ask, company, "withdrawReward", reward, by="mona", reason=" ")
    assert codes(missing) == [("REQUIRED", "reason")]
    gone = await move(ask, company, "withdrawReward", reward, by="mona")
    assert (gone["state"], gone["decidedReason"]) == ("WITHDRAWN", "Another time.")
    assert (await Budget.get(kind="BONUS")).committed == 0
    assert codes(await move(ask, company, "withdrawReward", gone, by="mona")) == [("WRONG_STATE", "id")]


async def test_only_an_approved_reward_is_told_by_proposer_or_direct_manager(
    ask: Ask, company: Company
) -> None:
    reward = await approved(ask, company)
    assert codes(await move(ask, company, "communicateReward", reward, by="vera")) == [("FORBIDDEN", "id")]
    known = await tell(ask, company, reward, by="mona")
    assert codes(await move(ask, company, "communicateReward", known, by="mona")) == [("WRONG_STATE", "id")]


async def test_every_step_is_in_the_audit_log(ask: Ask, company: Company) -> None:
    reward = await executed(ask, company, "RAISE")
    row = await stored(reward)
    seen: list[Any] = (
        await AuditEvent.filter(object_id=row.id).order_by("id").values_list("action", flat=True)
    )
    assert seen == [
        "propose_reward",
        "approve_reward",
        "approve_reward",
        "communicate_reward",
        "tell_reward",
        "execute_reward",
    ]
    assert await AuditEvent.filter(action="set_pay", actor_name="Hanna Berg").count() == 1
    assert await AuditEvent.filter(action="decide_reward").count() == 2
