"""What is told of forms without names: an attacker who tries every possible set of ratings cannot name one of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.reviewing.rules import OthersGroup, ReviewDirection
from headway.reviewing.rules.anonymity import (
    Figure,
    betrays,
    figure_of,
    gives_upward,
    releases,
    words_of,
)

# Smaller than in the product, so that every possible team can be tried.
K = 4
PEER, UPWARD = ReviewDirection.PEER, ReviewDirection.UPWARD
Team = tuple[int | None, ...]


def told(team: Team, steps: Sequence[int], k: int) -> Figure | None:
    given = [rating for rating in team if rating is not None]
    return figure_of([given], min(steps), max(steps), k)


def named(possible: Iterable[Team], knows: Iterable[int]) -> set[int]:
    """Whose rating is the same in every team that fits what somebody was told and knows of their own."""
    teams = list(possible)
    return {
        who
        for who in range(len(teams[0]))
        if who not in set(knows) and len({team[who] for team in teams}) == 1
    }


@pytest.mark.parametrize(
    ("size", "steps", "optional"),
    [
        *((size, range(1, most), False) for size, most in ((4, 6), (5, 3), (5, 6), (6, 4), (7, 4))),
        *((size, range(1, most), True) for size, most in ((4, 4), (5, 4), (6, 3))),
    ],
)
def test_nobody_is_named_by_what_one_release_tells_or_withholds(
    size: int, steps: range, optional: bool
) -> None:
    answers: list[int | None] = [None, *steps] if optional else [*steps]
    worlds: dict[Any, list[Team]] = defaultdict(list)
    for team in product(answers, repeat=size):
        worlds[told(team, steps, K)].append(team)
    assert len(worlds) > 1
    for teams in worlds.values():
        assert named(teams, ()) == set()
        for own in answers:
            known = [team for team in teams if team[0] == own]
            assert not known or named(known, (0,)) == set(), (own, known[:3])


@pytest.mark.parametrize(("first", "then"), [(4, 4), (4, 5), (5, 3), (6, 1)])
def test_one_more_answer_that_arrives_tells_nothing(first: int, then: int) -> None:
    """All that came before is known, and still nobody of those who came later is named, nor the other way round."""
    steps = range(1, 4)
    worlds: dict[Any, list[Team]] = defaultdict(list)
    for team in product(steps, repeat=first + then):
        before, later = list(team[:first]), list(team[first:])
        batches = [before, later] if len(later) >= K else [before]
        snapshots = (figure_of([before], 1, 3, K), figure_of(batches, 1, 3, K))
        worlds[snapshots].append(team)
    for teams in worlds.values():
        assert named(teams, ()) == set()
        for own in steps:
            known = [team for team in teams if team[0] == own]
            assert not known or named(known, (0,)) == set()
    if then < K:
        assert all(once == twice for once, twice in worlds)


@pytest.mark.parametrize(("peers", "reports"), [(4, 1), (2, 2), (1, 3), (3, 2), (4, 4), (5, 3)])
def test_a_group_that_is_hidden_cannot_be_worked_out_from_those_shown(peers: int, reports: int) -> None:
    steps = range(1, 4)
    worlds: dict[Any, list[Team]] = defaultdict(list)
    for team in product(steps, repeat=peers + reports):
        shown = releases({PEER: team[:peers], UPWARD: team[peers:]}, K)
        worlds[tuple((raters, figure_of([list(them)], 1, 3, K)) for raters, them in shown.items())].append(
            team
        )
    for teams in worlds.values():
        assert named(teams, ()) == set()
        for insider in (0, peers):
            for own in steps:
                known = [team for team in teams if team[insider] == own]
                assert not known or named(known, (insider,)) == set()


def test_small_groups_are_shown_together_or_not_at_all() -> None:
    assert releases({PEER: "abcde", UPWARD: "fg"}) == {OthersGroup.PEERS: list("abcde")}
    assert releases({PEER: "abc", UPWARD: "fg"}) == {OthersGroup.OTHERS: list("abcfg")}
    assert releases({PEER: "abc", UPWARD: "f"}) == {}
    assert releases({PEER: "abcde", UPWARD: "fghij"}) == {
        OthersGroup.PEERS: list("abcde"),
        OthersGroup.REPORTS: list("fghij"),
    }
    assert releases({ReviewDirection.SELF: "abcdef", ReviewDirection.MANAGER: "abcdef"}) == {}


@given(st.lists(st.integers(1, 5), min_size=2, max_size=12))
def test_a_mean_betrays_when_all_but_one_stand_at_one_end(ratings: list[int]) -> None:
    others = [[*ratings[:who], *ratings[who + 1 :]] for who in range(len(ratings))]
    assert betrays(ratings, 1, 5) == any(set(them) in ({1}, {5}) for them in others)


def test_figures_and_words_are_told_of_whole_releases() -> None:
    assert figure_of([[3, 4, 4, 5, 4]], 1, 5) == Figure(5, Fraction(4))
    assert figure_of([[3, 4, 4, 5]], 1, 5) is None
    assert figure_of([[5, 5, 5, 5, 2]], 1, 5) is None
    assert figure_of([[3, 4, 4, 5, 4], [1, 1]], 1, 5) == Figure(5, Fraction(4))
    assert figure_of([[3, 4, 4, 5, 4], [2] * 5], 1, 5) == Figure(10, Fraction(3))
    assert words_of([["e", "b", "a", "d", "c"], ["z", "y"]]) == ["a", "b", "c", "d", "e"]
    assert words_of([["a", "b", "c", "d"]]) == []


def test_reports_are_asked_where_enough_of_them_could_be_shown() -> None:
    assert [gives_upward(reports, peers=False) for reports in (0, 1, 4, 5)] == [False, False, False, True]
    assert [gives_upward(reports, peers=True) for reports in (0, 1, 2, 5)] == [False, False, True, True]
