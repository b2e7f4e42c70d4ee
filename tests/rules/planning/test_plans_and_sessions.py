"""Agreeing a performance plan, and moving and closing a planning session: decided over plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.planning.rules.plans import (
    Agreements,
    AgreementState,
    fingerprint,
    problem_agreeing,
)
from headway.planning.rules.sessions import (
    ItemState,
    Part,
    SessionMove,
    SessionState,
    allowed_session_moves,
    problem_closing,
    problem_moving_session,
    problem_settling,
)
from headway.platform.errors import Code

KEEPER, GUEST, READER = Part(organises=True), Part(takes_part=True), Part()
json = st.recursive(
    st.none() | st.integers() | st.text(), lambda it: st.lists(it) | st.dictionaries(st.text(), it)
)


@pytest.mark.parametrize(
    ("agreements", "state"),
    [
        (Agreements("a"), AgreementState.DRAFT),
        (Agreements("a", owner="b"), AgreementState.DRAFT),
        (Agreements("a", owner="a"), AgreementState.WAITING),
        (Agreements("a", manager="a", version="b"), AgreementState.WAITING),
        (Agreements("a", version="a"), AgreementState.AGREED),
        (Agreements("b", version="a"), AgreementState.CHANGED),
        (Agreements("b", owner="a", version="a"), AgreementState.CHANGED),
    ],
)
def test_where_a_plan_stands(agreements: Agreements, state: AgreementState) -> None:
    assert agreements.state is state


@given(st.dictionaries(st.text(), json), st.dictionaries(st.text(), json))
def test_a_fingerprint_stands_for_its_terms(one: dict[str, object], other: dict[str, object]) -> None:
    assert fingerprint(one) == fingerprint(dict(reversed(one.items())))
    assert (fingerprint(one) == fingerprint(other)) is (one == other)


@pytest.mark.parametrize(
    ("agreements", "given", "code"),
    [
        (Agreements("a"), {}, None),
        (Agreements("a"), {"goals": 0}, Code.REQUIRED),
        (Agreements("a"), {"period_closed": True}, Code.CLOSED),
        (Agreements("a", owner="a"), {}, Code.WRONG_STATE),
        (Agreements("a", manager="a"), {}, None),
        (Agreements("a", version="a"), {}, Code.WRONG_STATE),
        (Agreements("b", version="a"), {}, Code.REQUIRED),
        (Agreements("b", version="a"), {"reason": "A new goal."}, None),
        # The other side said why already.
        (Agreements("b", manager="b", version="a"), {}, None),
    ],
)
def test_when_the_owner_may_agree(
    agreements: Agreements, given: dict[str, object], code: Code | None
) -> None:
    values = {"goals": 1, "reason": "", "period_closed": False} | given
    problem = problem_agreeing(agreements, as_owner=True, **values)  # type: ignore[arg-type]
    assert (problem and problem.code) == code


@pytest.mark.parametrize(
    ("part", "moves"),
    [(KEEPER, tuple(SessionMove)), (GUEST, (SessionMove.ADD_ITEM,)), (READER, ())],
    ids=["keeper", "guest", "reader"],
)
def test_who_may_do_what_with_a_session(part: Part, moves: tuple[SessionMove, ...]) -> None:
    assert allowed_session_moves(SessionState.SCHEDULED, part) == moves
    for state in (SessionState.CLOSED, SessionState.CANCELLED):
        assert allowed_session_moves(state, part) == ()
        for move in SessionMove:
            problem = problem_moving_session(move, state, part)
            assert problem is not None
            assert problem.code is (Code.WRONG_STATE if move in moves else Code.FORBIDDEN)


@pytest.mark.parametrize(
    ("decisions", "says_none", "code"),
    [(0, False, Code.REQUIRED), (0, True, None), (2, False, None), (1, True, Code.INVALID)],
)
def test_a_session_ends_with_a_decision_or_says_none(
    decisions: int, says_none: bool, code: Code | None
) -> None:
    problem = problem_closing(decisions=decisions, says_none=says_none)
    assert (problem and problem.code) == code


def test_what_is_cut_says_why_and_nobody_carries_by_hand() -> None:
    found = [problem_settling(it, reason) for it in ItemState for reason in ("", "No time.")]
    assert [it and it.code for it in found] == [
        *(None, None, None, None),
        *(Code.REQUIRED, None, Code.INVALID, Code.INVALID),
    ]
