"""What is handed to other systems: a file adds up to its lines, no cell is a formula, and what is taken back cancels out."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.rewarding.rules import RewardKind
from headway.rewarding.rules.handover import COLUMNS, Line, as_csv, as_json, totals, turned, values_of
from headway.rewarding.rules.vocabulary import Channel, Entry

DAY: Final = date(2027, 1, 1)
# As spreadsheets read them, wide forms as well.
EXECUTED: Final = tuple("=+-@\t\r\n＝＋－＠")
WORDS: Final = (
    *("employee_number", "employee", "email", "employment_type", "proposed_by", "approved_by", "approved_at", "reason"),
    *("old_title", "new_title", "old_role_profile", "new_role_profile", "project"),
)  # fmt: skip
channels = st.sampled_from(Channel)
# What would be executed comes often.
texts = st.builds(
    str.__add__,
    st.sampled_from(["", "", " ", *EXECUTED, *(f" {sign}" for sign in EXECUTED)]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6) | st.just("1"),
)
figures = st.one_of(st.none(), st.integers(-(10**11), 10**11).map(lambda minor: Decimal(minor) / 100))
lines = st.builds(
    Line,
    reward=st.uuids().map(str),
    employment_percent=st.integers(0, 100),
    kind=st.sampled_from(RewardKind),
    effective_on=st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    entry=st.sampled_from(Entry),
    currency=st.sampled_from(["EUR", "USD", "JPY"]),
    amount=figures,
    days=figures,
    old_pay=figures,
    new_pay=figures,
    old_level=st.one_of(st.none(), st.integers(0, 99)),
    new_level=st.one_of(st.none(), st.integers(0, 99)),
    expires_on=st.one_of(st.none(), st.dates()),
    **dict.fromkeys(WORDS, texts),
)


def read_back(channel: Channel, given: Sequence[Line]) -> list[dict[str, str]]:
    """The lines of the CSV as another program reads them."""
    text = as_csv(7, COLUMNS[channel], (values_of(channel, line) for line in given))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def added_up(channel: Channel, rows: list[dict[str, str]]) -> dict[tuple[str, str], Fraction]:
    """The sums by unit and kind, from the cells of the file alone."""
    sums: dict[tuple[str, str], Fraction] = {}
    for row in rows:
        unit, figure = {
            Channel.PAYROLL: (row.get("currency", ""), row.get("amount", "")),
            Channel.LEAVE: ("days", row.get("days", "")),
            Channel.ASSIGNMENTS: ("count", "1" if row["entry"] == "REWARD" else "-1"),
        }[channel]
        sums[unit, row["kind"]] = sums.get((unit, row["kind"]), Fraction()) + Fraction(figure or 0)
    return sums


@given(channels, st.lists(lines, max_size=12))
def test_the_totals_of_a_file_are_the_sums_of_its_lines(channel: Channel, given: list[Line]) -> None:
    rows = read_back(channel, given)
    assert len(rows) == len(given)
    told = {
        (unit, kind): Fraction(sum_)
        for unit, its in totals(channel, given).items()
        for kind, sum_ in its.items()
    }
    assert told == added_up(channel, rows)


@given(channels, lines)
def test_no_cell_of_a_file_is_a_formula(channel: Channel, line: Line) -> None:
    [row] = read_back(channel, [line])
    assert list(row) == ["file", *COLUMNS[channel]]
    for name, cell in row.items():
        if cell.lstrip(" ").startswith(EXECUTED):
            # A negative number is a number.
            assert str(Decimal(cell)).replace("-", "").replace(".", "").isdigit(), (name, cell)


@given(channels, lines)
def test_a_cell_says_what_the_line_says(channel: Channel, line: Line) -> None:
    [row] = read_back(channel, [line])
    said = values_of(channel, line)
    for name in COLUMNS[channel]:
        assert row[name] in {str(said.get(name, "")), f"'{said.get(name, '')}"}


@given(channels, st.lists(lines, max_size=5))
def test_json_holds_the_texts_as_they_are(channel: Channel, given: list[Line]) -> None:
    said = [values_of(channel, line) for line in given]
    read: Any = json.loads(as_json({"file": 7}, COLUMNS[channel], said))
    assert read == {"file": 7, "lines": said}


@given(channels, lines)
def test_what_is_taken_back_cancels_out(channel: Channel, line: Line) -> None:
    again: dict[str, Any] = {
        "on": DAY,
        "asked_by": "Hanna",
        "confirmed_by": "Hugo",
        "at": "2027-01-01",
        "reason": "Twice.",
    }
    first = Line(**{name: getattr(line, name) for name in Line.__slots__} | {"entry": Entry.REWARD})
    back = turned(first, **again)
    assert (back.entry, back.old_pay, back.new_pay) == (Entry.REVERSAL, line.new_pay, line.old_pay)
    for by_kind in totals(channel, [first, back]).values():
        assert {Decimal(figure) for figure in by_kind.values()} == {Decimal(0)}


@pytest.mark.parametrize("text", ["=1+1", " +1", "＝1", "@SUM(A1)", "\t=1", "-1+cmd|' /C calc'!A0"])
def test_formulas_by_hand(text: str) -> None:
    words: dict[str, Any] = dict.fromkeys(WORDS, "") | {"reason": text}
    line = Line(reward="r", employment_percent=100, kind=RewardKind.BONUS, effective_on=DAY, **words)
    assert read_back(Channel.PAYROLL, [line])[0]["reason"] == f"'{text}"
