"""Dates as people and HR systems write them; the order of day and month is proven by a column, never guessed."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headway.people.rules.texts import words


class DateOrder(StrEnum):
    DAY_FIRST = "DAY_FIRST"
    MONTH_FIRST = "MONTH_FIRST"


class DateFault(StrEnum):
    NOT_A_DATE = "NOT_A_DATE"
    IMPOSSIBLE = "IMPOSSIBLE"
    SHORT_YEAR = "SHORT_YEAR"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    ORDER_OPEN = "ORDER_OPEN"


EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

_TIME = r"(?:[T ]+\d{1,2}:\d{2}\S*(?: ?[AaPp][Mm])?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2}", re.ASCII)
_TOKENS = re.compile(r"[a-z]+|\d+", re.ASCII)
_FILLERS = frozenset(words("de del do da of the den st nd rd th er le el r").split())
_MONTHS = (
    "january jan januar janvier janv enero ene januari styczen stycznia sty janeiro",
    "february feb februar fevrier fev febrero februari luty lutego lut fevereiro",
    "march mar marz mrz maerz mars marzo maart mrt marzec marca marco",
    "april apr avril avr abril abr kwiecien kwietnia kwi",
    "may mai mayo mei maj maja maio",
    "june jun juni juin junio czerwiec czerwca cze junho",
    "july jul juli juillet juil julio lipiec lipca lip julho",
    "august aug aout agosto ago augustus sierpien sierpnia sie",
    "september sep sept septembre septiembre wrzesien wrzesnia wrz setembro set",
    "october oct oktober okt octobre octubre pazdziernik pazdziernika paz outubro out",
    "november nov novembre noviembre listopad listopada lis novembro",
    "december dec dezember dez decembre diciembre dic grudzien grudnia gru dezembro",
)
_MONTH_OF = {word: number for number, listed in enumerate(_MONTHS, start=1) for word in listed.split()}


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """What a column's values prove: how many can only be day first, only month first, or read both ways."""

    day_first: int
    month_first: int
    open: int
    example: str

    @property
    def order(self) -> DateOrder | None:
        """The proven order; nothing if no value proves one, or if values contradict each other."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return DateOrder.DAY_FIRST if self.day_first else DateOrder.MONTH_FIRST


def evidence(values: Iterable[str]) -> OrderEvidence:
    """Look for values that read one way only: 13 or more cannot be a month."""
    day_first = month_first = unsure = 0
    example = ""
    for text in values:
        found = _YEAR_LAST.fullmatch(text.strip())
        if not found or found[2] == ".":
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first != second and max(first, second) <= 12:
            unsure += 1
            example = example or text.strip()
    return OrderEvidence(day_first, month_first, unsure, example)


def parse_date(text: str, order: DateOrder | None = None) -> date | DateFault:
    """A date between 1900 and 2100; 03/04/2024 needs an order, 03.04.2024 is always day first."""
    text = text.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked(int(found[1]), int(found[3]), int(found[4]))
    if found := _COMPACT.fullmatch(text):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(text):
        dotted = DateOrder.DAY_FIRST if found[2] == "." else order
        return _ordered(int(found[1]), int(found[3]), int(found[4]), dotted)
    compact = re.sub(r"\.\s+", ".", text)
    if compact != text and (_YEAR_LAST.fullmatch(compact) or _SHORT_YEAR.fullmatch(compact)):
        return parse_date(compact, order)
    return DateFault.SHORT_YEAR if _SHORT_YEAR.fullmatch(text) else _in_words(text)


def last_day_before(text: str, order: DateOrder | None) -> str:
    """For a day that its month does not have (31.02.2024), the month's last day in ISO form; else nothing."""
    text = text.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif found := _YEAR_LAST.fullmatch(text):
        year, month, day = int(found[4]), int(found[3]), int(found[1])
        if found[2] != "." and order is DateOrder.MONTH_FIRST:
            month, day = day, month
    else:
        return ""
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12 and 28 < day <= 31):
        return ""
    return date(year, month, min(day, calendar.monthrange(year, month)[1])).isoformat()


def _ordered(first: int, second: int, year: int, order: DateOrder | None) -> date | DateFault:
    if order is None and first != second and max(first, second) <= 12:
        return DateFault.ORDER_OPEN
    if order is None:
        order = DateOrder.MONTH_FIRST if second > 12 else DateOrder.DAY_FIRST
    day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
    return _checked(year, month, day)


def _in_words(text: str) -> date | DateFault:
    tokens = [token for token in _TOKENS.findall(words(text)) if token not in _FILLERS]
    months = [_MONTH_OF[token] for token in tokens if token in _MONTH_OF]
    numbers = [token for token in tokens if token.isdigit()]
    if len(tokens) != 3 or len(months) != 1 or len(numbers) != 2:
        return DateFault.NOT_A_DATE
    years = [token for token in numbers if len(token) == 4]
    days = [token for token in numbers if len(token) <= 2]
    if len(days) == 2:
        return DateFault.SHORT_YEAR
    return _checked(int(years[0]), months[0], int(days[0])) if years and days else DateFault.NOT_A_DATE


def _checked(year: int, month: int, day: int) -> date | DateFault:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return DateFault.OUT_OF_RANGE
    try:
        return date(year, month, day)
    except ValueError:
        return DateFault.IMPOSSIBLE
