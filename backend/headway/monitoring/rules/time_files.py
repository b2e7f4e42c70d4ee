"""A file of timekeeping read into facts: one row a day, and a problem for each row that cannot be read.

A schedule, attendance or leave come as one file or as three: a column that a file does not have leaves what is known
of the day as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from headway.monitoring.rules.timekeeping import TimeRow
from headway.monitoring.rules.vocabulary import Absence
from headway.platform.errors import Code, Problem, Rejected

NEEDED: Final = ("employee_id", "date")
TOLD: Final = ("scheduled_hours", "worked_hours", "absence")
# What the columns of a file are called where rows come by the API.
COLUMNS: Final = {"employee_external_id": "employee_id", "day": "date", "key": "source_key"}

NumberedCells = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A row of the file by its number: the fact, or why there is none."""

    number: int
    row: TimeRow | None
    problems: tuple[Problem, ...] = ()


def time_lines(headers: Sequence[str], rows: Iterable[NumberedCells]) -> list[TimeLine]:
    """The rows of a file. Refuses one without the person and the day, and one that tells nothing of them."""
    known = [header.strip().lower() for header in headers]
    missing = [name for name in NEEDED if name not in known]
    told = [name for name in TOLD if name in known]
    if missing or not told:
        message = (
            "The first row must name the columns employee_id and date, and some of scheduled_hours, worked_hours and "
            f"absence; {', '.join(missing or TOLD)} {'is' if len(missing) == 1 else 'are'} missing."
        )
        raise Rejected(Problem(Code.REQUIRED, message, ("file",)))
    keeps = frozenset(TOLD) - set(told)
    return [_line(number, dict(zip(known, cells, strict=False)), keeps) for number, cells in rows]


def _line(number: int, cells: Mapping[str, str], keeps: frozenset[str]) -> TimeLine:
    held = {name: text.strip() for name, text in cells.items()}
    problems = tuple(_problems(held, keeps))
    return TimeLine(number, None if problems else _row(held, keeps), problems)


def _problems(held: Mapping[str, str], keeps: frozenset[str]) -> Iterator[Problem]:
    if _day(held.get("date", "")) is None:
        yield Problem(Code.INVALID, f"{held.get('date', '')!r} is no day such as 2026-10-31.", ("date",))
    for name in ("scheduled_hours", "worked_hours"):
        if name not in keeps and _hours(held.get(name, "")) is None:
            message = f"{held.get(name, '')!r} is no number of hours such as 7.75."
            yield Problem(Code.INVALID, message, (name,))


def _row(held: Mapping[str, str], keeps: frozenset[str]) -> TimeRow:
    day = _day(held["date"])
    assert day is not None  # noqa: S101 - a row with problems is none
    person = held["employee_id"]
    return TimeRow(
        # Without a key of its own, what is told of a person's day is one fact, whoever tells it.
        held.get("source_key") or f"{person}-{day}",
        person,
        day,
        _hours(held.get("scheduled_hours", "")) or Decimal(0),
        _hours(held.get("worked_hours", "")) or Decimal(0),
        _absence(held.get("absence", "")),
        keeps,
    )


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
