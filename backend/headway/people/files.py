"""A CSV or XLSX file as a table of text, or a sentence that says why it is none."""

import codecs
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from headway.people.rules.tables import Row, Table, column_letters
from headway.platform.errors import Code, Problem, Rejected

LARGEST: Final = 10 * 1024 * 1024
LARGEST_UNPACKED: Final = 200 * 1024 * 1024
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 200
MOST_CELLS: Final = 4_000_000
LONGEST_CELL: Final = 2_000

_SEPARATORS: Final = {",": "comma", ";": "semicolon", "\t": "tab"}
_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SEPARATOR_LINE: Final = re.compile(r"sep=([,;\t])\r?\n?", re.IGNORECASE)
_REFERENCE: Final = re.compile(rb"""\br=["']([A-Z]{1,7})(\d{1,9})["']""")
_ERROR_CELL: Final = re.compile(rb"""<c\b[^<>]*\bt=["']e["'][^<>]*>""")
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 200

Cell = int | float | str | bool | time | date | timedelta
NumberedRow = tuple[int, tuple[str, ...]]


def read_table(content: bytes, *, name: str) -> Table:
    """Read a file by what it holds; `name` only serves the message when it is neither CSV nor XLSX.

    Refuses a file that is empty, too large, encrypted, of another kind, or holds control characters, with the
    row and column. Rows that are longer or shorter than the header stay so: the plan refuses each by itself.
    """
    if not content.strip():
        raise _refused(Code.REQUIRED, "The file is empty. Export it again and choose that file.")
    if len(content) > LARGEST:
        raise _refused(
            Code.TOO_LONG, "The file is larger than 10 MB. Remove columns, or split it into several files."
        )
    if content.startswith(b"PK\x03\x04"):
        return _read_xlsx(content)
    if content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")) or name.lower().endswith(
        (".xlsx", ".xls", ".ods", ".pdf")
    ):
        message = (
            "This is no CSV or XLSX file, or it has a password. Save it as CSV or XLSX without a password."
        )
        raise _refused(Code.INVALID, message)
    return _read_csv(content)


def _refused(code: Code, message: str) -> Rejected:
    return Rejected(Problem(code, message, ("file",)))


def _read_csv(content: bytes) -> Table:
    text, encoding = _decoded(content)
    announced = _SEPARATOR_LINE.match(text)
    separator = announced[1] if announced else _separator_of(text)
    rows = _numbered(_records(text, separator))
    if announced:
        next(rows)
    return _table(rows, encoding=encoding, separator=separator)


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding: UTF-8 if it is that, else Western European, which fits nearly all other exports."""
    if content.startswith(_UTF16_MARKS) or content[:200].count(0) > len(content[:200]) // 4:
        raise _refused(Code.INVALID, "The file is written in UTF-16. Save it as CSV UTF-8 or as XLSX.")
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    small = "cp1252" if re.search(rb"[\x80-\x9f]", content) else "latin-1"
    try:
        return content.decode(small), small
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        message = (
            f"The letters in row {row} are neither UTF-8 nor Latin-1. Save the file as CSV UTF-8 or as XLSX."
        )
        raise _refused(Code.INVALID, message) from None


def _separator_of(text: str) -> str:
    """The separator under which most rows have as many cells as the header, and more than one."""
    # The lines at the beginning are enough; the last of them may be cut inside a quoted cell.
    sample = text[:200_000]

    def score(separator: str) -> tuple[float, int]:
        widths = []
        try:
            for record in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
                if any(record):
                    widths.append(len(record))
                if len(widths) > 200:
                    break
        except csv.Error:
            pass
        if not widths or widths[0] < 2:
            return 0, 0
        return sum(width == widths[0] for width in widths) / len(widths), widths[0]

    return max(_SEPARATORS, key=score)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error):
                message = f"A cell in row {number} is longer than {LONGEST_CELL} characters. Shorten it."
                raise _refused(Code.TOO_LONG, message) from None
            message = f"The quotation marks in row {number} do not match. Correct that row, or save the file as XLSX."
            raise _refused(Code.INVALID, message) from None
        yield record
        number += 1


def _numbered(records: Iterable[list[str]]) -> Iterator[NumberedRow]:
    for number, record in enumerate(records, start=1):
        yield number, tuple(record)


def _read_xlsx(content: bytes) -> Table:
    _check_package(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ is not SheetTypeEnum.WorkSheet or sheet.visible is not SheetVisibleEnum.Visible:
                    continue
                cells = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                if any(cell != "" for row in cells for cell in row):
                    rows = (
                        (number, tuple(_text(cell) for cell in row))
                        for number, row in enumerate(cells, start=1)
                    )
                    return _table(rows, encoding="utf-8", sheet=sheet.name)
    except PasswordError:
        raise _refused(Code.INVALID, "The workbook has a password. Save it without one.") from None
    except CalamineError:
        raise _refused(
            Code.INVALID, "The workbook is damaged or no XLSX file. Save it again as XLSX or CSV."
        ) from None
    raise _refused(
        Code.REQUIRED, "No visible sheet of the workbook holds anything. Put the table on the first sheet."
    )


def _check_package(content: bytes) -> None:
    """Unpack once to count, before a reader trusts the sizes that the file states about itself."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for entry in package.infolist():
                sheet = entry.filename.startswith("xl/worksheets/")
                rows = columns = 0
                with package.open(entry) as stream:
                    tail = b""
                    while chunk := stream.read(_CHUNK):
                        unpacked += len(chunk)
                        if unpacked > LARGEST_UNPACKED:
                            raise _refused(
                                Code.TOO_LONG, "The workbook is too large when unpacked. Save it as CSV."
                            )
                        if sheet:
                            rows, columns = _measured(tail + chunk, rows, columns)
                            tail = chunk[-_OVERLAP:]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise _refused(
            Code.INVALID, "The workbook is damaged or has a password. Save it again as XLSX."
        ) from None


