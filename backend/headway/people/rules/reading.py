"""Rows of text read into people: each cell becomes a value or a finding, each open column a question."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from headway.people.rules import amounts, dates, texts
from headway.people.rules.amounts import AmountFault, DecimalMark
from headway.people.rules.columns import ColumnMatches, department_columns
from headway.people.rules.dates import DateFault, DateOrder
from headway.people.rules.employment import counts_in_fractions, employment_percent, employment_type
from headway.people.rules.headings import Field
from headway.people.rules.plans import (
    Choice,
    Finding,
    FindingCode,
    ImportOptions,
    PayRate,
    Profile,
    Question,
    QuestionKind,
    Weight,
)
from headway.people.rules.tables import Row, Table

LONGEST = {Field.EXTERNAL_ID: 100, Field.EMAIL: 254}
LONGEST_TEXT = 200
KEPT_WHEN_BLANK = frozenset(
    {
        Field.EXTERNAL_ID,
        Field.EMAIL,
        Field.HIRE_DATE,
        Field.EMPLOYMENT_TYPE,
        Field.EMPLOYMENT_PERCENT,
        Field.TIME_ZONE,
    }
)
MANAGER_FIELDS = (Field.MANAGER_ID, Field.MANAGER_EMAIL, Field.MANAGER_NAME)
_LEVEL = re.compile(r"(?:level|grade|stufe|niveau|l)?\s*(\d{1,2})(?:\.0+)?", re.ASCII | re.IGNORECASE)
_LOSABLE = frozenset(
    {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.DEPARTMENT, Field.TITLE, Field.LOCATION}
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell has no value."""

    code: FindingCode
    message: str
    weight: Weight = Weight.PROBLEM
    suggestion: str = ""


Parsed = object
Parser = Callable[[str], Parsed]


