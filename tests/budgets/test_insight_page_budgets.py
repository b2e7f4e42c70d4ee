"""Statements for the pages of insights: the same number for a small company and for a larger one."""

from types import ModuleType
from typing import Any

import pytest

from headway.people.models import Employee, RoleProfile, Skill, SkillLevel
from headway.people.rules.vocabulary import SkillSource
from headway.planning.rules import GoalState, Outcome
from headway.reviewing.models import RatingScale, Review
from headway.reviewing.rules import ReviewState
from tests.company import NOON, TODAY, Company, gid, make_goal, make_key_result
from tests.conftest import Ask, Statements
from tests.factories import make_employee
from tests.growth import make_desks
from tests.homes import make_cycle, make_forms

SKILLS = "{ viewer { skillGaps { sentence { text } skills { name } units { name spots { gap } } weakSpots { unit } supply { judged } } } }"
CANDIDATES = "query($role: ID!) { viewer { candidates(roleId: $role) { considered nearest { fit { employee { name } reasons } } } } }"
SUCCESSION = "{ viewer { succession { holder { name } now oneYear nearest { employee { name } } } } }"
RATINGS = "{ viewer { ratingInsights { sentence groups { name } course { share } } } }"
FAIRNESS = "{ viewer { fairness { sentence compared { group } } } }"
RECORD = (
    "query($of: ID!) { viewer { trackRecord(personId: $of) { realism { words } calibration { words } } } }"
)


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    return await make_desks()


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
        "ratings": 5,
        "fairness": 18,
        "record": 7,
    }
