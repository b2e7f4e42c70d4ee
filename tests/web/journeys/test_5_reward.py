"""Journey 5: all five kinds, approved by level and never by who gets them, within budgets, and then real."""

from datetime import timedelta
from types import ModuleType
from typing import Any, Final

import pytest

from tests.web.journeys.conftest import NOON, Company
from tests.web.journeys.steps import REASON, budget, moved, proposed, told

EUROS: Final = {"currency": "EUR"}
TERMS: Final[dict[str, dict[str, Any]]] = {
    "BONUS": {"amount": {"amount": "600", **EUROS}},
    "RAISE": {"amount": {"amount": "1540", **EUROS}},
    "PROMOTION": {"newTitle": "Senior agent", "newLevel": 4, "amount": {"amount": "2000", **EUROS}},
    "VACATION": {"days": "2.5", "endsOn": "2027-03-31"},
    "PROJECT_LEAD": {"project": "Harbour move", "endsOn": "2027-04-30"},
}
PLANS: Final = {"BONUS": "1000", "RAISE": "5000", "PROMOTION": "5000", "VACATION": "10", "PROJECT_LEAD": "2"}
PERSON: Final = """query($id: ID!, $on: Date) { employee(id: $id) { title level leaveBalance(on: $on) pay { amount { amount } validFrom source }
    assignments { title level validFrom source } rewards { nodes { kind state summary } } } }"""


async def person(company: Company, name: str = "hanna", whom: str = "priya") -> Any:
    return (await company[name].ask(PERSON, id=company.ids[whom], on="2026-12-01"))["employee"]


@pytest.fixture
async def budgets(company: Company) -> None:
    for kind, planned in PLANS.items():
        await budget(company, kind, planned)


async def approved(company: Company, reward: Any) -> Any:
    """By Vera, and by HR where the rules ask for it."""
    reward = await moved(company, "approveReward", reward, by="vera", comment="Well deserved.")
    return (
        reward if reward["state"] != "PROPOSED" else await moved(company, "approveReward", reward, by="hanna")
    )


async def in_effect(company: Company, kind: str, **more: Any) -> Any:
    reward = await approved(company, await proposed(company, kind, **{**TERMS[kind], **more}))
    return await moved(company, "executeReward", await told(company, reward), by="hanna")


@pytest.mark.parametrize("kind", TERMS)
async def test_a_reward_goes_its_way_and_stays_secret_until_it_is_told(
    company: Company, budgets: None, kind: str
) -> None:
    reward = await proposed(company, kind, **TERMS[kind])
    levels = 2 if kind in {"RAISE", "PROMOTION"} else 1
    assert (reward["state"], len(reward["approvals"])) == ("PROPOSED", levels)
    now = {"id": reward["id"], "version": reward["version"]}
    assert await company["priya"].refused("approveReward", **now) == ["NOT_FOUND id"]
    assert await company["mona"].refused("approveReward", **now) == ["FORBIDDEN id"]
    agreed = await approved(company, reward)
    assert (agreed["state"], [step["decision"] for step in agreed["approvals"]]) == (
        "COMMITTED",
        ["APPROVED"] * levels,
    )
    node = "query($id: ID!) { node(id: $id) { ... on Reward { reason approvals { comment } } } rewards(where: {turn: MINE}) { totalCount } }"
    for blind in ("priya", "paul", "ada", "tom", "integration"):
        assert (await company[blind].ask(node, id=reward["id"]))["node"] is None, blind
    known = await told(company, agreed)
    mine = await company["priya"].ask(node, id=reward["id"])
    assert (mine["node"]["reason"], mine["rewards"]["totalCount"]) == (REASON, 1)
    assert {step["comment"] for step in mine["node"]["approvals"]} == {None}
    assert (await company["paul"].ask(node, id=reward["id"]))["node"] is None
    done = await moved(company, "executeReward", known, by="hanna")
    assert (done["state"], done["allowedActions"]) == ("EXECUTED", ["REVERSE"])


