"""Weak spots and skills: every figure counted once more in Python, and who is told what."""

from datetime import timedelta
from fractions import Fraction
from types import ModuleType
from typing import Any

import pytest

from headway.people.models import Employee, MentorOffer, RequiredSkill, Skill, SkillLevel
from headway.people.rules.vocabulary import SkillSource
from headway.planning.models import GoalSkill
from headway.planning.rules import GoalLevel, GoalState, Visibility
from headway.platform.actor import Scope
from headway.platform.models import Organisation
from tests.company import TODAY, Company, data, gid, make_goal
from tests.conftest import Ask
from tests.growth import STAMPS, judge, make_desks

GAPS = """query($by: SkillGrouping! = DEPARTMENT) { viewer { skillGaps(by: $by) { sentence { text } people smallest today since skills { name }
    told hidden units { name unitId people spots { ...S } } whole { people spots { ...S } }
    weakSpots(first: 100) { place tied weight goalShare unit href spot { ...S } }
    supply { skill { name } goals level goalShare judged enough } } } }
    fragment S on SkillSpot { skill { name } asked judged gap required short oneShort byOthers trend lastOn }"""
CELL = """query($unit: String!, $skill: ID!, $by: SkillGrouping! = DEPARTMENT) { viewer { skillCell(unitId: $unit, skillId: $skill, by: $by) {
    skill { name } mentors { name } people { employee { name } required level judgedOn suggestions } } } }"""


KINDS = (
    "vera",
    "mona",
    "tom",
    "hanna",
    "boris",
    "ada",
    "priya",
    "paul",
    "dora",
    "carl",
    "otto",
    "admin",
    "integration",
)


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    return await make_desks()


async def seen(ask: Ask, company: Company, name: str, by: str = "DEPARTMENT", **changes: Any) -> Any:
    return data(await ask(GAPS, {"by": by}, as_=company.actor(name, **changes)))["viewer"]["skillGaps"]


async def cell(ask: Ask, company: Company, name: str, **given: str) -> Any:
    return data(await ask(CELL, given, as_=company.actor(name)))["viewer"]["skillCell"]


async def counted_again(people: list[Employee], skill: Skill) -> dict[str, Any] | None:
    """The figures of a skill among people, one by one."""
    since, rows = TODAY - timedelta(days=182), []
    for person in people:
        asked = await RequiredSkill.get_or_none(role_profile_id=person.role_profile_id, skill=skill)
        if asked is None:
            continue
        levels = await SkillLevel.filter(employee=person, skill=skill).order_by("valid_from")
        then = [it.level for it in levels if it.valid_from <= since]
        rows.append((asked.level, levels[-1] if levels else None, then[-1] if then else None))
    judged = [(asked, last, then) for asked, last, then in rows if last]
    if len(judged) < 5:
        return None
    moved = [last.level - then for _, last, then in judged if then is not None]
    return {
        "skill": {"name": skill.name},
        "asked": len(rows),
        "judged": len(judged),
        "gap": float(Fraction(sum(last.level - asked for asked, last, _ in judged), len(judged))),
        "required": float(Fraction(sum(asked for asked, _, _ in judged), len(judged))),
        "short": sum(last.level < asked for asked, last, _ in judged),
        "oneShort": sum(last.level == asked - 1 for asked, last, _ in judged),
        "byOthers": sum(last.source is not SkillSource.SELF for _, last, _ in judged),
        "trend": float(Fraction(sum(moved), len(moved))) if len(moved) >= 5 else None,
        "lastOn": max(last.valid_from for _, last, _ in judged).isoformat(),
    }


async def test_figures_are_what_counting_one_by_one_gives(ask: Ask, company: Company) -> None:
    found = await seen(ask, company, "vera")
    skills = await Skill.all().order_by("name")
    below = [
        it
        for name, it in company.people.items()
        if name not in {"ada", "vera", "dora", "carl", "otto", "Day 0"}
    ]
    assert (found["people"], found["smallest"], found["today"], found["since"]) == (
        22,
        5,
        "2026-09-01",
        "2026-03-03",
    )
    whole = {it["skill"]["name"]: it for it in found["whole"]["spots"]}
    assert [*whole] == sorted(whole)
    assert whole == {skill.name: await counted_again(below, skill) for skill in skills}
    units = {it["name"]: it for it in found["units"]}
    # Tom and Tina are in the board, Mona and her people in support: those are parts of nothing that has everybody in it.
    # Of two too little is told to be a row.
    assert {name: it["people"] for name, it in units.items()} == {"Support": 20}
    assert (found["told"], found["hidden"]) == (1, 1)
    support = [it for it in below if it.name not in {"Tom", "Tina"}]
    assert {it["skill"]["name"]: it for it in units["Support"]["spots"]} == {
        skill.name: await counted_again(support, skill) for skill in skills
    }


