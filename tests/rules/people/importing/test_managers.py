"""Whom the rows of an import report to: unknown, shared, refused, in circles."""

from collections import Counter
from datetime import date

from headway.people.rules.headings import Field
from headway.people.rules.importing import plan_import
from headway.people.rules.plans import (
    FieldChange,
    FindingCode,
    ManagerRef,
    RowKind,
    Weight,
)
from headway.people.rules.tables import Place
from tests.rules.people.importing.outcome import found, kinds, options, person, read, table

NEW, CHANGED, SAME = RowKind.NEW, RowKind.CHANGED, RowKind.SAME
WAITING, PROBLEM = RowKind.WAITING, RowKind.PROBLEM


def test_a_shared_managers_name_is_asked_and_then_followed() -> None:
    plan = plan_import(read("people-semicolon-latin-1.csv"), [], options())
    assert kinds(plan) == {2: NEW, 3: NEW, 4: NEW, 5: PROBLEM, 6: WAITING}
    [question] = plan.questions
    assert (question.key, question.rows) == ("manager:jörg vogel", (5, 6))
    assert [(choice.value, choice.label) for choice in question.choices] == [
        ("id:T05", "Jörg Vogel, Leiter, Press / Digital, T05"),
        ("id:T06", "Jörg Vogel, Leiter, Binding, T06"),
    ]
    answers = {question.key: "id:T06", "manager-of:5": "id:T05"}
    corrections = {Place(5, "Eintritt"): plan.rows[3].findings[0].suggestion}
    assert corrections == {Place(5, "Eintritt"): "2024-02-29"}
    answered = plan_import(
        read("people-semicolon-latin-1.csv"), [], options(answers=answers, corrections=corrections)
    )
    assert set(kinds(answered).values()) == {NEW}
    assert [row.manager and row.manager.row for row in answered.rows] == [None, 2, 2, 3, 4]
    assert answered.rows[3].profile.hire_date == date(2024, 2, 29)
    assert [(asked.key, asked.rows) for asked in answered.answered] == [(question.key, (6,))]


def test_a_manager_and_a_department_with_lost_letters_are_recognised() -> None:
    known = [person("t07", name="Ola Wałęsa", department=("Gdańsk Yard",))]
    plan = plan_import(
        table("ID|Name|Manager|Department", "T08|Ida Kurz|Wa??sa, Ola|Gda?sk Yard"), known, options()
    )
    assert plan.rows[0].manager == ManagerRef("Ola Wałęsa", "t07", None)
    assert plan.rows[0].profile.department == ("Gdańsk Yard",)
    assert (plan.departments, plan.findings) == ((), ())


def test_a_column_may_name_managers_in_several_ways() -> None:
    people = "ID|Name|E-mail|Manager", "A|Ada Lee|a@x.example|", "B|Bo|b@x.example|A", "C|Cy|c@x.example|A@x.example", "D|Di|d@x.example|Lee, Ada"  # fmt: skip
    for field in (Field.MANAGER_ID, Field.MANAGER_EMAIL, Field.MANAGER_NAME):
        plan = plan_import(table(*people), [], options(remembered={"Manager": field}))
        assert [row.manager and row.manager.row for row in plan.rows] == [None, 2, 2, 2], field
        assert plan.findings == ()


def test_managers_unknown_self_and_refused() -> None:
    rows = table("ID|Name|Manager ID", "A|Ada|Z", "B|Bo|B", "C|Cy|A", "D|Di|C", "E|Ed|")
    plan = plan_import(rows, [], options())
    assert [(row, code) for row, _, code, _ in found(plan)] == [
        (2, FindingCode.MANAGER_UNKNOWN),
        (3, FindingCode.SELF_MANAGER),
        (4, FindingCode.MANAGER_NOT_IMPORTED),
        (5, FindingCode.MANAGER_NOT_IMPORTED),
    ]
    assert (kinds(plan)[6], plan.order) == (NEW, (6,))
    chosen = plan_import(rows, [], options(answers={"manager-of:2": "id:E", "manager-of:3": "id:A"}))
    assert set(kinds(chosen).values()) == {NEW}
    assert chosen.order == (6, 2, 3, 4, 5)


