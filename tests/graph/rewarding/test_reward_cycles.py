"""How a period is rewarded: rules, bands, the guide, decisions that can be computed again, and days that are closed."""

from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee, Pay
from headway.planning.models import Goal
from headway.platform.models import AuditEvent, Organisation, OutboxEvent
from headway.reviewing.models import Review
from headway.reviewing.rules import ReviewState
from headway.rewarding.models import (
    Budget,
    DecisionRecord,
    PayBand,
    ProjectLead,
    ProjectWish,
    Reward,
    RewardCycle,
)
from headway.rewarding.rules import RewardKind
from tests.conftest import Ask
from tests.homes import make_cycle, make_forms
from tests.rewards import (
    REASON,
    Company,
    approved,
    codes,
    euros,
    executed,
    make_budget,
    make_budgets,
    make_company,
    make_goal,
    move,
    propose,
    run,
)

MATRIX: list[dict[str, Any]] = [
    {
        "rating": 4,
        "ranges": [{"low": "4.5", "high": "6"}, {"low": "3.5", "high": "4.5"}, {"low": "1", "high": "2"}],
    }
]
BAND = {
    "level": 4,
    "currency": "EUR",
    "validFrom": "2026-01-01",
    "low": "33500",
    "middle": "40800",
    "high": "48100",
}


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    return company


def whole(company: Company, name: str = "hanna") -> Any:
    return company.actor(name, hr_whole_company=True)


async def plan(ask: Ask, company: Company, **changes: Any) -> dict[str, Any]:
    given = {"periodId": company.period_id, "effectiveOn": "2027-01-01", "matrix": MATRIX} | changes
    return await run(ask, "planRewardCycle", given, as_=whole(company))


