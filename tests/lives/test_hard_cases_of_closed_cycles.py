"""The hard case of facts that come after a cycle had closed, under its name."""

from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from headway.graph.ids import global_id
from headway.people.models import Assignment, Pay
from headway.planning.models import Goal
from headway.planning.rules import Visibility
from headway.platform.models import OutboxEvent
from headway.reviewing.actions.closed_data import notice_closed_data
from headway.reviewing.models import ClosedDataChange, Review, ReviewCycle
from headway.reviewing.rules import ClosedDataKind, CycleState, ReviewState
from tests.company import make_key_result, make_update
from tests.factories import make_reporting_line
from tests.reviews import MANAGER, Ask, Company, do, events, form, launched, make_company, refusals

CLOSED_AT = datetime(2027, 1, 20, 12, tzinfo=UTC)
SEEN = """query($id: ID!) { reviewCycle(id: $id) { closedDataChanges {
    id kind effectiveOn recordedAt settledAt reason message participant { employee { name } } goal { title } } } }"""
TASKS = "{ viewer { tasks { kind title detail href } } }"


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def closed(company: Company, clock: ModuleType) -> ReviewCycle:
    """A cycle of Eli and Hanna that closed with a signed review, some days ago."""
    cycle = await launched(company, "eli", "hanna", by="alma")
    signed = await form(cycle, company.people["eli"], MANAGER)
    await Review.filter(id=signed.id).update(state=ReviewState.SIGNED, overall_rating=4)
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.CLOSED, closed_at=CLOSED_AT)
    clock.set_for_tests(CLOSED_AT + timedelta(days=9))
    return cycle


async def late_facts(company: Company, who: str, *, recorded: timedelta, on: date = date(2026, 9, 1)) -> None:
    """Another manager, role, pay and value of a goal from a day on, recorded so long after the cycle closed."""
    person, at = company.people[who], CLOSED_AT + recorded
    line = await make_reporting_line(person, company.people["omar"], valid_from=on)
    await type(line).filter(id=line.id).update(recorded_at=at)
    said: dict[str, Any] = {"employee_id": person.id, "valid_from": on, "recorded_at": at, "source": "HR"}
    await Assignment.create(id=uuid4(), title="Lead", level=4, **said)
    await Pay.create(id=uuid4(), amount_minor=1, currency="EUR", **said)


async def value(company: Company, goal: Goal, *, recorded: timedelta, on: date = date(2026, 12, 1)) -> None:
    key_result = await make_key_result(goal)
    await make_update(key_result, company.people["eli"], effective_on=on, recorded_at=CLOSED_AT + recorded)


async def seen(ask: Ask, company: Company, cycle: ReviewCycle, name: str) -> list[dict[str, Any]]:
    found = await ask(SEEN, {"id": global_id("ReviewCycle", cycle.id)}, as_=company.actor(name))
    shown = found.data["reviewCycle"]
    return shown["closedDataChanges"] if shown else []


