"""Amounts of money as people write them, to whole minor units, exactly; the decimal mark is proven or asked for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class AmountFault(StrEnum):
    NOT_AN_AMOUNT = "NOT_AN_AMOUNT"
    TOO_MANY_DECIMALS = "TOO_MANY_DECIMALS"
    MARK_OPEN = "MARK_OPEN"


class DecimalMark(StrEnum):
    COMMA = "COMMA"
    POINT = "POINT"


_SIGNS = {DecimalMark.COMMA: ",", DecimalMark.POINT: "."}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+", re.ASCII)
_BLANKS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_CURRENCY = re.compile(r"[A-Z]{3}")
_SYMBOLS = {"€": "EUR", "£": "GBP"}
LARGEST_MINOR = 10**15


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """An amount taken apart: digits with their marks, and the currency written beside it, if any."""

    number: str
    currency: str
    negative: bool


def taken_apart(text: str) -> WrittenAmount | None:
    """Split "EUR 58.400,00" or "1 200 €"; nothing if it is no amount."""
    rest, currency = text.strip(), ""
    for symbol, code in _SYMBOLS.items():
        if symbol in rest:
            rest, currency = rest.replace(symbol, " ", 1).strip(), code
    if found := re.match(r"([A-Z]{3})\s*(?=[\d-])|(?<!\d)([A-Z]{3})\s+(?=\d)", rest):
        rest, currency = rest[found.end() :], found[1] or found[2]
    elif found := re.search(r"(?<=\d)\s*([A-Z]{3})$", rest):
        rest, currency = rest[: found.start()], found[1]
    negative = rest.startswith(("-", "−"))
    number = _BLANKS.sub("", rest.lstrip("-−").strip())
    return WrittenAmount(number, currency, negative) if _NUMBER.fullmatch(number) else None


def proven_mark(values: Iterable[str]) -> DecimalMark | None:
    """The decimal mark that some value of the column proves, unless values contradict each other."""
    proven = set()
    for text in values:
        written = taken_apart(text)
        if written and (mark := _own_mark(written.number)):
            proven.add(mark)
    return proven.pop() if len(proven) == 1 else None


def open_example(values: Iterable[str], mark: DecimalMark | None) -> str:
    """The first value that reads both as thousands and as decimals; nothing if there is none, or the mark is proven."""
    if mark is not None:
        return ""
    return next((text.strip() for text in values if _reads_both_ways(text)), "")


def minor_units(number: str, *, places: int, mark: DecimalMark | None = None) -> int | AmountFault:
    """Whole minor units of a currency with so many decimal places (euros 2, yen 0, dinars 3), or why not."""
    mark = mark or _own_mark(number)
    if mark is None and _marks(number):
        return AmountFault.MARK_OPEN if _marks(number) == 1 else AmountFault.NOT_AN_AMOUNT
    sign = _SIGNS[mark] if mark else "."
    whole, _, decimals = number.rpartition(sign) if sign in number else (number, "", "")
    other = [sign for sign in ",." if sign in whole]
    if len(other) > 1 or (other and not _GROUPS.fullmatch(whole)) or "," in decimals or "." in decimals:
        return AmountFault.NOT_AN_AMOUNT
    if len(decimals.rstrip("0")) > places:
        return AmountFault.TOO_MANY_DECIMALS
    minor = int(whole.replace(",", "").replace(".", "") + decimals[:places].ljust(places, "0"))
    return minor if minor < LARGEST_MINOR else AmountFault.NOT_AN_AMOUNT


def currency_code(text: str) -> str | None:
    """An ISO 4217 code in capitals by its form, or nothing."""
    code = _SYMBOLS.get(text.strip(), text.strip().upper())
    return code if _CURRENCY.fullmatch(code) else None


def _marks(number: str) -> int:
    return number.count(",") + number.count(".")


def _own_mark(number: str) -> DecimalMark | None:
    """The decimal mark a number proves by itself: 1.234,5 and 58,40 do; 1,234 and 1.234.567 name none of theirs."""
    last = max(number.rfind(","), number.rfind("."))
    if last < 0:
        return None
    sign, other = number[last], "," if number[last] == "." else "."
    if other in number or (_marks(number) == 1 and not _GROUPS.fullmatch(number)):
        return DecimalMark.COMMA if sign == "," else DecimalMark.POINT
    if _marks(number) > 1 and _GROUPS.fullmatch(number):
        return DecimalMark.POINT if sign == "," else DecimalMark.COMMA
    return None


def _reads_both_ways(text: str) -> bool:
    written = taken_apart(text)
    return bool(written and _marks(written.number) == 1 and _own_mark(written.number) is None)
