"""Imports of people through the graph: previewed, applied as a whole, undone, and nothing the second time."""

from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people import actions
from headway.people.actions import forget_imports
from headway.people.models import (
    Assignment,
    ChainLink,
    Department,
    Employee,
    ImportFile,
    ImportMapping,
    ImportTrace,
    Pay,
    PeopleImport,
    ReportingLine,
)
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.actor import Actor
from headway.platform.models import AuditEvent
from tests.conftest import Ask, Statements
from tests.factories import make_employee
from tests.people_actors import administrator, hr, somebody

FILE = """Employee #,Name,Work Email,Department,Job Title,Job Level,Reports To (Employee #),Hire Date,Pay Rate,Pay Currency
1,Ada Lang,ada@x.example,People,Chief,9,,2017-05-03,119500.00,EUR
2,Ben Okafor,ben@x.example,Sales / North,Lead,5,1,2020-05-13,80000.50,EUR
3,Cora Diaz,cora@x.example,Sales / North,Rep,3,2,2021-10-17,50000,EUR
"""
PREVIEW = """query($id: ID!, $kind: ImportRowClass, $first: Int! = 100, $after: String, $search: String) { peopleImport(id: $id) {
    state version canApply canUndo columns { header field confidence samples }
    questions { key kind answer rowCount choices { value label } } problems { code }
    counts { total new changed same waiting problem missing warnings }
    missing { totalCount nodes { id name email title } }
    rows(class: $kind, first: $first, after: $after, search: $search) { totalCount pageInfo { hasNextPage endCursor } nodes {
        number class name changes { field before after } problems { code column message } warnings { code } } } } }"""
APPLY = """mutation($input: ApplyPeopleImportInput!) { applyPeopleImport(input: $input) { __typename
    ... on ApplyPeopleImportPayload { peopleImport { state version counts { new changed same problem missing } canUndo } }
    ... on UserErrors { errors { code message path } current { id } } } }"""
UNDO = """mutation($input: UndoPeopleImportInput!) { undoPeopleImport(input: $input) { __typename
    ... on UndoPeopleImportPayload { peopleImport { state canUndo } }
    ... on UserErrors { errors { code message path } } } }"""
MAP = """mutation($input: MapPeopleImportInput!) { mapPeopleImport(input: $input) { __typename
    ... on MapPeopleImportPayload { peopleImport { version counts { new waiting } columns { header field confidence } } }
    ... on UserErrors { errors { code path } } } }"""
TODAY = date(2025, 6, 1)


@pytest.fixture(autouse=True)
def _today(clock: ModuleType) -> None:
    clock.set_for_tests(datetime(2025, 6, 1, 12, tzinfo=UTC))


async def upload(text: str = FILE, actor: Actor | None = None) -> PeopleImport:
    return await actions.upload_people(actor or hr(), file_name="people.csv", content=text.encode())


async def run(
    ask: Ask, query: str, row: PeopleImport, *, as_: Actor | None = None, **more: Any
) -> dict[str, Any]:
    fresh = await PeopleImport.get(id=row.id)
    given = {"id": global_id("PeopleImport", row.id), "version": fresh.version} | more
    answer = await ask(query, {"input": given}, as_=as_ or hr())
    assert answer.errors is None
    assert answer.data is not None
    result: dict[str, Any] = next(iter(answer.data.values()))
    return result


async def preview(ask: Ask, row: PeopleImport, *, as_: Actor | None = None, **more: Any) -> dict[str, Any]:
    answer = await ask(PREVIEW, {"id": global_id("PeopleImport", row.id)} | more, as_=as_ or hr())
    assert answer.errors is None
    assert answer.data is not None
    found: dict[str, Any] = answer.data["peopleImport"]
    return found


async def everything() -> dict[str, list[str]]:
    """Every row of people but the versions, which only grow."""
    found = {}
    for model in (Employee, Department, ReportingLine, Pay, Assignment, ChainLink):
        rows = await model.all().values()
        left_out = {"version", "updated_at"} | ({"id"} if model is ChainLink else set())
        found[model.__name__] = sorted(
            repr(sorted((name, value) for name, value in row.items() if name not in left_out)) for row in rows
        )
    return found


