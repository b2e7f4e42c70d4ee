"""Who may move a goal when: no state lets anybody skip the other."""

from hypothesis import given
from hypothesis import strategies as st

from headway.planning.rules import GoalAction, GoalState, PeriodAction, PeriodState, ProposalKind
from headway.planning.rules.moves import (
    Life,
    Standing,
    allowed_actions,
    allowed_period_actions,
    problem_moving,
)

standings = st.builds(Standing, *[st.booleans()] * 7)
lives = st.builds(Life, st.sampled_from(GoalState), st.none() | st.sampled_from(ProposalKind), st.booleans())
FOR_THE_OTHER_SIDE = {
    GoalAction.APPROVE,
    GoalAction.RETURN,
    GoalAction.PAUSE,
    GoalAction.RESUME,
    GoalAction.ACCEPT,
    GoalAction.DECLINE,
    GoalAction.REOPEN,
}


@given(lives, standings)
def test_the_owner_never_decides(life: Life, standing: Standing) -> None:
    if standing.owns:
        assert not FOR_THE_OTHER_SIDE & allowed_actions(life, standing)


@given(lives, standings)
def test_only_the_owner_proposes_and_takes_back(life: Life, standing: Standing) -> None:
    if not standing.owns:
        own = {GoalAction.PROPOSE, GoalAction.AMEND, GoalAction.WITHDRAW}
        assert not own & allowed_actions(life, standing)


@given(lives, standings, st.sampled_from(GoalAction))
def test_a_move_is_refused_exactly_when_it_is_not_offered(
    life: Life, standing: Standing, action: GoalAction
) -> None:
    assert (problem_moving(action, life, standing) is None) == (action in allowed_actions(life, standing))


@given(lives)
def test_a_reader_may_do_nothing(life: Life) -> None:
    assert allowed_actions(life, Standing()) == frozenset()


@given(standings)
def test_nothing_leads_out_of_the_archive(standing: Standing) -> None:
    assert allowed_actions(Life(GoalState.ARCHIVED), standing) == frozenset()


@given(standings)
def test_only_the_logged_life_takes_numbers(standing: Standing) -> None:
    takes = {
        state for state in GoalState if GoalAction.LOG_PROGRESS in allowed_actions(Life(state), standing)
    }
    assert takes == ({GoalState.ACTIVE} if standing.owns or standing.directs else set())


@given(standings, st.sampled_from(ProposalKind))
def test_what_is_proposed_is_decided_before_anything_else_is(standing: Standing, kind: ProposalKind) -> None:
    offered = allowed_actions(Life(GoalState.ACTIVE, kind), standing)
    assert not {GoalAction.AMEND, GoalAction.CLOSE} & offered
    assert (GoalAction.DECLINE in offered) == standing.agrees
    assert (GoalAction.ACCEPT in offered) == (
        standing.agrees and (standing.period_open or kind is ProposalKind.CLOSE)
    )


@given(standings)
def test_a_goal_that_a_review_rests_on_stays_closed(standing: Standing) -> None:
    assert GoalAction.REOPEN not in allowed_actions(Life(GoalState.CLOSED, reviewed=True), standing)
    again = GoalAction.REOPEN in allowed_actions(Life(GoalState.CLOSED), standing)
    assert again == (standing.agrees and standing.period_open)


def test_periods_only_go_forward() -> None:
    moves = {state: allowed_period_actions(state, may_change=True) for state in PeriodState}
    assert moves == {
        PeriodState.DRAFT: (PeriodAction.OPEN,),
        PeriodState.OPEN: (PeriodAction.CLOSE,),
        PeriodState.CLOSED: (),
    }
    assert allowed_period_actions(PeriodState.DRAFT, may_change=False) == ()
