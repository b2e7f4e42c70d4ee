"""Statements for goals, trees and feedback: the same number for few and for many."""

from decimal import Decimal
from typing import Any

import pytest

from headway.monitoring.actions.progress import log_progress
from headway.monitoring.rules import Confidence
from tests.company import Company, make_company, make_feedback, make_goal, make_key_result, make_update
from tests.conftest import Ask, Statements

MINE = """{ goals(where: {scope: ME}, first: 100) { totalCount nodes { title progress expected status statusReason lastUpdateOn allowedActions
    keyResults { title currentValue progress points { value note author { name } } }
    updates(first: 1) { nodes { value note author { name } } } } } }"""
TREE = """{ goals(where: {roots: true}, first: 100) { nodes { title owner { name } period { name } status progress childCount
    children { nodes { title owner { name } status progress childCount keyResults { title } parent { title } } } } } }"""
WORDS = """{ feedback(first: 100) { totalCount nodes { text allowedActions giver { name } receiver { name } goal { title status } skill { name } } } }"""
PEOPLE = """{ employees(first: 100) { nodes { name leaveBalance leaveEntries { days } goals(first: 3) { nodes { title status } }
    feedbackReceived(first: 2) { totalCount nodes { text } } feedbackGiven(first: 2) { nodes { text } } } } }"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def fill(company: Company, size: int) -> None:
    priya, paul, mona = (company.people[name] for name in ("priya", "paul", "mona"))
    for number in range(size):
        top = await make_goal(mona, company.period, f"Top {number}", visibility="PUBLIC")
        for part in range(2):
            goal = await make_goal(
                priya, company.period, f"Goal {number}.{part}", parent=top, visibility="PUBLIC"
            )
            key_result = await make_key_result(goal, "40")
            await make_update(key_result, priya)
            await make_feedback(paul, priya, goal=goal)


@pytest.mark.parametrize("size", [2, 12])
@pytest.mark.parametrize(
    ("query", "count"),
    [
        # the page with its key results, and its count; days and zones, the forest, time lost; standings; updates, points and notes; authors
        (MINE, 8),
        # roots with owners, periods and children with theirs; states, forest and time lost, counts of both levels
        (TREE, 9),
        # the page with its people, goals and skills, and its count; outlooks of the goals with time lost
        (WORDS, 5),
        # people with goals and feedback, counted; who is known and their leave twice; outlooks with time lost
        (PEOPLE, 6),
    ],
    ids=["mine", "tree", "words", "people"],
)
async def test_statements(
    ask: Ask, company: Company, statements: Statements, size: int, query: str, count: int
) -> None:
    await fill(company, size)
    with statements() as sent:
        answer = await ask(query, as_=company.actor("priya"))
    assert answer.errors is None
    seen: Any = answer.data
    assert len(next(iter(seen.values()))["nodes"]) >= min(size, 11)
    assert len(sent) == count, "\n".join(sent)


async def test_logging_a_number(company: Company, statements: Statements) -> None:
    part = await make_key_result(await make_goal(company.people["priya"], company.period))
    asked: Any = {"value": Decimal(30), "confidence": Confidence.HIGH, "version": 1}
    with statements() as sent:
        logged = await log_progress(company.actor("priya"), key_result_id=part.id, **asked)
    assert logged.key_result.current_value == 30
    # the goal and the key result, locked; owner and period; the number; the newest one; an audit event each; news
    assert len(sent) == 8