async def test_the_preview_tells_columns_counts_and_rows(ask: Ask) -> None:
    found = await preview(ask, await upload(), first=2)
    assert found["counts"] == {
        "total": 3, "new": 3, "changed": 0, "same": 0, "waiting": 0, "problem": 0, "missing": 0, "warnings": 0
    }  # fmt: skip
    assert found["columns"][0] == {
        "header": "Employee #", "field": "EXTERNAL_ID", "confidence": 95, "samples": ["1", "2", "3"]
    }  # fmt: skip
    assert [(row["number"], row["class"], row["name"]) for row in found["rows"]["nodes"]] == [
        (2, "NEW", "Ada Lang"),
        (3, "NEW", "Ben Okafor"),
    ]
    assert found["rows"]["totalCount"] == 3
    added = {it["field"]: (it["before"], it["after"]) for it in found["rows"]["nodes"][1]["changes"]}
    assert added == {
        "EXTERNAL_ID": ("", "2"),
        "DEPARTMENT": ("", "Sales / North"),
        "TITLE": ("", "Lead"),
        "LEVEL": ("", "5"),
        "HIRE_DATE": ("", "2020-05-13"),
        "PAY_AMOUNT": ("", "80000.50 EUR"),
        "MANAGER_NAME": ("", "Ada Lang"),
    }
    following = await preview(
        ask, await PeopleImport.get(), first=2, after=found["rows"]["pageInfo"]["endCursor"]
    )
    assert [row["name"] for row in following["rows"]["nodes"]] == ["Cora Diaz"]
    for search, names in (("ÓKAF", ["Ben Okafor"]), ("a@x", ["Ada Lang", "Cora Diaz"]), ("%", [])):
        narrowed = (await preview(ask, await PeopleImport.get(), search=search))["rows"]
        assert [row["name"] for row in narrowed["nodes"]] == names
        assert narrowed["totalCount"] == len(names)
    assert (found["canApply"], found["canUndo"], await Employee.all().count()) == (True, False, 0)


async def test_applied_as_a_whole(ask: Ask) -> None:
    row = await upload()
    result = await run(ask, APPLY, row)
    assert result["peopleImport"] == {
        "state": "APPLIED",
        "version": 2,
        "counts": {"new": 3, "changed": 0, "same": 0, "problem": 0, "missing": 0},
        "canUndo": True,
    }
    cora = await Employee.get(external_id="3").select_related("manager", "department__parent")
    assert (cora.name, cora.search_name, cora.email) == ("Cora Diaz", "cora diaz", "cora@x.example")
    assert (cora.title, cora.level, cora.hired_on) == ("Rep", 3, date(2021, 10, 17))
    assert cora.manager is not None
    assert cora.manager.name == "Ben Okafor"
    assert (cora.department.name, cora.department.parent.name) == ("North", "Sales")  # type: ignore[union-attr]
    pay = await Pay.get(employee__external_id="2")
    assert (pay.amount_minor, pay.currency, pay.valid_from, pay.source) == (8_000_050, "EUR", TODAY, "import")
    assert sorted(link.depth for link in await ChainLink.filter(below=cora)) == [1, 2]
    assert await ReportingLine.filter(valid_from=TODAY, valid_to=None).count() == 2
    assert await AuditEvent.filter(action="apply_people_import", object_type="Employee").count() == 3
    assert await AuditEvent.filter(action="apply_people_import", object_type="PeopleImport").count() == 1
    assert (await ImportMapping.get(header="Reports To (Employee #)")).field == "MANAGER_ID"


async def test_the_same_file_again_writes_nothing(ask: Ask, statements: Statements) -> None:
    await run(ask, APPLY, await upload())
    before = await everything()
    again = await upload()
    found = await preview(ask, again)
    assert (found["counts"]["same"], found["counts"]["new"], found["counts"]["changed"]) == (3, 0, 0)
    with statements() as sent:
        await run(ask, APPLY, again)
    writes = [it.split('"')[1] for it in sent if it.startswith(("INSERT INTO", "UPDATE", "DELETE"))]
    assert writes == ["people_import", "audit_event", "outbox_event"]
    assert await everything() == before