def _measured(markup: bytes, rows: int, columns: int) -> tuple[int, int]:
    """How far a sheet's cells reach; a reader would make room for all of them at once."""
    if found := _ERROR_CELL.search(markup):
        place = _REFERENCE.search(found[0])
        where = f" {place[1].decode()}{place[2].decode()}" if place else ""
        message = (
            f"The cell{where} holds a spreadsheet error instead of a value. Correct it, or delete its sheet."
        )
        raise _refused(Code.INVALID, message)
    for letters, number in set(_REFERENCE.findall(markup)):
        rows, columns = max(rows, int(number)), max(columns, _column_number(letters))
    if rows > MOST_ROWS + 1_000 or columns > 10 * MOST_COLUMNS or rows * columns > 10 * MOST_CELLS:
        message = (
            f"The sheet reaches to row {rows}, column {columns}. Delete the rows and columns after the table."
        )
        raise _refused(Code.TOO_MANY, message)
    return rows, columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _text(cell: Cell) -> str:
    """The cell as text: dates in ISO form, whole numbers without a decimal point, other numbers as they are."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer() and abs(cell) < 10**15:
            return str(int(cell))
        case float():
            return f"{cell:.15g}" if 1e-4 <= abs(cell) < 1e15 else repr(cell)
        case date() | time():
            return cell.isoformat().removesuffix("T00:00:00")
        case _:
            return str(cell)


def _table(numbered: Iterator[NumberedRow], *, encoding: str, separator: str = "", sheet: str = "") -> Table:
    filled = ((number, cells) for number, cells in numbered if any(cell.strip() for cell in cells))
    first = next(filled, None)
    if first is None:
        raise _refused(Code.REQUIRED, "The file is empty. Export it again and choose that file.")
    number, titles = first
    _check_cells(number, titles)
    width = _width(titles)
    if width > MOST_COLUMNS:
        raise _refused(
            Code.TOO_MANY, f"The file has more than {MOST_COLUMNS} columns. Remove those you do not need."
        )
    rows: list[Row] = []
    for number, cells in filled:
        if len(rows) == MOST_ROWS:
            raise _refused(
                Code.TOO_MANY, f"The file has more than {MOST_ROWS:,} rows. Split it into several files."
            )
        _check_cells(number, cells)
        rows.append(Row(number, _fitted(cells, width, separator)))
    if not rows:
        raise _refused(
            Code.REQUIRED, "The file has a header but no rows. Export it again and choose that file."
        )
    headers = tuple(
        " ".join(title.split()) or f"(column {column_letters(column)})"
        for column, title in enumerate(titles[:width])
    )
    _check_headers(headers)
    return Table(headers, tuple(rows), encoding, separator, sheet)


def _width(cells: tuple[str, ...]) -> int:
    """How many cells there are up to the last one that holds something."""
    return next((index for index in range(len(cells), 0, -1) if cells[index - 1].strip()), 0)


def _fitted(cells: tuple[str, ...], width: int, separator: str) -> tuple[str, ...]:
    """Without empty cells beyond the header; a worksheet has no short rows."""
    fitted = cells[: max(width, _width(cells))]
    return fitted if separator else fitted + ("",) * (width - len(fitted))


def _check_cells(number: int, cells: tuple[str, ...]) -> None:
    for column, text in enumerate(cells):
        if len(text) > LONGEST_CELL:
            message = f"The cell in row {number}, column {column_letters(column)}, is longer than {LONGEST_CELL} characters. Shorten it."
            raise _refused(Code.TOO_LONG, message)
        if not text.isprintable() and _CONTROL.search(text):
            message = (
                f"Row {number}, column {column_letters(column)}, holds a control character. Remove it there."
            )
            raise _refused(Code.INVALID, message)


def _check_headers(headers: tuple[str, ...]) -> None:
    first: dict[str, int] = {}
    for column, header in enumerate(headers):
        before = first.setdefault(header.casefold(), column)
        if before != column:
            letters = f"{column_letters(before)} and {column_letters(column)}"
            message = f'The columns {letters} are both called "{header}". Rename or remove one of them.'
            raise _refused(Code.DUPLICATE, message)
