"""Business refusals: data that the edge translates once, never a stack trace."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Code(StrEnum):
    """Stable names of refusals; clients may switch on them."""

    NOT_FOUND = "NOT_FOUND"
    FORBIDDEN = "FORBIDDEN"
    CONFLICT = "CONFLICT"
    REQUIRED = "REQUIRED"
    INVALID = "INVALID"
    TOO_LONG = "TOO_LONG"
    TOO_SHORT = "TOO_SHORT"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    DUPLICATE = "DUPLICATE"
    WRONG_STATE = "WRONG_STATE"
    CLOSED = "CLOSED"
    LOOP = "LOOP"
    OWN_RECORD = "OWN_RECORD"
    EVIDENCE_REQUIRED = "EVIDENCE_REQUIRED"
    BUDGET_EXHAUSTED = "BUDGET_EXHAUSTED"
    AMBIGUOUS = "AMBIGUOUS"
    TOO_MANY = "TOO_MANY"
    LAST_ADMINISTRATOR = "LAST_ADMINISTRATOR"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a code, a sentence that says what to do next, and the path of the input field."""

    code: Code
    message: str
    path: tuple[str, ...] = ()


class Rejected(Exception):
    """An action refused for one or more reasons; nothing was changed."""

    def __init__(self, *problems: Problem, current: Any = None) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems
        self.current = current


def reject_any(problems: Iterable[Problem]) -> None:
    """Raise every problem at once, if there is any."""
    found = tuple(problems)
    if found:
        raise Rejected(*found)


def not_found(what: str, *path: str) -> Rejected:
    """The one answer for what does not exist and for what may not be seen."""
    message = f"This {what} does not exist, or is not shared with you. Check the link or ask its owner."
    return Rejected(Problem(Code.NOT_FOUND, message, path or ("id",)))


def conflict(current: Any) -> Rejected:
    """The answer to a stale version; carries the object as it is now."""
    message = "Somebody changed this in the meantime. Look at the current state and send your change again."
    return Rejected(Problem(Code.CONFLICT, message, ("version",)), current=current)
