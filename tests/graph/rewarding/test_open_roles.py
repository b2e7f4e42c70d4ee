"""A promotion and the open role that it fills: one place for one person, taken and given back with the promotion."""

import asyncio
from collections import Counter
from datetime import timedelta
from itertools import chain
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Assignment, Employee, RoleProfile, Vacancy, VacancyFilling
from headway.people.rules.vocabulary import VacancyState
from headway.platform.database import open_database
from headway.rewarding.models import Reward
from headway.rewarding.rules import RewardKind
from tests.company import data
from tests.conftest import Ask
from tests.databases import Databases
from tests.graph.rewarding.processes import asking, race, start
from tests.rewards import (
    NOON,
    TODAY,
    Company,
    approved,
    codes,
    euros,
    executed,
    make_budget,
    make_budgets,
    make_company,
    move,
    propose,
    run,
    stored,
    told,
)

STAMPS: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    return company


async def make_role(name: str = "Team lead") -> RoleProfile:
    return await RoleProfile.create(name=name, level=5, **STAMPS)


async def open_role(company: Company, role: RoleProfile, **changes: Any) -> Vacancy:
    day: dict[str, Any] = {"opened_on": TODAY - timedelta(days=9), "wanted_by": TODAY + timedelta(days=60)}
    return await Vacancy.create(role_profile=role, department=company.support, **STAMPS, **day | changes)


def filling(vacancy: Vacancy) -> dict[str, Any]:
    return {"vacancyId": global_id("Vacancy", vacancy.id)}


async def standing(vacancy: Vacancy) -> tuple[VacancyState, int, int]:
    """Its state, how many places it says are filled, and how many people have one."""
    row = await Vacancy.get(id=vacancy.id)
    return row.state, row.filled, await VacancyFilling.filter(vacancy_id=vacancy.id).count()


