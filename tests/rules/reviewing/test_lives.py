"""Laws of the lives of cycles and forms."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from headway.platform.errors import Code
from headway.reviewing.rules import (
    CycleAction,
    CycleState,
    ReviewAction,
    ReviewDirection,
    ReviewState,
    SelfReviewOpens,
)
from headway.reviewing.rules.lives import (
    PHASES,
    WRITING,
    Standing,
    cycle_actions,
    phase_after,
    problem_doing,
    review_actions,
)

standings = st.builds(
    Standing,
    state=st.sampled_from(ReviewState),
    direction=st.sampled_from(ReviewDirection),
    cycle_state=st.sampled_from(CycleState),
    opens=st.sampled_from(SelfReviewOpens),
    counterpart=st.none() | st.sampled_from(ReviewState),
    is_reviewer=st.booleans(),
    is_reviewee=st.booleans(),
    is_hr=st.booleans(),
)


def test_the_phases_follow_one_another() -> None:
    optional = frozenset({CycleState.NOMINATION, CycleState.CALIBRATION})
    assert phase_after(CycleState.COLLECTING, frozenset()) is CycleState.MANAGER_REVIEW
    assert phase_after(CycleState.MANAGER_REVIEW, frozenset()) is CycleState.SHARING
    assert phase_after(CycleState.MANAGER_REVIEW, optional) is CycleState.CALIBRATION
    assert phase_after(CycleState.NOMINATION, optional) is CycleState.COLLECTING
    assert phase_after(CycleState.SIGN_OFF, optional) is CycleState.CLOSED
    assert phase_after(CycleState.CLOSED, optional) is None
    assert phase_after(CycleState.CANCELLED, optional) is None


@given(st.sampled_from(PHASES), st.sets(st.sampled_from(CycleState)))
def test_a_cycle_only_goes_forward(state: CycleState, wanted: set[CycleState]) -> None:
    after = phase_after(state, frozenset(wanted))
    assert after is None or PHASES.index(after) > PHASES.index(state)


def test_what_may_be_done_with_a_cycle() -> None:
    offered = {state: cycle_actions(state, runs=True, shares=True) for state in CycleState}
    check, launch, move = CycleAction.CHECK, CycleAction.LAUNCH, CycleAction.MOVE_ON
    share, close, cancel = CycleAction.SHARE_ALL, CycleAction.CLOSE, CycleAction.CANCEL
    back, days = CycleAction.STEP_BACK, CycleAction.CHANGE_DATES
    add, steer = CycleAction.ADD_PEOPLE, CycleAction.STEER
    assert offered == {
        CycleState.DRAFT: {check, days, cancel},
        CycleState.CHECKED: {check, launch, days, cancel},
        CycleState.NOMINATION: {move, days, add, steer, cancel},
        CycleState.COLLECTING: {move, back, days, add, steer, cancel},
        CycleState.MANAGER_REVIEW: {move, back, days, add, steer, cancel},
        CycleState.CALIBRATION: {move, back, days, steer, cancel},
        CycleState.SHARING: {share, move, back, days, steer},
        CycleState.SIGN_OFF: {share, close, back, days, steer},
        CycleState.CLOSED: {CycleAction.ARCHIVE},
        CycleState.ARCHIVED: set(),
        CycleState.CANCELLED: set(),
    }
    for state, shares in product(CycleState, (True, False)):
        mine = cycle_actions(state, runs=False, shares=shares)
        assert mine <= {share}
        assert shares or not mine


@given(standings)
def test_nobody_processes_what_others_write_about_them(it: Standing) -> None:
    if it.is_reviewee:
        assert not review_actions(it) & {ReviewAction.SHARE, ReviewAction.SKIP, ReviewAction.REASSIGN}


@given(standings)
def test_shared_forms_never_change(it: Standing) -> None:
    if it.state in {ReviewState.SHARED, ReviewState.ACKNOWLEDGED}:
        # A correction is a version of its own.
        answers = {ReviewAction.ACKNOWLEDGE, ReviewAction.SIGN, ReviewAction.RESOLVE}
        assert review_actions(it) <= answers | {ReviewAction.RECORD_UNSIGNED, ReviewAction.CORRECT}


@given(standings)
def test_only_the_author_writes_and_only_while_the_cycle_takes_it(it: Standing) -> None:
    writes = {ReviewAction.WRITE, ReviewAction.SUBMIT, ReviewAction.TAKE_BACK}
    if not it.is_reviewer or it.cycle_state not in WRITING[it.direction]:
        assert not review_actions(it) & writes


@given(standings, st.sampled_from(ReviewAction))
def test_a_reason_is_given_exactly_where_an_action_is_not_offered(it: Standing, action: ReviewAction) -> None:
    problem = problem_doing(action, it)
    assert (problem is None) == (action in review_actions(it))
    assert problem is None or problem.code in {Code.FORBIDDEN, Code.WRONG_STATE, Code.CLOSED, Code.OWN_RECORD}


def test_the_manager_does_not_take_back_after_reading_the_self_review() -> None:
    it = Standing(
        state=ReviewState.SUBMITTED,
        direction=ReviewDirection.MANAGER,
        cycle_state=CycleState.MANAGER_REVIEW,
        opens=SelfReviewOpens.AFTER_OWN_SUBMISSION,
        counterpart=ReviewState.SUBMITTED,
        is_reviewer=True,
        is_reviewee=False,
        is_hr=False,
    )
    assert review_actions(it) == frozenset()
    problem = problem_doing(ReviewAction.TAKE_BACK, it)
    assert problem is not None
    assert problem.code is Code.CLOSED
