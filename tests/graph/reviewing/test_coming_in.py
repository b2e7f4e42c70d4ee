"""How the forms of a cycle come in, and which of its people a list shows, for who may know."""

from datetime import date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.reviewing.models import Review, ReviewCycle
from headway.reviewing.rules import CycleState, ReviewState
from tests.reviews import MANAGER, NOON, SELF, Ask, Company, form, launched, make_company

COMING_IN = """query($id: ID!) { reviewCycle(id: $id) {
    handedIn { direction total done dueOn low high days { on done } }
    departments { people department { name } } } }"""
SHOWN = """query($id: ID!, $where: ParticipantFilter) { reviewCycle(id: $id) {
    participants(where: $where) { totalCount nodes { employee { name } } } } }"""


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def asked(ask: Ask, company: Company, cycle: ReviewCycle, name: str, query: str, **more: Any) -> Any:
    found = await ask(query, {"id": global_id("ReviewCycle", cycle.id), **more}, as_=company.actor(name))
    assert found.errors is None
    return found.data["reviewCycle"]


async def handed_in(cycle: ReviewCycle, company: Company, name: str, at: datetime) -> None:
    it = await form(cycle, company.people[name], SELF)
    await Review.filter(id=it.id).update(state=ReviewState.SUBMITTED, submitted_at=at, started_at=at)


async def test_forms_come_in_day_by_day(ask: Ask, company: Company, clock: ModuleType) -> None:
    cycle = await launched(company, "eli", "pia", "mona", by="alma")
    await handed_in(cycle, company, "eli", NOON + timedelta(days=1))
    await handed_in(cycle, company, "pia", NOON + timedelta(days=5))
    clock.set_for_tests(NOON + timedelta(days=6))
    seen = await asked(ask, company, cycle, "alma", COMING_IN)
    by_self, by_manager = seen["handedIn"]
    assert (by_self["direction"], by_self["total"], by_self["done"]) == ("SELF", 3, 2)
    assert by_self["days"] == [
        {"on": f"2026-11-{day}", "done": done}
        for day, done in ((20, 0), (21, 1), (22, 1), (23, 1), (24, 1), (25, 2), (26, 2))
    ]
    # One in three days for five more days, give or take; nothing is known of managers yet.
    assert (by_self["low"], by_self["high"]) == (2, 3)
    assert (by_manager["total"], by_manager["done"], by_manager["low"]) == (3, 0, None)
    assert seen["departments"] == [{"people": 3, "department": {"name": "Support"}}]
    for name in ("eli", "mona", "ada", "otto"):
        told = await asked(ask, company, cycle, name, COMING_IN)
        assert told is None or told["handedIn"] == []


async def test_people_are_found_by_what_is_missing(ask: Ask, company: Company, clock: ModuleType) -> None:
    cycle = await launched(company, "eli", "pia", "mona", by="alma")
    await handed_in(cycle, company, "eli", NOON)
    late = await form(cycle, company.people["pia"], MANAGER)
    await Review.filter(id=late.id).update(due_on=date(2026, 11, 19))

    async def names(who: str, **where: Any) -> list[str]:
        found = await asked(ask, company, cycle, who, SHOWN, where=where)
        shown = found["participants"] if found else {"nodes": []}
        assert len(shown["nodes"]) == shown.get("totalCount", 0)
        return [it["employee"]["name"] for it in shown["nodes"]]

    assert await names("hanna", missing="SELF") == ["Mona", "Pia"]
    assert await names("hanna", missing="MANAGER") == ["Eli", "Mona", "Pia"]
    assert await names("hanna", late=True) == ["Pia"]
    assert await names("hanna", late=False) == ["Eli", "Mona"]
    # Who runs the cycle without looking after its people learns nothing of their forms.
    assert await names("alma", missing="SELF") == []
    assert await names("mona", missing="SELF") == ["Mona", "Pia"]
    assert await names("otto", missing="SELF") == []
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.CLOSED)
    assert await names("eli", missing="MANAGER") == []
