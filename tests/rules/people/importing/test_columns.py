"""Which column tells what."""

from collections.abc import Mapping

import pytest

from headway.people.rules.columns import ColumnMatches, MatchedBy, department_columns, match_columns
from headway.people.rules.headings import _HEADINGS, _STAND_INS, Field, heading, heading_words
from headway.people.rules.tables import Row, Table
from headway.platform.errors import Code


def table(headers: str, *rows: str) -> Table:
    cells = [Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=2)]
    return Table(tuple(headers.split("|")), tuple(cells))


def fields(matches: ColumnMatches) -> dict[str, Field]:
    return {match.header: match.field for match in matches.matches}


@pytest.mark.parametrize(
    ("language", "headers", "expected"),
    [
        ("en", "Employee #|First Name|Surname|Work Email|Reports To (Employee #)", "EXTERNAL_ID FIRST_NAME LAST_NAME EMAIL MANAGER_ID"),
        ("de", "Personal-Nr.|Vorname|Nachname|Abteilung|Eintrittsdatum|Währung", "EXTERNAL_ID FIRST_NAME LAST_NAME DEPARTMENT HIRE_DATE PAY_CURRENCY"),
        ("fr", "Matricule|Nom|Prénom|Courriel|Intitulé du poste|Date d'embauche", "EXTERNAL_ID LAST_NAME FIRST_NAME EMAIL TITLE HIRE_DATE"),
        ("es", "Número de empleado|Nombre|Apellidos|Correo electrónico|Fecha de baja", "EXTERNAL_ID FIRST_NAME LAST_NAME EMAIL LEAVE_DATE"),
        ("nl", "Personeelsnummer|Voornaam|Achternaam|Afdeling|Functie|Uit dienst", "EXTERNAL_ID FIRST_NAME LAST_NAME DEPARTMENT TITLE LEAVE_DATE"),
        ("pl", "Numer pracownika|Imię|Nazwisko|Dział|Stanowisko|Data zatrudnienia", "EXTERNAL_ID FIRST_NAME LAST_NAME DEPARTMENT TITLE HIRE_DATE"),
        ("pt", "Matrícula|Nome completo|E-mail corporativo|Cargo|Data de admissão|Salário", "EXTERNAL_ID NAME EMAIL TITLE HIRE_DATE PAY_AMOUNT"),
    ],
)  # fmt: skip
def test_headers_in_seven_languages(language: str, headers: str, expected: str) -> None:
    matches = match_columns(table(headers, "x"))
    assert [match.field for match in matches.matches] == [Field(name) for name in expected.split()], language
    assert (matches.unmatched, matches.problems) == ((), ())


USUAL = {
    "EXTERNAL_ID": "Staff no|Staff No.|Employee code|Emp #|Personnel No.|employeeNumber|EmployeeID|Payroll no|Personalnummer|Personal-Nr.|Personalnr.|Pers. Nr.|MA-Nr.|Mitarbeiter-Nummer|N° employé|Numéro de matricule|N.º de empleado|Código de empleado",
    "NAME": "Full name|Employee Full Name|Preferred name|Worker|Vor- und Nachname|Name, Vorname|Name des Mitarbeiters|Nom & prénom|Prénom et nom|Apellidos, Nombre",
    "EMAIL": "Work email|Work e-mail|Work mail|E-mail (work)|Email - Primary Work|Corporate email|E-Mail (dienstlich)|Geschäftliche E-Mail-Adresse|Adresse mail|Mail professionnel|Correo laboral",
    "DEPARTMENT": "Dept.|Home Department|Organization|Cost centre|Cost Center Name|Abteilungsname|Abt.|Org.-Einheit|Kostenstelle|Unité organisationnelle|Centro de coste",
    "TITLE": "Job title|Position Title|Designation|Stellenbezeichnung|Positionsbezeichnung|Rolle|Intitulé|Puesto de trabajo",
    "MANAGER_NAME": "Reports to|Line manager|Worker's Manager|Immediate supervisor|Manager Full Name|Vorgesetzte(r)|Direkter Vorgesetzter|Disziplinarische Führungskraft|Supérieur hiérarchique|N+1|Jefe inmediato",
    "MANAGER_ID": "Manager ID|managerId|Manager staff no.|Supervisor number|Vorgesetzten-Nr.|Personalnummer Führungskraft|Matricule N+1|Código del jefe",
    "MANAGER_EMAIL": "Manager's email|Line manager e-mail|Manager Work Email|E-Mail der Führungskraft|Vorgesetzten-E-Mail|Correo del responsable",
    "HIRE_DATE": "Joined|Joining date|Date of joining|DOJ|Start date|Hired on|hireDate|Commencement date|Eintritt|Eintritt am|Eintrittsdatum|Beschäftigt seit|Date entrée|Embauché le|Fecha de ingreso|Fecha alta",
    "LEAVE_DATE": "Leaving date|Left on|Date of leaving|Last day of work|Separation date|Austritt|Austritt am|Vertragsende|Date de sortie|Fecha baja",
    "LOCATION": "Office|Work site|Place of work|Country|Standort|Dienstort|Lieu de travail|Centro de trabajo",
    "PAY_AMOUNT": "Gross annual salary|Base pay|Jahresbruttogehalt|Salaire annuel brut|Salario bruto anual",
}  # fmt: skip


@pytest.mark.parametrize("field", USUAL)
def test_usual_wordings(field: str) -> None:
    headings = USUAL[field].split("|")
    # A word alone cannot tell whether the manager's number, address or name follows; empty cells leave the name.
    cells = {"MANAGER_ID": "E1", "MANAGER_EMAIL": "a@x.example"}.get(field, "")
    rows = (f"E1|{cells}", f"E2|{cells}")
    told = {said: fields(match_columns(table(f"ID|{said}", *rows))).get(said) for said in headings}
    if field == "EXTERNAL_ID":
        told = {said: fields(match_columns(table(said, "1"))).get(said) for said in headings}
    assert told == dict.fromkeys(headings, Field(field))


