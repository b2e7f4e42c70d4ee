"""Who has which home, and what it tells of Priya: nobody reads on a home what they may not read elsewhere."""

import json
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest

from headway.graph.schema import schema
from headway.monitoring.rules import FeedbackVisibility
from headway.people.models import Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.rules import GoalLevel, GoalState, Visibility
from headway.platform.actor import SYSTEM, Scope
from headway.reviewing.rules import ReviewState
from headway.rewarding.models import Budget
from headway.rewarding.rules import RewardKind, RewardState
from tests.company import TODAY, Company, make_company, make_feedback, make_goal, make_key_result
from tests.conftest import Ask
from tests.homes import make_bonus, make_cycle, make_forms

HOMES = """query($all: Boolean! = true) { viewer { inboxCount tasks(first: 100) { title detail person { name } subject { id } }
    home { sentence { text } steps { line } goals { title } feedback { text } tasks { title } }
    team(allLevels: $all) { sentence { text } decisions { title }
        people { nodes { employee { name } reasons goals { title } feedbackCount30d reviewState lastReward { summary } } }
        managers { employee { name } goalsOffTrack } }
    company { sentence { text } goals { title } statusCounts { status count } cycle { name } budgets { kind } } } }"""
EVERYTHING = frozenset(Scope)
KINDS = [
    "priya", "mona", "vera", "ada", "dora", "carl", "paul", "tom", "tina",
    "hanna", "boris", "otto", "admin", "integration", "narrow", "nobody",
]  # fmt: skip


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    """Priya has a secret in every drawer; each names itself, so that a leak can be found in any text."""
    made = await make_company()
    priya, mona, vera = (made.people[name] for name in ("priya", "mona", "vera"))
    for visibility in Visibility:
        goal = await make_goal(
            priya, made.period, f"{visibility} goal", visibility=visibility, due_on=TODAY - timedelta(days=1)
        )
        await make_key_result(goal)
    await make_goal(priya, made.period, "PROPOSED goal", state=GoalState.PROPOSED)
    await make_goal(
        made.people["ada"], made.period, "COMPANY goal", visibility=Visibility.PUBLIC, level=GoalLevel.COMPANY
    )
    for visible in FeedbackVisibility:
        await make_feedback(made.people["paul"], priya, visibility=visible, text=f"{visible} words")
    cycle = await make_cycle(made.period)
    await make_forms(cycle, priya, mona, ReviewState.SUBMITTED, ReviewState.IN_PROGRESS)
    await make_bonus(priya, mona, vera, made.period, RewardState.COMMITTED)
    now: dict[str, Any] = {"created_at": clock.now(), "updated_at": clock.now()}
    await Budget.create(period=made.period, kind=RewardKind.BONUS, currency="EUR", planned=100, **now)
    return made


async def homes(ask: Ask, company: Company, name: str, **changes: Any) -> dict[str, Any]:
    answer = await ask(HOMES, as_=company.actor(name, **changes))
    assert answer.errors is None, answer.errors
    assert answer.data is not None
    viewer: dict[str, Any] = answer.data["viewer"]
    return viewer


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("mona", ["Priya", "Paul"]),
        ("vera", ["Priya", "Hanna", "Mona", "Paul", "Tina", "Tom"]),
        ("tom", ["Tina"]),
        *((name, None) for name in KINDS if name not in {"mona", "vera", "ada", "tom"}),
    ],
)
async def test_who_has_a_team(ask: Ask, company: Company, name: str, people: list[str] | None) -> None:
    team = (await homes(ask, company, name))["team"]
    found = None if team is None else [node["employee"]["name"] for node in team["people"]["nodes"]]
    assert (found and sorted(found)) == (people and sorted(people))


@pytest.mark.parametrize("name", KINDS)
async def test_who_has_a_home_and_a_company(ask: Ask, company: Company, name: str) -> None:
    seen = await homes(ask, company, name)
    assert (seen["home"] is not None) == (name in company.people)
    assert (seen["company"] is not None) == (name not in {"narrow", "nobody"})
    if seen["company"] is not None:
        assert [goal["title"] for goal in seen["company"]["goals"]] == ["COMPANY goal"]
        assert bool(seen["company"]["budgets"]) == (
            name in {"mona", "vera", "ada", "tom", "hanna", "boris", "otto", "admin"}
        )


