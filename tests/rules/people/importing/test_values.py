"""Names, addresses, dates, amounts and words of employment, cell by cell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.people.rules.amounts import AmountFault, DecimalMark, minor_units, proven_mark, taken_apart
from headway.people.rules.dates import DateFault, DateOrder, evidence, last_day_before, parse_date
from headway.people.rules.employment import counts_in_fractions, employment_percent, employment_type
from headway.people.rules.importing import one_slip_apart
from headway.people.rules.texts import email_address, full_name, has_lost_letters, lossy_forms, path, words
from headway.people.rules.vocabulary import EmploymentType


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yılmaz,  Inés", "Inés Yılmaz"),
        ("van der Berg, Ada", "Ada van der Berg"),
        ("Smith, Jr.", "Smith, Jr."),
        ("Smith,", "Smith"),
        ("  Ada \u00a0 Byron ", "Ada Byron"),
        ("A\u0301na", "Ána"),
        ("\u202eAda\u200b", "Ada"),
        ("a, b, c", "a, b, c"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert full_name(text) == name


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Ada.Byron@Example.COM ", "ada.byron@example.com"),
        ("mailto:a@b.example", "a@b.example"),
        ("a+b@x-y.example", "a+b@x-y.example"),
        ("ada@example", None),
        ("ada@@example.com", None),
        ("ada byron@example.com", None),
        ("?ukasz@example.com", None),
        ("a@-b.example", None),
        ("a" * 250 + "@b.example", None),
        ("", None),
    ],
)
def test_addresses(text: str, address: str | None) -> None:
    assert email_address(text) == address


def test_department_paths() -> None:
    assert path("Operations / Depot North") == ("Operations", "Depot North")
    assert path("Sales > EMEA>North") == ("Sales", "EMEA", "North")
    assert path("R&D") == ("R&D",)
    assert path("A/B Testing") == ("A/B Testing",)
    assert path(" / ") == ()


def test_lost_letters() -> None:
    assert lossy_forms("Gdańsk") == {"Gda?sk"}
    assert lossy_forms("Dublin") == set()
    assert lossy_forms("O’Brien é") == {"O?Brien é", "O?Brien ?"}
    assert [
        has_lost_letters(text) for text in ("?ukasz", "Petrovi?", "Kova\ufffd", "Really ?", "Łukasz")
    ] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_words_drop_accents_case_and_signs() -> None:
    assert words("Reports To (Employee #)") == "reports to employee number"
    assert words("Größe – ŁÓDŹ") == "grosse lodz"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("2024-02-29T00:00:00Z", date(2024, 2, 29)),
        ("2024/2/9", date(2024, 2, 9)),
        ("20240229", date(2024, 2, 29)),
        ("03.04.2024", date(2024, 4, 3)),
        ("3. 4. 2024", date(2024, 4, 3)),
        ("05/05/2024", date(2024, 5, 5)),
        ("25/12/2024", date(2024, 12, 25)),
        ("12/25/2024", date(2024, 12, 25)),
        ("03/04/2024", DateFault.ORDER_OPEN),
        ("3 May 2017", date(2017, 5, 3)),
        ("May 3rd, 2017", date(2017, 5, 3)),
        ("3. März 2017", date(2017, 3, 3)),
        ("3-mai-2017", date(2017, 5, 3)),
        ("1er août 2017", date(2017, 8, 1)),
        ("3 de enero de 2017", date(2017, 1, 3)),
        ("3 mrt 2017", date(2017, 3, 3)),
        ("3 października 2017", date(2017, 10, 3)),
        ("3 de março de 2017", date(2017, 3, 3)),
        ("31.02.2024", DateFault.IMPOSSIBLE),
        ("2023-02-29", DateFault.IMPOSSIBLE),
        ("2024-13-01", DateFault.IMPOSSIBLE),
        ("1899-12-31", DateFault.OUT_OF_RANGE),
        ("2101-01-01", DateFault.OUT_OF_RANGE),
        ("03.05.17", DateFault.SHORT_YEAR),
        ("3 May 17", DateFault.SHORT_YEAR),
        ("45123", DateFault.NOT_A_DATE),
        ("soon", DateFault.NOT_A_DATE),
        ("", DateFault.NOT_A_DATE),
    ],
)
def test_dates(text: str, expected: date | DateFault) -> None:
    assert parse_date(text) == expected


def test_the_order_settles_what_reads_both_ways_and_refutes_the_rest() -> None:
    assert parse_date("03/04/2024", DateOrder.DAY_FIRST) == date(2024, 4, 3)
    assert parse_date("03/04/2024", DateOrder.MONTH_FIRST) == date(2024, 3, 4)
    assert parse_date("12/25/2024", DateOrder.DAY_FIRST) == DateFault.IMPOSSIBLE
    assert parse_date("03.04.2024", DateOrder.MONTH_FIRST) == date(2024, 4, 3)


def test_a_column_proves_its_order_only_with_a_thirteen() -> None:
    assert evidence(["03/04/2024", "25/04/2024"]).order is DateOrder.DAY_FIRST
    assert evidence(["03/04/2024", "04-25-2024"]).order is DateOrder.MONTH_FIRST
    unsure = evidence(["03/04/2024", "05/05/2024", "2024-01-02", "25.04.2024"])
    assert (unsure.order, unsure.open, unsure.example) == (None, 1, "03/04/2024")
    torn = evidence(["25/04/2024", "04/25/2024", "01/02/2024"])
    assert (torn.order, torn.day_first, torn.month_first) == (None, 1, 1)


def test_a_day_too_many_suggests_the_last_of_its_month() -> None:
    assert last_day_before("31.02.2024", None) == "2024-02-29"
    assert last_day_before("31/04/2024", DateOrder.DAY_FIRST) == "2024-04-30"
    assert last_day_before("02/30/2023", DateOrder.MONTH_FIRST) == "2023-02-28"
    assert last_day_before("2024-13-01", None) == ""


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(DateOrder))
def test_every_date_survives_each_way_of_writing(day: date, order: DateOrder) -> None:
    slashed = day.strftime("%d/%m/%Y" if order is DateOrder.DAY_FIRST else "%m/%d/%Y")
    assert parse_date(slashed, order) == day
    assert parse_date(day.isoformat()) == parse_date(f"{day.day}.{day.month}.{day.year}") == day


@given(st.text())
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    assert isinstance(parse_date(text), date | DateFault)


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        ("58400", 2, 5_840_000),
        ("58400.00", 2, 5_840_000),
        ("58.400,50", 2, 5_840_050),
        ("58,400.5", 2, 5_840_050),
        ("1.234.567", 2, 123_456_700),
        ("5200000", 0, 5_200_000),
        ("5,200,000", 0, 5_200_000),
        ("12.345", 3, AmountFault.MARK_OPEN),
        ("1234.567", 3, 1_234_567),
        ("58.400", 2, AmountFault.MARK_OPEN),
        ("0.125", 2, AmountFault.TOO_MANY_DECIMALS),
        ("100.5", 0, AmountFault.TOO_MANY_DECIMALS),
        ("100.0", 0, 100),
        ("1.234,567.8", 2, AmountFault.NOT_AN_AMOUNT),
        ("12,34,567", 2, AmountFault.NOT_AN_AMOUNT),
        ("9" * 20, 2, AmountFault.NOT_AN_AMOUNT),
    ],
)
def test_amounts(number: str, places: int, expected: int | AmountFault) -> None:
    assert minor_units(number, places=places) == expected


def test_a_proven_mark_reads_the_open_amounts_of_its_column() -> None:
    assert proven_mark(["58.400", "61.200,50"]) is DecimalMark.COMMA
    assert proven_mark(["58.400", "61.200"]) is None
    assert proven_mark(["58.40", "61,20"]) is None
    assert minor_units("58.400", places=2, mark=DecimalMark.COMMA) == 5_840_000
    assert minor_units("58.400", places=2, mark=DecimalMark.POINT) == 5_840
    assert minor_units("58.401", places=2, mark=DecimalMark.POINT) is AmountFault.TOO_MANY_DECIMALS


@pytest.mark.parametrize(
    ("text", "number", "currency"),
    [
        ("EUR 58.400,00", "58.400,00", "EUR"),
        ("58 400,00 €", "58400,00", "EUR"),
        ("58'400.00 CHF", "58400.00", "CHF"),
        ("£1,200", "1,200", "GBP"),
        ("1200", "1200", ""),
    ],
)
def test_currency_beside_the_amount(text: str, number: str, currency: str) -> None:
    written = taken_apart(text)
    assert written
    assert (written.number, written.currency, written.negative) == (number, currency, False)


def test_what_is_no_amount() -> None:
    assert [taken_apart(text) for text in ("", "n/a", "1..2", "1e5", "12 34")] == [None] * 5
    negative = taken_apart("-5.00")
    assert negative
    assert negative.negative


@given(st.integers(0, 10**12), st.sampled_from([0, 2, 3]), st.sampled_from(DecimalMark))
def test_minor_units_are_exact(minor: int, places: int, mark: DecimalMark) -> None:
    whole, rest = divmod(minor, 10**places)
    sign = "," if mark is DecimalMark.COMMA else "."
    grouped = f"{whole:,}".replace(",", "." if sign == "," else ",")
    text = f"{grouped}{sign}{rest:0{places}d}" if places else grouped
    assert minor_units(text, places=places, mark=mark) == minor


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Full-time", EmploymentType.FULL_TIME),
        ("VOLLZEIT", EmploymentType.FULL_TIME),
        ("Temps partiel", EmploymentType.PART_TIME),
        ("Niepełny etat", EmploymentType.PART_TIME),
        ("befristet", EmploymentType.FIXED_TERM),
        ("autônomo", EmploymentType.CONTRACTOR),
        ("stagiair", EmploymentType.INTERN),
        ("Azubi", EmploymentType.OTHER),
        ("Active", None),
        ("", None),
    ],
)
def test_employment_words(word: str, kind: EmploymentType | None) -> None:
    assert employment_type(word) is kind


def test_shares_of_full_time() -> None:
    assert [employment_percent(text, fractions=True) for text in ("0.8", "0,375", "1", "80%", "2")] == [
        80,
        38,
        100,
        80,
        None,
    ]
    assert [employment_percent(text, fractions=False) for text in ("80", "37.5", "0", "1", "151", "x")] == [
        80,
        38,
        None,
        None,
        None,
        None,
    ]
    assert counts_in_fractions(["1", "0.5"])
    assert counts_in_fractions(["1", "1", "0.5", "80"])
    assert not counts_in_fractions(["1", "50"])
    assert not counts_in_fractions([])


def test_one_slip() -> None:
    assert one_slip_apart("meridain", "meridian")
    assert one_slip_apart("meridan", "meridian")
    assert one_slip_apart("meridiam", "meridian")
    assert not one_slip_apart("meridian", "meridian")
    assert not one_slip_apart("maridiam", "meridian")
