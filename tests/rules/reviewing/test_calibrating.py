"""What the log of a session adds up to, who may move whom, and how ratings spread."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.platform.errors import Code
from headway.reviewing.rules import (
    CalibrationMove,
    CalibrationState,
    ChangeKind,
    CycleState,
    PlaceAnswer,
    PlaceMove,
    PlaceState,
    Potential,
)
from headway.reviewing.rules.calibrating import (
    Entry,
    Placed,
    Standing,
    after,
    as_bytes,
    place_moves,
    problem_moving_place,
    problem_moving_session,
    problems_locking,
    replayed,
    session_moves,
)
from headway.reviewing.rules.distribution import (
    Guide,
    RaterMean,
    by_rater,
    distribution,
    problems_of_guidance,
)

RATING = st.integers(1, 5)
ENTRY = st.builds(
    Entry,
    kind=st.sampled_from(ChangeKind),
    rating=RATING,
    potential=st.none() | st.sampled_from(Potential),
    state=st.sampled_from(PlaceState),
    own=st.booleans(),
)
LEADER = Standing(
    session=CalibrationState.OPEN,
    rated=True,
    elsewhere=False,
    answer=None,
    leads=True,
    owns=False,
    decides=False,
    of_manager=False,
)
AUTHOR = replace(LEADER, leads=False, owns=True)
LABELS = [(1, "Early"), (2, "Building"), (3, "Solid")]
MONA, VERA = UUID(int=1), UUID(int=2)


@given(
    st.dictionaries(st.sampled_from("abc"), st.none() | RATING, min_size=1),
    st.lists(st.tuples(st.integers(0, 2), ENTRY)),
)
def test_the_log_replays_to_what_the_moves_made(
    submitted: dict[str, int | None], moves: list[tuple[int, Entry]]
) -> None:
    names = sorted(submitted)
    log = [(names[at % len(names)], entry) for at, entry in moves]
    places = {name: Placed(rating, rating) for name, rating in submitted.items()}
    for name, entry in log:
        places[name] = after(places[name], entry)
        assert places[name].submitted == submitted[name]
    assert as_bytes(replayed(submitted, log)) == as_bytes(places)
    assert as_bytes(dict(reversed(places.items()))) == as_bytes(places)


def test_another_log_reads_differently() -> None:
    moved = Entry(ChangeKind.PLACED, rating=4)
    assert as_bytes(replayed({"a": 3}, [("a", moved)])) == b'{"a":[3,4,null,"TALKED_THROUGH","WAITING"]}'
    assert as_bytes(replayed({"a": 4}, [("a", moved)])) == b'{"a":[4,4,null,"TALKED_THROUGH",null]}'


@pytest.mark.parametrize(
    ("was", "entry", "answer"),
    [
        (Placed(3, 3), Entry(ChangeKind.PLACED, rating=4), PlaceAnswer.WAITING),
        (Placed(3, 3), Entry(ChangeKind.PLACED, rating=4, own=True), PlaceAnswer.CONFIRMED),
        (Placed(3, 4, answer=PlaceAnswer.OBJECTED), Entry(ChangeKind.PLACED, rating=3), None),
        (
            Placed(3, 4, answer=PlaceAnswer.OBJECTED),
            Entry(ChangeKind.PLACED, rating=4, potential=Potential.HIGH),
            PlaceAnswer.OBJECTED,
        ),
        (
            Placed(3, 4, answer=PlaceAnswer.CONFIRMED),
            Entry(ChangeKind.PLACED, rating=5),
            PlaceAnswer.WAITING,
        ),
        (Placed(3, 4, answer=PlaceAnswer.OBJECTED), Entry(ChangeKind.DECIDED, rating=3), PlaceAnswer.DECIDED),
    ],
)
def test_the_manager_answers_for_what_others_moved(
    was: Placed, entry: Entry, answer: PlaceAnswer | None
) -> None:
    assert after(was, entry).answer is answer


@pytest.mark.parametrize(
    ("it", "moves"),
    [
        (LEADER, {PlaceMove.PLACE, PlaceMove.MARK}),
        (AUTHOR, {PlaceMove.PLACE, PlaceMove.MARK}),
        (replace(AUTHOR, answer=PlaceAnswer.WAITING), {PlaceMove.PLACE, PlaceMove.MARK, PlaceMove.ANSWER}),
        (replace(LEADER, rated=False), {PlaceMove.MARK}),
        (replace(LEADER, elsewhere=True), {PlaceMove.FLAG}),
        (replace(LEADER, of_manager=True), set()),
        (replace(LEADER, session=CalibrationState.LOCKED), set()),
        (replace(LEADER, session=CalibrationState.PREPARED), set()),
        (replace(LEADER, leads=False), set()),
        (replace(LEADER, leads=False, decides=True, answer=PlaceAnswer.OBJECTED), {PlaceMove.DECIDE}),
        (replace(AUTHOR, decides=True, answer=PlaceAnswer.OBJECTED), {PlaceMove.PLACE, PlaceMove.MARK}),
    ],
)
def test_who_moves_whom(it: Standing, moves: set[PlaceMove]) -> None:
    assert place_moves(it) == moves
    for move in PlaceMove:
        assert (problem_moving_place(move, it) is None) == (move in moves)


@pytest.mark.parametrize(
    ("move", "it", "code"),
    [
        (PlaceMove.PLACE, replace(LEADER, of_manager=True), Code.OWN_RECORD),
        (PlaceMove.PLACE, replace(LEADER, leads=False), Code.FORBIDDEN),
        (PlaceMove.PLACE, replace(LEADER, elsewhere=True), Code.WRONG_STATE),
        (PlaceMove.PLACE, replace(LEADER, rated=False), Code.WRONG_STATE),
        (PlaceMove.FLAG, LEADER, Code.WRONG_STATE),
        (PlaceMove.ANSWER, LEADER, Code.FORBIDDEN),
        (PlaceMove.ANSWER, AUTHOR, Code.WRONG_STATE),
        (PlaceMove.DECIDE, replace(AUTHOR, answer=PlaceAnswer.OBJECTED), Code.FORBIDDEN),
    ],
)
def test_why_somebody_is_not_moved(move: PlaceMove, it: Standing, code: Code) -> None:
    problem = problem_moving_place(move, it)
    assert problem is not None
    assert problem.code is code


def test_who_opens_and_closes_a_session() -> None:
    def moves(state: CalibrationState, *, is_hr: bool = True, leads: bool = True) -> set[CalibrationMove]:
        return set(session_moves(state, CycleState.CALIBRATION, leads=leads, is_hr=is_hr))

    assert moves(CalibrationState.PREPARED, is_hr=False) == {CalibrationMove.OPEN}
    assert moves(CalibrationState.OPEN, is_hr=False) == {CalibrationMove.HIDE_NAMES, CalibrationMove.LOCK}
    assert moves(CalibrationState.LOCKED) == {CalibrationMove.REOPEN}
    assert moves(CalibrationState.LOCKED, is_hr=False) == set()
    assert moves(CalibrationState.OPEN, leads=False) == set()
    assert not session_moves(CalibrationState.LOCKED, CycleState.SHARING, leads=True, is_hr=True)
    codes = [
        problem.code if problem else None
        for problem in (
            problem_moving_session(
                CalibrationMove.OPEN, CalibrationState.PREPARED, cycle, leads=leads, is_hr=True
            )
            for cycle, leads in (
                (CycleState.CALIBRATION, True),
                (CycleState.MANAGER_REVIEW, True),
                (CycleState.CALIBRATION, False),
            )
        )
    ]
    assert codes == [None, Code.WRONG_STATE, Code.FORBIDDEN]


def test_an_objection_is_decided_before_closing_and_the_rest_may_be_waived() -> None:
    talked = Placed(3, 3, state=PlaceState.TALKED_THROUGH)
    assert problems_locking([talked], outside=0, waive=False) == []
    [left] = problems_locking([talked, Placed(3, 4, answer=PlaceAnswer.WAITING)], outside=2, waive=False)
    assert (left.code, left.path) == (Code.REQUIRED, ("waive",))
    assert left.message.startswith(
        "1 people are not talked through; 1 managers have not answered; 2 ratings lie outside the guidance."
    )
    assert problems_locking([Placed(3, 4)], outside=2, waive=True) == []
    [objection] = problems_locking([Placed(3, 4, answer=PlaceAnswer.OBJECTED)], outside=0, waive=True)
    assert objection.code is Code.WRONG_STATE


def test_ratings_spread_over_the_scale_against_guidance() -> None:
    shares = distribution(LABELS, [1, 2, 2, 3], [2, 2, 3, 3], [Guide(3, 10, 20), Guide(2, 50, 60)])
    assert [(it.label, it.before, it.after, it.percent, it.outside) for it in shares] == [
        ("Solid", 1, 2, 50, True),
        ("Building", 2, 2, 50, False),
        ("Early", 1, 0, 0, False),
    ]
    assert [it.outside for it in distribution(LABELS, [], [], [Guide(3, 10, 20)])] == [False] * 3


def test_a_manager_is_set_beside_the_group_from_five_people_on() -> None:
    given_ratings = [(MONA, 4)] * 5 + [(VERA, 1)] * 4
    assert by_rater(given_ratings) == [RaterMean(MONA, 5, 4.0, 1.33), RaterMean(VERA, 4, 1.0, None)]
    assert by_rater([(MONA, 4)] * 5) == [RaterMean(MONA, 5, 4.0, None)]
    assert by_rater([]) == []


@pytest.mark.parametrize(
    ("guidance", "refused"),
    [
        ([Guide(1, 0, 20), Guide(2, 50, 60)], []),
        ([Guide(9, 0, 20)], ["guidance.0.value"]),
        ([Guide(1, 0, 20), Guide(1, 0, 20)], ["guidance.0.value", "guidance.1.value"]),
        ([Guide(1, 30, 20)], ["guidance.0.least"]),
        ([Guide(1, 0, 101)], ["guidance.0.least"]),
        ([Guide(1, 60, 70), Guide(2, 60, 70)], ["guidance"]),
    ],
)
def test_shares_can_add_up_to_everybody(guidance: list[Guide], refused: list[str]) -> None:
    assert [".".join(it.path) for it in problems_of_guidance(guidance, [1, 2, 3])] == refused