@pytest.mark.parametrize(
    ("name", "goals", "feedback", "reward"),
    [
        ("mona", {"PRIVATE goal", "SHARED goal", "PUBLIC goal", "PROPOSED goal"}, 2, "Bonus of €600"),
        ("vera", {"SHARED goal", "PUBLIC goal", "PROPOSED goal"}, 1, None),
        ("ada", {"SHARED goal", "PUBLIC goal", "PROPOSED goal"}, 1, None),
    ],
)
async def test_what_a_team_tells_of_a_person(
    ask: Ask, company: Company, name: str, goals: set[str], feedback: int, reward: str | None
) -> None:
    team = (await homes(ask, company, name))["team"]
    priya = next(node for node in team["people"]["nodes"] if node["employee"]["name"] == "Priya")
    assert {goal["title"] for goal in priya["goals"]} == goals
    assert priya["feedbackCount30d"] == feedback
    assert priya["reviewState"] == "Started"
    assert (priya["lastReward"] and priya["lastReward"]["summary"]) == reward
    assert priya["reasons"][0].endswith(" are overdue.")


@pytest.mark.parametrize(
    ("name", "secrets"),
    [
        ("priya", ["MANAGER_ONLY words", "Bonus"]),
        ("mona", ["RECEIVER words"]),
        ("vera", ["PRIVATE", "words", "Bonus"]),
        ("ada", ["PRIVATE", "words", "Bonus"]),
        ("hanna", ["PRIVATE", "SHARED", "words", "Bonus of"]),
        *((name, ["PRIVATE", "SHARED", "PUBLIC", "PROPOSED", "words", "Bonus", "€", "Priya"]) for name in ("paul", "tom", "tina", "dora", "carl", "otto", "boris", "admin", "integration", "narrow", "nobody")),
    ],
)  # fmt: skip
async def test_secrets_are_in_no_text_of_any_home(
    ask: Ask, company: Company, name: str, secrets: list[str]
) -> None:
    text = json.dumps(await homes(ask, company, name), ensure_ascii=False)
    assert [secret for secret in secrets if secret in text] == []


@pytest.mark.parametrize(("name", "count"), [("mona", 3), *((name, 0) for name in KINDS if name != "mona")])
async def test_decisions_wait_for_who_makes_them(ask: Ask, company: Company, name: str, count: int) -> None:
    assert (await homes(ask, company, name))["inboxCount"] == count


@pytest.mark.parametrize("missing", [Scope.INSIGHTS_READ, Scope.GOALS_READ, Scope.FEEDBACK_READ, Scope.REVIEWS_READ, Scope.REWARDS_READ, Scope.PEOPLE_READ])  # fmt: skip
async def test_a_token_that_reads_too_little_has_no_home(ask: Ask, company: Company, missing: Scope) -> None:
    seen = await homes(ask, company, "mona", scopes=EVERYTHING)
    assert seen["home"] is not None
    assert seen["team"] is not None
    seen = await homes(ask, company, "mona", scopes=EVERYTHING - {missing})
    assert (seen["home"], seen["team"]) == (None, None)
    assert (seen["company"] is None) == (missing in {Scope.INSIGHTS_READ, Scope.GOALS_READ})


async def test_counts_of_statuses_are_of_what_one_sees(ask: Ask, company: Company) -> None:
    async def overdue(name: str) -> int:
        counts = (await homes(ask, company, name))["company"]["statusCounts"]
        return next((row["count"] for row in counts if row["status"] == "OVERDUE"), 0)

    seen = {
        name: await overdue(name)
        for name in ("priya", "mona", "vera", "paul", "hanna", "boris", "admin", "integration")
    }
    assert seen == {
        "priya": 3,
        "mona": 3,
        "vera": 2,
        "paul": 2,
        "hanna": 2,
        "boris": 1,
        "admin": 0,
        "integration": 2,
    }


async def test_who_left_has_no_team_any_more_in_others_eyes(ask: Ask, company: Company) -> None:
    await Employee.filter(id=company.people["tina"].id).update(status=EmployeeStatus.LEFT)
    assert (await homes(ask, company, "tom"))["team"] is None


async def test_the_system_has_no_home(ask: Ask, company: Company) -> None:
    answer = await ask(HOMES, as_=SYSTEM)
    assert answer.data is not None
    assert {answer.data["viewer"][name] is None for name in ("home", "team", "company")} == {True}
    assert answer.data["viewer"]["tasks"] == []


def test_no_field_of_a_team_is_a_score() -> None:
    member: Any = schema.get_type_by_name("TeamMember")
    assert {field.python_name for field in member.fields} == {
        "employee", "level", "reasons", "action", "goals", "last_update_on", "days_since_update", "feedback_count_30d",
        "review_state", "last_reward",
    }  # fmt: skip
