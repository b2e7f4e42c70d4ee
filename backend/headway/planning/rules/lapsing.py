"""When a goal lapses that nobody closed after it was due."""

from collections.abc import Mapping
from typing import Any, Final

from headway.platform.errors import Code, Problem

USUAL: Final = 30
LEAST, MOST = 7, 365
KEY: Final = "goals_lapse_after"


def lapses_after(settings: Mapping[str, Any]) -> int:
    """How many days after its last day, among the settings of an organisation; as it is made where it has none."""
    return int(settings.get(KEY, USUAL))


def problem_of_lapsing(days: int) -> Problem | None:
    """Long enough to close what is due, and not forever."""
    if LEAST <= days <= MOST:
        return None
    return Problem(Code.OUT_OF_RANGE, f"Give a whole number from {LEAST} to {MOST}.", ("days",))
