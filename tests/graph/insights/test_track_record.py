"""How what somebody set out to do came out: the figures one by one, and who is told which."""

from datetime import timedelta
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

from headway.monitoring.models import ProgressUpdate
from headway.monitoring.rules import Confidence
from headway.planning.models import Goal, GoalVersion, KeyResult
from headway.planning.rules import GoalState, Outcome, Realism, Visibility
from headway.platform.actor import Scope
from tests.company import NOON, Company, data, make_company, make_goal, make_key_result, make_update
from tests.conftest import Ask

SEEN = """query($of: ID!) { viewer { trackRecord(personId: $of) {
    realism { goals missing mean estimate low high tooHard tooEasy words }
    calibration { keyResults missing score baseline words said { confidence stated keyResults reached } } } } }"""
KINDS = (
    "priya", "mona", "vera", "ada", "hanna", "boris", "otto", "paul", "tom", "tina", "dora", "carl", "admin",
    "integration", "narrow", "nobody",
)  # fmt: skip
EVERYTHING = frozenset(Scope)


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    """Priya's six goals: five tried to the end, of which one is private, and one dropped; Mona's one."""
    made = await make_company()
    for place, (value, outcome, said) in enumerate(
        [
            ("100", Outcome.ACHIEVED, Confidence.HIGH),
            ("80", Outcome.PARTIAL, Confidence.HIGH),
            ("60", Outcome.PARTIAL, Confidence.MEDIUM),
            ("110", Outcome.ACHIEVED, Confidence.LOW),
            ("20", Outcome.MISSED, Confidence.LOW),
            ("0", Outcome.DROPPED, Confidence.HIGH),
        ]
    ):
        await end(made, "priya", value, outcome, said, place)
    await end(made, "mona", "50", Outcome.PARTIAL, Confidence.HIGH, 9)
    return made


async def end(
    company: Company, name: str, value: str, outcome: Outcome, said: Confidence, place: int
) -> Goal:
    person = company.people[name]
    goal = await make_goal(
        person,
        company.period,
        f"Goal {place}",
        state=GoalState.CLOSED,
        outcome=outcome,
        realism=Realism.TOO_HARD if outcome is Outcome.MISSED else Realism.REALISTIC,
        closed_at=NOON - timedelta(days=place),
        visibility=Visibility.PRIVATE if place == 4 else Visibility.SHARED,
    )
    key_result = await make_key_result(goal, value)
    await make_update(key_result, person, value, confidence=said, recorded_at=NOON - timedelta(days=place))
    return goal


async def seen(ask: Ask, company: Company, name: str, of: str = "priya", **changes: Any) -> Any:
    answer = await ask(SEEN, {"of": company.id(of)}, as_=company.actor(name, **changes))
    return data(answer)["viewer"]["trackRecord"]


async def test_a_manager_is_told_of_every_goal_that_was_tried(ask: Ask, company: Company) -> None:
    found = await seen(ask, company, "mona")
    errors = [0, -0.2, -0.4, 0.1, -0.8]
    assert found["realism"]["goals"] == 5
    assert found["realism"]["mean"] == pytest.approx(sum(errors) / 5)
    assert found["realism"]["estimate"] == pytest.approx(sum(errors) / 9)
    assert found["realism"]["low"] < sum(errors) / 9 < found["realism"]["high"]
    assert (found["realism"]["tooHard"], found["realism"]["tooEasy"]) == (1, 0)
    assert found["calibration"]["said"] == [
        {"confidence": "HIGH", "stated": 0.9, "keyResults": 2, "reached": 1},
        {"confidence": "MEDIUM", "stated": 0.6, "keyResults": 1, "reached": 0},
        {"confidence": "LOW", "stated": 0.3, "keyResults": 2, "reached": 1},
    ]
    assert found["calibration"]["score"] == pytest.approx((0.01 + 0.81 + 0.36 + 0.49 + 0.09) / 5)
    assert found["calibration"]["baseline"] == pytest.approx(0.24)
    assert await seen(ask, company, "priya") == found


