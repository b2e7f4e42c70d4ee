"""What may be told of votes without names, by whom what may be done when, and what a vote must look like."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations_with_replacement
from uuid import UUID, uuid4

import pytest

from headway.platform.errors import Problem
from headway.reviewing.rules.appraisal import (
    AppraisalGroup,
    AppraisalMove,
    AppraisalState,
    Figure,
    Part,
    appraisal_moves,
    figures_of,
    problem_moving_appraisal,
    problems_publishing,
    problems_voting,
    told_together,
)

MANAGERS, EMPLOYEES, EVERYBODY = AppraisalGroup
DAY = date(2026, 9, 1)
GOAL = UUID(int=1)
STEERS, LEADS, ASKED = Part(steers=True), Part(leads=True, asked=True), Part(asked=True)


def lines(problems: list[Problem]) -> list[str]:
    return [f"{it.code} {'.'.join(it.path)}" for it in problems]


def test_groups_are_told_of_apart_where_each_is_large_enough() -> None:
    told = figures_of({MANAGERS: [3, 4, 4, 5, 2], EMPLOYEES: [1, 2, 2, 3, 2, 4]})
    assert told == [Figure(MANAGERS, 5, Fraction(18, 5)), Figure(EMPLOYEES, 6, Fraction(14, 6))]


def test_a_small_group_beside_a_large_one_is_told_of_nowhere() -> None:
    assert figures_of({MANAGERS: [3, 4, 4, 5], EMPLOYEES: [1, 2, 2, 3, 2]}) == [
        Figure(EMPLOYEES, 5, Fraction(2))
    ]


def test_two_small_groups_are_told_of_together_if_that_is_enough() -> None:
    assert figures_of({MANAGERS: [3, 4, 2], EMPLOYEES: [2, 4]}) == [Figure(EVERYBODY, 5, Fraction(3))]
    assert figures_of({MANAGERS: [3, 4], EMPLOYEES: [2, 4]}) == []
    assert told_together({MANAGERS: ["a", "b"], EMPLOYEES: ["c", "d", "e"]}) == {EVERYBODY: list("abcde")}


def test_no_voter_learns_what_another_voter_gave() -> None:
    """Whoever knows their own score and what is told can still think of two scores for each of the others."""
    possible: dict[object, list[tuple[int, ...]]] = {}
    for scores in combinations_with_replacement(range(1, 6), 5):
        possible.setdefault(tuple(figures_of({MANAGERS: scores, EMPLOYEES: ()})), []).append(scores)
    for told in possible.values():
        for mine in {score for scores in told for score in scores}:
            rest = [_without(scores, mine) for scores in told if mine in scores]
            thinkable = {score for scores in rest for score in scores}
            assert len(rest) > 1 or len(set(rest[0])) > 1, (told, mine)
            assert len(thinkable) > 1, (told, mine)


def _without(scores: tuple[int, ...], one: int) -> tuple[int, ...]:
    place = scores.index(one)
    return scores[:place] + scores[place + 1 :]


@pytest.mark.parametrize(
    ("state", "part", "expected"),
    [
        (AppraisalState.SCHEDULED, STEERS, {"OPEN", "EXTEND", "CANCEL"}),
        (AppraisalState.SCHEDULED, ASKED, set()),
        (AppraisalState.OPEN, STEERS, {"EXTEND", "REVEAL", "CANCEL"}),
        (AppraisalState.OPEN, ASKED, {"VOTE"}),
        (AppraisalState.OPEN, Part(asked=True, voted=True), set()),
        (AppraisalState.OPEN, Part(), set()),
        (AppraisalState.REVEALED, STEERS, {"DECIDE"}),
        (AppraisalState.REVEALED, LEADS, {"DECIDE"}),
        (AppraisalState.REVEALED, ASKED, set()),
        (AppraisalState.DECISIONS, STEERS, {"DECIDE", "PUBLISH"}),
        (AppraisalState.DECISIONS, LEADS, {"DECIDE"}),
        (AppraisalState.PUBLISHED, STEERS, set()),
        (AppraisalState.CANCELLED, STEERS, set()),
    ],
)
def test_who_may_do_what_when(state: AppraisalState, part: Part, expected: set[str]) -> None:
    assert appraisal_moves(state, part, DAY, DAY) == expected
    for move in AppraisalMove:
        problem = problem_moving_appraisal(move, state, part, DAY, DAY)
        assert (problem is None) is (move in expected)


def test_nobody_votes_after_the_last_day() -> None:
    late = DAY + timedelta(days=1)
    assert appraisal_moves(AppraisalState.OPEN, ASKED, DAY, late) == set()


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([(GOAL, 5, "")], []),
        ([(GOAL, None, "Words.")], []),
        ([(GOAL, None, "")], ["REQUIRED votes"]),
        ([], ["REQUIRED votes"]),
        ([(GOAL, 6, "")], ["OUT_OF_RANGE votes.0.score"]),
        ([(GOAL, 0, "")], ["OUT_OF_RANGE votes.0.score"]),
        ([(uuid4(), 3, "")], ["INVALID votes.0.goal_id"]),
        ([(GOAL, 3, ""), (GOAL, 4, "")], ["INVALID votes.0.goal_id", "INVALID votes.1.goal_id"]),
    ],
)
def test_what_a_vote_must_look_like(votes: list[tuple[UUID, int | None, str]], expected: list[str]) -> None:
    assert lines(problems_voting({GOAL}, votes)) == expected


def test_what_is_published_says_what_came_of_each_goal_and_what_follows() -> None:
    assert lines(problems_publishing(["A", "B"], ["A"], decided=1, says_none=False)) == ["REQUIRED id"]
    assert lines(problems_publishing(["A"], ["A"], decided=0, says_none=False)) == ["REQUIRED no_decisions"]
    assert lines(problems_publishing(["A"], ["A"], decided=2, says_none=True)) == ["INVALID no_decisions"]
    assert problems_publishing(["A"], ["A"], decided=0, says_none=True) == []
