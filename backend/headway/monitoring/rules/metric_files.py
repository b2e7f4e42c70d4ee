"""A file of numbers read into values of feeds: one row a number, and a problem for each row that cannot be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from headway.monitoring.rules.metrics import MetricRow
from headway.platform.errors import Code, Problem, Rejected

NEEDED: Final = ("feed", "date", "value")
# What the columns of a file are called where rows come by the API.
COLUMNS: Final = {"effective_on": "date"}


@dataclass(frozen=True, slots=True)
class MetricLine:
    """A row of the file by its number: the value, or why there is none."""

    number: int
    row: MetricRow | None
    problems: tuple[Problem, ...] = ()


def metric_lines(headers: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> list[MetricLine]:
    """The rows of a file. Refuses one without a column that every number needs."""
    known = [header.strip().lower() for header in headers]
    if missing := [name for name in NEEDED if name not in known]:
        message = (
            f"The first row must name the columns {', '.join(NEEDED)}; {', '.join(missing)} is missing. A column key "
            "with the number's own key in the other system is welcome."
        )
        raise Rejected(Problem(Code.REQUIRED, message, ("file",)))
    return [_line(number, dict(zip(known, cells, strict=False))) for number, cells in rows]


def _line(number: int, cells: Mapping[str, str]) -> MetricLine:
    held = {name: text.strip() for name, text in cells.items()}
    problems = tuple(_problems(held))
    return MetricLine(number, None if problems else _row(held), problems)


def _problems(held: Mapping[str, str]) -> Iterator[Problem]:
    if _day(held.get("date", "")) is None:
        yield Problem(Code.INVALID, f"{held.get('date', '')!r} is no day such as 2026-10-31.", ("date",))
    if _number(held.get("value", "")) is None:
        yield Problem(Code.INVALID, f"{held.get('value', '')!r} is no number such as 41.5.", ("value",))


def _row(held: Mapping[str, str]) -> MetricRow:
    day, value = _day(held["date"]), _number(held["value"])
    assert day is not None  # noqa: S101 - a row with problems is none
    assert value is not None  # noqa: S101
    # Without a key of its own, a feed has one number a day, and another one corrects it.
    return MetricRow(feed=held["feed"], key=held.get("key") or str(day), value=value, effective_on=day)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
