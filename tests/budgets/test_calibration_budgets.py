"""Statements for the calibration page: the same number for a small session and for a large one."""

from typing import Any

import pytest

from tests.conftest import Statements
from tests.factories import make_employee
from tests.graph.reviewing.test_calibration import opened
from tests.reviews import Ask, Company, make_company

PAGE = """query($id: ID!) { calibrationSession(id: $id) { id name state allowedActions lead { name } gridNames { boxes }
    cycle { name template { scale { steps { value label } } } }
    figures { people talkedThrough shares { value before after outside } raters { people mean manager { name } } }
    problems { code place { number } }
    places(first: 100) { totalCount nodes { id number submittedRating rating potential state answer elsewhere version
        allowedActions employee { name title } manager { name } } } } }"""
SEVERITY = "query($id: ID!) { calibrationSession(id: $id) { severities { state manager { name } } } }"


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


@pytest.mark.parametrize("people", [3, 40])
@pytest.mark.parametrize(
    ("document", "count"),
    [
        # the session; its cycle, template and scale; the lead; figures, problems, places with people and managers, moves
        (PAGE, 20),
        # the session; who leads it; raters, whom they rated, all ratings of those, and what was moved; the managers
        (SEVERITY, 8),
    ],
    ids=["page", "severity"],
)
async def test_statements(
    ask: Ask, company: Company, statements: Statements, people: int, document: str, count: int
) -> None:
    names = [f"p{number}" for number in range(people)]
    for name in names:
        company.people[name] = await make_employee(
            name, manager=company.people["mona"], department=company.support
        )
    id = await opened(ask, company, **dict.fromkeys(names, 3))
    with statements() as seen:
        answer = await ask(document, {"id": id}, as_=company.actor("hanna"))
    assert answer.errors is None, answer.errors
    assert len(seen) == count, "\n".join(seen)
