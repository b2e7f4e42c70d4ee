"""A goal written as one sentence, read into its number, unit and day by rules; it asks nothing and guesses nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from headway.planning.rules.terms import MOST_PERCENT, KeyResultTerms
from headway.planning.rules.vocabulary import Direction, Measure

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says: one key result, and the last day if it lies in the period."""

    key_result: KeyResultTerms | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal
    unit: str = ""
    currency: str = ""

    @property
    def percent(self) -> bool:
        return self.unit == "%"


_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNS: Final = {"€": "EUR", "$": "USD", "£": "GBP"}
_CODES: Final = ("EUR", "USD", "GBP", "CHF")
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_NOT_UNITS: Final = r"(?!(?:to|by|in|and|until|of|per|on|for|at)\b)"
_FIGURE: Final = (
    rf"(?P<{{0}}_sign>[€$£])?(?P<{{0}}>{_NUMBER})(?: ?(?P<{{0}}_unit>%|percent\b|{_NOT_UNITS}[a-zA-Z]+))?"
)


def _pattern(text: str, *names: str) -> re.Pattern[str]:
    return re.compile(text.format(*(_FIGURE.replace("{0}", name) for name in names)), re.IGNORECASE)


_FROM_TO: Final = _pattern(r"^(?P<what>.*?) from {} to {}", "low", "high")
_BETWEEN: Final = _pattern(r"^(?P<what>.*?) (?:between|within) {} and {}", "low", "high")
_BELOW: Final = _pattern(r"^(?P<what>.*?) (?:below|under|at most|no more than|down to) {}", "high")
_ABOVE: Final = _pattern(r"^(?P<what>.*?) (?:above|over|at least|more than|up to|to) {}", "high")
_SHARE: Final = re.compile(
    rf"^(?P<verb>[a-z]+) (?P<high>{_NUMBER}) ?(?:%|percent) of (?P<what>.+)$", re.IGNORECASE
)
_COUNT: Final = re.compile(rf"^(?P<verb>[a-z]+) (?P<high>{_NUMBER}) (?P<what>[a-z].*)$", re.IGNORECASE)
_BY_DAY: Final = re.compile(
    r"\b(?:by|until|before|due) (?:the )?(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})|(?:the )?(?P<end>end of )(?P<whole>[a-z]{3})[a-z]*"
    r"|(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]{3})[a-z]*"
    r"|(?P<month_first>[a-z]{3})[a-z]* (?P<day_last>\d{1,2})(?:st|nd|rd|th)?)\b.*$",
    re.IGNORECASE,
)
_VERBS: Final = re.compile(
    r"^(?:cut|reduce|lower|raise|increase|improve|grow|lift|bring|get|shorten|keep|hold|stay)(?: the)? ",
    re.IGNORECASE,
)


def read_sentence(sentence: str, period: Span | None) -> Reading:
    """Such as "Cut first-reply time from 4 h to 2 h by 15 December": 4 to 2, in hours, due that day of the period."""
    words = sentence.strip().removesuffix(".")
    dated = _BY_DAY.search(words)
    rest = words[: dated.start()].strip() if dated else words
    return Reading(_key_result(rest), _day(dated, period) if dated and period else None)


def _key_result(words: str) -> KeyResultTerms | None:
    if found := _FROM_TO.search(words):
        low, high = _figure(found, "low"), _figure(found, "high")
        way = Direction.REDUCE if high.value < low.value else Direction.INCREASE
        return None if high.value == low.value else _terms(found["what"], low, high, way)
    if found := _BETWEEN.search(words):
        low, high = sorted((_figure(found, "low"), _figure(found, "high")), key=lambda figure: figure.value)
        return None if high.value == low.value else _terms(found["what"], low, high, Direction.KEEP)
    if found := _SHARE.search(words):
        share = _Figure(_decimal(found["high"]), "%")
        return _terms(found["what"], None, share, Direction.INCREASE)
    if found := _BELOW.search(words):
        return _terms(found["what"], None, _figure(found, "high"), Direction.REDUCE)
    if found := _ABOVE.search(words):
        return _terms(found["what"], None, _figure(found, "high"), Direction.INCREASE)
    if found := _COUNT.search(words):
        return _terms(
            found["what"], _Figure(Decimal(0)), _Figure(_decimal(found["high"])), Direction.INCREASE
        )
    return None


def _terms(what: str, low: _Figure | None, high: _Figure, direction: Direction) -> KeyResultTerms | None:
    figures = [figure for figure in (high, low) if figure is not None]
    unit = next((figure.unit for figure in figures if figure.unit), "")
    currency = next((figure.currency for figure in figures if figure.currency), "")
    percent = any(figure.percent for figure in figures)
    if percent and any(figure.value > MOST_PERCENT for figure in figures):
        percent, unit = False, "%"
    measure = Measure.PERCENT if percent else Measure.MONEY if currency else Measure.NUMBER
    title = _VERBS.sub("", what.strip())
    return KeyResultTerms(
        title=title[:1].upper() + title[1:],
        measure=measure,
        direction=direction,
        unit=unit if measure is Measure.NUMBER else "",
        currency=currency,
        baseline=low.value if low else None,
        target=high.value,
    )


def _figure(found: re.Match[str], name: str) -> _Figure:
    unit, sign = found[f"{name}_unit"] or "", found[f"{name}_sign"] or ""
    if unit.upper() in _CODES:
        return _Figure(_decimal(found[name]), currency=unit.upper())
    return _Figure(_decimal(found[name]), "%" if unit.lower() == "percent" else unit, _SIGNS.get(sign, ""))


def _decimal(number: str) -> Decimal:
    """A comma before three digits groups thousands, as in the English around it; any other is a decimal comma."""
    if re.fullmatch(r"\d+,\d{1,2}", number):
        return Decimal(number.replace(",", "."))
    return Decimal(number.replace(",", "")) if number.count(".") < 2 else Decimal(number.replace(".", ""))


def _day(found: re.Match[str], period: Span) -> date | None:
    """The day of these words that lies in the period; none if there is no such day."""
    return next((day for day in _days(found, period) if period[0] <= day <= period[1]), None)


def _days(found: re.Match[str], period: Span) -> Iterator[date]:
    years = range(period[0].year, period[1].year + 1)
    try:
        if found["iso"]:
            yield date.fromisoformat(found["iso"])
        elif found["end"]:
            month = _MONTHS.index(found["whole"].lower()) + 1
            for year in years:
                yield date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        else:
            month = _MONTHS.index((found["month"] or found["month_first"]).lower()) + 1
            for year in years:
                yield date(year, month, int(found["day"] or found["day_last"]))
    except ValueError:
        return
