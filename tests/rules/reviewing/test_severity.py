"""Raters whose severity is known are found within the error that is stated, and nothing is told of those without a link."""

from uuid import UUID

import numpy as np
import pytest

from headway.reviewing.rules.linked import SeverityState
from headway.reviewing.rules.severity import Rating, severities

FIRST, SECOND = UUID(int=1), UUID(int=2)


def rater(number: int) -> UUID:
    return UUID(int=1_000 + number)


def simulated(
    seed: int, *, raters: int = 12, people: int = 120, noise: float = 0.5, steps: bool = False
) -> tuple[list[Rating], dict[UUID, float]]:
    """Two cycles; each person is rated by two raters, and the second cycle is half a step milder."""
    chance = np.random.default_rng(seed)
    severe = chance.normal(0, 0.5, raters)
    severe -= severe.mean()
    ratings = []
    for person in range(people):
        able = chance.normal(3, 0.7)
        first, second = chance.choice(raters, 2, replace=False)
        for cycle, one in ((FIRST, first), (SECOND, second)):
            value = able + severe[one] + 0.5 * (cycle == SECOND) + chance.normal(0, noise)
            value = float(np.clip(np.round(value), 1, 5)) if steps else float(value)
            ratings.append(Rating(UUID(int=10_000 + person), rater(one), cycle, value))
    return ratings, {rater(number): float(severe[number]) for number in range(raters)}


def test_known_severities_lie_in_95_of_100_intervals_and_as_near_as_stated() -> None:
    inside, misses, widths = [], [], []
    for seed in range(60):
        ratings, known = simulated(seed)
        for one, found in severities(ratings).items():
            assert found.state is SeverityState.TOLD
            assert found.difference is not None
            assert found.low is not None
            assert found.high is not None
            inside.append(found.low <= known[one] <= found.high)
            misses.append(found.difference - known[one])
            widths.append((found.high - found.low) / 2)
    assert 0.93 <= float(np.mean(inside)) <= 0.97
    # The stated half width is t times the standard error: the misses are as large as that says.
    stated = float(np.sqrt(np.mean(np.square(widths)))) / 1.99
    assert float(np.sqrt(np.mean(np.square(misses)))) == pytest.approx(stated, rel=0.06)
    # And they lean to no side.
    assert abs(float(np.mean(misses))) < 0.01


def test_ratings_in_whole_steps_still_tell_who_is_severe() -> None:
    """Rounding to five steps adds chance, and the ends of the scale pull a little towards the middle."""
    agreeing, inside = [], []
    for seed in range(20):
        ratings, known = simulated(seed, people=240, steps=True)
        found = severities(ratings)
        order = [found[one].difference or 0.0 for one in known]
        agreeing.append(float(np.corrcoef(order, list(known.values()))[0, 1]))
        inside += [it.low <= known[one] <= it.high for one, it in found.items() if it.low is not None and it.high is not None]  # fmt: skip
    assert min(agreeing) > 0.9
    assert 0.88 <= float(np.mean(inside)) <= 1


def test_raters_who_share_nobody_cannot_be_told_apart() -> None:
    ratings = [
        Rating(UUID(int=10 * one + person), rater(one), FIRST, 2.0 + one)
        for one in range(3)
        for person in range(8)
    ]
    assert {it.state for it in severities(ratings).values()} == {SeverityState.NOT_LINKED}


def test_two_worlds_are_each_compared_within_themselves() -> None:
    ratings, known = simulated(1, raters=4, people=60, noise=0.2)
    moved = [
        Rating(UUID(int=it.person.int + 500), UUID(int=it.rater.int + 100), it.cycle, it.value + 1.5)
        for it in ratings
    ]
    found = severities([*ratings, *moved])
    for one in known:
        here, there = found[one], found[UUID(int=one.int + 100)]
        assert here.others == there.others == 3
        assert here.difference == pytest.approx(there.difference)


def test_what_a_change_of_cycle_explains_is_no_severity() -> None:
    """Everybody moved from one rater to another between two cycles: the rater or the cycle, nobody can tell."""
    ratings = [
        rating
        for person in range(10)
        for rating in (
            Rating(UUID(int=person), rater(0), FIRST, 3.0 + person % 2),
            Rating(UUID(int=person), rater(1), SECOND, 4.0 + person % 2),
        )
    ]
    assert {it.state for it in severities(ratings).values()} == {SeverityState.NOT_LINKED}


def test_too_few_shared_people_are_said_to_be_too_few() -> None:
    ratings, _ = simulated(3, raters=3, people=30)
    newcomer = rater(99)
    ratings.append(Rating(ratings[0].person, newcomer, FIRST, 5.0))
    found = severities(ratings)[newcomer]
    assert (found.state, found.shared, found.difference) == (SeverityState.TOO_FEW, 1, None)


def test_nobody_rated_anybody() -> None:
    assert severities([]) == {}