async def test_those_further_above_and_hr_read_neither_private_goals_nor_reports(
    ask: Ask, company: Company
) -> None:
    for name in ("vera", "ada", "hanna"):
        found = await seen(ask, company, name)
        assert found["realism"]["goals"] == 4
        assert found["realism"]["mean"] == pytest.approx(-0.125)
        assert found["realism"]["tooHard"] == 0
        assert found["calibration"] is None


@pytest.mark.parametrize("name", KINDS)
async def test_who_is_told(ask: Ask, company: Company, name: str) -> None:
    found = await seen(ask, company, name)
    assert (found is not None) == (name in {"priya", "mona", "vera", "ada", "hanna"})
    assert (found is not None and found["calibration"] is not None) == (name in {"priya", "mona"})


@pytest.mark.parametrize("missing", [Scope.INSIGHTS_READ, Scope.PEOPLE_READ, Scope.GOALS_READ])
async def test_a_token_that_reads_too_little_is_told_nothing(
    ask: Ask, company: Company, missing: Scope
) -> None:
    assert await seen(ask, company, "mona", scopes=EVERYTHING) is not None
    assert await seen(ask, company, "mona", scopes=EVERYTHING - {missing}) is None


async def test_a_target_that_was_lowered_counts_as_it_was_agreed_first(ask: Ask, company: Company) -> None:
    goal = await Goal.get(title="Goal 0")
    part = await KeyResult.get(goal_id=goal.id)
    terms: dict[str, Any] = {
        "keyResults": [
            {
                "id": str(part.id), "title": part.title, "measure": "NUMBER", "direction": "INCREASE", "unit": "", "currency": "",
                "baseline": "0", "target": "200", "commit": None, "stretch": None, "steps": [], "weight": 100,
            }
        ]
    }  # fmt: skip
    await GoalVersion.create(goal=goal, number=1, terms=terms, agreed_at=NOON - timedelta(days=60))
    later = {"keyResults": [terms["keyResults"][0] | {"target": "100"}]}
    await GoalVersion.create(goal=goal, number=2, terms=later, agreed_at=NOON - timedelta(days=9))
    assert (await seen(ask, company, "mona"))["realism"]["mean"] == pytest.approx(-1.8 / 5)


async def test_corrected_numbers_and_those_of_others_are_no_reports(ask: Ask, company: Company) -> None:
    goal = await Goal.get(title="Goal 1")
    part = await KeyResult.get(goal_id=goal.id)
    wrong = await ProgressUpdate.get(goal_id=goal.id)
    await make_update(part, company.people["priya"], "80", confidence=Confidence.LOW, corrects=wrong)
    await make_update(part, company.people["mona"], "80", confidence=Confidence.HIGH)
    found = (await seen(ask, company, "priya"))["calibration"]
    assert [(it["confidence"], it["keyResults"]) for it in found["said"]] == [
        ("HIGH", 1),
        ("MEDIUM", 1),
        ("LOW", 3),
    ]


async def test_too_few_are_told_as_such(ask: Ask, company: Company) -> None:
    found = await seen(ask, company, "vera", "mona")
    assert (found["realism"]["goals"], found["realism"]["missing"], found["realism"]["mean"]) == (1, 2, None)
    assert (found["calibration"]["keyResults"], found["calibration"]["missing"]) == (1, 4)
    none = await seen(ask, company, "mona", "paul")
    assert (none["realism"]["goals"], none["realism"]["missing"], none["calibration"]["score"]) == (
        0,
        3,
        None,
    )


async def test_what_is_above_the_target_counts_and_what_is_absurd_is_bounded(
    ask: Ask, company: Company
) -> None:
    goal = await Goal.get(title="Goal 3")
    await KeyResult.filter(goal_id=goal.id).update(current_value=Decimal(5_000))
    assert (await seen(ask, company, "mona"))["realism"]["mean"] == pytest.approx((1 - 1.4) / 5)
