"""What a goal written as one sentence says, and what it does not say."""

from datetime import date
from typing import Any

import pytest

from headway.planning.rules.sentence import read_sentence

PERIOD = (date(2026, 7, 1), date(2026, 12, 31))


def number(sentence: str) -> tuple[Any, ...] | None:
    terms = read_sentence(sentence, PERIOD).key_result
    if terms is None:
        return None
    ends = tuple(None if end is None else f"{end:f}" for end in (terms.baseline, terms.target))
    return (terms.title, str(terms.measure), str(terms.direction), *ends, terms.unit or terms.currency)


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        (
            "Cut median first-reply time from 4 h to 2 h by 15 December",
            ("Median first-reply time", "NUMBER", "REDUCE", "4", "2", "h"),
        ),
        (
            "Raise the share of calls answered from 62% to 80 %.",
            ("Share of calls answered", "PERCENT", "INCREASE", "62", "80", ""),
        ),
        (
            "Bring cost per parcel from €3.40 to €3.10",
            ("Cost per parcel", "MONEY", "REDUCE", "3.40", "3.10", "EUR"),
        ),
        (
            "Grow revenue from 1,200 EUR to 1,500 EUR",
            ("Revenue", "MONEY", "INCREASE", "1200", "1500", "EUR"),
        ),
        ("Lower fuel from 7,5 l to 6,9 l", ("Fuel", "NUMBER", "REDUCE", "7.5", "6.9", "l")),
        ("Grow output from 100% to 130%", ("Output", "NUMBER", "INCREASE", "100", "130", "%")),
        ("Keep staffing between 8 and 12 people", ("Staffing", "NUMBER", "KEEP", "8", "12", "people")),
        ("Hold night backlog below 50 tickets", ("Night backlog", "NUMBER", "REDUCE", None, "50", "tickets")),
        ("Get satisfaction to at least 90%", ("Satisfaction to", "PERCENT", "INCREASE", None, "90", "")),
        (
            "Resolve 80% of questions on first contact",
            ("Questions on first contact", "PERCENT", "INCREASE", None, "80", ""),
        ),
        ("Publish 60 answer articles", ("Answer articles", "NUMBER", "INCREASE", "0", "60", "")),
        ("Write the handbook", None),
        ("Move from 4 h to 4 h", None),
        ("", None),
    ],
)
def test_numbers(sentence: str, read: tuple[Any, ...] | None) -> None:
    assert number(sentence) == read


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 15 December", date(2026, 12, 15)),
        ("by the 1st August", date(2026, 8, 1)),
        ("by December 15", date(2026, 12, 15)),
        ("before Oct 3rd, for all", date(2026, 10, 3)),
        ("by end of November", date(2026, 11, 30)),
        ("until the end of December", date(2026, 12, 31)),
        ("by 2026-09-30", date(2026, 9, 30)),
        ("by 31 November", None),
        ("by 2026-13-01", None),
        ("by 15 March", None),
        ("by Tuesday", None),
        ("", None),
    ],
)
def test_days(words: str, day: date | None) -> None:
    reading = read_sentence(f"Publish 60 articles {words}", PERIOD)
    assert reading.due_on == day
    assert reading.key_result is not None
    assert read_sentence(f"Publish 60 articles {words}", None).due_on is None


def test_a_year_end_inside_the_period() -> None:
    around = (date(2026, 10, 1), date(2027, 3, 31))
    assert read_sentence("Write it by 15 January", around).due_on == date(2027, 1, 15)
