"""Candidates for roles through the graph: ranked once more in Python, who is told, and what without the extra is said."""

from itertools import permutations
from types import ModuleType
from typing import Any

import pytest

from headway.people.models import Employee, Pay, RequiredSkill, RoleProfile, SkillLevel, Vacancy
from headway.people.rules.vocabulary import EmploymentType, VacancyState
from headway.planning.rules.development import PlanState
from headway.platform.actor import Scope
from tests.company import NOON, TODAY, Company, data, gid
from tests.conftest import Ask
from tests.growth import STAMPS, make_desks, make_plan

FIT = "fragment F on RoleFit { employee { id name } met readiness reasons skills { skill { id name } required estimate met } }"
ASKED = (
    """query($role: ID!, $roles: [ID!]!) { viewer { candidates(roleId: $role, first: 50) { role { name } considered nearest { place tied wishes fit { ...F } } }
    roleFilling(roleIds: $roles) { needsNumbers filled { role { name } fit { ...F } } }
    succession { now oneYear holder { name } role { name } nearest { ...F } } } } """
    + FIT
)
WORTH = {"REVIEW": 100, "MANAGER": 90, "COURSE": 70, "IMPORT": 60, "SELF": 40}


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    return await make_desks()


async def seen(
    ask: Ask, company: Company, name: str, role: RoleProfile, *roles: RoleProfile, **changes: Any
) -> Any:
    variables = {"role": gid(role), "roles": [gid(it) for it in roles or (role,)]}
    return data(await ask(ASKED, variables, as_=company.actor(name, **changes)))["viewer"]


