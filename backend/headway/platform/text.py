"""Text as people search it: without accents and case."""

import unicodedata
from typing import overload

# The blocks of combining marks of Latin, Greek and Cyrillic; the vowel signs of other scripts are letters to their readers.
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARK_RANGES = (
    range(0x0300, 0x0370),
    range(0x1AB0, 0x1B00),
    range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100),
    range(0xFE20, 0xFE30),
)
_WITHOUT_MARKS = dict.fromkeys(code for block in _MARK_RANGES for code in block)

# Letters that Unicode does not take apart, but that a keyboard without them replaces.
SINGLE = ("øłđħŧıς", "oldhtiσ")
DOUBLE = {"ß": "ss", "æ": "ae", "œ": "oe"}
_PLAIN = str.maketrans(dict(zip(*SINGLE, strict=True)) | DOUBLE)


@overload
def fold(value: str) -> str: ...
@overload
def fold(value: None) -> None: ...
def fold(value: str | None) -> str | None:
    """The text without accents and case: 'Łódź Åsa' and 'lodz asa' fold to the same. The SQL function `fold` agrees."""
    if not isinstance(value, str):
        return value
    return unicodedata.normalize("NFKD", value).translate(_WITHOUT_MARKS).casefold().translate(_PLAIN)


def words(value: str) -> list[str]:
    """The words of a text, folded: "Anne-Marie O'Neil" has anne, marie, o and neil. Search columns hold them with single spaces."""
    return "".join(letter if letter.isalnum() else " " for letter in fold(value)).split()
