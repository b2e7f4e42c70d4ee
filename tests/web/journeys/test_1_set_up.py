"""Journey 1: set up on an empty database, and import people from an export with faults in it."""

from typing import Any, Final

import pytest

from tests.web.journeys.conftest import PASSWORD, PEOPLE, SIGNING_IN, Company, apply, set_up, upload

PREVIEW: Final = """query($id: ID!) { peopleImport(id: $id) { state version canApply canUndo
    counts { total new changed same waiting problem } columns { header field }
    questions { key kind choices { value } }
    rows { nodes { number class name problems { code column value message } } } } }"""
HEADER: Final = "Ref,Full name,E-mail,Boss,With us from\n"
FAULTY: Final = (
    HEADER
    + """1,Ada Lang,ada@tide.example,,01/02/2015
2,Ben Berg,ben@tide.example,Nobody Known,03/04/2018
3,Cora Cruz,cora@tide.example,4,03/04/2018
4,Dan Dahl,dan@tide.example,3,03/04/2018
5,Eve Egli,eve@tide.example,1,03/04/2018
5,Finn Falk,finn@tide.example,1,03/04/2018
6,Gina Gold,gina@tide.example,1,03/04/2018
7,Hugo Hart,gina@tide.example,1,03/04/2018
8,Ida Iven,ida@tide.example,1,31/31/2018
9,,jo@tide.example,1,03/04/2018
10,Kim Kuhn,kim@tide.example,1,04/05/2019
"""
)


async def looked_at(company: Company, id: str) -> Any:
    return (await company["admin"].ask(PREVIEW, id=id))["peopleImport"]


async def test_headway_is_set_up_once(empty: Company) -> None:
    stranger = await empty.visitor()
    before = (await stranger.client.get("/auth/session")).json()
    assert (before["setUp"], before["signedIn"]) == (False, False)
    admin = await set_up(empty)
    found = await admin.ask("{ viewer { canAdminister canImport organisation { name currency } } }")
    assert found == {
        "viewer": {
            "canAdminister": True,
            "canImport": True,
            "organisation": {"name": "Tide", "currency": "EUR"},
        }
    }
    first = {"organisation": "Other", "currency": "EUR", "name": "Eve", "email": "eve@tide.example", "password": PASSWORD}  # fmt: skip
    again = await stranger.client.post("/auth/set-up", json=first)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "ALREADY_SET_UP")
    assert (await admin.ask("{ organisation { name } accounts { totalCount } }")) == {
        "organisation": {"name": "Tide"},
        "accounts": {"totalCount": 1},
    }


async def test_each_fault_of_a_file_is_named_with_its_cell_before_anything_is_written(empty: Company) -> None:
    admin = await set_up(empty)
    id = await upload(admin, FAULTY)
    seen = await looked_at(empty, id)
    assert {it["header"]: it["field"] for it in seen["columns"]} == {
        "Ref": None, "Full name": "NAME", "E-mail": "EMAIL", "Boss": "MANAGER_NAME", "With us from": None,
    }  # fmt: skip
    meant = {"Ref": "EXTERNAL_ID", "With us from": "HIRE_DATE", "Boss": "MANAGER_ID"}
    columns = [{"header": header, "field": field} for header, field in meant.items()]
    await admin.do(
        "mapPeopleImport", "peopleImport { version }", id=id, version=seen["version"], columns=columns
    )
    seen = await looked_at(empty, id)
    assert {it["header"]: it["field"] for it in seen["columns"]} == {
        "Full name": "NAME",
        "E-mail": "EMAIL",
        **meant,
    }
    [question] = seen["questions"]
    assert (question["kind"], seen["counts"]["waiting"]) == ("DATE_ORDER", 4)
    answers = [{"key": question["key"], "value": question["choices"][0]["value"]}]
    await admin.do(
        "mapPeopleImport", "peopleImport { version }", id=id, version=seen["version"], answers=answers
    )
    seen = await looked_at(empty, id)
    problems = {row["number"]: row["problems"] for row in seen["rows"]["nodes"]}
    told = [(row, it["code"], it["column"], it["value"]) for row, found in problems.items() for it in found]
    assert told == [
        (3, "MANAGER_UNKNOWN", "Boss", "Nobody Known"),
        (4, "REPORTING_LOOP", "Boss", "4"),
        (5, "REPORTING_LOOP", "Boss", "3"),
        (6, "DUPLICATE_EXTERNAL_ID", "Ref", "5"),
        (7, "DUPLICATE_EXTERNAL_ID", "Ref", "5"),
        (8, "DUPLICATE_EMAIL", "E-mail", "gina@tide.example"),
        (9, "DUPLICATE_EMAIL", "E-mail", "gina@tide.example"),
        (10, "DATE_IMPOSSIBLE", "With us from", "31/31/2018"),
        (11, "NAME_MISSING", "Full name", ""),
    ]
    assert all(name in problems[4][0]["message"] for name in ("Cora Cruz", "Dan Dahl"))
    version = {"id": id, "version": seen["version"]}
    assert await admin.refused("applyPeopleImport", **version) == ["INVALID skipProblems"]
    assert (await admin.ask("{ employees { totalCount } }")) == {"employees": {"totalCount": 0}}
    await apply(admin, id, skipProblems=True)
    hired = await admin.ask("{ employees { nodes { name hiredOn } } }")
    assert hired["employees"]["nodes"] == [
        {"name": "Ada Lang", "hiredOn": "2015-02-01"},
        {"name": "Kim Kuhn", "hiredOn": "2019-05-04"},
    ]


