"""Weak spots of standards: every figure counted once more in Python, who is told what, and what is never told."""

from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee, RoleProfile, Standard
from headway.planning.models import Goal
from headway.planning.rules import GoalLevel, Visibility
from headway.platform.actor import Scope
from headway.platform.models import Organisation
from headway.reviewing.models import Answer, Citation, FrozenStandard, Review
from headway.reviewing.rules import ReviewState
from tests.company import Company, data, gid, make_goal
from tests.conftest import Ask
from tests.growth import STAMPS
from tests.judged import ASKED, Judged, make_judged

GAPS = """query($by: StandardGrouping! = DEPARTMENT, $cycle: ID) { viewer { standardGaps(by: $by, cycleId: $cycle) { sentence { text } smallest
    cycle { id name people steps } before { name } cycles { name } otherScale standards told hidden
    units { name unitId people spots { ...S } } whole { people spots { ...S } } weakSpots(first: 100) { place tied weight unit href evidence spot { ...S } } } } }
    fragment S on StandardSpot { standard asked judged cited below mean share goals trend }"""
CELL = """query($unit: String!, $standard: String!, $by: StandardGrouping! = DEPARTMENT, $cycle: ID) { viewer {
    standardCell(unitId: $unit, standard: $standard, by: $by, cycleId: $cycle) {
        standard cycle { name } people { employee { name } share cited } strong { employee { name } share } } } }"""
STANDARDS = ("Craft", "Learning", "Reliability")


@pytest.fixture
async def judged(database: object, clock: ModuleType) -> Judged:
    return await make_judged()


async def seen(ask: Ask, company: Company, name: str, by: str = "DEPARTMENT", cycle: str | None = None, **changes: Any) -> Any:  # fmt: skip
    answer = await ask(GAPS, {"by": by, "cycle": cycle}, as_=company.actor(name, **changes))
    return data(answer)["viewer"]["standardGaps"]


async def cell(ask: Ask, company: Company, name: str, **given: Any) -> Any:
    return data(await ask(CELL, given, as_=company.actor(name)))["viewer"]["standardCell"]


def those(company: Company, *desks: str) -> set[str]:
    """The people of these desks, without who left."""
    return {name for name in company.people if name.startswith(desks) and name[-1].isdigit()} - {"Day 0"}


async def test_figures_are_what_counting_one_by_one_gives(ask: Ask, judged: Judged) -> None:
    found = await seen(ask, judged.company, "vera")
    everybody = those(judged.company, "Day", "Night", "Sunday")
    assert (found["cycle"]["name"], found["before"]["name"], found["whole"]["people"]) == ("H2", "H1", 16)
    assert {it["standard"]: it for it in found["whole"]["spots"]} == {
        name: figures for name in STANDARDS if (figures := judged.of(everybody, name))
    }
    units = {it["name"]: it for it in found["units"]}
    # Three on Sundays are too few, and of the others one more is kept back where they could be taken from the total.
    assert {name: it["people"] for name, it in units.items()}.items() <= {"Day": 6, "Night": 7}.items()
    assert found["told"] + found["hidden"] == 3
    for desk, unit in units.items():
        for spot in unit["spots"]:
            assert spot == judged.of(those(judged.company, desk), spot["standard"])


@pytest.mark.parametrize("by", ["MANAGER", "ROLE"])
async def test_by_manager_and_by_role(ask: Ask, judged: Judged, by: str) -> None:
    found = await seen(ask, judged.company, "vera", by)
    everybody = those(judged.company, "Day", "Night", "Sunday")
    led = {name: "Tom’s team" if int(name[-1]) % 2 else "Mona’s team" for name in everybody}
    held = {name: f"Role {int(name[-1]) % 2}" for name in everybody}
    groups = led if by == "MANAGER" else held
    for unit in found["units"]:
        people = {name for name, group in groups.items() if group == unit["name"]}
        assert unit["people"] == len(people)
        for spot in unit["spots"]:
            assert spot == judged.of(people, spot["standard"])
    weights = {(it["unit"], it["spot"]["standard"]): it["weight"] for it in found["weakSpots"]}
    assert weights
    for (unit, standard), weight in weights.items():
        assert weight == judged.weight({name for name, group in groups.items() if group == unit}, standard)
    if by == "ROLE":
        assert {it["standard"]: it["share"] for it in found["units"][0]["spots"]} == pytest.approx(
            {name: ASKED[found["units"][0]["name"]][name] for name in {it["standard"] for it in found["units"][0]["spots"]}}
        )  # fmt: skip


