"""The split of a budget: equal to trying everything, alike for who is alike, within the budget."""

import random
from decimal import Decimal
from itertools import product

import pytest

from headway.rewarding.rules.merit import Range
from headway.rewarding.rules.splitting import Candidate, Split, options_for, split


def team(seed: int) -> tuple[list[Candidate], int]:
    draw = random.Random(seed)
    people = [
        Candidate(
            str(number),
            draw.randrange(2_000_000, 9_000_000, 10_000),
            draw.randint(1, 5),
            Range(Decimal(draw.randint(0, 4)), Decimal(draw.randint(4, 7))),
        )
        for number in range(draw.randint(1, 7))
    ]
    return people, draw.randrange(0, 1_500_000)


def best_by_trying(people: list[Candidate], budget: int) -> tuple[int, int]:
    """The most worth, and the least cost at it. Everybody differs in these teams."""
    tried = product(*(options_for([one]) for one in people))
    sums = ((sum(it.worth for it in way), -sum(it.cost for it in way)) for way in tried)
    return max(both for both in sums if -both[1] <= budget)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_that_can_be_tried_is_better(seed: int) -> None:
    people, budget = team(seed)
    found = split(people, budget)
    assert (found.worth, -found.cost) == best_by_trying(people, budget)
    assert found.cost <= budget
    assert split(list(reversed(people)), budget) == found


def test_who_is_alike_gets_alike() -> None:
    guide = Range(Decimal(2), Decimal(4))
    twins = [Candidate(key, 4_000_000, 4, guide) for key in ("a", "b")]
    # There is room for one of them at the most of the guide, or for both at the least.
    assert split(twins, 160_000) == Split({"a": Decimal(2), "b": Decimal(2)}, 1_600, 160_000)
    assert split(twins, 159_999) == Split({"a": Decimal(0), "b": Decimal(0)}, 0, 0)


def test_nobody_is_no_split() -> None:
    assert split([], 100) == Split({}, 0, 0)