@dataclass(frozen=True, slots=True)
class ManagerCell:
    """The cell that names the manager; an empty text says that there is none."""

    field: Field
    header: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as read: `said` names the parts of the profile that the row speaks for, `lossy` those with lost letters."""

    row: int
    profile: Profile
    said: frozenset[str]
    lossy: frozenset[str]
    manager: ManagerCell | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    header: str
    field: Field
    parse: Parser


class Reader:
    """Reads the rows of one table; what a column proves about dates and amounts is worked out once."""

    def __init__(self, table: Table, matches: ColumnMatches, options: ImportOptions) -> None:
        self.table = table
        self.matches = matches
        self.options = options
        self.questions: list[Question] = []
        self.answered: list[Question] = []
        self.departments = department_columns(table, matches)
        self.columns = tuple(self._columns())
        self.pay_mark = self._pay_mark()

    def read(self) -> list[Reading]:
        """All rows that hold anything."""
        return [self._read(row) for row in self.table.rows if any(cell.strip() for cell in row.cells)]

    def _columns(self) -> Iterator[_Column]:
        simple: dict[Field, Parser] = {
            Field.EMAIL: _email,
            Field.LEVEL: _level,
            Field.EMPLOYMENT_TYPE: _employment_type,
            Field.TIME_ZONE: self._time_zone,
            Field.EXTERNAL_ID: texts.clean,
            Field.TITLE: texts.clean,
            Field.LOCATION: texts.clean,
            Field.NAME: texts.full_name,
        }
        for match in self.matches.matches:
            parse = simple.get(match.field)
            if match.field in {Field.HIRE_DATE, Field.LEAVE_DATE}:
                parse = self._date_parser(match.column, match.header)
            elif match.field is Field.EMPLOYMENT_PERCENT:
                parse = _percent_parser(counts_in_fractions(self.table.values(match.column)))
            if parse:
                yield _Column(match.column, match.header, match.field, cache(parse))

    def _date_parser(self, column: int, header: str) -> Parser:
        proof = dates.evidence(self.table.values(column))
        key = f"date-order:{header}"
        answered = self.options.answers.get(key)
        order = proof.order or (DateOrder(answered) if answered in set(DateOrder) else None)
        if proof.order is None and proof.open:
            question = _date_question(key, header, proof, self._rows_with_open_dates(column))
            (self.questions if order is None else self.answered).append(question)
        return lambda text: _date(text, order)

    def _rows_with_open_dates(self, column: int) -> tuple[int, ...]:
        return tuple(
            row.number
            for row in self.table.rows
            if dates.parse_date(row.cell(column)) is DateFault.ORDER_OPEN
        )

    def _pay_mark(self) -> DecimalMark | None:
        match = self.matches.find(Field.PAY_AMOUNT)
        if not match:
            return None
        values = self.table.values(match.column)
        key = f"decimal-mark:{match.header}"
        answered = self.options.answers.get(key)
        proven = amounts.proven_mark(values)
        mark = proven or (DecimalMark(answered) if answered in set(DecimalMark) else None)
        example = amounts.open_example(values, proven)
        if example:
            rows = tuple(
                row.number for row in self.table.rows if amounts.open_example([row.cell(match.column)], None)
            )
            sentence = (
                f"Is {example} in the column {match.header} a number of thousands, or does it have decimals?"
            )
            thousands = DecimalMark.COMMA if "." in example else DecimalMark.POINT
            decimals = DecimalMark.POINT if "." in example else DecimalMark.COMMA
            choices = (Choice(thousands, "Thousands"), Choice(decimals, "Decimals"))
            question = Question(key, QuestionKind.DECIMAL_MARK, match.header, sentence, choices, rows)
            (self.questions if mark is None else self.answered).append(question)
        return mark

    def _time_zone(self, text: str) -> Parsed:
        zone = texts.clean(text)
        if zone in self.options.time_zones:
            return zone
        message = f'"{zone}" is no time zone such as Europe/Berlin. The time zone stays as it is.'
        return Fault(FindingCode.TIME_ZONE_UNKNOWN, message, Weight.WARNING)

    def _read(self, row: Row) -> Reading:
        findings: list[Finding] = []
        values: dict[str, Parsed] = {}
        lossy: set[str] = set()
        if len(row.cells) != len(self.table.headers):
            findings.append(_wrong_width(row, len(self.table.headers)))
        for column in self.columns:
            text = row.cell(column.index).strip()
            value = self._checked(row, column, text, findings) if text else ""
            name = column.field.value.lower()
            if value == "":
                if column.field not in KEPT_WHEN_BLANK:
                    values[name] = None
            elif not isinstance(value, Fault):
                values[name] = value
                if column.field in _LOSABLE and texts.has_lost_letters(text):
                    lossy.add(name)
        self._read_name(row, values, lossy)
        self._read_department(row, values, lossy)
        self._read_pay(row, values, findings)
        filled = {name: value for name, value in values.items() if value is not None}
        profile = Profile(**filled)  # type: ignore[arg-type]
        return Reading(
            row.number, profile, frozenset(values), frozenset(lossy), self._manager(row), tuple(findings)
        )

    def _checked(self, row: Row, column: _Column, text: str, findings: list[Finding]) -> Parsed:
        value = column.parse(text)
        longest = LONGEST.get(column.field, LONGEST_TEXT)
        if isinstance(value, str) and len(value) > longest:
            value = Fault(FindingCode.TOO_LONG, f"At most {longest} characters fit here. Shorten the text.")
        if isinstance(value, Fault):
            findings.append(_finding(row, column.header, text, value))
        return value

    def _read_name(self, row: Row, values: dict[str, Parsed], lossy: set[str]) -> None:
        first, last = self.matches.find(Field.FIRST_NAME), self.matches.find(Field.LAST_NAME)
        if first and last:
            name = texts.clean(f"{row.cell(first.column)} {row.cell(last.column)}")
            values["name"] = name[:LONGEST_TEXT]
            if texts.has_lost_letters(name):
                lossy.add("name")

    def _read_department(self, row: Row, values: dict[str, Parsed], lossy: set[str]) -> None:
        if self.departments:
            levels = [texts.path(row.cell(column)) for column in self.departments]
            path = tuple(level[:LONGEST_TEXT] for part in levels for level in part)
            values["department"] = path
            if any(texts.has_lost_letters(level) for level in path):
                lossy.add("department")

    def _read_pay(self, row: Row, values: dict[str, Parsed], findings: list[Finding]) -> None:
        amount, currency = self.matches.find(Field.PAY_AMOUNT), self.matches.find(Field.PAY_CURRENCY)
        text = row.cell(amount.column).strip() if amount else ""
        if amount and text:
            named = row.cell(currency.column).strip() if currency else ""
            pay = _pay(text, named, self.options.currencies, self.pay_mark)
            if isinstance(pay, Fault):
                findings.append(_finding(row, amount.header, text, pay))
            else:
                values["pay"] = pay

    def _manager(self, row: Row) -> ManagerCell | None:
        columns = [match for field in MANAGER_FIELDS if (match := self.matches.find(field))]
        for match in columns:
            if text := texts.clean(row.cell(match.column)):
                return ManagerCell(match.field, match.header, text)
        return ManagerCell(columns[0].field, columns[0].header, "") if columns else None


def _finding(row: Row, header: str, text: str, fault: Fault) -> Finding:
    return Finding(row.number, header, text, fault.code, fault.message, fault.weight, fault.suggestion)


def _wrong_width(row: Row, width: int) -> Finding:
    message = (
        f"This row has {len(row.cells)} cells and the header has {width}, so cells may stand in the wrong column. "
        "Correct the row, or save the file as XLSX."
    )
    return Finding(row.number, "", "", FindingCode.ROW_WIDTH, message)


def _email(text: str) -> Parsed:
    address = texts.email_address(text)
    return address or Fault(
        FindingCode.EMAIL_INVALID, f'"{text[:80]}" is no e-mail address. Correct it or leave it empty.'
    )


def _level(text: str) -> Parsed:
    if found := _LEVEL.fullmatch(text):
        return int(found[1])
    return Fault(
        FindingCode.LEVEL_INVALID, "A level is a whole number from 0 to 99. Correct it or leave it empty."
    )


def _employment_type(text: str) -> Parsed:
    message = f'"{text[:80]}" is no kind of contract that Headway knows. It stays as it is.'
    return employment_type(text) or Fault(FindingCode.EMPLOYMENT_UNKNOWN, message, Weight.WARNING)


def _percent_parser(fractions: bool) -> Parser:
    def parse(text: str) -> Parsed:
        message = f'"{text[:80]}" is no share of full time between 1 and 150 percent. It stays as it is.'
        share = employment_percent(text, fractions=fractions)
        return share or Fault(FindingCode.EMPLOYMENT_UNKNOWN, message, Weight.WARNING)

    return parse


def _date(text: str, order: DateOrder | None) -> Parsed:
    value = dates.parse_date(text, order)
    if isinstance(value, date):
        return value
    shown = text[:40]
    match value:
        case DateFault.ORDER_OPEN:
            message = f"{shown} can be read in two ways. Say above whether the day or the month comes first."
            return Fault(FindingCode.DATE_ORDER_OPEN, message, Weight.OPEN)
        case DateFault.IMPOSSIBLE:
            message = f"There is no day {shown}. Correct the date."
            return Fault(FindingCode.DATE_IMPOSSIBLE, message, suggestion=dates.last_day_before(text, order))
        case DateFault.OUT_OF_RANGE:
            message = f"{shown} lies outside the years 1900 to 2100. Correct the date."
            return Fault(FindingCode.DATE_OUT_OF_RANGE, message)
        case DateFault.SHORT_YEAR:
            return Fault(FindingCode.DATE_UNREADABLE, f"Write the year of {shown} with four digits.")
        case _:
            return Fault(FindingCode.DATE_UNREADABLE, f'"{shown}" is no date. Write it like 2024-05-31.')


def _date_question(key: str, header: str, proof: dates.OrderEvidence, rows: tuple[int, ...]) -> Question:
    sentence = f"Does the day or the month come first in the column {header}, as in {proof.example}?"
    if proof.day_first:
        sentence += f" {proof.day_first} of its dates put the day first, {proof.month_first} the month."
    choices = (Choice(DateOrder.DAY_FIRST, "Day first"), Choice(DateOrder.MONTH_FIRST, "Month first"))
    return Question(key, QuestionKind.DATE_ORDER, header, sentence, choices, rows)


def _pay(text: str, named: str, currencies: Mapping[str, int], mark: DecimalMark | None) -> PayRate | Fault:
    written = amounts.taken_apart(text)
    currency = amounts.currency_code(named) if named else (written.currency if written else "")
    if written is None or written.negative or currency is None:
        message = f'"{text[:40]} {named[:10]}" is no amount with a currency such as 58400.00 EUR. Correct it or leave it empty.'
        return Fault(FindingCode.AMOUNT_UNREADABLE, message)
    if not currency or (written.currency and written.currency != currency):
        message = "Say in which currency this is, in a column of its own or beside the amount, but only one."
        return Fault(FindingCode.CURRENCY_MISSING, message)
    if currency not in currencies:
        message = f"{currency} is no currency that Headway knows. Use its three letters, such as EUR."
        return Fault(FindingCode.CURRENCY_MISSING, message)
    minor = amounts.minor_units(written.number, places=currencies[currency], mark=mark)
    if minor is AmountFault.MARK_OPEN:
        message = f"{text[:40]} can be read in two ways. Say above whether it means thousands or decimals."
        return Fault(FindingCode.DECIMAL_MARK_OPEN, message, Weight.OPEN)
    if isinstance(minor, AmountFault):
        message = f"{text[:40]} is no amount of {currency}. Correct its decimals or leave it empty."
        return Fault(FindingCode.AMOUNT_UNREADABLE, message)
    return PayRate(minor, currency)
