"""Whom news of cycles name: who writes beside a self review, and who launched it of everybody to decide about."""

from datetime import date
from types import ModuleType
from typing import Any

import pytest

from headway.people.models import Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.models import OutboxEvent
from headway.reviewing.actions.succeeding import follow_people
from headway.reviewing.notices import NOTICES
from tests.factories import make_employee
from tests.lives.test_hard_cases import change_manager
from tests.reviews import SELF, Company, form, launched, make_company


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def named(payload: dict[str, Any], event: str) -> dict[str, list[Any]]:
    """Whom each notice of an event names; those that name nobody are left out."""
    found = {it.kind: list(await it.to(payload)) for it in NOTICES if it.event == event}
    return {kind: ids for kind, ids in found.items() if ids}


async def test_who_writes_beside_it_hears_of_a_self_review(company: Company) -> None:
    own = await form(await launched(company), company.people["eli"], SELF)
    told = await named({"review_id": str(own.id)}, "ReviewSubmitted")
    assert told == {"SELF_REVIEW_HANDED_IN": [company.people["mona"].id]}


async def test_who_launched_a_cycle_hears_once_of_each_to_decide_about(
    company: Company, clock: ModuleType
) -> None:
    cycle = await launched(company, "eli", "pia")
    await change_manager(company, "eli", "omar", date(2026, 9, 22))
    await Employee.filter(id=company.people["pia"].id).update(status=EmployeeStatus.LEFT)
    for _ in range(2):
        await follow_people()
    news = await OutboxEvent.filter(kind="PeopleToDecideAbout").order_by("id")
    told = [await named(it.payload, it.kind) for it in news]
    hanna = [company.people["hanna"].id]
    assert sorted(kind for one in told for kind in one) == ["CYCLE_LEFT", "CYCLE_MANAGER_CHANGED"]
    assert all(ids == hanna for one in told for ids in one.values())
    assert {it.payload["cycle_id"] for it in news} == {str(cycle.id)}
    # Nobody hears of somebody who joined where only named people take part.
    await make_employee("Nora", department=company.support, hired_on=clock.today())
    await follow_people()
    assert await OutboxEvent.filter(kind="PeopleToDecideAbout").count() == 2
