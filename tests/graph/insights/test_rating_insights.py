"""Ratings through the graph: spreads, courses and the audit counted once more in Python, and who is told."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from types import ModuleType
from typing import Any

import pytest

from headway.people.models import Employee
from headway.people.rules.vocabulary import EmploymentType
from headway.platform.actor import Scope
from headway.platform.models import Organisation
from headway.reviewing.models import Participant, RatingScale, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.rules import CycleState, ReviewState
from headway.rewarding.rules import RewardState
from tests.company import NOON, Company, data, gid, make_period
from tests.conftest import Ask
from tests.growth import make_desks
from tests.homes import make_bonus, make_cycle, make_forms

SEEN = """query($by: RatingGrouping! = DEPARTMENT, $subject: FairnessSubject! = RATINGS, $cycle: ID) { viewer {
    ratingInsights(by: $by, cycleId: $cycle) { sentence smallest hidden steps cycle { id name } cycles { name } whole { ...S } groups { ...S }
        course { cycle people share otherScale } }
    fairness(subject: $subject, cycleId: $cycle) { sentence what cycle people smallest compared {
        attribute group people chosen others othersChosen ratio pValue adjusted detectable flagged words } } } }
    fragment S on RatingSpread { name people share counts }"""


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    """Two cycles in which sixteen people of three desks were rated; in the second one Night got less, and so did part-time."""
    made = await make_desks()
    steps = [{"value": value, "label": f"Step {value}"} for value in range(1, 6)]
    scale = await RatingScale.create(name="Of five", steps=steps)
    earlier = await make_period("H1 2026", starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30))
    for period, state in ((earlier, CycleState.CLOSED), (made.period, CycleState.SIGN_OFF)):
        cycle = await make_cycle(period, state, name=f"Ratings of {period.name}")
        await ReviewTemplate.filter(id=cycle.template_id).update(scale_id=scale.id)
        for number, (name, person) in enumerate(made.people.items()):
            if not name[-1].isdigit() or name == "Day 0":
                continue
            manager = made.people["tom" if int(name[-1]) % 2 else "mona"]
            manager_form = (
                await make_forms(cycle, person, manager, ReviewState.SHARED, ReviewState.SHARED)
            ).manager
            assert manager_form is not None
            rating = 2 if name.startswith("Night") and period is made.period else 3 + number % 3
            await Review.filter(id=manager_form.id).update(overall_rating=rating, shared_at=NOON)
            await Participant.filter(id=manager_form.participant_id).update(
                department_id=person.department_id
            )
            await Employee.filter(id=person.id).update(
                employment_type=EmploymentType.PART_TIME if name.startswith("Night") else EmploymentType.FULL_TIME,
                hired_on=NOON.date() - timedelta(days=100 * number), location="Oslo" if number % 2 else "",
            )  # fmt: skip
    return made


async def seen(ask: Ask, company: Company, name: str, *, changes: Any = None, **variables: Any) -> Any:
    return data(await ask(SEEN, variables, as_=company.actor(name, **changes or {})))["viewer"]


def rated(company: Company, night: int | None = None) -> dict[str, int]:
    """What the cycle of this period says of each, or the one before where nobody of the night is told apart."""
    people = enumerate(company.people)
    return {
        name: night if night and name.startswith("Night") else 3 + number % 3
        for number, name in people
        if name[-1].isdigit() and name != "Day 0"
    }


def spread(name: str, values: list[int]) -> dict[str, Any]:
    counts = Counter(values)
    return {
        "name": name,
        "people": len(values),
        "share": pytest.approx(float(Fraction(sum(it - 1 for it in values), 4 * len(values)))),
        "counts": [counts[step] for step in range(1, 6)],
    }


async def test_spreads_and_courses_are_what_counting_one_by_one_gives(ask: Ask, company: Company) -> None:
    now, before = rated(company, night=2), rated(company)
    found = (await seen(ask, company, "vera"))["ratingInsights"]
    assert found["whole"] == spread("Everybody", [*now.values()])
    assert found["groups"] == [spread("Night", [2] * 7)]
    # The three of Sunday are few, and Day is given up since the rest would tell of them.
    assert (found["hidden"], found["smallest"], len(found["steps"])) == (2, 5, 5)
    assert found["course"] == [
        {"cycle": "Ratings of H1 2026", "people": 16, "share": spread("", [*before.values()])["share"], "otherScale": False},
        {"cycle": "Ratings of H2 2026", "people": 16, "share": spread("", [*now.values()])["share"], "otherScale": False},
    ]  # fmt: skip
    assert [it["name"] for it in found["cycles"]] == ["Ratings of H2 2026", "Ratings of H1 2026"]
    points = round(100 * sum(now.values()) / 64 - 100 * sum(before.values()) / 64)
    assert found["sentence"] == (
        f"7 of 16 ratings in Ratings of H2 2026 are “{found['steps'][1]}”; "
        f"the mean is {-points} points of 100 lower than in Ratings of H1 2026."
    )
    teams = (await seen(ask, company, "vera", by="MANAGER"))["ratingInsights"]["groups"]
    odd = {parity: [it for name, it in now.items() if int(name[-1]) % 2 == parity] for parity in (0, 1)}
    assert teams == sorted((spread("Mona", odd[0]), spread("Tom", odd[1])), key=lambda it: -it["people"])
    levels = (await seen(ask, company, "vera", by="LEVEL"))["ratingInsights"]["groups"]
    assert levels == [spread("No level", [*now.values()])]
    earlier = await ReviewCycle.get(name="Ratings of H1 2026")
    older = (await seen(ask, company, "vera", cycle=gid(earlier)))["ratingInsights"]
    assert (older["whole"], len(older["course"])) == (spread("Everybody", [*before.values()]), 1)


async def test_another_scale_is_marked_and_laid_on_the_same_line(ask: Ask, company: Company) -> None:
    cycle = await ReviewCycle.get(name="Ratings of H2 2026")
    steps = [{"value": value, "label": f"Step {value}"} for value in range(1, 8)]
    scale = await RatingScale.create(name="Of seven", steps=steps)
    await ReviewTemplate.filter(id=cycle.template_id).update(scale_id=scale.id)
    found = (await seen(ask, company, "vera"))["ratingInsights"]
    values = rated(company, night=2).values()
    share = sum(Fraction(it - 1, 6) for it in values) / len(values)
    assert [it["otherScale"] for it in found["course"]] == [False, True]
    assert found["course"][1]["share"] == pytest.approx(float(share))
    assert "on another scale" in found["sentence"]
    assert len(found["whole"]["counts"]) == 7


async def test_the_audit_is_what_counting_one_by_one_gives(ask: Ask, company: Company) -> None:
    otto = {"hr_whole_company": True}
    found = (await seen(ask, company, "otto", changes=otto))["fairness"]
    now = rated(company, night=2)
    good = [name for name, rating in now.items() if rating >= 4]
    assert (found["people"], found["cycle"], found["smallest"]) == (16, "Ratings of H2 2026", 5)
    part = next(it for it in found["compared"] if it["group"] == "Part-time")
    assert (part["people"], part["chosen"], part["others"], part["othersChosen"]) == (7, 0, 9, len(good))
    assert part["ratio"] == 0.0
    tallies = {(it["attribute"], it["group"]) for it in found["compared"]}
    assert ("Contract", "Full-time") in tallies
    oslo = [name for number, name in enumerate(company.people) if name in now and number % 2]
    place = next(it for it in found["compared"] if it["group"] == "Oslo")
    assert (place["people"], place["chosen"]) == (len(oslo), len([name for name in oslo if name in good]))
    assert [it["adjusted"] for it in found["compared"]] == sorted(it["adjusted"] for it in found["compared"])
    assert all(it["people"] >= 5 and it["others"] >= 5 for it in found["compared"])
    rewarded = [name for name in now if name.startswith("Day")][:4]
    for name in rewarded:
        await make_bonus(company.people[name], company.people["mona"], company.people["vera"], company.period, RewardState.COMMUNICATED)  # fmt: skip
    audit = (await seen(ask, company, "otto", changes=otto, subject="REWARDS"))["fairness"]
    full = next(it for it in audit["compared"] if it["group"] == "Full-time")
    assert (audit["what"], full["chosen"], full["othersChosen"]) == ("rewards of its period", 4, 0)


async def test_who_is_told(ask: Ask, company: Company) -> None:
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
        "admin",
        "integration",
        "narrow",
        "nobody",
    ):
        found = await seen(ask, company, name)
        ratings = found["ratingInsights"]
        told[name] = (ratings and ratings["whole"]["people"], found["fairness"] is not None)
    assert told == {
        "vera": (16, False),
        "ada": (16, False),
        "mona": (9, False),
        "tom": (7, False),
    } | dict.fromkeys(
        ("hanna", "boris", "priya", "paul", "dora", "admin", "integration", "narrow", "nobody"), (None, False)
    )
    for missing in (Scope.INSIGHTS_READ, Scope.PEOPLE_READ, Scope.REVIEWS_READ):
        found = await seen(ask, company, "vera", changes={"scopes": frozenset(Scope) - {missing}})
        assert found["ratingInsights"] is None, missing
    await Organisation.create(
        name="Northwind", currency="EUR", settings={"group_sizes": [["2026-01-01", 17]]}, created_at=NOON, updated_at=NOON
    )  # fmt: skip
    assert (await seen(ask, company, "vera"))["ratingInsights"] is None
