"""A file becomes a table, or a sentence that says what to do."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from headway.people.files import read_table
from headway.people.rules.tables import Row
from headway.platform.errors import Code, Rejected

SAMPLES = Path(__file__).parents[3] / "samples"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def workbook(*rows: list[object]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def refused(content: bytes, name: str = "people.csv") -> tuple[Code, str]:
    with pytest.raises(Rejected) as rejected:
        read_table(content, name=name)
    [problem] = rejected.value.problems
    assert problem.path == ("file",)
    return problem.code, problem.message


def test_comma_with_byte_order_mark_and_a_newline_inside_a_cell() -> None:
    table = read_table(sample("people-comma.csv"), name="people.csv")
    assert (table.encoding, table.separator, table.sheet) == ("utf-8", ",", "")
    assert table.headers[:3] == ("Employee ID", "First Name", "Last Name")
    assert [row.number for row in table.rows] == [2, 3, 4, 6]
    assert table.rows[1].cells[11] == "Brest\r\nHarbour"


def test_semicolon_in_latin_1() -> None:
    table = read_table(sample("people-semicolon-latin-1.csv"), name="people.csv")
    assert (table.encoding, table.separator) == ("latin-1", ";")
    assert table.headers[-1] == "Währung"
    assert table.rows[1].cells[1] == "Vogel, Jörg"


def test_tab() -> None:
    table = read_table(sample("people-tab.tsv"), name="people.tsv")
    assert (table.encoding, table.separator) == ("utf-8", "\t")
    assert table.rows[1].cells[1:3] == ("Łucja", "Zając")


def test_workbook_keeps_dates_and_exact_numbers_and_skips_hidden_sheets() -> None:
    table = read_table(sample("people.xlsx"), name="people.xlsx")
    assert (table.sheet, table.separator) == ("Salariés", "")
    assert table.rows[0] == Row(
        2,
        (
            "1001",
            "Maud Ferrand",
            "maud.ferrand@tidewater.example",
            "Press",
            "Directrice",
            "12",
            "",
            "2015-02-01",
            "1",
            "98000.5",
            "EUR",
        ),
    )


def test_numbers_times_and_truth_of_a_workbook() -> None:
    row: list[object] = [0.1, 1e20, True, datetime.datetime(2024, 1, 2, 3, 4), 12345678901234, -2.5]  # noqa: DTZ001
    table = read_table(workbook(["a", "b", "c", "d", "e", "f"], row), name="x.xlsx")
    assert table.rows[0].cells == ("0.1", "1e+20", "TRUE", "2024-01-02T03:04:00", "12345678901234", "-2.5")


def test_windows_letters_that_latin_1_lacks() -> None:
    table = read_table("Name,Id\nO’Brien,1\n".encode("cp1252"), name="x.csv")
    assert (table.encoding, table.rows[0].cells[0]) == ("cp1252", "O’Brien")


def test_the_separator_is_told_by_the_shape_not_by_the_number_of_signs() -> None:
    text = 'Name;Notes\n"Smith, A";"a, b, c"\nJones, B;x, y\n'
    assert read_table(text.encode(), name="x.csv").rows[1].cells == ("Jones, B", "x, y")
    announced = read_table(b"sep=;\r\nName;Id\r\nA;1\r\n", name="x.csv")
    assert (announced.headers, announced.rows) == (("Name", "Id"), (Row(3, ("A", "1")),))


def test_rows_of_another_width_stay_so_but_empty_ends_go() -> None:
    table = read_table(b"Name,Id,,\nA,1,,\nB\nC,3,x\n", name="x.csv")
    assert table.headers == ("Name", "Id")
    assert [row.cells for row in table.rows] == [("A", "1"), ("B",), ("C", "3", "x")]


def test_a_column_without_a_name_gets_its_letter() -> None:
    assert read_table(b"Name,,Id\nA,x,1\n", name="x.csv").headers == ("Name", "(column B)", "Id")


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", Code.REQUIRED, "empty"),
        (b"\xef\xbb\xbf", Code.REQUIRED, "empty"),
        (b" \n\n", Code.REQUIRED, "empty"),
        (b",,\n,,\n", Code.REQUIRED, "empty"),
        (b"Name,Id\n", Code.REQUIRED, "header but no rows"),
        ("Name,Id\nA,1\n".encode("utf-16"), Code.INVALID, "UTF-16"),
        ("Name,Id\nA,1\n".encode("utf-16-le"), Code.INVALID, "UTF-16"),
        (b"Name,Id\nA\0B,1\n", Code.INVALID, "Row 2, column A, holds a control character"),
        (b"Name,Id\nA,1\nB,\x1b2\n", Code.INVALID, "Row 3, column B, holds a control character"),
        (b"Name,Id\n\x81,\x95\n", Code.INVALID, "row 2 are neither UTF-8 nor Latin-1"),
        (b'Name,Id\n"A,1\nB,2\n', Code.INVALID, "quotation marks in row 2"),
        (b"Name,Id,NAME\nA,1,B\n", Code.DUPLICATE, "columns A and C are both called"),
        (b"Name,Id\n" + b"x" * 2001 + b",1\n", Code.TOO_LONG, "row 2, column A, is longer than 2000"),
        (b"Name,Id\n" + b"x" * 200_000 + b",1\n", Code.TOO_LONG, "row 2 is longer than 2000"),
        (b",".join(b"c%d" % n for n in range(201)) + b"\n" + b"1,\n", Code.TOO_MANY, "more than 200 columns"),
        (b"a,b\n" + b"1,2\n" * 100_001, Code.TOO_MANY, "more than 100,000 rows"),
        (b"x" * (10 * 1024 * 1024 + 1), Code.TOO_LONG, "larger than 10 MB"),
        (b"%PDF-1.7", Code.INVALID, "no CSV or XLSX"),
        (b"\xd0\xcf\x11\xe0 old or encrypted", Code.INVALID, "password"),
        (b"PK\x03\x04 not really", Code.INVALID, "damaged"),
    ],
)
def test_refused_files(content: bytes, code: Code, words: str) -> None:
    found, message = refused(content)
    assert found is code
    assert words in message


def test_the_largest_files_are_read() -> None:
    assert len(read_table(b"a,b\n" + b"1,2\n" * 100_000, name="x.csv").rows) == 100_000
    assert read_table(b"Name,Id\n" + b"x" * 2000 + b",1\n", name="x.csv").rows[0].cells[0] == "x" * 2000


def test_text_under_a_workbooks_name() -> None:
    assert refused(b"Name,Id\nA,1\n", "people.xlsx")[0] is Code.INVALID


def test_an_error_in_a_cell_is_not_read_as_empty() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Id"])
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    code, message = refused(content.getvalue())
    assert code is Code.INVALID
    assert "cell B2 holds a spreadsheet error" in message


def test_a_workbook_without_anything() -> None:
    assert refused(workbook([""]))[0] is Code.REQUIRED


def test_a_far_cell_does_not_make_room_for_millions() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Id"])
        sheet.write(1_048_575, 16_383, "far")
    code, message = refused(content.getvalue())
    assert code is Code.TOO_MANY
    assert "reaches to row 1048576, column 16384" in message


def test_a_zip_that_unpacks_to_far_more() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image.bin", bytes(201 * 1024 * 1024))
    assert len(content.getvalue()) < 1_000_000
    assert refused(content.getvalue()) == (
        Code.TOO_LONG,
        "The workbook is too large when unpacked. Save it as CSV.",
    )
