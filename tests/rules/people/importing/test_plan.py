"""What an import plans: people new, changed and the same, rows refused, questions asked."""

from dataclasses import replace
from datetime import date

import pytest

from headway.people.rules.headings import Field
from headway.people.rules.importing import plan_import, problems_applying
from headway.people.rules.plans import (
    ExistingPerson,
    FieldChange,
    FindingCode,
    ManagerRef,
    PayRate,
    Profile,
    QuestionKind,
    RowKind,
    Weight,
)
from headway.people.rules.problem_rows import problem_rows_csv
from headway.people.rules.tables import Row, Table
from headway.people.rules.vocabulary import EmployeeStatus, EmploymentType
from headway.platform.errors import Code
from tests.rules.people.importing.outcome import applied, found, kinds, options, person, read, table

NEW, CHANGED, SAME = RowKind.NEW, RowKind.CHANGED, RowKind.SAME
WAITING, PROBLEM = RowKind.WAITING, RowKind.PROBLEM


def test_a_first_import() -> None:
    plan = plan_import(read("people-comma.csv"), [], options())
    assert kinds(plan) == {2: NEW, 3: NEW, 4: NEW, 6: NEW}
    assert (plan.questions, plan.findings, plan.problems, plan.order) == ((), (), (), (2, 3, 6, 4))
    assert plan.departments == (("Binding",), ("Binding", "Glue"), ("Press",), ("Press", "Offset"))
    assert plan.rows[1].profile == Profile(
        external_id="T02",
        name="Ilse Brandt",
        email="ilse.brandt@tidewater.example",
        department=("Press", "Offset"),
        title="Press Lead",
        level=7,
        hire_date=date(2018, 3, 25),
        location="Brest Harbour",
        employment_type=EmploymentType.FULL_TIME,
        employment_percent=80,
        pay=PayRate(6_120_000, "EUR"),
    )
    assert plan.rows[1].manager == ManagerRef("Maud Ferrand", None, 2)
    assert plan.rows[2].profile.leave_date == date(2023, 6, 30)


def test_the_same_file_again_changes_nothing() -> None:
    for name in ("people-comma.csv", "people.xlsx"):
        people = applied(plan_import(read(name), [], options()), [])
        again = plan_import(read(name), people, options())
        assert set(kinds(again).values()) == {SAME}
        assert (again.order, again.departments, again.manager_changes) == ((), (), ())


def test_a_workbook() -> None:
    plan = plan_import(read("people.xlsx"), [], options())
    assert [row.profile for row in plan.rows] == [
        Profile(
            external_id="1001",
            name="Maud Ferrand",
            email="maud.ferrand@tidewater.example",
            department=("Press",),
            title="Directrice",
            level=12,
            hire_date=date(2015, 2, 1),
            employment_percent=100,
            pay=PayRate(9_800_050, "EUR"),
        ),
        Profile(
            external_id="1002",
            name="Noé Lefort",
            email="noe.lefort@tidewater.example",
            department=("Press", "Digital"),
            title="Imprimeur",
            level=4,
            hire_date=date(2023, 5, 4),
            employment_percent=50,
            pay=PayRate(5_200_000, "JPY"),
        ),
    ]


def test_an_open_date_order_is_asked_and_then_followed() -> None:
    plan = plan_import(read("people-tab.tsv"), [], options())
    [question] = plan.questions
    assert (question.key, question.kind, question.rows) == (
        "date-order:Data zatrudnienia",
        QuestionKind.DATE_ORDER,
        (2, 3),
    )
    assert [choice.value for choice in question.choices] == ["DAY_FIRST", "MONTH_FIRST"]
    assert kinds(plan) == {2: WAITING, 3: WAITING}
    answered = plan_import(read("people-tab.tsv"), [], options(answers={question.key: "MONTH_FIRST"}))
    assert [row.profile.hire_date for row in answered.rows] == [date(2015, 2, 1), date(2023, 4, 5)]
    assert (answered.questions, answered.answered, kinds(answered)) == ((), (question,), {2: NEW, 3: NEW})
    nonsense = plan_import(read("people-tab.tsv"), [], options(answers={question.key: "YEAR_FIRST"}))
    assert kinds(nonsense) == {2: WAITING, 3: WAITING}


