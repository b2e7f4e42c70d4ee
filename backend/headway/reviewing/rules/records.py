"""What is signed, frozen: words stand beside a digest of their own, so that they can be erased and the rest still be proved."""

import hashlib
import json
from typing import Any, Final

from headway.platform.errors import Code, Problem

_WORDS: Final = "digest"


def words(text: str, salt: str) -> dict[str, str]:
    """Words of a record. Without the salt nobody finds short words again by trying."""
    return {"text": text, "salt": salt, _WORDS: _sha256(salt + text)}


def text_of(node: Any) -> str | None:
    """The words of a node, or None where they were erased."""
    text: str | None = node.get("text")
    return text


def are_intact(node: Any) -> bool:
    """Whether words are those that were frozen, or erased."""
    return "text" not in node or _sha256(node["salt"] + node["text"]) == node[_WORDS]


def erased(content: Any) -> Any:
    """A record without words; their digests stay."""
    match content:
        case {"digest": digest}:
            return {_WORDS: digest}
        case dict():
            return {key: erased(value) for key, value in content.items()}
        case list():
            return [erased(value) for value in content]
        case _:
            return content


def problem_erasing(*, held: bool, left: bool) -> Problem | None:
    """Why the words about somebody are not erased, or None: a legal hold wins, and who works here is not erased."""
    if held:
        message = "A legal hold keeps what was written about this person. Have it lifted first."
        return Problem(Code.FORBIDDEN, message, ("employee_id",))
    if not left:
        message = "This person works here: reviews in use are not erased. Correct them instead."
        return Problem(Code.WRONG_STATE, message, ("employee_id",))
    return None


def digest_of(content: Any) -> str:
    """The digest of a record, the same before and after its words are erased."""
    return _sha256(canonical(erased(content)))


def canonical(content: Any) -> str:
    """The one way to write a value down."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def altered_words(content: Any) -> bool:
    """Whether any words are not those that were frozen."""
    match content:
        case {"digest": str()}:
            return not are_intact(content)
        case dict():
            return any(altered_words(value) for value in content.values())
        case list():
            return any(altered_words(value) for value in content)
        case _:
            return False


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