async def test_the_place_is_taken_with_the_promotion_and_free_again_with_its_reversal(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    role = await make_role()
    vacancy = await open_role(company, role)
    waiting = await told(ask, company, "PROMOTION", effectiveOn=str(TODAY), **filling(vacancy))
    assert (await stored(waiting)).new_role_profile_id == role.id
    assert await standing(vacancy) == (VacancyState.OPEN, 0, 0)
    reward = await move(ask, company, "executeReward", waiting, by="hanna")
    assert await standing(vacancy) == (VacancyState.FILLED, 1, 1)
    taken, held = await VacancyFilling.get(), await Assignment.get(source="reward")
    assert (taken.employee_id, taken.assignment_id, taken.starts_on) == (
        company.people["paul"].id,
        held.id,
        TODAY,
    )
    asked = await move(ask, company, "askReversal", reward, by="hanna")
    # Nobody wrote down what Paul was before, so nothing can be undone, and nothing is.
    assert codes(await move(ask, company, "confirmReversal", asked, by="hugo")) == [("WRONG_STATE", "id")]
    assert await standing(vacancy) == (VacancyState.FILLED, 1, 1)
    before: dict[str, Any] = {"title": "Agent", "level": 4, "valid_from": TODAY - timedelta(days=200)}
    await Assignment.create(employee=company.people["paul"], recorded_at=NOON, source="import", **before)
    # Of two roles from the same day on, the one that was recorded last is held.
    clock.set_for_tests(NOON + timedelta(minutes=1))
    undone = await move(ask, company, "confirmReversal", asked, by="hugo")
    assert undone["state"] == "REVERSED"
    assert await standing(vacancy) == (VacancyState.OPEN, 0, 0)
    assert (await Employee.get(id=company.people["paul"].id)).title == "Agent"


async def test_title_and_level_are_those_of_the_role_where_nothing_else_is_said(
    ask: Ask, company: Company
) -> None:
    vacancy = await open_role(company, await make_role())
    reward = await propose(ask, company, "PROMOTION", newTitle=None, newLevel=None, **filling(vacancy))
    assert (reward["newTitle"], reward["newLevel"]) == ("Team lead", 5)


async def test_both_sides_show_the_link_to_who_may_see_the_reward(ask: Ask, company: Company) -> None:
    vacancy = await open_role(company, await make_role())
    reward = await propose(ask, company, "PROMOTION", **filling(vacancy))
    asked = """query($reward: ID!, $vacancy: ID!) { reward(id: $reward) { vacancy { roleProfile { name } } }
        vacancy(id: $vacancy) { placesLeft promotions { id } } }"""
    variables = {"reward": reward["id"], "vacancy": global_id("Vacancy", vacancy.id)}

    async def seen(name: str) -> tuple[Any, Any]:
        found = data(await ask(asked, variables, as_=company.actor(name)))
        return found["reward"], found["vacancy"]["promotions"]

    both = ({"vacancy": {"roleProfile": {"name": "Team lead"}}}, [{"id": reward["id"]}])
    assert [await seen(name) for name in ("mona", "vera", "hanna")] == [both] * 3
    assert [await seen(name) for name in ("paul", "rita", "otto", "alma")] == [(None, [])] * 4


@pytest.mark.parametrize(
    ("kind", "changes", "role", "expected"),
    [
        ("RAISE", {}, {}, ("NOT_FOUND", "vacancyId")),
        ("PROMOTION", {}, {"state": VacancyState.FILLED, "filled": 1}, ("WRONG_STATE", "vacancyId")),
        ("PROMOTION", {}, {"state": VacancyState.WITHDRAWN}, ("WRONG_STATE", "vacancyId")),
        ("PROMOTION", {"effectiveOn": str(TODAY - timedelta(days=10))}, {}, ("OUT_OF_RANGE", "effectiveOn")),
        ("PROMOTION", {"vacancyId": "nonsense"}, {}, ("NOT_FOUND", "vacancyId")),
    ],
)  # fmt: skip
async def test_an_open_role_that_does_not_fit_is_refused(
    ask: Ask,
    company: Company,
    kind: str,
    changes: dict[str, Any],
    role: dict[str, Any],
    expected: tuple[str, str],
) -> None:
    vacancy = await open_role(company, await make_role(), **role)
    assert codes(await propose(ask, company, kind, **filling(vacancy) | changes)) == [expected]
    assert await Reward.all().count() == 0


async def test_another_role_and_a_second_place_are_refused(ask: Ask, company: Company) -> None:
    vacancy, other = await open_role(company, await make_role(), places=2), await make_role("Planner")
    profile = {"newRoleProfileId": global_id("RoleProfile", other.id)}
    assert codes(await propose(ask, company, "PROMOTION", **filling(vacancy), **profile)) == [
        ("INVALID", "newRoleProfileId")
    ]
    await executed(ask, company, "PROMOTION", **filling(vacancy))
    again = await propose(
        ask, company, "PROMOTION", newTitle="Other", newPay=euros("50000"), **filling(vacancy)
    )
    assert codes(again) == [("DUPLICATE", "vacancyId")]


async def promotion_of_rita(ask: Ask, company: Company, vacancy: Vacancy) -> dict[str, Any]:
    terms: dict[str, Any] = {"employeeId": company.id_of("rita"), "newPay": None, "effectiveOn": str(TODAY)}
    return await propose(ask, company, "PROMOTION", **filling(vacancy), **terms)


async def test_a_place_that_was_promised_is_promised_once(ask: Ask, company: Company) -> None:
    vacancy = await open_role(company, await make_role())
    second = await promotion_of_rita(ask, company, vacancy)
    second = await move(ask, company, "approveReward", second, by="vera")
    first = await approved(ask, company, "PROMOTION", **filling(vacancy))
    assert first["state"] == "COMMITTED"
    assert codes(await move(ask, company, "approveReward", second, by="hanna")) == [("WRONG_STATE", "id")]
    gone = await move(ask, company, "withdrawReward", first, by="mona")
    assert gone["state"] == "WITHDRAWN"
    assert (await move(ask, company, "approveReward", second, by="hanna"))["state"] == "COMMITTED"


async def test_a_place_that_hr_gave_away_by_hand_stops_the_promotion_and_nothing_is_half_done(
    ask: Ask, company: Company
) -> None:
    vacancy = await open_role(company, await make_role())
    waiting = await told(ask, company, "PROMOTION", effectiveOn=str(TODAY), **filling(vacancy))
    given = {"id": filling(vacancy)["vacancyId"], "version": 1, "startsOn": str(TODAY)}
    text = """mutation($input: FillVacancyInput!) { fillVacancy(input: $input) {
        ... on FillVacancyPayload { vacancy { state } } ... on UserErrors { errors { code } } } }"""
    by_hand = await ask(
        text, {"input": given | {"employeeId": company.id_of("rita")}}, as_=company.actor("hanna")
    )
    assert data(by_hand)["fillVacancy"] == {"vacancy": {"state": "FILLED"}}
    roles = await Assignment.all().count()
    refused = await run(
        ask, "executeReward", {"id": waiting["id"], "version": waiting["version"]}, as_=company.actor("hanna")
    )
    assert codes(refused) == [("WRONG_STATE", "id")]
    assert "one more" in refused["errors"][0]["message"]
    assert await Assignment.all().count() == roles
    await Vacancy.all().update(places=2, state=VacancyState.OPEN)
    assert (await move(ask, company, "executeReward", waiting, by="hanna"))["state"] == "EXECUTED"
    assert await standing(vacancy) == (VacancyState.FILLED, 2, 2)


async def test_who_has_the_place_already_is_promoted_into_it(ask: Ask, company: Company) -> None:
    role = await make_role()
    vacancy = await open_role(company, role)
    waiting = await told(ask, company, "PROMOTION", effectiveOn=str(TODAY), **filling(vacancy))
    paul: dict[str, Any] = {"employee": company.people["paul"], "title": "Team lead", "level": 5}
    known: dict[str, Any] = {
        "valid_from": TODAY - timedelta(days=1),
        "recorded_at": NOON,
        "source": "vacancy",
    }
    held = await Assignment.create(role_profile=role, **paul, **known)
    taken: dict[str, Any] = {"assignment": held, "starts_on": held.valid_from, "recorded_at": NOON}
    await VacancyFilling.create(vacancy=vacancy, employee=company.people["paul"], **taken)
    await Vacancy.all().update(filled=1, state=VacancyState.FILLED)
    assert (await move(ask, company, "executeReward", waiting, by="hanna"))["state"] == "EXECUTED"
    assert await standing(vacancy) == (VacancyState.FILLED, 1, 1)


async def test_two_processes_promise_the_last_places_once(databases: Databases, clock: ModuleType) -> None:
    url = databases.headway()
    async with open_database(url):
        company = await make_company()
        await make_budget(company, RewardKind.PROMOTION, 100_000_000)
        vacancy = await open_role(company, await make_role(), places=3)
        for _ in range(8):
            reward = await propose(asking, company, "PROMOTION", **filling(vacancy))
            await move(asking, company, "approveReward", reward, by="vera")
        rewards = await Reward.all()
        racing = [start(url, company, "approve_reward", "hanna", half) for half in (rewards[:4], rewards[4:])]
        outcomes = await asyncio.to_thread(race, *racing)
        assert Counter(chain(*outcomes)) == {"COMMITTED": 3, "WRONG_STATE": 5}