async def test_a_planted_weak_spot_is_first_and_ties_are_said(ask: Ask, judged: Judged) -> None:
    now = judged.cycles[1].id
    await Answer.filter(review__cycle_id=now, choice="").update(rating=4)
    night = await Employee.filter(name__startswith="Night").values_list("id", flat=True)
    weak = Answer.filter(review__cycle_id=now, review__reviewee_id__in=list(night), standard__name="Craft")
    await Answer.filter(id__in=[it.id for it in await weak]).update(rating=2, choice="")
    found = await seen(ask, judged.company, "vera")
    [first] = found["weakSpots"]
    assert (first["place"], first["tied"], first["unit"], first["spot"]["standard"]) == (
        1,
        False,
        "Night",
        "Craft",
    )
    assert first["spot"]["below"] == 7
    assert found["sentence"]["text"].startswith(
        "Weakest standard: Craft in Night. Seven people of 7 are judged below"
    )
    assert first["evidence"].startswith("7 of 7 below the middle of the scale; 7 reviews of H2, ")
    await Answer.filter(review__cycle_id=now, choice="").update(rating=4)
    await FrozenStandard.filter(cycle_id=now).update(weight=50)
    equal = [f"Night {number}" for number in range(6)]
    same = await Answer.filter(review__cycle_id=now, standard__name="Craft", review__reviewee__name__in=equal)
    await Answer.filter(id__in=[it.id for it in same]).update(rating=2, choice="")
    both = (await seen(ask, judged.company, "vera", "MANAGER"))["weakSpots"]
    assert [(it["place"], it["tied"], it["unit"], it["weight"]) for it in both] == [
        (1, True, "Mona’s team", 3 * 125), (1, True, "Tom’s team", 3 * 125),
    ]  # fmt: skip


async def test_what_carries_the_companys_goals_weighs_up_to_twice(ask: Ask, judged: Judged) -> None:
    company = judged.company
    of_tom, of_mona = await Employee.get(name="Day 1"), await Employee.get(name="Night 2")
    public: dict[str, Any] = {"level": GoalLevel.COMPANY, "visibility": Visibility.PUBLIC}
    grow = await make_goal(company.people["ada"], company.period, "Grow", weight=60, **public)
    save = await make_goal(company.people["ada"], company.period, "Save", weight=40, **public)
    everybody = those(company, "Day", "Night", "Sunday")
    led = {team: {name for name in everybody if int(name[-1]) % 2 == odd} for odd, team in enumerate(("Mona’s team", "Tom’s team"))}  # fmt: skip
    carried = dict.fromkeys(led, 0.0)

    async def weighed() -> list[tuple[str, str]]:
        gaps = await seen(ask, company, "vera", "MANAGER")
        assert [it["goals"] for it in gaps["whole"]["spots"]] == pytest.approx([together] * 3)
        found = gaps["weakSpots"]
        told = {(it["unit"], it["spot"]["standard"]): (it["weight"], it["spot"]["goals"]) for it in found}
        assert told == {
            (unit, standard): (
                round(judged.weight(led[unit], standard) * (1 + carried[unit])),
                pytest.approx(carried[unit]),
            )
            for unit, standard in told
        }
        assert {unit for unit, _ in told} == set(led)
        return list(told)

    together = 0.0
    before = await weighed()
    part = await make_goal(of_tom, company.period, "Grow by day", parent=grow)
    await make_goal(of_tom, company.period, "Grow at noon", parent=part)
    await make_goal(of_mona, company.period, "Not told", parent=grow, visibility=Visibility.PRIVATE)
    await make_goal(of_mona, company.period, "Save at night", parent=save)
    carried |= {"Tom’s team": 0.6, "Mona’s team": 0.4}
    together = 1.0
    await weighed()
    await Goal.filter(id__in=[grow.id, save.id]).update(weight=0)
    await make_goal(company.people["ada"], company.period, "Lead", weight=100, **public)
    carried |= dict.fromkeys(led, 0.0)
    together = 0.0
    assert await weighed() == before
    lead = await Goal.get(title="Lead")
    last = before[-1][0]
    await make_goal(
        {"Tom’s team": of_tom, "Mona’s team": of_mona}[last], company.period, "Lead, too", parent=lead
    )
    carried[last] = together = 1.0
    assert await weighed() != before


