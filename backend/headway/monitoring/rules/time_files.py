"""A CSV of timekeeping read into facts: one line a fact, and a problem for each line that cannot be read."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from headway.monitoring.rules.timekeeping import TimeRow
from headway.monitoring.rules.vocabulary import Absence
from headway.platform.errors import Code, Problem, Rejected

COLUMNS: Final = ("employee_id", "date", "scheduled_hours", "worked_hours", "absence", "source_key")


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A line of the file by its number: the fact, or why there is none."""

    number: int
    row: TimeRow | None
    problems: tuple[Problem, ...] = ()


def time_lines(text: str) -> list[TimeLine]:
    """The lines of a file. Refuses one without the columns that every fact needs."""
    reader = csv.DictReader(text.lstrip("\ufeff").splitlines())
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        message = (
            f"The first line must name the columns {', '.join(COLUMNS)}; {', '.join(missing)} is missing."
        )
        raise Rejected(Problem(Code.REQUIRED, message, ("file",)))
    return [_line(reader.line_num, cells) for cells in reader]


def _line(number: int, cells: Mapping[str, str | None]) -> TimeLine:
    held = {name: (cells[name] or "").strip() for name in COLUMNS}
    problems = tuple(_problems(held))
    return TimeLine(number, None if problems else _row(held), problems)


def _problems(held: Mapping[str, str]) -> Iterator[Problem]:
    if _day(held["date"]) is None:
        yield Problem(Code.INVALID, f"{held['date']!r} is no day such as 2026-10-31.", ("date",))
    for name in ("scheduled_hours", "worked_hours"):
        if _hours(held[name]) is None:
            message = f"{held[name]!r} is no number of hours such as 7.75."
            yield Problem(Code.INVALID, message, (name,))


def _row(held: Mapping[str, str]) -> TimeRow:
    day, scheduled, worked = _day(held["date"]), _hours(held["scheduled_hours"]), _hours(held["worked_hours"])
    assert day is not None  # noqa: S101 - a line with problems has no row
    assert scheduled is not None  # noqa: S101
    assert worked is not None  # noqa: S101
    return TimeRow(held["source_key"], held["employee_id"], day, scheduled, worked, _absence(held["absence"]))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _hours(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _absence(text: str) -> Absence | None:
    """Words that Headway does not know are an absence all the same."""
    word = text.upper().replace(" ", "_")
    if not word:
        return None
    return Absence(word) if word in set(Absence) else Absence.OTHER