async def test_a_file_is_imported_once_and_can_be_undone(empty: Company) -> None:
    admin = await set_up(empty)
    first = await upload(admin, PEOPLE)
    seen = await looked_at(empty, first)
    assert (seen["counts"], seen["questions"], seen["canApply"]) == (
        {"total": 7, "new": 7, "changed": 0, "same": 0, "waiting": 0, "problem": 0}, [], True,
    )  # fmt: skip
    assert (await apply(admin, first))["state"] == "APPLIED"
    everybody = "{ employees(first: 100) { nodes { name externalId title level hiredOn department { name } manager { name } } } }"
    people = await admin.ask(everybody)
    assert people["employees"]["nodes"][4] == {
        "name": "Priya Nair", "externalId": "4", "title": "Agent", "level": 3, "hiredOn": "2021-09-01",
        "department": {"name": "Support"}, "manager": {"name": "Mona Diaz"},
    }  # fmt: skip
    # The same file again, its columns and answers known by now, changes nothing.
    events = (await admin.ask("{ auditEvents { totalCount } }"))["auditEvents"]["totalCount"]
    again = await upload(admin, PEOPLE)
    assert (await looked_at(empty, again))["counts"]["same"] == 7
    assert (await apply(admin, again))["counts"] == {"new": 0, "changed": 0, "same": 7, "problem": 0}
    assert await admin.ask(everybody) == people
    changed = "{ auditEvents(first: 5) { nodes { action objectType } totalCount } }"
    written = await admin.ask(changed)
    assert {
        event["objectType"]
        for event in written["auditEvents"]["nodes"][: written["auditEvents"]["totalCount"] - events]
    } == {"PeopleImport"}
    undone = await admin.do(
        "undoPeopleImport",
        "peopleImport { state }",
        id=first,
        version=(await looked_at(empty, first))["version"],
    )
    assert undone["state"] == "UNDONE"
    assert (await admin.ask(everybody))["employees"]["nodes"] == []
    third = await upload(admin, PEOPLE)
    await apply(admin, third)
    assert await admin.ask(everybody) == people


async def test_everybody_comes_in_by_invitation_and_sees_their_own(company: Company) -> None:
    names = [
        (await company[name].ask("{ viewer { employee { name } } }"))["viewer"]["employee"]["name"]
        for name in SIGNING_IN
    ]
    assert [name.split()[0].lower() for name in names] == list(SIGNING_IN)
    hanna = (await company["hanna"].ask("{ viewer { isHr canImport account { hrDepartments { name } } } }"))[
        "viewer"
    ]
    assert (hanna["isHr"], sorted(it["name"] for it in hanna["account"]["hrDepartments"])) == (
        True,
        ["Operations", "Sales"],
    )


@pytest.mark.parametrize("name", ["priya", "mona", "integration"])
async def test_who_may_not_import_is_told_so(company: Company, name: str) -> None:
    answer = await company[name].client.post("/imports/people?filename=x.csv", content=PEOPLE.encode())
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "FORBIDDEN")
    assert (await company["admin"].ask("{ peopleImports { totalCount } }")) == {
        "peopleImports": {"totalCount": 1}
    }


async def test_nobody_is_invited_twice(company: Company) -> None:
    assert await company["admin"].refused("inviteAccount", employeeId=company.ids["tom"]) == [
        "DUPLICATE email"
    ]