def test_lost_letters_warn_and_never_replace_better_ones() -> None:
    known = [
        person("t07", name="Ola Wałęsa", location="Gdańsk", title="Drukarka", department=("Press", "Digital"))
    ]
    headers = "Personalnummer|Name|Standort|Stelle"
    plan = plan_import(table(headers, "T07|Wa??sa, Ola|Gda?sk|Druckerin"), known, options())
    assert plan.rows[0].changes == (FieldChange(Field.TITLE, "Drukarka", "Druckerin"),)
    assert [(finding.header, finding.value, finding.suggestion) for finding in plan.findings] == [
        ("Standort", "Gda?sk", "Gdańsk"),
        ("Name", "Ola Wa??sa", "Ola Wałęsa"),
    ]
    assert {finding.weight for finding in plan.findings} == {Weight.WARNING}
    new = plan_import(table(headers, "T07|Wa??sa, Ola|Gda?sk|Druckerin"), [], options())
    assert (new.rows[0].kind, new.rows[0].profile.location) == (NEW, "Gda?sk")


def test_departments_keep_their_first_spelling() -> None:
    known = [person("a", name="A", department=("Operations",))]
    rows = table("ID|Name|Department", "B|B|OPERATIONS / Depot", "C|C|operations / depot")
    plan = plan_import(rows, known, options(departments=(("Sales",),)))
    assert [row.profile.department for row in plan.rows] == [("Operations", "Depot")] * 2
    assert plan.departments == (("Operations", "Depot"),)


def test_people_are_recognised_by_number_then_by_address() -> None:
    known = [
        person("a", name="Ada", email="ada@x.example", title="Clerk"),
        ExistingPerson("b", Profile(name="Bo", email="bo@x.example")),
    ]
    rows = table("ID|Name|E-mail|Title", "A|Ada|ada.new@x.example|Clerk", "B7|Bo|bo@x.example|")
    plan = plan_import(rows, known, options())
    assert [(row.person_id, row.changes) for row in plan.rows] == [
        ("a", (FieldChange(Field.EMAIL, "ada@x.example", "ada.new@x.example"),)),
        ("b", (FieldChange(Field.EXTERNAL_ID, "", "B7"),)),
    ]


def test_identities_that_contradict_each_other() -> None:
    known = [
        person("a", name="Ada", email="ada@x.example"),
        person("b", name="Bo", email="bo@x.example"),
    ]
    rows = table("ID|Name|E-mail", "A|Ada|bo@x.example", "C|Cy|bo@x.example", "|Di|", "E||e@x.example")
    plan = plan_import(rows, known, options())
    assert set(kinds(plan).values()) == {PROBLEM}
    assert found(plan) == [
        (2, "E-mail", FindingCode.IDENTITY_CONFLICT, Weight.PROBLEM),
        (2, "E-mail", FindingCode.DUPLICATE_EMAIL, Weight.PROBLEM),
        (3, "E-mail", FindingCode.EMAIL_TAKEN, Weight.PROBLEM),
        (3, "E-mail", FindingCode.DUPLICATE_EMAIL, Weight.PROBLEM),
        (4, "ID", FindingCode.IDENTITY_MISSING, Weight.PROBLEM),
        (5, "Name", FindingCode.NAME_MISSING, Weight.PROBLEM),
    ]
    assert plan.order == ()


def test_duplicates_name_both_rows() -> None:
    known = [person("d", name="Di", email="di@x.example")]
    rows = table(
        "ID|Name|E-mail", "A|Ada|ada@x.example", "A|Ann|ann@x.example", "D|Di|d@x.example", "|Di|di@x.example"
    )
    plan = plan_import(rows, known, options())
    assert set(kinds(plan).values()) == {PROBLEM}
    assert [(finding.code, finding.message) for finding in plan.findings] == [
        (FindingCode.DUPLICATE_EXTERNAL_ID, "Rows 2, 3 have this employee number. Keep one of them."),
        (FindingCode.DUPLICATE_EXTERNAL_ID, "Rows 2, 3 have this employee number. Keep one of them."),
        (FindingCode.DUPLICATE_PERSON, "Rows 4, 5 are the same person. Keep one of them."),
        (FindingCode.DUPLICATE_PERSON, "Rows 4, 5 are the same person. Keep one of them."),
    ]


