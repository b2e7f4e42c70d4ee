"""Who may move a goal when: no state lets anybody skip the other."""

from hypothesis import given
from hypothesis import strategies as st

from headway.planning.rules import GoalAction, GoalState, PeriodAction, PeriodState
from headway.planning.rules.moves import Standing, allowed_actions, allowed_period_actions, problem_moving

standings = st.builds(Standing, *[st.booleans()] * 7)
states = st.sampled_from(GoalState)


@given(states, standings)
def test_the_owner_never_agrees(state: GoalState, standing: Standing) -> None:
    if standing.owns:
        assert not {GoalAction.APPROVE, GoalAction.RETURN} & allowed_actions(state, standing)


@given(states, standings, st.sampled_from(GoalAction))
def test_a_move_is_refused_exactly_when_it_is_not_offered(
    state: GoalState, standing: Standing, action: GoalAction
) -> None:
    assert (problem_moving(action, state, standing) is None) == (action in allowed_actions(state, standing))


@given(states)
def test_a_reader_may_do_nothing(state: GoalState) -> None:
    assert allowed_actions(state, Standing()) == frozenset()


@given(standings)
def test_nothing_leads_out_of_the_archive(standing: Standing) -> None:
    assert allowed_actions(GoalState.ARCHIVED, standing) == frozenset()


@given(standings)
def test_only_the_logged_life_takes_numbers(standing: Standing) -> None:
    takes = {state for state in GoalState if GoalAction.LOG_PROGRESS in allowed_actions(state, standing)}
    assert takes == ({GoalState.ACTIVE} if standing.owns or standing.directs else set())


def test_periods_only_go_forward() -> None:
    moves = {state: allowed_period_actions(state, may_change=True) for state in PeriodState}
    assert moves == {
        PeriodState.DRAFT: (PeriodAction.OPEN,),
        PeriodState.OPEN: (PeriodAction.CLOSE,),
        PeriodState.CLOSED: (),
    }
    assert allowed_period_actions(PeriodState.DRAFT, may_change=False) == ()