async def test_only_what_is_shared_counts_and_never_oneself(ask: Ask, judged: Judged) -> None:
    now, company = judged.cycles[1].id, judged.company
    person = await Employee.get(name="Night 1")
    company.people["night"] = person
    whole = (await seen(ask, company, "vera"))["whole"]["people"]
    await Review.filter(cycle_id=now, reviewee_id=person.id).update(state=ReviewState.SUBMITTED)
    less = await seen(ask, company, "vera")
    assert less["whole"]["people"] == whole - 1
    without = those(company, "Day", "Night", "Sunday") - {"Night 1"}
    assert {it["standard"]: it for it in less["whole"]["spots"]} == {
        name: figures for name in STANDARDS if (figures := judged.of(without, name))
    }
    await Review.filter(cycle_id=now, reviewee_id=person.id).update(
        state=ReviewState.SHARED, reviewee_id=company.people["vera"].id
    )
    assert (await seen(ask, company, "vera"))["whole"]["people"] == whole - 1


async def test_two_managers_count_by_their_shares(ask: Ask, judged: Judged) -> None:
    now, company = judged.cycles[1], judged.company
    form = await Review.get(cycle=now, reviewee__name="Night 2", direction="MANAGER")
    await Review.filter(id=form.id).update(weight=75)
    await Answer.filter(review=form).update(rating=4, choice="")
    other = await Review.get(id=form.id)
    other = await Review.create(
        cycle=now, participant_id=form.participant_id, reviewee_id=form.reviewee_id, reviewer_id=company.people["vera"].id,
        direction="MANAGER", state=ReviewState.SHARED, due_on=form.due_on, weight=25, **STAMPS,
    )  # fmt: skip
    craft = await Answer.get(review=form, standard__name="Craft")
    await Answer.create(
        review=other,
        question_id=craft.question_id,
        subject=craft.subject,
        standard_id=craft.standard_id,
        rating=2,
        **STAMPS,
    )
    unit = next(
        it["unitId"] for it in (await seen(ask, company, "vera", "ROLE"))["units"] if it["name"] == "Role 0"
    )
    told = await cell(ask, company, "vera", unit=unit, standard="Craft", by="ROLE")
    shares = {it["employee"]["name"]: it["share"] for it in told["people"]}
    # Three quarters of a 4 and one of a 2 are 3.5 on a scale from 1 to 5.
    assert shares["Night 2"] == 0.625


async def test_a_renamed_standard_keeps_its_trend(ask: Ask, judged: Judged) -> None:
    before = await seen(ask, judged.company, "vera")
    await Standard.filter(name="Craft").update(name="Good work")
    after = await seen(ask, judged.company, "vera")
    renamed = {it["standard"].replace("Good work", "Craft"): it["trend"] for it in after["whole"]["spots"]}
    assert renamed == {it["standard"]: it["trend"] for it in before["whole"]["spots"]}
    await Standard.all().delete()
    gone = await seen(ask, judged.company, "vera")
    assert gone["whole"] == before["whole"]


async def test_an_earlier_cycle_can_be_chosen_and_has_none_before(ask: Ask, judged: Judged) -> None:
    found = await seen(ask, judged.company, "vera", cycle=gid(judged.cycles[0]))
    assert (found["cycle"]["name"], found["before"], found["otherScale"]) == ("H1", None, False)
    assert {it["trend"] for it in found["whole"]["spots"]} == {None}
    assert [it["name"] for it in found["cycles"]] == ["H2", "H1"]
    unknown = gid(judged.company.people["ada"]).replace("Employee", "ReviewCycle")
    answer = await ask(GAPS, {"by": "ROLE", "cycle": unknown}, as_=judged.company.actor("vera"))
    assert answer.data is None or answer.data["viewer"]["standardGaps"] is None