def test_cells_that_are_wrong() -> None:
    headers = "ID|Name|E-mail|Level|Hire date|Leave date|Salary|Currency|Time zone|Contract type|FTE"
    rows = table(
        headers,
        "A|Ada|ada@x|5|2020-01-01||10|EUR|Europe/Paris|Full time|1",
        "B|Bo||100|2020-01-01||10|EUR||Full time|1",
        "C|Cy|||31/02/2024||10|EUR|||1",
        "D|Di|||2020-01-01|2019-12-31|10|EUR|||1",
        "E|Ed|||1850-01-01||10|XYZ|||1",
        "F|Flo|||25/01/2020||-10|EUR|||1",
        "G|Gus|||2020-01-01||10.555,5.5|EUR|||1",
        "H|Hal|||2020-01-01||10|EUR|Mars/Base|Odd job|9",
    )
    plan = plan_import(rows, [], options())
    assert found(plan) == [
        (2, "E-mail", FindingCode.EMAIL_INVALID, Weight.PROBLEM),
        (3, "Level", FindingCode.LEVEL_INVALID, Weight.PROBLEM),
        (4, "Hire date", FindingCode.DATE_IMPOSSIBLE, Weight.PROBLEM),
        (5, "Leave date", FindingCode.LEAVES_BEFORE_HIRE, Weight.PROBLEM),
        (6, "Hire date", FindingCode.DATE_OUT_OF_RANGE, Weight.PROBLEM),
        (6, "Salary", FindingCode.CURRENCY_MISSING, Weight.PROBLEM),
        (7, "Salary", FindingCode.AMOUNT_UNREADABLE, Weight.PROBLEM),
        (8, "Salary", FindingCode.AMOUNT_UNREADABLE, Weight.PROBLEM),
        (9, "Time zone", FindingCode.TIME_ZONE_UNKNOWN, Weight.WARNING),
        (9, "Contract type", FindingCode.EMPLOYMENT_UNKNOWN, Weight.WARNING),
        (9, "FTE", FindingCode.EMPLOYMENT_UNKNOWN, Weight.WARNING),
    ]
    assert kinds(plan)[9] is NEW


def test_an_open_decimal_mark_is_asked() -> None:
    rows = table("ID|Name|Salary|Currency", "A|Ada|58.400|EUR", "B|Bo|61.200|EUR")
    plan = plan_import(rows, [], options())
    [question] = plan.questions
    assert (question.kind, question.rows, set(kinds(plan).values())) == (
        QuestionKind.DECIMAL_MARK,
        (2, 3),
        {WAITING},
    )
    thousands, decimals = question.choices
    for choice, minor in ((thousands, 5_840_000), (decimals, 5_840)):
        answered = plan_import(rows, [], options(answers={question.key: choice.value}))
        assert answered.rows[0].profile.pay == PayRate(minor, "EUR")
        assert (answered.questions, answered.answered) == ((), (question,))


def test_a_row_of_another_width_is_refused_alone() -> None:
    rows = Table(
        ("ID", "Name"), (Row(2, ("A", "Ada")), Row(3, ("B",)), Row(4, ("C", "Cy", "x"))), separator=","
    )
    plan = plan_import(rows, [], options())
    assert kinds(plan) == {2: NEW, 3: PROBLEM, 4: PROBLEM}
    assert (4, "", FindingCode.ROW_WIDTH, Weight.PROBLEM) in found(plan)


def test_an_empty_cell_clears_what_may_be_empty_and_nothing_else() -> None:
    known = [
        person(
            "a",
            name="Ada",
            email="ada@x.example",
            title="Clerk",
            hire_date=date(2020, 1, 1),
            leave_date=date(2026, 1, 1),
            pay=PayRate(100, "EUR"),
        )
    ]
    rows = table("ID|Name|E-mail|Title|Hire date|Leave date|Salary|Currency", "A|Ada||||||")
    plan = plan_import(rows, known, options())
    assert plan.rows[0].changes == (
        FieldChange(Field.TITLE, "Clerk", ""),
        FieldChange(Field.LEAVE_DATE, "2026-01-01", ""),
    )