async def test_what_changed_is_told_written_and_undone_exactly(ask: Ask, clock: ModuleType) -> None:
    await run(ask, APPLY, await upload())
    clock.set_for_tests(datetime(2025, 6, 10, 12, tzinfo=UTC))
    before = await everything()
    changed = (
        FILE.replace("Cora Diaz", "Cora Díaz").replace("Rep,3,2", "Rep,4,1").replace("50000,EUR", "52000,EUR")
    )
    row = await upload(changed + "4,Dan Wu,dan@x.example,Finance,Clerk,2,3,2025-06-01,40000,EUR\n")
    found = await preview(ask, row, kind="CHANGED")
    assert [(it["field"], it["before"], it["after"]) for it in found["rows"]["nodes"][0]["changes"]] == [
        ("NAME", "Cora Diaz", "Cora Díaz"),
        ("LEVEL", "3", "4"),
        ("PAY_AMOUNT", "50000.00 EUR", "52000.00 EUR"),
        ("MANAGER_NAME", "Ben Okafor", "Ada Lang"),
    ]
    await run(ask, APPLY, row)
    cora = await Employee.get(external_id="3").select_related("manager")
    assert (cora.name, cora.level, cora.manager.name) == ("Cora Díaz", 4, "Ada Lang")  # type: ignore[union-attr]
    lines = await ReportingLine.filter(employee=cora).order_by("valid_from")
    assert [(line.valid_from, line.valid_to) for line in lines] == [
        (TODAY, date(2025, 6, 10)),
        (date(2025, 6, 10), None),
    ]
    assert (await Assignment.filter(employee=cora).order_by("valid_from").last()).level == 4  # type: ignore[union-attr]
    assert await Employee.all().count() == 4
    result = await run(ask, UNDO, row)
    assert result["peopleImport"] == {"state": "UNDONE", "canUndo": False}
    assert await everything() == before


async def test_undo_refuses_when_somebody_was_changed_since(ask: Ask) -> None:
    row = await upload()
    await run(ask, APPLY, row)
    ben = await Employee.get(external_id="2")
    await actions.update_employee(administrator(), id=ben.id, version=1, location="Berlin")
    before = await everything()
    result = await run(ask, UNDO, row)
    told = "1 of the imported were changed since: Ben Okafor. Correct the import in the directory instead."
    assert result["errors"] == [{"code": "CONFLICT", "message": told, "path": ["id"]}]
    assert await everything() == before


async def test_undo_refuses_when_somebody_new_is_needed(ask: Ask) -> None:
    row = await upload()
    await run(ask, APPLY, row)
    await make_employee("Eve", manager=await Employee.get(external_id="3"))
    before = await everything()
    result = await run(ask, UNDO, row)
    assert [(error["code"], "Cora Diaz" in error["message"]) for error in result["errors"]] == [
        ("CONFLICT", True)
    ]
    assert await everything() == before


async def test_undo_refuses_after_a_day(ask: Ask, clock: ModuleType) -> None:
    row = await upload()
    await run(ask, APPLY, row)
    clock.set_for_tests(datetime(2025, 6, 2, 12, 0, 1, tzinfo=UTC))
    result = await run(ask, UNDO, row)
    assert [error["code"] for error in result["errors"]] == ["WRONG_STATE"]
    assert (await PeopleImport.get(id=row.id)).state == "APPLIED"


async def test_bad_rows_are_refused_unless_skipped(ask: Ask) -> None:
    loop = "4,Dan,dan@x.example,,,,5,2020-01-01,,\n5,Eve,eve@x.example,,,,4,2020-01-01,,\n6,,f@x.example,,,,,2020-01-01,,\n"
    row = await upload(FILE + loop)
    found = await preview(ask, row, kind="PROBLEM")
    assert [[it["code"] for it in node["problems"]] for node in found["rows"]["nodes"]] == [
        ["REPORTING_LOOP"],
        ["REPORTING_LOOP"],
        ["NAME_MISSING"],
    ]
    assert "Dan → Eve → Dan" in found["rows"]["nodes"][0]["problems"][0]["message"]
    result = await run(ask, APPLY, row)
    assert [(error["code"], error["path"]) for error in result["errors"]] == [("INVALID", ["skipProblems"])]
    assert result["errors"][0]["message"].startswith("3 rows cannot be imported.")
    assert await Employee.all().count() == 0
    result = await run(ask, APPLY, row, skipProblems=True)
    assert result["peopleImport"]["counts"] == {"new": 3, "changed": 0, "same": 0, "problem": 3, "missing": 0}
    assert await Employee.all().count() == 3
    # What was skipped is still there to be read and corrected.
    skipped = (await preview(ask, row, kind="PROBLEM"))["rows"]["nodes"]
    assert [node["number"] for node in skipped] == [5, 6, 7]


