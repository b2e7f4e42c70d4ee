"""Who may do what with a check-in in which state."""

from datetime import timedelta

import pytest

from headway.monitoring.rules import CheckInAction, CheckInState
from headway.monitoring.rules.check_ins import (
    Standing,
    allowed_check_in_actions,
    problem_moving,
    problems_of_words,
)
from headway.platform.errors import Code

AUTHOR, MANAGER = Standing(writes=True, directs=False), Standing(writes=False, directs=True)
LATE = Standing(writes=True, directs=False, age=timedelta(31))
OTHER = Standing(writes=False, directs=False)
E, P, D, A, C = (
    CheckInAction.EDIT,
    CheckInAction.PUBLISH,
    CheckInAction.DISCARD,
    CheckInAction.ACKNOWLEDGE,
    CheckInAction.CORRECT,
)


@pytest.mark.parametrize(
    ("state", "standing", "allowed"),
    [
        (CheckInState.DRAFT, AUTHOR, {E, P, D}),
        (CheckInState.DRAFT, MANAGER, set()),
        (CheckInState.PUBLISHED, AUTHOR, {C}),
        (CheckInState.PUBLISHED, LATE, set()),
        (CheckInState.PUBLISHED, MANAGER, {A, C}),
        (CheckInState.PUBLISHED, OTHER, set()),
        (CheckInState.ACKNOWLEDGED, AUTHOR, {C}),
        (CheckInState.ACKNOWLEDGED, MANAGER, {C}),
        (CheckInState.CORRECTED, AUTHOR, set()),
        (CheckInState.CORRECTED, MANAGER, set()),
    ],
)
def test_what_is_allowed_is_what_is_not_refused(
    state: CheckInState, standing: Standing, allowed: set[CheckInAction]
) -> None:
    assert allowed_check_in_actions(state, standing) == allowed
    refused = {action for action in CheckInAction if problem_moving(action, state, standing)}
    assert refused == set(CheckInAction) - allowed


def test_refusals_say_why() -> None:
    late = problem_moving(C, CheckInState.PUBLISHED, LATE)
    other = problem_moving(C, CheckInState.PUBLISHED, OTHER)
    own = problem_moving(A, CheckInState.PUBLISHED, AUTHOR)
    assert late
    assert other
    assert own
    assert (late.code, other.code, own.code) == (Code.CLOSED, Code.FORBIDDEN, Code.FORBIDDEN)


def test_one_line_or_one_number_is_enough() -> None:
    assert list(problems_of_words("Done.", "", None, [], publishing=True)) == []
    assert list(problems_of_words("", "", 3, [object()], publishing=True)) == []
    assert list(problems_of_words("", "", None, [], publishing=False)) == []
    empty = list(problems_of_words("", "", 3, [], publishing=True))
    assert [(problem.code, problem.path) for problem in empty] == [(Code.REQUIRED, ("wins",))]
    wrong = list(problems_of_words("Done.", "", 6, [0] * 51, publishing=True))
    assert [problem.path for problem in wrong] == [("mood",), ("updates",)]
