"""Statements for the pages of insights: the same number for a small company and for a larger one."""

from types import ModuleType
from typing import Any

import pytest

from headway.people.models import Employee, RoleProfile, Skill, SkillLevel, Vacancy
from headway.people.rules.vocabulary import SkillSource
from headway.planning.rules import GoalState, Outcome
from headway.platform import kept
from headway.reviewing.models import RatingScale, Review
from headway.reviewing.rules import ReviewState
from tests.company import NOON, TODAY, Company, gid, make_goal, make_key_result
from tests.conftest import Ask, Statements
from tests.factories import make_employee
from tests.growth import STAMPS
from tests.homes import make_cycle, make_forms
from tests.judged import make_judged

SKILLS = "{ viewer { skillGaps { sentence { text } skills { name } units { name spots { gap } } weakSpots { unit } supply { judged } } } }"
CANDIDATES = "query($role: ID!) { viewer { candidates(roleId: $role) { considered nearest { fit { employee { name } reasons } } } } }"
SUCCESSION = "{ viewer { succession { holder { name } now oneYear nearest { employee { name } } } } }"
RATINGS = "{ viewer { ratingInsights { sentence groups { name } course { share } } } }"
FAIRNESS = "{ viewer { fairness { sentence compared { group } } } }"
RECORD = (
    "query($of: ID!) { viewer { trackRecord(personId: $of) { realism { words } calibration { words } } } }"
)


STANDARDS = "query($by: StandardGrouping!) { viewer { standardGaps(by: $by) { sentence { text } cycles { people } units { name people spots { standard judged mean trend } } weakSpots { place weight } } } }"
FILLING = "query($open: [ID!]!) { viewer { roleFilling(vacancyIds: $open) { filled { role { name } fit { employee { name } } } } } }"
OPEN = "{ viewer { openRoles { considered now nearest { employee { name } reasons } } } }"
TEAM = "{ viewer { team(allLevels: true) { sentence { text } managers { employee { name } people goalsOffTrack } people(first: 4) { totalCount nodes { employee { name } reasons } } } } }"


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    return (await make_judged()).company


async def fill(company: Company, size: int) -> None:
    """So many more people below Mona with a role, a judged skill, a goal that ended and a shared rating."""
    mona, roles = company.people["mona"], await RoleProfile.all().order_by("name")
    skills = await Skill.all().order_by("name")
    await Employee.filter(name="Mona").update(role_profile_id=roles[0].id)
    cycle = await make_cycle(company.period)
    steps = [{"value": value, "label": f"Step {value}"} for value in range(1, 4)]
    await RatingScale.all().update(steps=steps)
    for number in range(size):
        person = await make_employee(
            f"Person {number}",
            manager=mona,
            department=company.support,
            role_profile=roles[number % len(roles)],
        )
        await SkillLevel.create(
            employee=person, skill=skills[number % len(skills)], level=3, source=SkillSource.MANAGER, valid_from=TODAY,
            recorded_at=NOON,
        )  # fmt: skip
        ended = {"state": GoalState.CLOSED, "outcome": Outcome.PARTIAL, "closed_at": NOON}
        await make_key_result(await make_goal(mona, company.period, f"Ended {number}", **ended), "70")
        form = (await make_forms(cycle, person, mona, ReviewState.SHARED, ReviewState.SHARED)).manager
        assert form is not None
        await Review.filter(id=form.id).update(overall_rating=1 + number % 3, shared_at=NOON)


@pytest.mark.parametrize("size", [6, 30])
async def test_statements(ask: Ask, company: Company, statements: Statements, size: int) -> None:
    await fill(company, size)
    role = await RoleProfile.all().order_by("name").first()
    assert role is not None
    counted: dict[str, int] = {}
    for name, query, variables, who in (
        # somebody there; groups and their names; the viewer's day; counts; period and demand; skills by name; levels of what is wanted
        ("skills", SKILLS, {}, "vera"),
        # the viewer's day; roles, skills; the list; evidence and roles of those on it; plans; names
        ("candidates", CANDIDATES, {"role": gid(role)}, "vera"),
        ("succession", SUCCESSION, {}, "vera"),
        ("ratings", RATINGS, {}, "vera"),
        ("fairness", FAIRNESS, {}, "hanna"),
        ("record", RECORD, {"of": company.id("mona")}, "vera"),
    ):
        given: dict[str, Any] = variables
        with statements() as sent:
            answer = await ask(query, given, as_=company.actor(who))
        assert answer.errors is None, answer.errors
        assert answer.data is not None
        assert [it for it in answer.data["viewer"].values() if it is None] == [], name
        counted[name] = len(sent)
    assert counted == {
        "skills": 12,
        "candidates": 10,
        "succession": 11,
        "ratings": 6,
        "fairness": 19,
        "record": 7,
    }


@pytest.mark.parametrize("size", [6, 30])
async def test_statements_where_figures_are_kept(
    ask: Ask, company: Company, statements: Statements, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    await fill(company, size)
    role = await RoleProfile.all().order_by("name").first()
    assert role is not None
    opened = {"opened_on": TODAY, "wanted_by": TODAY, **STAMPS}
    vacancy = await Vacancy.create(role_profile=role, department=company.support, places=2, **opened)
    pages: dict[str, tuple[str, dict[str, Any], str]] = {
        "skills": (SKILLS, {}, "vera"),
        "standards": (STANDARDS, {"by": "ROLE"}, "vera"),
        "candidates": (CANDIDATES, {"role": gid(role)}, "vera"),
        "filling": (FILLING, {"open": [gid(vacancy)]}, "vera"),
        "open roles": (OPEN, {}, "vera"),
        "succession": (SUCCESSION, {}, "vera"),
        "ratings": (RATINGS, {}, "vera"),
        "fairness": (FAIRNESS, {}, "hanna"),
        "team": (TEAM, {}, "vera"),
    }

    async def asked(name: str) -> tuple[Any, int]:
        query, variables, who = pages[name]
        with statements() as sent:
            answer = await ask(query, variables, as_=company.actor(who))
        assert answer.errors is None, answer.errors
        assert answer.data is not None
        assert [it for it in answer.data["viewer"].values() if it is None] == [], name
        return answer.data, len(sent)

    live = {name: (await asked(name))[0] for name in pages}
    monkeypatch.setattr(kept, "MANY", 0)
    first = {name: (await asked(name))[0] for name in pages}
    again = {name: await asked(name) for name in pages}
    assert first == live
    assert {name: told for name, (told, _) in again.items()} == live
    assert {name: count for name, (_, count) in again.items()} == {
        "skills": 12,
        "standards": 6,
        "candidates": 10,
        "filling": 11,
        "open roles": 10,
        "succession": 11,
        "ratings": 6,
        "fairness": 6,
        "team": 37,
    }
