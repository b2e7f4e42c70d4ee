"""The directory: people, their managers and reports, found by name or address."""

from datetime import date

import pytest

from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.actor import NOBODY, Actor, Scope
from tests.conftest import Ask
from tests.factories import make_department, make_employee

EVERYBODY = "query($where: EmployeeFilter, $order: EmployeeOrder! = NAME, $first: Int! = 50, $after: String) { employees(where: $where, order: $order, first: $first, after: $after) { nodes { name } totalCount pageInfo { endCursor hasNextPage } } }"


def somebody(employee_id: object = None, **values: object) -> Actor:
    from uuid import uuid4

    return Actor(account_id=uuid4(), employee_id=employee_id, **values)  # type: ignore[arg-type]


async def names(ask: Ask, **variables: object) -> list[str]:
    answer = await ask(EVERYBODY, variables, as_=somebody())
    assert answer.errors is None
    assert answer.data is not None
    return [node["name"] for node in answer.data["employees"]["nodes"]]


async def test_a_person_with_manager_reports_and_department(ask: Ask) -> None:
    sales = await make_department("Sales", parent=await make_department("Market"))
    boss = await make_employee("Ada Lang", title="Head of Sales")
    await make_employee("Ben Okafor", manager=boss, department=sales)
    await make_employee("Cora Diaz", manager=boss, status=EmployeeStatus.LEFT)
    query = """{ employees(where: {search: "okaf"}) { nodes { name status department { name employeeCount parent { name } }
        manager { name title reportCount reports { totalCount nodes { name } } } } } }"""
    answer = await ask(query, as_=somebody())
    assert answer.errors is None
    assert answer.data == {
        "employees": {
            "nodes": [
                {
                    "name": "Ben Okafor",
                    "status": "ACTIVE",
                    "department": {"name": "Sales", "employeeCount": 1, "parent": {"name": "Market"}},
                    "manager": {
                        "name": "Ada Lang",
                        "title": "Head of Sales",
                        "reportCount": 1,
                        "reports": {"totalCount": 1, "nodes": [{"name": "Ben Okafor"}]},
                    },
                }
            ]
        }
    }


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("lodz", ["Zoë Łódź"]),
        ("zoe łó", ["Zoë Łódź"]),
        ("marie", ["Anne-Marie O'Neil"]),
        ("neil ann", ["Anne-Marie O'Neil"]),
        ("odz", []),
        ("ZL@", ["Zoë Łódź"]),
        ("100%", []),
        ("_", []),
    ],
)
async def test_search_takes_the_beginning_of_any_word(ask: Ask, search: str, found: list[str]) -> None:
    await make_employee("Zoë Łódź", email="zl@example.org")
    await make_employee("Anne-Marie O'Neil", email="am@example.org")
    assert await names(ask, where={"search": search}) == found


async def test_every_order_pages_on_without_gaps(ask: Ask) -> None:
    await make_employee("Ada", hired_on=None, level=None)
    await make_employee("Ben", hired_on=date(2024, 5, 1), level=3)
    await make_employee("Cora", hired_on=date(2025, 5, 1), level=3)
    await make_employee("Dan", hired_on=date(2023, 5, 1), level=9)
    expected = {"NAME": ["Ada", "Ben", "Cora", "Dan"], "HIRED_ON_NEWEST": ["Cora", "Ben", "Dan", "Ada"]}
    for order in ("NAME", "HIRED_ON_NEWEST", "LEVEL_HIGHEST"):
        seen: list[str] = []
        after = None
        for _ in range(4):
            answer = await ask(EVERYBODY, {"order": order, "first": 1, "after": after}, as_=somebody())
            assert answer.errors is None
            assert answer.data is not None
            found = answer.data["employees"]
            seen += [node["name"] for node in found["nodes"]]
            after = found["pageInfo"]["endCursor"]
        assert seen == expected.get(order, seen)
        assert sorted(seen) == ["Ada", "Ben", "Cora", "Dan"]
        if order == "LEVEL_HIGHEST":
            assert (seen[0], seen[3]) == ("Dan", "Ada")


async def test_only_those_signed_in_read_it(ask: Ask) -> None:
    await make_employee("Ada")
    for actor in (NOBODY, somebody(integration=True, scopes=frozenset({Scope.GOALS_READ}))):
        answer = await ask(EVERYBODY, as_=actor)
        assert answer.data is not None
        assert answer.data["employees"]["nodes"] == []
        assert answer.data["employees"]["totalCount"] == 0
