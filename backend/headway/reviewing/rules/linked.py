"""What is told of how severe a rater is: a difference with its interval, or why none can be told."""

from dataclasses import dataclass
from enum import StrEnum


class SeverityState(StrEnum):
    """Whether a number is told of a rater."""

    TOLD = "TOLD"
    NOT_LINKED = "NOT_LINKED"
    TOO_FEW = "TOO_FEW"
    NEEDS_NUMBERS = "NEEDS_NUMBERS"


@dataclass(frozen=True, slots=True)
class Severity:
    """How much higher (or, below 0, lower) a rater rates than `others` who are linked by people whom both rated.

    `shared` are the people whom this rater and somebody else rated; `low` to `high` holds the true difference in 95 of 100 cases.
    """

    state: SeverityState
    shared: int = 0
    others: int = 0
    difference: float | None = None
    low: float | None = None
    high: float | None = None