def test_warnings_about_who_has_left() -> None:
    gone = replace(person("g", name="Gil", leave_date=date(2026, 1, 1)), status=EmployeeStatus.LEFT)
    rows = table("ID|Name|Manager ID", "A|Ada|G", "G|Gil|")
    plan = plan_import(rows, [gone], options())
    assert found(plan) == [
        (2, "Manager ID", FindingCode.MANAGER_HAS_LEFT, Weight.WARNING),
        (3, "", FindingCode.HAS_LEFT, Weight.WARNING),
    ]


def test_a_mistyped_domain_is_only_pointed_out() -> None:
    addresses = [f"{number}|P{number}|p{number}@meridian.example" for number in range(9)]
    plan = plan_import(table("ID|Name|E-mail", *addresses, "x|X|x@meridain.example"), [], options())
    [finding] = plan.findings
    assert (finding.row, finding.code, finding.suggestion) == (
        11,
        FindingCode.EMAIL_DOMAIN_UNUSUAL,
        "x@meridian.example",
    )
    assert kinds(plan)[11] is NEW


def test_missing_people_only_where_the_file_is_complete() -> None:
    known = [person(f"p{number}", name=f"P{number}") for number in range(40)]
    rows = table("ID|Name", *(f"P{number}|P{number}" for number in range(37)))
    assert plan_import(rows, known, options()).missing == ()
    complete = options(file_is_complete=True)
    plan = plan_import(rows, known, complete)
    assert [one.id for one in plan.missing] == ["p37", "p38", "p39"]
    [problem] = problems_applying(plan, known, complete)
    assert (problem.code, problem.path) == (Code.TOO_MANY, ("confirmed_missing",))
    assert "3 of 40 people" in problem.message
    assert problems_applying(plan, known, replace(complete, confirmed_missing=3)) == []
    assert len(problems_applying(plan, known, replace(complete, confirmed_missing=2))) == 1
    two = plan_import(table("ID|Name", *(f"P{number}|P{number}" for number in range(38))), known, complete)
    assert problems_applying(two, known, complete) == []


def test_people_of_refused_rows_and_leavers_are_not_missing() -> None:
    known = [
        person("a", name="Ada", email="ada@x.example"),
        replace(person("b", name="Bo"), status=EmployeeStatus.LEFT),
    ]
    plan = plan_import(
        table("ID|Name|E-mail", "N1||ada@x.example", "N2|Cy|"), known, options(file_is_complete=True)
    )
    assert kinds(plan) == {2: PROBLEM, 3: NEW}
    assert plan.missing == ()


def test_refused_and_waiting_rows_must_be_skipped_knowingly() -> None:
    plan = plan_import(read("people-semicolon-latin-1.csv"), [], options())
    assert [(problem.code, problem.path) for problem in problems_applying(plan, [], options())] == [
        (Code.INVALID, ("skip_bad_rows",)),
        (Code.AMBIGUOUS, ("answers",)),
    ]
    assert problems_applying(plan, [], options(skip_bad_rows=True)) == []


def test_without_a_name_column_nothing_is_planned() -> None:
    plan = plan_import(table("ID|What", "A|b"), [], options())
    assert (plan.rows, [problem.path for problem in plan.problems]) == ((), [("columns", "name")])
    assert problems_applying(plan, [], options()) == list(plan.problems)


def test_the_rows_left_out_as_csv() -> None:
    rows = table("ID|Name|Level|Note", "A|=cmd()|1000|+1", "B|Bo|1|x")
    plan = plan_import(rows, [], options())
    assert problem_rows_csv(plan, rows) == (
        "What to do,Row in the file,ID,Name,Level,Note\r\n"
        "A level is a whole number from 0 to 99. Correct it or leave it empty.,2,A,'=cmd(),1000,'+1\r\n"
    )


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "＝1"])
def test_no_cell_of_the_csv_begins_like_a_formula(text: str) -> None:
    rows = Table(("ID", "Name", "Level"), (Row(2, (text, "Ada", "x")),), separator=";")
    assert f";'{text}" in problem_rows_csv(plan_import(rows, [], options()), rows).replace('"', "")
