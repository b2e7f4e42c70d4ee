"""A sheet of text as a file holds it: headers, and rows that know their number in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is what a spreadsheet shows beside it, so the header is usually row 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text of a cell, or nothing where the row is too short."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and rows, with how the file was read: `separator` is empty for a worksheet, `sheet` for a CSV."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    separator: str = ""
    sheet: str = ""

    def values(self, column: int) -> list[str]:
        """The cells of a column that hold something."""
        return [text for row in self.rows if (text := row.cell(column).strip())]


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as people name it: the row's number in the file and the column's header."""

    row: int
    header: str


def corrected(table: Table, corrections: Mapping[Place, str]) -> Table:
    """The table with some cells replaced, such as a suggestion that was accepted."""
    if not corrections:
        return table
    by_row: dict[int, dict[int, str]] = {}
    columns = {header: column for column, header in enumerate(table.headers)}
    for place, text in corrections.items():
        if place.header in columns:
            by_row.setdefault(place.row, {})[columns[place.header]] = text
    rows = tuple(_replaced(row, by_row[row.number]) if row.number in by_row else row for row in table.rows)
    return replace(table, rows=rows)


def _replaced(row: Row, cells: Mapping[int, str]) -> Row:
    return Row(row.number, tuple(cells.get(column, text) for column, text in enumerate(row.cells)))


def column_letters(column: int) -> str:
    """The name a spreadsheet gives a column counted from 0: A, B, ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
