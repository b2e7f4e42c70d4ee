"""Search as one types: any word by its beginning, whatever accents and case, the best match first, served by an index."""

from typing import Any

import pytest

from headway.people.models import Employee, EmployeeWord
from headway.people.reads import called
from headway.planning.models import GoalWord
from headway.platform.database import in_postgres, transaction
from tests.company import data, make_goal, make_period
from tests.conftest import Ask
from tests.factories import make_employee
from tests.people_actors import hr, somebody

PEOPLE = """query($search: String, $first: Int! = 50, $after: String) { employees(first: $first, after: $after, where: {search: $search}) {
    totalCount pageInfo { endCursor } nodes { name } } }"""


async def found(ask: Ask, search: str) -> list[str]:
    answer = await ask(PEOPLE, {"search": search}, as_=hr())
    return [person["name"] for person in data(answer)["employees"]["nodes"]]


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("stra", ["Strauß Björn", "Gideon Straw"]),
        ("STRAUSS", ["Strauß Björn"]),
        ("strauß", ["Strauß Björn"]),
        ("bjorn", ["Strauß Björn"]),
        ("björn stra", ["Strauß Björn"]),
        ("lod", ["Łódź Øystein", "Ewa Łodzka"]),
        ("Łód", ["Łódź Øystein", "Ewa Łodzka"]),
        ("oys", ["Łódź Øystein"]),
        ("o'n", ["Anne-Marie O'Neil"]),
        ("marie anne", ["Anne-Marie O'Neil"]),
        ("eil", []),
        ("neil a", ["Anne-Marie O'Neil"]),
        ("ops_lead", ["Gideon Straw"]),
        ("OPS_LEAD@ex", ["Gideon Straw"]),
        ("opsxlead", []),
        ("%", []),
        ("_", []),
        ("g%n", []),
        ("'; --", []),
    ],
)
async def test_people_are_found_by_the_beginnings_of_words(ask: Ask, search: str, names: list[str]) -> None:
    for name in ("Strauß Björn", "Łódź Øystein", "Anne-Marie O'Neil", "Ewa Łodzka"):
        await make_employee(name)
    await make_employee("Gideon Straw", email="ops_lead@example.org")
    assert await found(ask, search) == names


async def test_the_best_match_comes_first_over_all_pages(ask: Ask) -> None:
    for name in ("Zoe Anders", "Anders Zorn", "Bo Anders", "Anderson Ada", "Carl Andersen", "Dan Brown"):
        await make_employee(name)
    pages: list[str] = []
    after = None
    for _ in range(3):
        answer = await ask(PEOPLE, {"search": "ander", "first": 2, "after": after}, as_=hr())
        listed = data(answer)["employees"]
        assert listed["totalCount"] == 5
        pages += [person["name"] for person in listed["nodes"]]
        after = listed["pageInfo"]["endCursor"]
    assert pages == ["Anders Zorn", "Anderson Ada", "Bo Anders", "Carl Andersen", "Zoe Anders"]


async def test_the_words_follow_the_name_and_the_address(ask: Ask) -> None:
    person = await make_employee("Grace Okafor", email="grace@example.org")
    person.name, person.search_name, person.email = "Grace Adeyemi", "grace adeyemi", "adeyemi@example.org"
    await person.save()
    assert (await found(ask, "okaf"), await found(ask, "adey")) == ([], ["Grace Adeyemi"])
    kept = await EmployeeWord.all().order_by("word")
    assert [row.word for row in kept] == ["adeyemi", "adeyemi@example.org", "grace"]
    await Employee.filter(id=person.id).update(email=None)
    assert await EmployeeWord.all().count() == 2
    await person.delete()
    assert not await EmployeeWord.all().exists()


async def test_the_words_of_many_rows_written_at_once_are_kept(ask: Ask) -> None:
    now: dict[str, Any] = {
        "created_at": "2026-01-01T00:00:00+00:00",
        "updated_at": "2026-01-01T00:00:00+00:00",
    }
    people = [Employee(name=f"Ada {n}", search_name=f"ada {n}", **now) for n in range(250)]
    await Employee.bulk_create(people)
    assert await EmployeeWord.all().count() == 500
    assert await found(ask, "ada 249") == ["Ada 249"]


async def test_goals_are_found_the_same_way(ask: Ask) -> None:
    owner, period = await make_employee("Priya"), await make_period()
    for title in ("Weniger Störungen", "Störungen melden", "Große Pläne"):
        await make_goal(owner, period, title)
    query = "query($search: String) { goals(where: {search: $search}) { nodes { title } } }"
    seen: dict[str, list[str]] = {}
    for search in ("stor", "stor wen", "GROSSE", "%", "lane"):
        answer = await ask(query, {"search": search}, as_=somebody(owner))
        seen[search] = [goal["title"] for goal in data(answer)["goals"]["nodes"]]
    assert seen == {
        "stor": ["Störungen melden", "Weniger Störungen"],
        "stor wen": ["Weniger Störungen"],
        "GROSSE": ["Große Pläne"],
        "%": [],
        "lane": [],
    }
    assert await GoalWord.all().count() == 6


async def test_a_cursor_of_another_order_is_refused(ask: Ask) -> None:
    await make_employee("Ada")
    first = data(await ask(PEOPLE, {"search": "ada"}, as_=hr()))["employees"]
    after = first["pageInfo"]["endCursor"]
    answer = await ask(PEOPLE, {"after": after}, as_=hr())
    assert answer.errors is not None
    assert "This cursor is not from this list" in answer.errors[0].message


async def test_a_search_reads_ranges_of_the_index(database: object) -> None:
    """With few rows PostgreSQL would rather read them all, or all words of each person, and is kept from it."""
    people = called(Employee.all(), "stra bj")
    people._choose_db_if_not_chosen()
    people._make_query()
    sql, values = people.query.get_parameterized_sql()
    async with transaction() as client:
        if in_postgres():
            await client.execute_query("SET LOCAL enable_seqscan = off")
            await client.execute_query("SET LOCAL enable_nestloop = off")
            await client.execute_query("SET LOCAL enable_mergejoin = off")
        explain = "EXPLAIN " if in_postgres() else "EXPLAIN QUERY PLAN "
        rows = await client.execute_query_dict(explain + sql, values)
    plan = "\n".join(str(list(row.values())) for row in rows)
    assert "SCAN employee" not in plan
    assert "Seq Scan" not in plan
    assert "idx_employee_wo_word" in plan, plan
