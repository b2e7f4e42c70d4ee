"""What may be done with a vacancy: by whom, in which state."""

import pytest

from headway.people.rules.vacancies import allowed_vacancy_moves, problem_moving_vacancy, state_with
from headway.people.rules.vocabulary import VacancyMove, VacancyState
from headway.platform.errors import Code


@pytest.mark.parametrize("state", VacancyState)
@pytest.mark.parametrize("move", VacancyMove)
def test_what_is_allowed_is_what_is_not_refused(state: VacancyState, move: VacancyMove) -> None:
    allowed = move in allowed_vacancy_moves(state, in_charge=True)
    problem = problem_moving_vacancy(move, state, in_charge=True)
    assert allowed == (problem is None)
    assert problem is None or problem.code is Code.WRONG_STATE


@pytest.mark.parametrize("state", VacancyState)
@pytest.mark.parametrize("move", VacancyMove)
def test_who_is_not_in_charge_does_nothing_and_learns_nothing_of_the_state(
    state: VacancyState, move: VacancyMove
) -> None:
    problem = problem_moving_vacancy(move, state, in_charge=False)
    assert problem is not None
    assert problem.code is Code.FORBIDDEN
    assert allowed_vacancy_moves(state, in_charge=False) == ()


def test_the_last_place_closes_it_and_one_more_opens_it() -> None:
    assert [state_with(2, filled) for filled in (0, 1, 2)] == [
        VacancyState.OPEN,
        VacancyState.OPEN,
        VacancyState.FILLED,
    ]