async def test_files_and_what_was_before_go_after_a_week(ask: Ask, clock: ModuleType) -> None:
    applied = await upload(FILE + "6,,f@x.example,,,,,2020-01-01,,\n")
    await run(ask, APPLY, applied, skipProblems=True)
    left = await upload()
    clock.set_for_tests(datetime(2025, 6, 8, 12, tzinfo=UTC))
    assert await forget_imports() == 0
    fresh = await upload()
    clock.set_for_tests(datetime(2025, 6, 8, 12, 0, 1, tzinfo=UTC))
    assert (await forget_imports(), await forget_imports()) == (2, 0)
    assert {it.people_import_id for it in await ImportFile.all()} == {fresh.id}
    assert await ImportTrace.all().count() == 0
    assert {it.id for it in await PeopleImport.all()} == {applied.id, fresh.id}
    event = await AuditEvent.get(action="forget_people_import")
    assert (event.object_id, event.before) == (left.id, {"file_name": "people.csv"})
    found = await preview(ask, applied)
    assert (found["state"], found["counts"]["new"], found["counts"]["problem"]) == ("APPLIED", 3, 1)
    assert (found["rows"]["nodes"], found["columns"], found["questions"]) == ([], [], [])


async def test_a_complete_file_marks_others_as_left_once_the_number_is_confirmed(ask: Ask) -> None:
    await run(ask, APPLY, await upload())
    row = await upload("\n".join(FILE.splitlines()[:3]))
    found = await preview(ask, row)
    left_out = {
        "id": global_id("Employee", (await Employee.get(external_id="3")).id),
        "name": "Cora Diaz",
        "email": "cora@x.example",
        "title": "Rep",
    }
    assert (found["counts"]["missing"], found["missing"]) == (1, {"totalCount": 1, "nodes": [left_out]})
    for number in (None, 2):
        result = await run(ask, APPLY, row, fileIsComplete=True, confirmMissing=number)
        assert [(error["code"], error["path"]) for error in result["errors"]] == [
            ("TOO_MANY", ["confirmMissing"])
        ]
    assert await Employee.filter(status=EmployeeStatus.LEFT).count() == 0
    await run(ask, APPLY, row, fileIsComplete=True, confirmMissing=1)
    cora = await Employee.get(external_id="3")
    assert (cora.status, cora.left_on) == (EmployeeStatus.LEFT, TODAY)
    assert (await preview(ask, row))["missing"] == {"totalCount": 0, "nodes": []}
    await run(ask, UNDO, row)
    cora = await Employee.get(external_id="3")
    assert (cora.status, cora.left_on) == (EmployeeStatus.ACTIVE, None)


async def test_a_shared_name_is_asked_and_the_answer_is_not_asked_again(ask: Ask) -> None:
    text = "Personalnummer;Name;E-Mail;Vorgesetzter\n1;Roth, Ina;a@x.example;\n2;Roth, Ina;b@x.example;\n3;Wu, Dan;c@x.example;Roth, Ina\n"
    row = await upload(text)
    found = await preview(ask, row)
    question = found["questions"][0]
    assert (question["kind"], question["rowCount"], found["counts"]["waiting"]) == ("MANAGER", 1, 1)
    choice = next(it["value"] for it in question["choices"] if "2" in it["label"].split(", "))
    result = await run(ask, MAP, row, answers=[{"key": question["key"], "value": choice}])
    assert result["peopleImport"]["counts"] == {"new": 3, "waiting": 0}
    answered = (await preview(ask, row))["questions"]
    assert [(it["key"], it["answer"], it["rowCount"]) for it in answered] == [(question["key"], choice, 1)]
    await run(ask, APPLY, row)
    assert (await Employee.get(external_id="3").select_related("manager")).manager.external_id == "2"  # type: ignore[union-attr]
    again = await preview(ask, await upload(text))
    assert (again["counts"]["same"], again["questions"]) == (3, [])


