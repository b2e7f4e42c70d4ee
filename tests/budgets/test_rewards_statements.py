"""However many rewards a page shows, with approvals, references, budgets and rights, it costs the same statements."""

from types import ModuleType

import pytest

from headway.graph.ids import global_id
from headway.rewarding.rules import RewardKind
from tests.conftest import Ask, Statements
from tests.rewards import Company, make_budget, make_company, make_goal, propose

PAGE = """{ rewards(first: 50) { nodes {
    id summary state allowedActions oldPay { amount } newPay { amount } percent cost { amount }
    employee { name title } proposer { name } period { name } newRoleProfile { name }
    references { kind label goal { title } review { id } feedback { id } }
    approvals { level waitsFor comment approver { name } decidedBy { name } }
    budget { left proposed period { name } department { name } }
} } }"""
BUDGETS = """{ budgets { unit planned proposed committed left department { name } period { name } } }"""
TEAM = "{ employees(first: 50) { nodes { name rewards(first: 50) { nodes { summary } totalCount } } } }"


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    for kind in RewardKind:
        await make_budget(company, kind, 100_000_000)
        await make_budget(company, kind, 100_000_000, department=company.support)
    return company


async def add_rewards(ask: Ask, company: Company, number: int) -> None:
    for _ in range(number):
        goal = await make_goal(company, "paul")
        named = [{"kind": "GOAL", "id": global_id("Goal", goal.id)}]
        for kind in RewardKind:
            await propose(ask, company, kind.value, references=named)


async def cost(ask: Ask, statements: Statements, query: str, company: Company, by: str) -> int:
    with statements() as seen:
        answer = await ask(query, as_=company.actor(by))
    assert answer.errors is None, answer.errors
    return len(seen)


@pytest.mark.parametrize(
    ("query", "by", "expected"),
    [(PAGE, "hanna", 24), (PAGE, "mona", 23), (BUDGETS, "mona", 10), (TEAM, "mona", 2)],
    ids=["page-hr", "page-manager", "budgets", "team"],
)
async def test_statements_at_two_sizes(
    ask: Ask, statements: Statements, company: Company, query: str, by: str, expected: int
) -> None:
    await add_rewards(ask, company, 1)
    small = await cost(ask, statements, query, company, by)
    await add_rewards(ask, company, 7)
    assert (small, await cost(ask, statements, query, company, by)) == (expected, expected)