def test_a_refused_row_keeps_a_known_manager_usable() -> None:
    known = [person("a", name="Ada", level=3)]
    rows = table("ID|Name|Level|Manager ID", "A|Ada|999|", "B|Bo|2|A")
    assert kinds(plan_import(rows, known, options())) == {2: PROBLEM, 3: NEW}


def test_a_loop_is_told_in_order_to_all_its_rows() -> None:
    rows = table("ID|Name|Manager ID", "A|Ada|B", "B|Bo|C", "C|Cy|A", "D|Di|A", "E|Ed|")
    plan = plan_import(rows, [], options())
    message = "These people report to each other in a circle: Ada → Bo → Cy → Ada. Correct one manager."
    assert [(finding.row, finding.code) for finding in plan.findings] == [
        (2, FindingCode.REPORTING_LOOP),
        (3, FindingCode.REPORTING_LOOP),
        (4, FindingCode.REPORTING_LOOP),
        (5, FindingCode.MANAGER_NOT_IMPORTED),
    ]
    assert {finding.message for finding in plan.findings[:3]} == {message}


def test_a_loop_through_people_outside_the_file() -> None:
    known = [person("a", name="Ada"), person("b", "a", name="Bo"), person("c", "b", name="Cy")]
    plan = plan_import(table("ID|Name|Manager ID", "A|Ada|C"), known, options())
    assert kinds(plan) == {2: PROBLEM}
    assert (
        "Ada → Cy → Bo → Ada" in plan.findings[0].message or "Bo → Ada → Cy → Bo" in plan.findings[0].message
    )


def test_a_refused_move_can_close_a_loop_with_another_move() -> None:
    known = [person("c", name="Cy"), person("b", name="Bo"), person("a", "b", name="Ada")]
    rows = table("ID|Name|Manager ID|Level", "A|Ada|C|999", "B|Bo|A|1", "C|Cy||1")
    plan = plan_import(rows, known, options())
    assert kinds(plan) == {2: PROBLEM, 3: PROBLEM, 4: CHANGED}
    fixed = plan_import(rows, known, options(corrections={Place(2, "Level"): "9"}))
    assert kinds(fixed) == {2: CHANGED, 3: CHANGED, 4: CHANGED}


def test_a_change_of_manager_shows_both() -> None:
    known = [person("a", name="Ada"), person("b", name="Bo"), person("c", "a", name="Cy")]
    plan = plan_import(table("ID|Name|Manager ID", "C|Cy|B"), known, options())
    [row] = plan.manager_changes
    assert row.changes == (FieldChange(Field.MANAGER_NAME, "Ada", "Bo"),)
    removed = plan_import(table("ID|Name|Manager ID", "C|Cy|"), known, options())
    assert removed.rows[0].changes == (FieldChange(Field.MANAGER_NAME, "Ada", ""),)
    assert found(removed) == [(2, "Manager ID", FindingCode.MANAGER_REMOVED, Weight.WARNING)]
    silent = plan_import(table("ID|Name", "C|Cy"), known, options())
    assert kinds(silent) == {2: SAME}


def test_a_report_of_somebody_missing_is_pointed_out() -> None:
    known = [person("a", name="Ada"), person("b", "a", name="Bo")]
    plan = plan_import(table("ID|Name", "B|Bo"), known, options(file_is_complete=True))
    assert [finding.code for finding in plan.findings] == [FindingCode.MANAGER_LEAVES]


def test_counts_of_a_larger_company() -> None:
    rows = [f"E{number}|P{number}|E{number // 10}" for number in range(1, 20_000)]
    plan = plan_import(table("ID|Name|Manager ID", "E0|Top|", *rows), [], options())
    assert Counter(row.kind for row in plan.rows) == {NEW: 20_000}
    assert plan.order[0] == 2