async def test_rules_are_planned_by_few_and_named_by_version(ask: Ask, company: Company) -> None:
    given = {"periodId": company.period_id, "effectiveOn": "2027-01-01"}
    for by in ("mona", "paul", "hanna", "ada"):
        refused = await run(ask, "planRewardCycle", given, as_=company.actor(by))
        assert codes(refused) == [("FORBIDDEN", "")]
    assert await RewardCycle.all().count() == 0
    made = await plan(ask, company, tenureDays=90, leastPercent=50, ratingNeeded=True, temporaryToo=False)
    assert made["version"] == 1
    assert made["eligibility"] == [
        "Everybody who works here on the day it takes effect.",
        "Who has worked here for 90 days by then.",
        "Who works at least 50% of full time.",
        "Who has a rating in the review cycle it rests on.",
        "Nobody whose contract is temporary.",
    ]
    assert codes(await plan(ask, company)) == [("CONFLICT", "version")]
    assert (await plan(ask, company, version=1))["version"] == 2


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"tenureDays": -1}, ("OUT_OF_RANGE", "tenureDays")),
        ({"leastPercent": 101}, ("OUT_OF_RANGE", "leastPercent")),
        ({"matrix": MATRIX * 2}, ("INVALID", "matrix.0.rating")),
        ({"matrix": [{"rating": 4, "ranges": []}]}, ("INVALID", "matrix.0.ranges")),
        (
            {"matrix": [{"rating": 4, "ranges": [{"low": "3", "high": "2"}, *MATRIX[0]["ranges"][1:]]}]},
            ("OUT_OF_RANGE", "matrix.0.ranges.0"),
        ),
        ({"rates": [{"currency": "XXY", "rate": "2"}]}, ("INVALID", "rates.XXY")),
        ({"rates": [{"currency": "EUR", "rate": "2"}]}, ("INVALID", "rates.EUR")),
        ({"rates": [{"currency": "USD", "rate": "0"}]}, ("OUT_OF_RANGE", "rates.USD")),
        (
            {"rates": [{"currency": "USD", "rate": "2"}, {"currency": "USD", "rate": "3"}]},
            ("DUPLICATE", "rates.USD"),
        ),
        ({"opensOn": "2026-12-01", "closesOn": "2026-11-01"}, ("INVALID", "closesOn")),
        ({"reviewCycleId": global_id("ReviewCycle", UUID(int=1))}, ("NOT_FOUND", "reviewCycleId")),
    ],
)
async def test_each_wrong_rule_is_told(
    ask: Ask, company: Company, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert expected in codes(await plan(ask, company, **changes))
    assert await RewardCycle.all().count() == 0


GUIDE = """query($person: ID!, $period: ID!) { rewardGuide(employeeId: $person, periodId: $period, on: "2027-01-01") {
    against rating place low { amount } range { low high } payFrom { amount } payTo { amount } } }"""


async def guide(ask: Ask, company: Company, by: str) -> Any:
    answer = await ask(
        GUIDE, {"person": company.id_of("paul"), "period": company.period_id}, as_=company.actor(by)
    )
    assert answer.data
    return answer.data["rewardGuide"]


async def test_bands_and_places_are_for_those_who_see_the_pay(ask: Ask, company: Company) -> None:
    for by in ("mona", "alma", "paul"):
        assert codes(await run(ask, "setPayBand", BAND, as_=company.actor(by))) == [("FORBIDDEN", "")]
    wrong = BAND | {"middle": "50000"}
    assert codes(await run(ask, "setPayBand", wrong, as_=whole(company))) == [("INVALID", "middle")]
    assert await PayBand.all().count() == 0
    unseen = BAND | {"version": 1}
    assert codes(await run(ask, "setPayBand", unseen, as_=whole(company))) == [("NOT_FOUND", "level")]
    band = await run(ask, "setPayBand", BAND, as_=whole(company))
    assert codes(await run(ask, "setPayBand", BAND, as_=whole(company))) == [("CONFLICT", "version")]
    assert (await run(ask, "setPayBand", BAND | {"version": band["version"]}, as_=whole(company)))[
        "version"
    ] == 2
    for by, seen in {"paul": 1, "mona": 1, "hanna": 1, "nils": 0, "alma": 0, "otto": 0}.items():
        answer = await ask("{ payBands { level } }", as_=company.actor(by))
        assert answer.data
        assert len(answer.data["payBands"]) == seen, by
    found = await guide(ask, company, "mona")
    assert (found["place"], found["low"]) == ("0.9412", {"amount": "33500.00"})
    assert [await guide(ask, company, by) for by in ("paul", "rita", "nils", "alma")] == [None] * 4
    await Organisation.all().update(settings={"managers_see_pay": False})
    found = await guide(ask, company, "mona")
    assert (found["place"], found["low"], found["payFrom"]) == (None, None, None)


async def test_who_is_not_eligible_needs_a_written_exception(ask: Ask, company: Company) -> None:
    await Employee.filter(id=company.people["paul"].id).update(
        hired_on=date(2026, 12, 1), employment_percent=40
    )
    await plan(ask, company, tenureDays=90, leastPercent=50)
    query = """query($period: ID!) { rewardCycle(periodId: $period) { dryRun { people eligible out {
        employee { name } reasons } } } }"""
    answer = await ask(query, {"period": company.period_id}, as_=company.actor("mona"))
    reasons = ["31 of 90 days worked here by then.", "Works 40%, and the rule asks for 50%."]
    out = [{"employee": {"name": "Paul Berg"}, "reasons": reasons}]
    assert answer.data == {"rewardCycle": {"dryRun": {"people": 2, "eligible": 1, "out": out}}}
    goal = await make_goal(company, "paul")
    named = [{"kind": "GOAL", "id": global_id("Goal", goal.id)}]
    refused = await propose(ask, company, reason="", references=named)
    assert codes(refused) == [("REQUIRED", "reason")]
    assert reasons[0] in refused["errors"][0]["message"]
    assert await Reward.all().count() == 0
    made = await propose(ask, company, reason=REASON, references=named)
    assert made["state"] == "PROPOSED"
    assert (await DecisionRecord.get()).figures["flags"] == [
        f"An exception from the rules: {reason}" for reason in reasons
    ]


DECISION = """query($id: ID!) { reward(id: $id) { decisions { rulesVersion madeBy inputs figures recomputed flags } } }"""


async def test_a_decision_is_computed_again_from_what_was_kept(ask: Ask, company: Company) -> None:
    await run(ask, "setPayBand", BAND, as_=whole(company))
    await plan(ask, company)
    reward = await propose(ask, company, "RAISE")
    seen: dict[str, Any] = {}
    for by in ("mona", "vera", "hanna", "paul", "rita"):
        answer = await ask(DECISION, {"id": reward["id"]}, as_=company.actor(by))
        assert answer.data
        seen[by] = (answer.data["reward"] or {"decisions": []})["decisions"]
    assert seen["paul"] == seen["rita"] == []
    assert seen["mona"] == seen["vera"] == seen["hanna"]
    (record,) = seen["mona"]
    assert record["figures"] == record["recomputed"]
    assert (record["rulesVersion"], record["madeBy"]) == (1, "Mona Berg")
    figures = record["figures"]
    assert (figures["percent"], figures["place_before"], figures["place_after"]) == (
        "4.0104",
        "0.9412",
        "0.9789",
    )
    assert record["flags"] == ["No rating yet."]
    assert (record["inputs"]["old_pay"], record["inputs"]["new_pay"]) == (3_840_000, 3_994_000)
    await plan(ask, company, version=1, matrix=[])
    answer = await ask(DECISION, {"id": reward["id"]}, as_=company.actor("mona"))
    assert answer.data
    assert answer.data["reward"]["decisions"] == [record]


async def test_another_currency_draws_at_the_rate_of_the_cycle(ask: Ask, company: Company) -> None:
    await Pay.all().update(currency="USD")
    dollars: dict[str, Any] = {"amount": {"amount": "600", "currency": "USD"}}
    refused = await approved(ask, company, **dollars)
    assert codes(refused) == [("BUDGET_EXHAUSTED", "id")]
    await plan(ask, company, rates=[{"currency": "USD", "rate": "0.91235"}])
    reward = await executed(ask, company, **dollars)
    budget = await Budget.get(kind="BONUS")
    assert (budget.committed, budget.executed) == (54_741, 54_741)
    assert (await Reward.get(state="EXECUTED")).drawn == 54_741
    moved = await plan(ask, company, version=1, rates=[{"currency": "USD", "rate": "0.5"}])
    assert codes(moved) == [("WRONG_STATE", "rates.USD")]
    asked = await move(ask, company, "askReversal", reward, by="hanna")
    await move(ask, company, "confirmReversal", asked, by="hugo")
    await budget.refresh_from_db()
    assert (budget.committed, budget.executed) == (0, 0)


async def test_the_window_of_the_cycle_and_closed_payroll(ask: Ask, company: Company) -> None:
    await plan(ask, company, closesOn="2026-11-19")
    closed = await propose(ask, company)
    assert codes(closed) == [("CLOSED", "periodId")]
    assert "2026-11-19" in closed["errors"][0]["message"]
    await plan(ask, company, version=1, opensOn="2026-11-21")
    assert codes(await propose(ask, company)) == [("CLOSED", "periodId")]
    await plan(ask, company, version=2)
    waiting = await propose(ask, company, effectiveOn="2026-12-15")
    await Organisation.all().update(settings={"payroll_closed_through": "2026-12-31"})
    refused = await propose(ask, company, effectiveOn="2026-12-31")
    assert codes(refused) == [("CLOSED", "effectiveOn")]
    assert "2026-12-31" in refused["errors"][0]["message"]
    assert (await propose(ask, company, "VACATION", effectiveOn="2026-12-15"))["state"] == "PROPOSED"
    assert codes(await move(ask, company, "approveReward", waiting, by="vera")) == [("CLOSED", "id")]
    assert (await Budget.get(kind="BONUS")).committed == 0


async def test_days_beyond_the_policy_of_a_year(ask: Ask, company: Company) -> None:
    assert (await propose(ask, company, "VACATION", days="18"))["state"] == "PROPOSED"
    refused = await propose(ask, company, "VACATION", days="2.5")
    assert codes(refused) == [("OUT_OF_RANGE", "days")]
    assert "20.5 extra days of vacation in 2027" in refused["errors"][0]["message"]
    assert (await propose(ask, company, "VACATION", days="2"))["state"] == "PROPOSED"


async def test_a_wish_comes_true_by_a_reward(ask: Ask, company: Company) -> None:
    wish = await run(
        ask, "wishForProject", {"project": "Hub move", "why": "Logistics."}, as_=company.actor("paul")
    )
    assert codes(await run(ask, "wishForProject", {"project": " "}, as_=company.actor("paul"))) == [
        ("REQUIRED", "project")
    ]
    for by, seen in {"paul": 1, "mona": 1, "ada": 1, "hanna": 1, "rita": 0, "nils": 0, "alma": 0}.items():
        query = "query($id: ID!) { employee(id: $id) { projectWishes { project why } } }"
        answer = await ask(query, {"id": company.id_of("paul")}, as_=company.actor(by))
        assert answer.data
        assert len(answer.data["employee"]["projectWishes"]) == seen, by
    other = {"id": wish["id"], "version": 1}
    assert codes(await run(ask, "withdrawWish", other, as_=company.actor("mona"))) == [("FORBIDDEN", "id")]
    assert codes(await run(ask, "withdrawWish", other, as_=company.actor("rita"))) == [("NOT_FOUND", "id")]
    wrong = await propose(ask, company, wishId=wish["id"])
    assert codes(wrong) == [("NOT_FOUND", "wishId")]
    await executed(ask, company, "PROJECT_LEAD", wishId=wish["id"])
    assert (await ProjectWish.get()).state == "TAKEN"
    assert (await ProjectLead.get()).project == "Hub move"
    late = await run(ask, "withdrawWish", {"id": wish["id"], "version": 2}, as_=company.actor("paul"))
    assert codes(late) == [("WRONG_STATE", "id")]


async def test_achieved_goals_without_a_reward_are_listed(ask: Ask, company: Company) -> None:
    query = "{ unrewardedGoals { totalCount nodes { title } } }"
    goals = [
        await make_goal(company, owner, title=title, state="CLOSED", outcome=outcome, visibility="SHARED")
        for owner, title, outcome in (
            ("paul", "Reached", "ACHIEVED"),
            ("paul", "Missed", "MISSED"),
            ("mona", "Her own", "ACHIEVED"),
        )
    ]

    async def listed(by: str) -> list[str]:
        answer = await ask(query, as_=company.actor(by))
        assert answer.data
        # Goals due on one day come in the order of their ids.
        return sorted(node["title"] for node in answer.data["unrewardedGoals"]["nodes"])

    assert [await listed(by) for by in ("mona", "vera", "paul", "nils")] == [
        ["Reached"],
        ["Her own", "Reached"],
        [],
        [],
    ]
    reference = {"kind": "GOAL", "id": global_id("Goal", goals[0].id)}
    reward = await propose(ask, company, references=[reference])
    assert await listed("mona") == []
    await move(ask, company, "withdrawReward", reward, by="mona")
    assert await listed("mona") == ["Reached"]
    assert await Goal.all().count() == 3


async def test_a_budget_of_the_own_currency_comes_first(ask: Ask, company: Company) -> None:
    await plan(ask, company, rates=[{"currency": "USD", "rate": "0.5"}])
    await make_budget(company, RewardKind.BONUS, 100_000, department=company.support)
    await approved(ask, company, amount=euros("600"))
    assert (await Budget.get(unit_key=str(company.support.id))).committed == 60_000
    assert Decimal((await RewardCycle.get()).rates["USD"]) == Decimal("0.5")


SPLIT = """query($id: ID!, $amount: MoneyInput) { suggestedSplit(budgetId: $id, amount: $amount) { ... on SuggestedSplit {
    room { amount } cost { amount } left { amount } skipped
    raises { employee { name } percent newPay { amount } cost { amount } } } } }"""


async def test_a_split_is_suggested_and_leaves_no_trace(ask: Ask, company: Company) -> None:
    cycle = await make_cycle(company.period)
    forms = await make_forms(cycle, company.people["paul"], company.people["mona"], his=ReviewState.SHARED)
    await Review.filter(id=forms.manager.id).update(overall_rating=4)  # type: ignore[union-attr]  # Mona writes one
    await run(ask, "setPayBand", BAND, as_=whole(company))
    await plan(ask, company, reviewCycleId=global_id("ReviewCycle", cycle.id))
    await Budget.filter(kind="RAISE").update(planned=200_000)
    budget = await Budget.get(kind="RAISE")
    before = (await AuditEvent.all().count(), await OutboxEvent.all().count())

    async def suggested(by: str, **more: Any) -> Any:
        variables = {"id": global_id("Budget", budget.id), **more}
        answer = await ask(SPLIT, variables, as_=company.actor(by))
        assert answer.data, answer.errors
        return answer.data["suggestedSplit"]

    expected = {
        "room": {"amount": "2000.00"},
        "cost": {"amount": "1728.00"},
        "left": {"amount": "272.00"},
        "skipped": 8,
        "raises": [
            {
                "employee": {"name": "Paul Berg"},
                "percent": "4.5",
                "newPay": {"amount": "40128.00"},
                "cost": {"amount": "1728.00"},
            }
        ],
    }
    assert await suggested("hanna") == expected
    assert await suggested("hanna") == expected
    small = await suggested("hanna", amount=euros("1600"))
    assert (small["raises"][0]["percent"], small["left"]) == ("4.0", {"amount": "64.00"})
    for by in ("paul", "rita", "nils"):
        assert await suggested(by) is None
    assert (await AuditEvent.all().count(), await OutboxEvent.all().count()) == before
    assert await Reward.all().count() == 0