async def test_by_manager_and_by_desk(ask: Ask, company: Company) -> None:
    await Employee.filter(id=company.people["tom"].id).update(department_id=company.support.id)
    await Employee.filter(id=company.people["tina"].id).update(department_id=company.support.id)
    desks = await seen(ask, company, "vera")
    people = {"Night": 7, "Day": 6, "Support": 6, "Sunday": 3}
    assert {it["name"]: it["people"] for it in desks["units"]}.items() <= people.items()
    assert desks["told"] + desks["hidden"] == len(people)
    told = {it["name"]: {spot["skill"]["name"]: spot for spot in it["spots"]} for it in desks["units"]}
    night = [it for name, it in company.people.items() if name.startswith("Night")]
    for skill in await Skill.all():
        figures = await counted_again(night, skill)
        # What is told of the night is right; the three of Sunday hide it only where they could be taken from the total.
        assert told["Night"].get(skill.name, figures) == figures
    assert not told.keys() & {"Sunday", "Support"}
    teams = await seen(ask, company, "vera", "MANAGER")
    of_teams = {"Mona’s team": 11, "Tom’s team": 8, "Vera’s team": 3}
    assert {it["name"]: it["people"] for it in teams["units"]}.items() <= of_teams.items()
    assert teams["told"] + teams["hidden"] == len(of_teams)
    weights = [(it["place"], it["weight"]) for it in teams["weakSpots"]]
    assert weights == sorted(weights, key=lambda it: (it[0], -it[1]))
    assert weights[0][0] == 1


async def test_the_goals_of_the_company_weigh_and_what_is_there_is_counted(
    ask: Ask, company: Company
) -> None:
    ada, mona = company.people["ada"], company.people["mona"]
    public: dict[str, Any] = {"level": GoalLevel.COMPANY, "visibility": Visibility.PUBLIC}
    grow = await make_goal(ada, company.period, "Grow", weight=60, **public)
    await make_goal(ada, company.period, "Save", weight=40, **public)
    part = await make_goal(mona, company.period, "Coach the night", parent=grow)
    coaching = await Skill.get(name="Coaching")
    for goal, level in ((part, 3), (await make_goal(mona, company.period, "Hide it", parent=grow, visibility=Visibility.PRIVATE), 5), (await make_goal(mona, company.period, "Drop it", parent=grow, state=GoalState.DRAFT), 5)):  # fmt: skip
        await GoalSkill.create(goal=goal, skill=coaching, level=level, **STAMPS)
    before = {
        it["unit"] + it["spot"]["skill"]["name"]: it for it in (await seen(ask, company, "vera"))["weakSpots"]
    }
    spots = before["SupportCoaching"]
    assert spots["goalShare"] == 0.6
    assert {it["goalShare"] for name, it in before.items() if "Coaching" not in name} == {0.0}
    newest = {
        row.employee_id: row.level for row in await SkillLevel.filter(skill=coaching).order_by("valid_from")
        if row.employee_id != company.people["Day 0"].id
    }  # fmt: skip
    [supply] = (await seen(ask, company, "vera"))["supply"]
    assert supply == {
        "skill": {"name": "Coaching"}, "goals": 1, "level": 3, "goalShare": 0.6,
        "judged": len(newest), "enough": sum(level >= 3 for level in newest.values()),
    }  # fmt: skip


async def test_a_cell_names_people_and_who_coaches(ask: Ask, company: Company) -> None:
    coaching = await Skill.get(name="Coaching")
    await judge(company, "otto", coaching, 5)
    await MentorOffer.create(employee=company.people["otto"], skill=coaching, **STAMPS)
    found = await seen(ask, company, "vera")
    unit = next(it["unitId"] for it in found["units"] if it["name"] == "Support")
    here = {"unit": unit, "skill": gid(coaching)}
    told = await cell(ask, company, "vera", **here)
    assert (told["skill"], told["mentors"]) == ({"name": "Coaching"}, [{"name": "Otto"}])
    assert {it["employee"]["name"] for it in told["people"]} == {
        name for name in company.people if name[-1].isdigit() and name != "Day 0"
    }
    judged = [it["level"] - it["required"] for it in told["people"] if it["level"] is not None]
    assert judged == sorted(judged)
    for wrong in ({"unit": ""}, {"skill": unit}, {"unit": gid(coaching)}):
        assert await cell(ask, company, "vera", **here | wrong) is None
    # Of Hanna's people nobody has a role; the others read no skills but their own.
    for name in ("hanna", "paul", "admin", "integration", "nobody"):
        assert await cell(ask, company, name, **here) is None, name


async def test_the_group_size_of_the_organisation_counts(ask: Ask, company: Company) -> None:
    settings = {"group_sizes": [["2026-01-01", 50]]}
    await Organisation.create(name="Northwind", currency="EUR", settings=settings, **STAMPS)
    found = await seen(ask, company, "vera")
    assert (found["smallest"], found["whole"]["spots"], found["weakSpots"]) == (50, [], [])
    assert (found["units"], found["told"], found["hidden"]) == ([], 0, 2)


async def test_who_is_told(ask: Ask, company: Company) -> None:
    """Those above and HR in scope, never oneself: Hanna looks after support without herself, Boris after the board."""
    told = {}
    for name in (*KINDS, "narrow", "nobody"):
        found = await seen(ask, company, name)
        told[name] = found and found["people"]
    assert told == {"vera": 22, "mona": 11, "tom": 8, "hanna": 4, "boris": 6, "ada": 26} | dict.fromkeys(
        ("priya", "paul", "dora", "carl", "otto", "admin", "integration", "narrow", "nobody")
    )
    every = frozenset(Scope)
    assert (await seen(ask, company, "vera", scopes=every))["people"] == 22
    for missing in (Scope.INSIGHTS_READ, Scope.PEOPLE_READ):
        assert await seen(ask, company, "vera", scopes=every - {missing}) is None, missing
