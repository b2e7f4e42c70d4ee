"""For any table: no crash, nothing lost, and a second import of the same file changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from headway.people.rules.headings import Field
from headway.people.rules.importing import plan_import
from headway.people.rules.plans import ExistingPerson, Profile, RowKind
from headway.people.rules.problem_rows import problem_rows_csv
from headway.people.rules.tables import Row, Table
from tests.rules.people.importing.outcome import applied, options

HEADERS = (
    "ID", "Name", "E-mail", "Department", "Team", "Title", "Level", "Manager ID", "Manager", "Hire date",
    "Leave date", "Location", "Contract type", "FTE", "Salary", "Currency",
)  # fmt: skip
CELLS = {
    "ID": ["", "A", "B", "C", "D", "e", "\u200b"],
    "Name": ["Ada", "Bo", "Wałęsa, Ola", "Wa??sa, Ola", "Ada", ""],
    "E-mail": ["", "", "a@x.example", "B@x.example", "c@x.example", "bad"],
    "Department": ["", "Ops", "OPS", "Gdańsk", "Gda?sk", "gda?sk", "Ops / North"],
    "Team": ["", "North", "Łódź", "??d?"],
    "Title": ["", "Clerk", "Kier?wca"],
    "Level": ["", "1", "99", "x"],
    "Manager ID": ["", "A", "B", "C", "D", "e", "Z"],
    "Manager": ["", "Ada", "Ola Wa??sa", "Bo"],
    "Hire date": ["", "2020-01-31", "03/04/2020", "31/01/2020", "31.02.2020"],
    "Leave date": ["", "", "2019-01-01", "1.6.2030"],
    "Location": ["", "Gda?sk", "Gdańsk"],
    "Contract type": ["", "CDI", "odd"],
    "FTE": ["", "0.5", "80%", "50"],
    "Salary": ["", "1.234", "1234,50", "5"],
    "Currency": ["", "EUR", "JPY", "eur"],
}


@st.composite
def tables(draw: st.DrawFn) -> Table:
    chosen = draw(st.lists(st.sampled_from(HEADERS[2:]), unique=True))
    headers = ("ID", "Name", *chosen)
    rows = draw(st.lists(st.tuples(*(st.sampled_from(CELLS[header]) for header in headers)), max_size=8))
    return Table(headers, tuple(Row(number, cells) for number, cells in enumerate(rows, start=2)))


@st.composite
def companies(draw: st.DrawFn) -> list[ExistingPerson]:
    """Some people with unique identities, each reporting to nobody or to somebody before them."""
    people: list[ExistingPerson] = []
    for number, external_id in enumerate(draw(st.lists(st.sampled_from("ABCDEF"), unique=True, max_size=5))):
        name = draw(st.sampled_from(["Ada", "Bo", "Ola Wałęsa"]))
        department = draw(st.sampled_from([(), ("Ops",), ("Gdańsk",), ("Ops", "Łódź")]))
        email = draw(st.sampled_from(["", f"{'abcdef'[number]}@x.example"]))
        profile = Profile(external_id=external_id, name=name, email=email, department=department)
        manager = draw(st.sampled_from([None, *(person.id for person in people)]))
        people.append(ExistingPerson(f"p{number}", profile, manager))
    return people


@given(tables(), companies(), st.sampled_from(["DAY_FIRST", "MONTH_FIRST"]))
def test_what_was_imported_is_the_same_the_next_time(
    rows: Table, existing: list[ExistingPerson], order: str
) -> None:
    chosen = options(answers={"date-order:Hire date": order})
    first = plan_import(rows, existing, chosen)
    people = applied(first, existing)
    again = {row.number: row for row in plan_import(rows, people, chosen).rows}
    for row in first.rows:
        if row.kind in {RowKind.NEW, RowKind.CHANGED, RowKind.SAME}:
            assert (again[row.number].kind, again[row.number].changes) == (RowKind.SAME, ())


@given(tables(), companies())
def test_an_import_leaves_one_tree_and_unique_identities(rows: Table, existing: list[ExistingPerson]) -> None:
    people = {person.id: person for person in applied(plan_import(rows, existing, options()), existing)}
    for part in ("external_id", "email"):
        values = [value for person in people.values() if (value := getattr(person.profile, part))]
        assert len(values) == len(set(values))
    for person in people.values():
        above, steps = person.manager_id, 0
        while above:
            above, steps = people[above].manager_id, steps + 1
            assert steps <= len(people), "the reporting lines form a loop"


@given(
    st.lists(st.text(max_size=12), min_size=1, max_size=6, unique=True),
    st.lists(st.lists(st.text(max_size=12), max_size=7), max_size=6),
    st.dictionaries(st.integers(0, 5), st.sampled_from(Field)),
)
def test_any_table_gets_a_plan(headers: list[str], rows: list[list[str]], fields: dict[int, Field]) -> None:
    table = Table(tuple(headers), tuple(Row(number, tuple(row)) for number, row in enumerate(rows, start=2)))
    remembered = {headers[column]: field for column, field in fields.items() if column < len(headers)}
    plan = plan_import(table, [], options(remembered=remembered, file_is_complete=True))
    if not plan.problems:
        filled = [number for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
        assert [row.number for row in plan.rows] == filled
    assert problem_rows_csv(plan, table).startswith("What to do,Row in the file")
