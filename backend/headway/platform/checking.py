"""Checks of what people send: bounds, control characters, dates and amounts; every problem of a form at once."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from headway.platform.errors import Code, Problem, reject_any

LINE: Final = 200
PARAGRAPH: Final = 2_000
PAGE: Final = 20_000
EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2100, 12, 31)
MOST: Final = Decimal("1e13")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class Checks:
    """Collects problems field by field; `done()` refuses with all of them, or passes."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, code: Code, message: str, *path: str) -> None:
        self.problems.append(Problem(code, message, path))

    def require(self, held: bool, code: Code, message: str, *path: str) -> None:
        """Note a problem unless the condition held."""
        if not held:
            self.add(code, message, *path)

    def text(self, value: str | None, *path: str, most: int = LINE, required: bool = False) -> str:
        """Trimmed NFC text of at most `most` characters without control characters; '' for none.

        What is too long comes back cut: checks that go on with it may ask the database, which takes no more.
        """
        cleaned = _normal((value or "").replace("\r\n", "\n"))
        if _CONTROL.search(cleaned):
            self.add(Code.INVALID, "This text contains control characters. Remove them and try again.", *path)
            return ""
        if len(cleaned) > most:
            self.add(Code.TOO_LONG, f"This text has {len(cleaned)} characters; shorten it to {most}.", *path)
        if required and not cleaned:
            self.add(Code.REQUIRED, "Please fill this in.", *path)
        return cleaned[:most]

    def day(self, value: date | None, *path: str, required: bool = False) -> date | None:
        """A date from 1900 to 2100."""
        if value is None:
            self.require(not required, Code.REQUIRED, "Please choose a date.", *path)
        elif not EARLIEST <= value <= LATEST:
            self.add(Code.OUT_OF_RANGE, "Choose a date between 1900 and 2100.", *path)
        return value

    def span(self, start: date | None, end: date | None, *path: str) -> None:
        """The end may not be before the start."""
        if start and end and end < start:
            self.add(Code.INVALID, f"This date is before the start ({start}). Choose a later one.", *path)

    def number(
        self,
        value: Decimal | None,
        *path: str,
        least: Decimal = -MOST,
        most: Decimal = MOST,
        required: bool = False,
    ) -> Decimal | None:
        """A finite decimal within bounds, with at most six decimal places."""
        if value is None:
            self.require(not required, Code.REQUIRED, "Please give a number.", *path)
            return None
        if not value.is_finite() or not least <= value <= most:
            self.add(Code.OUT_OF_RANGE, f"Give a number between {least:f} and {most:f}.", *path)
            return None
        if value != round(value, 6):
            self.add(Code.INVALID, "Give at most six decimal places.", *path)
            return None
        return value

    def count(self, value: int, *path: str, least: int = 0, most: int = 1_000_000) -> int:
        """A whole number within bounds."""
        self.require(
            least <= value <= most,
            Code.OUT_OF_RANGE,
            f"Give a whole number between {least} and {most}.",
            *path,
        )
        return value

    def done(self) -> None:
        """Refuse with every problem found so far."""
        reject_any(self.problems)


def _normal(text: str) -> str:
    # A lone surrogate cannot be normalised or stored; the control pattern reports it.
    return unicodedata.normalize("NFC", text).strip()