async def test_columns_are_chosen_by_hand_and_remembered(ask: Ask) -> None:
    text = "Badge code,Name,Wohin\nA1,Ada Lang,Sales\n"
    row = await upload(text)
    columns = [{"header": "Badge code", "field": "EXTERNAL_ID"}, {"header": "Wohin", "field": "DEPARTMENT"}]
    result = await run(ask, MAP, row, columns=columns)
    assert [(it["field"], it["confidence"]) for it in result["peopleImport"]["columns"]] == [
        ("EXTERNAL_ID", 100),
        ("NAME", 95),
        ("DEPARTMENT", 100),
    ]
    await run(ask, APPLY, row)
    assert [it["field"] for it in (await preview(ask, await upload(text)))["columns"]] == [
        "EXTERNAL_ID",
        "NAME",
        "DEPARTMENT",
    ]


async def test_wrong_columns_are_refused_all_at_once(ask: Ask) -> None:
    row = await upload()
    columns = [{"header": "Nobody", "field": "NAME"}, {"header": "Job Title", "field": "NAME"}]
    result = await run(ask, MAP, row, columns=columns)
    assert result["errors"] == [
        {"code": "NOT_FOUND", "path": ["columns", "0", "header"]},
        {"code": "DUPLICATE", "path": ["columns", "1", "field"]},
    ]
    assert (await PeopleImport.get(id=row.id)).mapping == {}


async def test_an_import_is_applied_once_and_only_as_it_was_seen(ask: Ask) -> None:
    row = await upload()
    stale = await run(ask, APPLY, row, version=7)
    assert [error["code"] for error in stale["errors"]] == ["CONFLICT"]
    assert stale["current"] == {"id": global_id("PeopleImport", row.id)}
    await run(ask, APPLY, row)
    for mutation in (APPLY, MAP):
        again = await run(ask, mutation, row)
        assert [error["code"] for error in again["errors"]] == ["WRONG_STATE"]
    assert await Employee.all().count() == 3


async def test_nobody_imports_a_change_of_their_own_record(ask: Ask) -> None:
    await run(ask, APPLY, await upload())
    me = hr(employee=await Employee.get(external_id="2"))
    row = await upload(FILE.replace("80000.50", "90000"), me)
    found = await preview(ask, row, as_=me, kind="PROBLEM")
    assert [it["code"] for it in found["rows"]["nodes"][0]["problems"]] == ["OWN_RECORD"]
    result = await run(ask, APPLY, row, as_=me)
    assert [error["code"] for error in result["errors"]] == ["INVALID"]
    await run(ask, APPLY, row, as_=me, skipProblems=True)
    assert [pay.amount_minor for pay in await Pay.filter(employee_id=me.employee_id)] == [8_000_050]


async def test_an_administrator_is_not_told_earlier_pay(ask: Ask) -> None:
    await run(ask, APPLY, await upload())
    row = await upload(FILE.replace("80000.50", "90000"))
    found = await preview(ask, row, as_=administrator(), kind="CHANGED")
    assert found["rows"]["nodes"][0]["changes"] == [
        {"field": "PAY_AMOUNT", "before": "(not shown)", "after": "90000.00 EUR"}
    ]


async def test_those_who_may_not_import_find_nothing(ask: Ask) -> None:
    row = await upload()
    id = global_id("PeopleImport", row.id)
    department = await Department.create(name="Sales", created_at=row.created_at, updated_at=row.created_at)
    for actor in (somebody(), hr(department)):
        answer = await ask(
            "query($id: ID!) { peopleImport(id: $id) { id } node(id: $id) { id } peopleImports { totalCount } }",
            {"id": id},
            as_=actor,
        )
        assert answer.data == {"peopleImport": None, "node": None, "peopleImports": {"totalCount": 0}}
        for mutation in (APPLY, MAP, UNDO):
            result = await run(ask, mutation, row, as_=actor)
            assert [error["code"] for error in result["errors"]] == ["NOT_FOUND"]
    assert await Employee.all().count() == 0

    assert (await PeopleImport.get(id=row.id)).version == 1
