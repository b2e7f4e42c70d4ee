"""Steps that several journeys take, each over HTTP by the one who takes it."""

from typing import Any, Final

from headway.platform import clock
from headway.platform.working import do_all
from headway.rewarding.jobs import JOBS
from headway.rewarding.rules.moves import HOLD
from tests.web.journeys.conftest import Company

GOAL: Final = """goal { id title state level version status returnReason progress parent { title } allowedActions
    keyResults { id title measure version currentValue } versions { number terms } }"""
KEY_RESULT: Final[dict[str, Any]] = {
    "title": "Hours until closed",
    "measure": "NUMBER",
    "unit": "h",
    "baseline": "0",
    "target": "100",
}
REWARD: Final = """reward { id state version kind summary effectiveOn decidedReason cost { amount currency }
    approvals { level role decision decidedBy { name } waitsFor } allowedActions }"""
REASON: Final = "Covered three peak weekends on short notice."


async def company_goal(company: Company) -> Any:
    """What Ada wants the company to reach, agreed by HR's first administrator since nobody is above her."""
    results = [
        {"title": "Customers who stay", "measure": "PERCENT", "baseline": "80", "target": "90"},
        {
            "title": "Revenue",
            "measure": "MONEY",
            "currency": "EUR",
            "baseline": "1000000",
            "target": "1200000.50",
        },
    ]
    goal = await company["ada"].do(
        "createGoal", GOAL, title="Be the port that people choose", periodId=company.period, ownerId=company.ids["ada"], level="COMPANY",
        visibility="PUBLIC", keyResults=results, propose=True,
    )  # fmt: skip
    return await company["admin"].do("approveGoal", GOAL, id=goal["id"], version=goal["version"])


async def aligned(
    company: Company, owner: str, title: str, parent: str | None, *, agreed_by: str | None, **more: Any
) -> Any:
    """A goal of the owner below another, agreed by the manager unless it is to stay a draft."""
    if more.get("level") == "DEPARTMENT":
        found = await company[owner].ask("{ viewer { employee { department { id } } } }")
        more["departmentId"] = found["viewer"]["employee"]["department"]["id"]
    goal = await company[owner].do(
        "createGoal", GOAL, title=title, periodId=company.period, ownerId=company.ids[owner], parentId=parent, keyResults=[KEY_RESULT],
        propose=agreed_by is not None, **more,
    )  # fmt: skip
    if agreed_by is None:
        return goal
    return await company[agreed_by].do("approveGoal", GOAL, id=goal["id"], version=goal["version"])


async def log(company: Company, by: str, key_result: str, value: str, **more: Any) -> Any:
    """A number, logged with the version of now: the update, its key result and its goal."""
    found = await company[by].ask(
        "query($id: ID!) { node(id: $id) { ... on KeyResult { version } } }", id=key_result
    )
    return await company[by].try_(
        "logProgress", "update { id } keyResult { currentValue version } goal { status statusReason progress }",
        keyResultId=key_result, version=found["node"]["version"], value=value, **{"confidence": "HIGH", **more},
    )  # fmt: skip


async def proposed(
    company: Company, kind: str, *, by: str = "mona", whom: str = "priya", **terms: Any
) -> Any:
    """A reward that somebody proposes."""
    terms = {"effectiveOn": "2026-11-20", "reason": REASON, **terms}
    return await company[by].do(
        "proposeReward", REWARD, kind=kind, employeeId=company.ids[whom], periodId=company.period, **terms
    )


async def moved(company: Company, mutation: str, reward: Any, *, by: str, **more: Any) -> Any:
    return await company[by].do(mutation, REWARD, id=reward["id"], version=reward["version"], **more)


async def told(company: Company, reward: Any) -> Any:
    """A reward that Mona tells Priya of, once nobody can stop that any more."""
    held = await moved(company, "communicateReward", reward, by="mona")
    clock.set_for_tests(clock.now() + HOLD)
    await do_all(JOBS)
    query = f"query($id: ID!) {{ {REWARD.replace('{', '(id: $id) {', 1)} }}"
    return (await company["mona"].ask(query, id=held["id"]))["reward"]


async def budget(company: Company, kind: str, planned: str) -> Any:
    """Set by the administrator for the whole organisation."""
    figures = "budget { planned proposed committed executed left unit }"
    return await company["admin"].do(
        "setBudget", figures, periodId=company.period, kind=kind, planned=planned
    )
