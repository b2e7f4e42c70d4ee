"""Vacancies: what may be done with one in its state, and by whom."""

from collections.abc import Mapping
from typing import Final

from headway.people.rules.vocabulary import VacancyMove, VacancyState
from headway.platform.errors import Code, Problem

_IN: Final[Mapping[VacancyState, tuple[VacancyMove, ...]]] = {
    VacancyState.OPEN: (VacancyMove.EDIT, VacancyMove.FILL, VacancyMove.WITHDRAW),
    # Another place may be added, which opens it again.
    VacancyState.FILLED: (VacancyMove.EDIT,),
    VacancyState.WITHDRAWN: (VacancyMove.REOPEN,),
}
_UNTIMELY: Final[Mapping[VacancyState, str]] = {
    VacancyState.OPEN: "This role is open. Fill or withdraw it.",
    VacancyState.FILLED: "Every place of this role is filled. Give it more places first.",
    VacancyState.WITHDRAWN: "This role was withdrawn. Open it again first.",
}
NO_PLACE: Final[Mapping[VacancyState, str]] = {
    VacancyState.FILLED: "Every place of this open role is taken. Ask HR for one more, or propose without the role.",
    VacancyState.WITHDRAWN: "This role is not open any more. Ask HR to open it again, or propose without it.",
}
NOT_IN_CHARGE: Final = (
    "Only HR of its department and administrators keep open roles. Ask your HR partner to do it."
)


def allowed_vacancy_moves(state: VacancyState, *, in_charge: bool) -> tuple[VacancyMove, ...]:
    """What somebody may do with a vacancy in this state."""
    return _IN[state] if in_charge else ()


def problem_moving_vacancy(move: VacancyMove, state: VacancyState, *, in_charge: bool) -> Problem | None:
    """Why this is refused, or nothing."""
    if not in_charge:
        return Problem(Code.FORBIDDEN, NOT_IN_CHARGE, ("id",))
    if move in _IN[state]:
        return None
    return Problem(Code.WRONG_STATE, _UNTIMELY[state], ("id",))


def state_with(places: int, filled: int) -> VacancyState:
    """The state of a vacancy that was not withdrawn."""
    return VacancyState.OPEN if filled < places else VacancyState.FILLED
