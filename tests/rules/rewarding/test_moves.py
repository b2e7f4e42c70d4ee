"""Who may do what in which state."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.platform.errors import Code
from headway.rewarding.rules import RewardAction, RewardState
from headway.rewarding.rules.moves import Standing, allowed_actions, problem_with

standings = st.builds(Standing, *[st.booleans()] * 12)
states = st.sampled_from(RewardState)
A, S = RewardAction, RewardState


@given(states, standings)
def test_what_is_allowed_is_what_has_no_problem(state: RewardState, standing: Standing) -> None:
    allowed = allowed_actions(state, standing)
    assert {action for action in A if problem_with(action, state, standing) is None} == allowed


@given(states, standings)
def test_nobody_acts_on_their_own_reward(state: RewardState, standing: Standing) -> None:
    own = replace(standing, beneficiary=True)
    assert allowed_actions(state, own) == frozenset()
    problems = [problem_with(action, state, own) for action in A]
    assert {problem.code for problem in problems if problem} == {Code.OWN_RECORD}


@given(st.sampled_from([S.REVERSED, S.REJECTED, S.WITHDRAWN]), standings)
def test_what_has_ended_stays(state: RewardState, standing: Standing) -> None:
    assert allowed_actions(state, standing) == frozenset()


@pytest.mark.parametrize(
    ("state", "standing", "allowed"),
    [
        (S.PROPOSED, Standing(asked=True), {A.APPROVE, A.REJECT}),
        (S.PROPOSED, Standing(proposer=True), {A.WITHDRAW}),
        (S.PROPOSED, Standing(hr=True, manages=True, due=True), set()),
        (S.PROPOSED, Standing(hr=True, proposer_left=True), {A.WITHDRAW}),
        (S.COMMITTED, Standing(proposer=True), {A.WITHDRAW, A.COMMUNICATE}),
        (S.COMMITTED, Standing(manages=True), {A.COMMUNICATE}),
        (S.COMMITTED, Standing(hr=True, due=True), set()),
        (S.COMMUNICATED, Standing(hr=True), set()),
        (S.COMMUNICATED, Standing(hr=True, due=True), {A.EXECUTE}),
        (S.COMMUNICATED, Standing(proposer=True, due=True), {A.WITHDRAW}),
        (S.PROPOSED, Standing(approved=True, just_now=True), {A.STOP}),
        (S.COMMITTED, Standing(approved=True, just_now=True), {A.STOP}),
        (S.COMMUNICATED, Standing(approved=True, just_now=True), set()),
        (S.COMMITTED, Standing(manages=True, telling=True), {A.STOP_TELLING}),
        (S.COMMITTED, Standing(proposer=True, telling=True), {A.STOP_TELLING, A.WITHDRAW}),
        (S.COMMITTED, Standing(hr=True, telling=True), set()),
        (S.COMMITTED, Standing(approved=True, just_now=True, telling=True), set()),
        (S.EXECUTED, Standing(hr=True), {A.REVERSE}),
        (S.EXECUTED, Standing(proposer=True, manages=True, approved=True), set()),
        (S.EXECUTED, Standing(hr=True, reversal_asked=True, asked_it=True), {A.KEEP}),
        (S.EXECUTED, Standing(hr=True, reversal_asked=True), {A.CONFIRM_REVERSAL, A.KEEP}),
        (S.EXECUTED, Standing(approved=True, reversal_asked=True), {A.CONFIRM_REVERSAL, A.KEEP}),
    ],
)
def test_moves(state: RewardState, standing: Standing, allowed: set[RewardAction]) -> None:
    assert allowed_actions(state, standing) == allowed