async def missing_again(person: Employee, role: RoleProfile) -> tuple[int, bool]:
    """What is missing of the levels a role asks for, by how much is asked for; and whether anything is known."""
    total, known = 0, False
    for asked in await RequiredSkill.filter(role_profile=role):
        worth = level = 0
        for row in await SkillLevel.filter(employee=person, skill_id=asked.skill_id):
            days = (TODAY - row.valid_from).days
            weight = WORTH[row.source] * (
                100 if days < 365 else 71 if days < 730 else 50 if days < 1460 else 25
            )
            worth, level = worth + weight, level + weight * row.level
        known = known or worth > 0
        total += max(0, asked.level * 100 - (level * 100 // worth if worth else 0)) * asked.level
    return total, known


async def test_the_nearest_are_those_that_counting_one_by_one_gives(ask: Ask, company: Company) -> None:
    first, second = await RoleProfile.all().order_by("name")
    plan, _ = await make_plan(company, "Night 1")
    await plan.fetch_related("owner")
    await type(plan).filter(id=plan.id).update(target_role_id=first.id, state=PlanState.ACTIVE)
    found = (await seen(ask, company, "vera", first))["candidates"]
    people = [
        it for name, it in company.people.items() if name[-1].isdigit() and it.role_profile_id == second.id
    ]
    expected = {it.name: await missing_again(it, first) for it in people}
    ranked = [it["fit"]["employee"]["name"] for it in found["nearest"]]
    assert set(ranked) == {name for name, (_, known) in expected.items() if known}
    assert [expected[name][0] for name in ranked] == sorted(
        total for total, known in expected.values() if known
    )
    assert found["considered"] == len(ranked)
    assert {it["fit"]["employee"]["name"] for it in found["nearest"] if it["wishes"]} == {"Night 1"}


async def test_protected_attributes_change_nothing(ask: Ask, company: Company) -> None:
    role = await RoleProfile.all().order_by("name").first()
    assert role is not None
    before = [
        (it["place"], it["fit"]["employee"]["id"])
        for it in (await seen(ask, company, "vera", role))["candidates"]["nearest"]
    ]
    for number, (name, person) in enumerate(company.people.items()):
        if name[-1].isdigit():
            await Employee.filter(id=person.id).update(
                location=f"Place {number}", title="Elder", level=number % 7, locale="ar", time_zone="Asia/Tokyo", hired_on=TODAY,
                employment_percent=20 + number, employment_type=list(EmploymentType)[number % 6], search_name=f"z{99 - number}", name=f"N {99 - number}",
            )  # fmt: skip
            await Pay.create(employee=person, amount_minor=number, currency="EUR", valid_from=TODAY, recorded_at=NOON, source="test")  # fmt: skip
    after = [
        (it["place"], it["fit"]["employee"]["id"])
        for it in (await seen(ask, company, "vera", role))["candidates"]["nearest"]
    ]
    assert after == before


async def test_several_roles_are_filled_as_well_as_by_trying_all_ways(ask: Ask, company: Company) -> None:
    first, second = await RoleProfile.all().order_by("name")
    roles = (first, second, first)
    found = (await seen(ask, company, "vera", first, *roles))["roleFilling"]
    assert [it["role"]["name"] for it in found["filled"]] == ["Role 0", "Role 1", "Role 0"]
    people = [it for name, it in company.people.items() if name[-1].isdigit() and name != "Day 0"]
    costs = {}
    for person in people:
        for role in (first, second):
            asked = await RequiredSkill.filter(role_profile=role)
            whole = sum(it.level * it.level * 100 for it in asked)
            costs[person.name, role.id] = (
                whole if person.role_profile_id == role.id else (await missing_again(person, role))[0]
            )
    best = min(
        sum(costs[person.name, role.id] for person, role in zip(way, roles, strict=True))
        for way in permutations(people, 3)
    )
    chosen = [it["fit"]["employee"]["name"] for it in found["filled"]]
    assert len(set(chosen)) == 3
    assert sum(costs[name, role.id] for name, role in zip(chosen, roles, strict=True)) == best


FILLING = (
    "query($roles: [ID!]! = [], $open: [ID!]! = []) { viewer { roleFilling(roleIds: $roles, vacancyIds: $open) { filled { role { name } vacancy { id } fit { ...F } } } } } "
    + FIT
)


async def test_open_roles_are_filled_on_every_place_that_is_left(ask: Ask, company: Company) -> None:
    first, second = await RoleProfile.all().order_by("name")
    opened = {"department": company.support, "opened_on": TODAY, "wanted_by": TODAY, **STAMPS}
    two = await Vacancy.create(role_profile=first, places=3, filled=1, **opened)
    one = await Vacancy.create(role_profile=second, **opened)
    gone = await Vacancy.create(role_profile=second, state=VacancyState.WITHDRAWN, **opened)

    async def filled(**asked: Any) -> Any:
        found = data(await ask(FILLING, asked, as_=company.actor("vera")))
        return found["viewer"]["roleFilling"]["filled"]

    found = await filled(roles=[gid(second)], open=[gid(two), gid(one), gid(gone), gid(two)])
    assert [(it["role"]["name"], it["vacancy"] and it["vacancy"]["id"]) for it in found] == [
        ("Role 1", None), ("Role 0", gid(two)), ("Role 0", gid(two)), ("Role 1", gid(one)),
    ]  # fmt: skip
    same = await filled(roles=[gid(it) for it in (second, first, first, second)])
    assert [it["fit"] for it in found] == [it["fit"] for it in same]
    await Vacancy.filter(id=two.id).update(places=10)
    refused = await ask(FILLING, {"open": [gid(two)]}, as_=company.actor("vera"))
    assert refused.errors is not None
    assert "9 places" in refused.errors[0].message


async def test_without_the_extra_filling_says_that_it_needs_it(
    ask: Ask, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = await RoleProfile.all().order_by("name").first()
    assert role is not None
    monkeypatch.setattr("headway.insights.reads.candidates.find_spec", lambda _: None)
    found = await seen(ask, company, "vera", role)
    assert found["roleFilling"] == {"needsNumbers": True, "filled": []}
    assert found["candidates"]["nearest"] != []


async def test_who_could_follow_those_who_lead(ask: Ask, company: Company) -> None:
    first = await RoleProfile.get(name="Role 0")
    await Employee.filter(id=company.people["mona"].id).update(role_profile_id=first.id)
    [position] = (await seen(ask, company, "vera", first))["succession"]
    known = (await seen(ask, company, "vera", first))["candidates"]["nearest"]
    assert (position["holder"], position["role"]) == ({"name": "Mona"}, {"name": "Role 0"})
    assert position["nearest"] == [it["fit"] for it in known[:3]]
    ready = [it["fit"]["readiness"] for it in known]
    assert (position["now"], position["oneYear"]) == (ready.count("NOW"), ready.count("ONE_YEAR"))
    assert (await seen(ask, company, "mona", first))["succession"] == []
    # Nobody steps down: who holds a role of a higher level is no candidate.
    await RoleProfile.filter(name="Role 1").update(level=3)
    assert (await seen(ask, company, "vera", first))["candidates"] == {
        "role": {"name": "Role 0"},
        "considered": 0,
        "nearest": [],
    }


async def test_who_is_told(ask: Ask, company: Company) -> None:
    role = await RoleProfile.all().order_by("name").first()
    assert role is not None
    told = {}
    for name in (
        "vera",
        "mona",
        "tom",
        "ada",
        "hanna",
        "boris",
        "priya",
        "paul",
        "dora",
        "otto",
        "admin",
        "integration",
        "narrow",
        "nobody",
    ):
        found = await seen(ask, company, name, role)
        told[name] = (
            found["candidates"] and found["candidates"]["considered"],
            found["roleFilling"] is not None,
        )
    everybody = told["vera"][0]
    assert everybody >= 5
    assert told == {
        "vera": (everybody, True), "ada": (everybody, True), "tom": (everybody, True), "mona": (0, True),
        "hanna": (0, True), "boris": (0, True),
    } | dict.fromkeys(("priya", "paul", "dora", "otto", "admin", "integration", "narrow", "nobody"), (None, False))  # fmt: skip
    for missing in (Scope.INSIGHTS_READ, Scope.PEOPLE_READ):
        found = await seen(ask, company, "vera", role, scopes=frozenset(Scope) - {missing})
        assert (found["candidates"], found["roleFilling"], found["succession"]) == (None, None, [])
    assert (await seen(ask, company, "vera", role, *[role] * 8))["roleFilling"]["filled"] != []
    refused = await ask(ASKED, {"role": gid(role), "roles": [gid(role)] * 9}, as_=company.actor("vera"))
    assert refused.errors is not None
    assert "at most 8 roles and places" in refused.errors[0].message
    nothing = data(await ask(ASKED, {"role": "nothing", "roles": []}, as_=company.actor("vera")))["viewer"]
    assert (nothing["candidates"], nothing["roleFilling"]["filled"]) == (None, [])


async def test_a_token_reads_what_its_person_does_or_hears_why_not(ask: Ask, company: Company) -> None:
    role, refusal = (
        await RoleProfile.all().order_by("name").first(),
        "{ viewer { insightsRefusal { code message } } }",
    )
    assert role is not None
    both = frozenset({Scope.INSIGHTS_READ, Scope.PEOPLE_READ})
    assert await seen(ask, company, "vera", role, scopes=both) == await seen(ask, company, "vera", role)

    async def why(name: str, **changes: Any) -> Any:
        return data(await ask(refusal, as_=company.actor(name, **changes)))["viewer"]["insightsRefusal"]

    assert await why("vera") is None
    assert await why("vera", scopes=both) is None
    assert await why("vera", scopes=frozenset({Scope.PEOPLE_READ})) == {
        "code": "FORBIDDEN",
        "message": "This token lacks insights:read. Make one that carries insights:read and people:read.",
    }
    told = await why("integration")
    assert told["code"] == "FORBIDDEN"
    assert "looks after nobody" in told["message"]
