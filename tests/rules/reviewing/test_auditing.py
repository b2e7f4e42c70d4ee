"""The attacker: keeps every picture ever shown, knows who was asked, who handed in when and one rating, and tries every team."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any, Final

import pytest

from headway.reviewing.rules import OthersGroup, ReviewDirection
from headway.reviewing.rules.anonymity import figure_of, releases
from headway.reviewing.rules.auditing import exposes, pictures

STEPS: Final = range(1, 4)
BOUNDS: Final = (STEPS.start, STEPS.stop - 1)
PEER, UPWARD = ReviewDirection.PEER, ReviewDirection.UPWARD
# What somebody does about whom on which day: hands in, or the phase ends, once more after it was stepped back to.
Story = Sequence[Sequence[int]]
Shown = tuple[Any, ...]


def told(
    ways: Sequence[ReviewDirection], story: Story, team: Sequence[int | None], k: int
) -> Iterator[Shown]:
    """Everything there is to see on each day: a figure of each group, how many are behind it, the total, the line of an export."""
    shown: dict[OthersGroup, list[list[int]]] = defaultdict(list)
    sizes: dict[OthersGroup, int] = defaultdict(int)
    waiting: set[int] = set()
    batches: list[tuple[OthersGroup, list[int]]] = []
    ratings = {who: rating for who, rating in enumerate(team) if rating is not None}
    for day in story:
        waiting |= set(day)
        by_way = {way: [who for who in sorted(waiting) if ways[who] is way] for way in (PEER, UPWARD)}
        for raters, forms in releases(by_way, k).items():
            batch = [*batches, (raters, list(forms))]
            if exposes(pictures(batch, ratings, *BOUNDS, k), ratings, *BOUNDS, k):
                continue
            batches = batch
            waiting -= set(forms)
            sizes[raters] += len(forms)
            shown[raters].append([ratings[who] for who in forms if who in ratings])
        figures = {raters: figure_of(given, *BOUNDS, k) for raters, given in shown.items()}
        means = [figure.mean for figure in figures.values() if figure]
        # A score counts what is shown, and the manager's own rating, which the attacker may know.
        score = Fraction(sum(means) + 3, len(means) + 1) if means else None
        yield tuple(sorted(figures.items())), tuple(sorted(sizes.items())), score


def named(teams: Sequence[tuple[int | None, ...]], knows: int | None) -> set[int]:
    """Whose rating is the same in every team that fits."""
    return {who for who in range(len(teams[0])) if who != knows and len({team[who] for team in teams}) == 1}


def stories(number: int, seed: int) -> Iterator[tuple[list[ReviewDirection], Story, int, bool]]:
    """So many small teams: who is who, on which of four days they hand in, from how many on something is shown."""
    draw = Random(seed)
    for _ in range(number):
        size = draw.randint(4, 7)
        ways = [draw.choice((PEER, PEER, UPWARD)) for _ in range(size)]
        days: list[list[int]] = [[], [], [], []]
        for who in range(size):
            days[draw.choice((0, 0, 0, 1, 2, 3))].append(who)
        yield ways, days, draw.choice((4, 4, 5)), size <= 5 and draw.random() < 0.5


@pytest.mark.parametrize("seed", range(6))
def test_no_team_is_given_away_by_all_that_was_ever_shown_of_it(seed: int) -> None:
    tried = 0
    for ways, story, k, optional in stories(6, seed):
        answers: list[int | None] = [None, *STEPS] if optional else [*STEPS]
        worlds: dict[Shown, list[tuple[int | None, ...]]] = defaultdict(list)
        for team in product(answers, repeat=len(ways)):
            worlds[tuple(told(ways, story, team, k))].append(team)
            tried += 1
        for teams in worlds.values():
            assert named(teams, None) == set(), (ways, story, k, teams[:3])
            for insider in range(len(ways)):
                for own in answers:
                    fits = [team for team in teams if team[insider] == own]
                    assert not fits or named(fits, insider) == set(), (ways, story, k, insider, own)
    assert tried > 2_000


def test_the_attacker_finds_somebody_where_it_is_not_prevented() -> None:
    """What would be shown without releases: a mean of whoever has handed in by then."""
    worlds: dict[Shown, list[tuple[int, ...]]] = defaultdict(list)
    for team in product(STEPS, repeat=6):
        worlds[figure_of([team[:5]], *BOUNDS), figure_of([team], *BOUNDS)].append(team)
    assert any(5 in named(teams, None) for teams in worlds.values())


def test_three_are_too_few_whatever_is_withheld() -> None:
    worlds: dict[Shown, list[tuple[int, ...]]] = defaultdict(list)
    for team in product(range(1, 6), repeat=3):
        worlds[(figure_of([team], 1, 5, 3),)].append(team)
    mine = ([team for team in teams if team[0] == 1] for teams in worlds.values())
    assert any(named(fits, 0) for fits in mine if fits)


RATINGS: Final = {who: 2 + who % 3 for who in range(12)}


@pytest.mark.parametrize(
    ("sets", "found"),
    [
        ([range(5)], False),
        ([range(4)], True),
        # The same mean a day later, with one more answer.
        ([range(5), range(6)], True),
        ([range(5), range(10)], False),
        # A total over two groups of which one is hidden.
        ([range(5), range(8)], True),
        # A total over two groups that are both shown.
        ([range(5), range(5, 10), range(10)], False),
        # Two groups that overlap, and their total: neither is small, and a third of them is found.
        ([range(6), range(3, 10), range(10)], True),
        # The same people in three groupings: none of them is small, nor is any difference.
        ([range(12), range(6), range(6, 12)], False),
        ([], False),
    ],
)
def test_the_auditor_finds_what_follows_from_sums(sets: list[Any], found: bool) -> None:
    assert exposes(sets, RATINGS, 1, 5, 5) is found


def test_the_auditor_finds_a_sum_that_tells_a_writer_what_the_others_said() -> None:
    assert exposes([range(5)], {0: 2, 1: 5, 2: 5, 3: 5, 4: 5}, 1, 5, 5)
    assert not exposes([range(5)], {0: 2, 1: 4, 2: 5, 3: 5, 4: 5}, 1, 5, 5)
    # Each group alone may be shown; together with a total over the rest they may not.
    ratings = dict.fromkeys(range(4), 5) | dict.fromkeys(range(4, 12), 3)
    assert exposes([range(12), range(4, 12)], ratings, 1, 5, 4)


def test_pictures_are_taken_release_after_release() -> None:
    peers, reports = OthersGroup.PEERS, OthersGroup.REPORTS
    batches = [(peers, [0, 1, 2, 3, 4]), (reports, [5, 6]), (peers, [7, 8, 9, 10, 11])]
    assert pictures(batches, RATINGS, 1, 5, 5) == [frozenset(range(5)), frozenset({*range(5), *range(7, 12)})]