async def test_nobody_rewards_themselves_or_decides_twice(company: Company, budgets: None) -> None:
    own = {
        "kind": "BONUS",
        "employeeId": company.ids["mona"],
        "periodId": company.period,
        "effectiveOn": "2026-11-20",
        "reason": REASON,
    }
    assert await company["mona"].refused("proposeReward", **own, **TERMS["BONUS"]) == [
        "OWN_RECORD employeeId"
    ]
    other = own | {"employeeId": company.ids["tom"]}
    assert await company["mona"].refused("proposeReward", **other, **TERMS["BONUS"]) == [
        "FORBIDDEN employeeId"
    ]
    raised = await moved(
        company, "approveReward", await proposed(company, "RAISE", **TERMS["RAISE"]), by="vera"
    )
    # Pressed twice, the button decides once: the second level is still HR's.
    again = await moved(company, "approveReward", raised, by="vera")
    assert (again["version"], [step["decision"] for step in again["approvals"]]) == (
        raised["version"],
        ["APPROVED", None],
    )


async def test_a_budget_is_a_hard_stop_that_says_its_figures(company: Company, budgets: None) -> None:
    await approved(company, await proposed(company, "BONUS", **TERMS["BONUS"]))
    second = await proposed(company, "BONUS", whom="paul", amount={"amount": "400.01", **EUROS})
    refusal = await company["vera"].try_(
        "approveReward", "reward { id }", id=second["id"], version=second["version"]
    )
    [error] = refusal["errors"]
    assert error["code"] == "BUDGET_EXHAUSTED"
    assert "400" in error["message"]
    figures = "{ budgets { kind planned committed left } }"
    bonus = next(it for it in (await company["admin"].ask(figures))["budgets"] if it["kind"] == "BONUS")
    assert {name: float(bonus[name]) for name in ("planned", "committed", "left")} == {
        "planned": 1000,
        "committed": 600,
        "left": 400,
    }
    fits = await proposed(company, "BONUS", whom="paul", amount={"amount": "400", **EUROS})
    assert (await approved(company, fits))["state"] == "COMMITTED"


async def test_the_effects_are_real(company: Company, budgets: None, clock: ModuleType) -> None:
    before = await person(company)
    assert before["pay"]["amount"]["amount"] == "38400.00"
    # Of two on one day the later one holds.
    clock.set_for_tests(NOON + timedelta(hours=1))
    await in_effect(company, "RAISE")
    clock.set_for_tests(NOON + timedelta(hours=2))
    await in_effect(company, "PROMOTION")
    await in_effect(company, "VACATION")
    await in_effect(company, "PROJECT_LEAD")
    after = await person(company)
    assert (after["title"], after["level"], after["pay"]["amount"]["amount"]) == (
        "Senior agent",
        4,
        "41940.00",
    )
    assert after["pay"]["validFrom"] == "2026-11-20"
    assert float(after["leaveBalance"]) == float(before["leaveBalance"] or 0) + 2.5
    assert [it["title"] for it in after["assignments"]][:1] == ["Senior agent"]
    assert sorted(it["kind"] for it in after["rewards"]["nodes"]) == [
        "PROJECT_LEAD",
        "PROMOTION",
        "RAISE",
        "VACATION",
    ]


async def test_a_raise_of_the_future_waits_for_its_day(company: Company, budgets: None) -> None:
    reward = await approved(
        company, await proposed(company, "RAISE", effectiveOn="2027-01-01", **TERMS["RAISE"])
    )
    known = await told(company, reward)
    early = await company["hanna"].refused("executeReward", id=known["id"], version=known["version"])
    assert early[0].split()[0] == "WRONG_STATE"
    assert (await person(company))["pay"]["amount"]["amount"] == "38400.00"


async def test_payroll_gives_the_same_bytes_again_and_each_reward_once(
    company: Company, budgets: None
) -> None:
    await in_effect(company, "BONUS")
    await in_effect(company, "RAISE")
    files = "file { number lineCount href }"
    file = await company["hanna"].do("makeHandoverFile", files, channel="PAYROLL", through="2026-11-30")
    assert (file["number"], file["lineCount"], file["href"]) == (1, 2, "/exports/payroll/1.csv")
    first, again = [await company["hanna"].client.get(file["href"]) for _ in range(2)]
    assert first.status_code == 200
    assert first.content == again.content
    assert first.text.count("Priya Nair") == 2
    assert len(first.text.splitlines()) == 3
    # With nothing new there is no new file.
    assert (
        await company["hanna"].do("makeHandoverFile", files, channel="PAYROLL", through="2026-12-31") == file
    )
    assert (await company["hanna"].client.get("/exports/payroll/2.csv")).status_code == 404
    for name in ("mona", "priya"):
        assert (await company[name].client.get(file["href"])).status_code == 404
    assert (await (await company.visitor()).client.get(file["href"])).status_code == 401