async def test_backdated_manager_pay_or_goal_value(ask: Ask, company: Company, clock: ModuleType) -> None:
    """What is backdated into a closed cycle is noticed once, changes nothing signed, and waits for HR's word."""
    cycle = await closed(company, clock)
    before = await Review.filter(cycle_id=cycle.id).order_by("id").values()
    goal = await Goal.get(owner=company.people["eli"])
    secret = await Goal.get(owner=company.people["pia"])
    await Goal.filter(id=secret.id).update(owner_id=company.people["eli"].id, visibility=Visibility.PRIVATE)
    await late_facts(company, "eli", recorded=timedelta(days=8))
    await value(company, goal, recorded=timedelta(days=8))
    await value(company, secret, recorded=timedelta(days=8))
    # Nothing of these touches it: recorded in time, about later days, as known, or of somebody else.
    await late_facts(company, "hanna", recorded=-timedelta(days=8))
    await late_facts(company, "hanna", recorded=timedelta(days=8), on=date(2027, 1, 1))
    await make_reporting_line(company.people["hanna"], company.people["ada"], valid_from=date(2026, 8, 1))
    await late_facts(company, "pia", recorded=timedelta(days=8))
    assert await notice_closed_data() == 4
    assert await notice_closed_data() == 0
    assert await Review.filter(cycle_id=cycle.id).order_by("id").values() == before
    assert await OutboxEvent.filter(kind="ClosedDataAffected").count() == 1

    changes = await seen(ask, company, cycle, "hanna")
    assert {(it["kind"], it["effectiveOn"]) for it in changes} == {
        ("MANAGER", "2026-09-01"), ("ROLE", "2026-09-01"), ("PAY", "2026-09-01"), ("GOAL_VALUE", "2026-12-01"),
    }  # fmt: skip
    assert {it["participant"]["employee"]["name"] for it in changes} == {"Eli"}
    assert [it["goal"] for it in changes if it["goal"]] == [{"title": "Goal of eli"}]
    assert "Other pay from 2026-09-01 was recorded on 2027-01-28, after the cycle had closed." in {
        it["message"] for it in changes
    }
    asked = await ask(TASKS, as_=company.actor("hanna"))
    assert [it for it in asked.data["viewer"]["tasks"] if it["kind"] == "SETTLE_CLOSED_DATA"] == [
        {
            "kind": "SETTLE_CLOSED_DATA",
            "title": "Closed data affected: 4 late facts",
            "detail": "H2 2026 · recorded yesterday · nothing signed changes by itself",
            "href": f"/admin/cycles/{global_id('ReviewCycle', cycle.id)}",
        }
    ]
    for name in ("eli", "mona", "omar", "otto", "alma", "nobody", "token"):
        assert await seen(ask, company, cycle, name) == []


async def test_closed_data_is_settled_with_a_reason(ask: Ask, company: Company, clock: ModuleType) -> None:
    cycle = await closed(company, clock)
    await late_facts(company, "eli", recorded=timedelta(days=8))
    await notice_closed_data()
    ids = [it["id"] for it in await seen(ask, company, cycle, "hanna")]
    hanna = company.actor("hanna")
    for name in ("eli", "mona", "otto", "alma"):
        refused = await do(ask, company.actor(name), "SettleClosedData", ids=ids, reason="Mine.")
        assert refusals(refused) == [("NOT_FOUND", "ids")]
    assert refusals(await do(ask, hanna, "SettleClosedData", ids=ids, reason=" ")) == [("REQUIRED", "reason")]
    assert refusals(await do(ask, hanna, "SettleClosedData", ids=ids * 40, reason="All.")) == [
        ("TOO_MANY", "ids")
    ]
    assert await ClosedDataChange.filter(settled_at__isnull=False).count() == 0
    told = await do(
        ask, hanna, "SettleClosedData", ids=ids[:2], reason="The pay of then was agreed without it."
    )
    assert [it["reason"] for it in told["changes"]] == ["The pay of then was agreed without it."] * 2
    again = await do(ask, hanna, "SettleClosedData", ids=ids, reason="All of them.")
    assert refusals(again) == [("CONFLICT", "ids")]
    assert await ClosedDataChange.filter(settled_at__isnull=True).count() == 1
    assert await events("settle_closed_data") == 2


async def test_nobody_settles_what_is_about_themselves(ask: Ask, company: Company, clock: ModuleType) -> None:
    cycle = await closed(company, clock)
    await late_facts(company, "hanna", recorded=timedelta(days=8))
    assert await notice_closed_data() == 3
    assert await seen(ask, company, cycle, "hanna") == []
    own = await ClosedDataChange.get(kind=ClosedDataKind.PAY)
    told = await do(
        ask,
        company.actor("hanna"),
        "SettleClosedData",
        ids=[global_id("ClosedDataChange", own.id)],
        reason="Mine.",
    )
    assert refusals(told) == [("NOT_FOUND", "ids")]
    assert (await ClosedDataChange.get(id=own.id)).settled_at is None
