"""Names, addresses and plain words as people write them, brought to one form, and letters that an export lost."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv|ph\.?d|m\.?d|mba|dr|prof|esq)\.?$", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.!#$%&'*+/=^`{|}~-]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
_LOST = re.compile(r"\w\?|\?\w|\ufffd")
_LEVEL_BETWEEN = re.compile(r"\s+[/\\|]\s+|\s*[>»›]\s*")
_WORDLESS = re.compile(r"[^a-z0-9]+")
_SMALL_ENCODINGS = ("ascii", "latin-1", "cp1252", "iso8859-15")


def clean(text: str) -> str:
    """Composed letters, single spaces, nothing invisible."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def key(text: str) -> str:
    """Two texts with the same key are the same words to a reader."""
    return clean(text).casefold()


def words(text: str) -> str:
    """Words without accents, case and punctuation, for headers and vocabularies: "Größe (#)" is "grosse number"."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("#", " number ").replace("ł", "l"))
    return _WORDLESS.sub(" ", "".join(sign for sign in bare if not unicodedata.combining(sign))).strip()


def full_name(text: str) -> str:
    """Turn "Last, First" into "First Last"; a suffix after the comma ("Smith, Jr.") stays where it is."""
    name = clean(text)
    parts = [part.strip() for part in name.split(",")]
    if len(parts) != 2 or _SUFFIX.match(parts[1]):
        return name.strip(" ,") if len(parts) == 2 and not parts[1] else name
    return f"{parts[1]} {parts[0]}".strip()


def email_address(text: str) -> str | None:
    """The address in lower case, or nothing if it cannot be one."""
    address = clean(text).lower().removeprefix("mailto:").strip("<>")
    return address if len(address) <= 254 and _EMAIL.fullmatch(address) else None


def path(text: str) -> tuple[str, ...]:
    """A department and what lies within it: "Operations / Depot North" has two levels, "R&D" and "A/B" one."""
    return tuple(level for part in _LEVEL_BETWEEN.split(clean(text)) if (level := part.strip(" /\\|")))


def has_lost_letters(text: str) -> bool:
    """Whether a question mark stands where a letter should: an export that could not write it."""
    return _LOST.search(text) is not None


def lossy_forms(text: str) -> set[str]:
    """What small encodings make of the text, where that differs: "Gdańsk" becomes "Gda?sk"."""
    if text.isascii():
        return set()
    forms = {text.encode(encoding, "replace").decode(encoding) for encoding in _SMALL_ENCODINGS}
    return forms - {text}