def test_no_heading_says_two_things() -> None:
    said: dict[str, set[Field]] = {}
    for known in (_HEADINGS, _STAND_INS):
        for field, headings in known.items():
            for text in headings.split(","):
                said.setdefault(heading(heading_words(text)), set()).add(field)
    assert {text: told for text, told in said.items() if len(told) > 1} == {}


def test_a_cost_centre_stands_for_the_department_only_where_there_is_none() -> None:
    both = match_columns(table("ID|Name|Cost centre|Department", "1|A|4711|Sales"))
    assert fields(both)["Department"] is Field.DEPARTMENT
    assert both.unmatched == ("Cost centre",)
    alone = match_columns(table("ID|Name|Cost centre", "1|A|4711"))
    assert (alone.matches[2].field, alone.matches[2].confidence) == (Field.DEPARTMENT, 70)


@pytest.mark.parametrize(
    ("managers", "field"),
    [
        (("", "E1", "E1"), Field.MANAGER_ID),
        (("", "a@x.example", "a@x.example"), Field.MANAGER_EMAIL),
        (("", "Byron, Ada", "Byron, Ada"), Field.MANAGER_NAME),
    ],
)
def test_the_cells_say_how_the_manager_is_named(managers: tuple[str, ...], field: Field) -> None:
    rows = [f"E{number}|N|{manager}" for number, manager in enumerate(managers, start=1)]
    assert fields(match_columns(table("ID|Name|Manager", *rows)))["Manager"] is field


def test_memory_wins_and_says_so() -> None:
    remembered: Mapping[str, Field] = {"kennung": Field.EXTERNAL_ID, "Name": Field.IGNORED, "Wer": Field.NAME}
    matches = match_columns(table("Kennung|Name|Wer", "1|x|Ada Byron"), remembered)
    assert fields(matches) == {"Kennung": Field.EXTERNAL_ID, "Name": Field.IGNORED, "Wer": Field.NAME}
    assert {match.matched_by for match in matches.matches} == {MatchedBy.MEMORY}
    assert [match.confidence for match in matches.matches] == [100, 100, 100]


def test_content_tells_addresses_and_managers() -> None:
    matches = match_columns(
        table("ID|Name|Contact|Above", "1|A|a@x.example|", "2|B|b@x.example|1", "3|C|c@x.example|1")
    )
    assert fields(matches) == {
        "ID": Field.EXTERNAL_ID,
        "Name": Field.NAME,
        "Contact": Field.EMAIL,
        "Above": Field.MANAGER_ID,
    }
    assert matches.matches[2].confidence == 60


def test_two_columns_of_addresses_are_left_to_the_reader() -> None:
    matches = match_columns(table("ID|Name|One|Two", "1|A|a@x.example|a@home.example"))
    assert matches.unmatched == ("One", "Two")


def test_a_part_of_a_header_never_tells_a_date_or_somebody_elses_address() -> None:
    matches = match_columns(
        table(
            "ID|Name|Probation end date|Manager's work email|Main job title",
            "1|A|2024-01-01|z@x.example|Clerk",
        )
    )
    assert fields(matches)["Main job title"] is Field.TITLE
    assert fields(matches)["Manager's work email"] is Field.MANAGER_EMAIL
    assert matches.unmatched == ("Probation end date",)


def test_the_header_that_says_more_wins() -> None:
    matches = match_columns(table("ID|Title|Job Title|Name", "1|Ms|Clerk|A"))
    assert fields(matches)["Job Title"] is Field.TITLE
    assert matches.unmatched == ("Title",)


def test_private_columns_are_ignored() -> None:
    matches = match_columns(
        table("ID|Name|Date of Birth|Home Email|IBAN", "1|A|1980-01-01|a@home.example|DE00")
    )
    assert [match.field for match in matches.matches[2:]] == [Field.IGNORED] * 3


def test_name_beside_first_name() -> None:
    assert fields(match_columns(table("ID|Name|Vorname", "1|Byron|Ada")))["Name"] is Field.LAST_NAME
    assert fields(match_columns(table("ID|Name|First Name", "1|Ada Byron|Ada")))["Name"] is Field.NAME
    whole = match_columns(table("ID|Full Name|First Name|Last Name", "1|A B|A|B"))
    assert whole.unmatched == ("Full Name",)


def test_a_status_is_no_kind_of_contract() -> None:
    assert match_columns(table("ID|Name|Employment Status", "1|A|Active")).unmatched == ("Employment Status",)


def test_missing_columns_are_problems_that_name_the_choices() -> None:
    matches = match_columns(table("Wert|Vorname", "x|Ada"))
    assert [(problem.code, problem.path) for problem in matches.problems] == [
        (Code.REQUIRED, ("columns", "name")),
        (Code.REQUIRED, ("columns", "external_id")),
    ]
    assert (
        matches.problems[0].message
        == "No column holds the name, or first and last name. Choose it among: Wert."
    )


def test_the_whole_comes_before_the_part() -> None:
    below = table("Department|Division", "Ops|North", "Ops|South", "HR|Talent")
    assert department_columns(below, match_columns(below)) == (0, 1)
    above = table("Department|Division", "North|Ops", "South|Ops", "Talent|HR")
    assert department_columns(above, match_columns(above)) == (1, 0)
    unproven = table("Team|Department", "Blue|Ops", "Red|Sales")
    assert department_columns(unproven, match_columns(unproven)) == (1, 0)
