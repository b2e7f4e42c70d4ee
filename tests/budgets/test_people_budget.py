"""The directory costs as many statements for forty people as for four."""

from typing import Final

import pytest

from headway.people.rules.vocabulary import LineKind
from tests.conftest import Ask, Statements
from tests.factories import make_department, make_employee, make_reporting_line
from tests.people_actors import hr

QUERY: Final = """{ employees(first: 100) { totalCount nodes { name department { name employeeCount parent { name } }
    manager { name reportCount } reports(first: 5) { totalCount nodes { name } } dottedManagers { name } pay { source }
    payHistory { source } assignments { title roleProfile { name } } skillLevels { skill { name } }
    viewerCan { edit seePay } } } }"""
STATEMENTS: Final = 13


@pytest.mark.parametrize("people", [4, 40])
async def test_a_page_of_people(ask: Ask, statements: Statements, people: int) -> None:
    top = await make_employee(
        "Top", department=await make_department("Part", parent=await make_department("Whole"))
    )
    for number in range(people):
        person = await make_employee(f"Person {number}", manager=top, department_id=top.department_id)
        await make_reporting_line(person, top, kind=LineKind.DOTTED)
    with statements() as sent:
        answer = await ask(QUERY, as_=hr(employee=top))
    assert answer.errors is None
    assert answer.data is not None
    assert answer.data["employees"]["totalCount"] == people + 1
    assert len(sent) == STATEMENTS, "\n".join(sent)


async def test_everybody_under_a_manager_is_one_statement(ask: Ask, statements: Statements) -> None:
    top = await make_employee("Top")
    middle = await make_employee("Middle", manager=top)
    await make_employee("Low", manager=middle)
    from headway.graph.ids import global_id

    query = "query($id: ID!) { employees(where: {underManagerId: $id}) { nodes { name } } }"
    with statements() as sent:
        answer = await ask(query, {"id": global_id("Employee", top.id)}, as_=hr())
    assert answer.data == {"employees": {"nodes": [{"name": "Low"}, {"name": "Middle"}]}}
    assert len(sent) == 1
