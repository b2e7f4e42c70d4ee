"""Who may do what with a check-in, and what one has to say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from headway.monitoring.rules.updates import CORRECT_WITHIN
from headway.monitoring.rules.vocabulary import CheckInAction, CheckInState
from headway.platform.errors import Code, Problem

MOODS: Final = range(1, 6)
MOST_UPDATES: Final = 50
_PUBLIC: Final = (CheckInState.PUBLISHED, CheckInState.ACKNOWLEDGED)


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to a check-in: wrote it, directs whom it is about, and how long ago it was recorded."""

    writes: bool
    directs: bool
    age: timedelta = timedelta(0)


def allowed_check_in_actions(state: CheckInState, standing: Standing) -> frozenset[CheckInAction]:
    """The author works on the draft; the direct manager acknowledges; the author corrects for 30 days, the manager always."""
    if state is CheckInState.DRAFT:
        draft = {CheckInAction.EDIT, CheckInAction.PUBLISH, CheckInAction.DISCARD}
        return frozenset(draft) if standing.writes else frozenset()
    allowed = set()
    if state is CheckInState.PUBLISHED and standing.directs:
        allowed.add(CheckInAction.ACKNOWLEDGE)
    if state in _PUBLIC and (standing.directs or (standing.writes and standing.age <= CORRECT_WITHIN)):
        allowed.add(CheckInAction.CORRECT)
    return frozenset(allowed)


def problem_moving(action: CheckInAction, state: CheckInState, standing: Standing) -> Problem | None:
    """Why this is refused, or nothing."""
    if action in allowed_check_in_actions(state, standing):
        return None
    if state is CheckInState.CORRECTED:
        message = "This check-in was corrected. Look at the newer one."
        return Problem(Code.WRONG_STATE, message, ("id",))
    if action is CheckInAction.ACKNOWLEDGE and not standing.directs:
        message = "Only the direct manager acknowledges a check-in. Ask them."
        return Problem(Code.FORBIDDEN, message, ("id",))
    if action is CheckInAction.CORRECT and state in _PUBLIC:
        if standing.writes:
            message = f"A check-in is corrected within {CORRECT_WITHIN.days} days. Ask the direct manager to correct it."
            return Problem(Code.CLOSED, message, ("id",))
        message = "Only its author and the direct manager correct a check-in. Ask one of them."
        return Problem(Code.FORBIDDEN, message, ("id",))
    return Problem(Code.WRONG_STATE, _WHEN[action], ("id",))


def problems_of_words(
    wins: str, blockers: str, mood: int | None, updates: Sequence[object], *, publishing: bool
) -> Iterator[Problem]:
    """A mood is 1 to 5; what is published says at least one thing."""
    if mood is not None and mood not in MOODS:
        yield Problem(Code.OUT_OF_RANGE, "Choose a mood from 1 (bad) to 5 (very good).", ("mood",))
    if len(updates) > MOST_UPDATES:
        message = f"At most {MOST_UPDATES} numbers fit into a check-in. Log the others on their goals."
        yield Problem(Code.TOO_MANY, message, ("updates",))
    if publishing and not (wins or blockers or updates):
        message = "Say what went well, what is in the way, or log a number; one of them is enough."
        yield Problem(Code.REQUIRED, message, ("wins",))


def problems_of_check_in_day(on: date, *, today: date, closed: bool) -> Iterator[Problem]:
    """A check-in is about a day until today, and not about a closed period."""
    path = ("effective_on",)
    if on > today:
        yield Problem(Code.OUT_OF_RANGE, f"This day is still to come. Choose {today} or a day before.", path)
    if closed:
        message = "The period of this day is closed. Choose a later day, and ask HR to add a number that is missing."
        yield Problem(Code.CLOSED, message, path)


_WHEN: Final = {
    CheckInAction.EDIT: "What was published is not changed. Correct it instead.",
    CheckInAction.PUBLISH: "This check-in was published before.",
    CheckInAction.DISCARD: "What was published is not thrown away. Correct it instead.",
    CheckInAction.ACKNOWLEDGE: "This check-in was acknowledged before, or is not published yet.",
    CheckInAction.CORRECT: "A draft needs no correction. Change it.",
}