async def test_a_cell_names_people_the_lowest_first_and_who_may_show_how(ask: Ask, judged: Judged) -> None:
    company = judged.company
    found, standard = await seen(ask, company, "vera", "MANAGER"), "Craft"
    unit = next(it for it in found["units"] if it["name"] == "Mona’s team")
    told = await cell(ask, company, "vera", unit=unit["unitId"], standard=standard, by="MANAGER")
    said = {it.person: it for it in judged.said if it.cycle == "H2" and it.standard == standard}
    team = {name: it for name, it in said.items() if int(name[-1]) % 2 == 0 and name != "Day 0"}
    assert {it["employee"]["name"]: it["share"] for it in told["people"]} == {
        name: None if it.line is None else it.line / 1000 for name, it in team.items()
    }
    assert {it["employee"]["name"]: it["cited"] for it in told["people"]} == {
        name: it.cited for name, it in team.items()
    }
    shares = [it["share"] for it in told["people"]]
    assert shares == sorted(shares, key=lambda it: (it is None, it or 0))
    strong = sorted(
        (-it.line, name) for name, it in said.items() if name != "Day 0" and it.line and it.line >= 750
    )
    assert [it["employee"]["name"] for it in told["strong"]] == [name for _, name in strong[:5]]
    for wrong in ({"unit": ""}, {"standard": "Nothing' OR '1'='1"}, {"unit": gid(judged.cycles[0])}):
        here = {"unit": unit["unitId"], "standard": standard, "by": "MANAGER"} | wrong
        assert await cell(ask, company, "vera", **here) is None
    sunday = (await Employee.get(name="Sunday 0")).department_id
    assert sunday is not None
    few = global_id("Department", sunday)
    assert await cell(ask, company, "vera", unit=few, standard=standard) is None
    for name in ("paul", "priya", "admin", "integration", "nobody"):
        assert await cell(ask, company, name, unit=unit["unitId"], standard=standard, by="MANAGER") is None, (
            name
        )


async def test_the_group_size_of_the_organisation_counts(ask: Ask, judged: Judged) -> None:
    settings = {"group_sizes": [["2026-01-01", 16]]}
    await Organisation.create(name="Northwind", currency="EUR", settings=settings, **STAMPS)
    found = await seen(ask, judged.company, "vera")
    assert (found["smallest"], found["weakSpots"]) == (16, [])
    assert (found["units"], found["hidden"]) == ([], 3)
    assert {it["standard"] for it in found["whole"]["spots"]} <= set(STANDARDS)
    await Organisation.all().update(settings={"group_sizes": [["2026-01-01", 17]]})
    assert await seen(ask, judged.company, "vera") is None


async def test_who_is_told(ask: Ask, judged: Judged) -> None:
    told = {}
    for name in ("vera", "mona", "tom", "ada", "hanna", "boris", "priya", "paul", "dora", "otto", "admin", "integration", "nobody"):  # fmt: skip
        found = await seen(ask, judged.company, name)
        told[name] = found and found["whole"]["people"]
    assert told == {"vera": 16, "mona": 9, "tom": 7, "ada": 16} | dict.fromkeys(
        ("hanna", "boris", "priya", "paul", "dora", "otto", "admin", "integration", "nobody")
    )
    every = frozenset(Scope)
    assert (await seen(ask, judged.company, "vera", scopes=every))["whole"]["people"] == 16
    for missing in (Scope.INSIGHTS_READ, Scope.PEOPLE_READ, Scope.REVIEWS_READ):
        assert await seen(ask, judged.company, "vera", scopes=every - {missing}) is None, missing


async def test_evidence_is_counted_by_judgement_and_missing_ones_are_never_zero(
    ask: Ask, judged: Judged
) -> None:
    await Citation.all().delete()
    await Answer.filter(standard__name="Learning").update(rating=None, choice="NO_BASIS")
    found = await seen(ask, judged.company, "vera")
    assert {it["cited"] for it in found["whole"]["spots"]} == {0}
    assert "Learning" not in found["standards"]
    assert {it["spot"]["standard"] for it in found["weakSpots"]} <= {"Craft", "Reliability"}
    assert await RoleProfile.all().count() == 2 < await FrozenStandard.all().count()
