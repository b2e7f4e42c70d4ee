"""How goals come out and how sure people were: the figures by another way, and the words."""

from collections import Counter
from fractions import Fraction
from math import sqrt
from statistics import mean, variance
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from headway.insights.rules.confidence import Report, calibration
from headway.insights.rules.realism import realism, t_quantile
from headway.monitoring.rules import Confidence
from headway.planning.rules import Realism

ERRORS = st.fractions(-1, 1, max_denominator=100)
HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW


def hundredths(*errors: int) -> list[Fraction]:
    return [Fraction(it, 100) for it in errors]


@given(st.lists(ERRORS, min_size=3, max_size=24))
def test_a_mean_is_drawn_in_as_the_conjugate_normal_model_says(errors: list[Fraction]) -> None:
    # The closed form of the normal-inverse-gamma posterior; the product adds imagined goals instead.
    count, seen = len(errors), [float(it) for it in errors]
    after, middle = count + 4, mean(seen)
    squares = 4 * 0.3**2 + (count - 1) * variance(seen) + 4 * count / after * middle**2
    low, high = stats.t.interval(0.8, after, count / after * middle, sqrt(squares / after / after))
    found = realism(errors, Counter())
    assert found.mean == pytest.approx(middle)
    assert found.estimate == pytest.approx(count / after * middle)
    assert found.low == pytest.approx(low, abs=1e-3)
    assert found.high == pytest.approx(high, abs=1e-3)


def test_quantiles_are_those_of_scipy() -> None:
    for free in range(7, 60):
        assert t_quantile(0.9, free) == pytest.approx(stats.t.ppf(0.9, free), abs=1e-3)


def test_eight_intervals_in_ten_hold_the_truth_where_the_model_holds() -> None:
    chance = np.random.default_rng(7)
    held = 0
    for _ in range(2_000):
        spread = sqrt(4 * 0.3**2 / chance.chisquare(4))
        truth = chance.normal(0, spread / 2)
        errors = [Fraction(round(it * 1_000), 1_000) for it in chance.normal(truth, spread, 6)]
        if max(map(abs, errors)) > 1:
            errors = [max(Fraction(-1), min(Fraction(1), it)) for it in errors]
        found = realism(errors, Counter())
        assert found.low is not None
        assert found.high is not None
        held += found.low <= truth <= found.high
    assert 0.77 < held / 2_000 < 0.84


@given(st.lists(ERRORS, min_size=3, max_size=12))
def test_few_goals_never_say_more_than_they_do(errors: list[Fraction]) -> None:
    found = realism(errors, Counter())
    assert found.mean is not None
    assert found.estimate is not None
    assert abs(found.estimate) <= abs(found.mean) + 1e-12


@pytest.mark.parametrize(
    ("errors", "words"),
    [
        ([], "Three more ended goals and this shows how agreed goals come out."),
        (hundredths(-10, 0), "One more ended goal and this shows how agreed goals come out."),
        (
            hundredths(-40, -35, -50, -45, -38, -42, -44),
            (
                "The last 7 goals ended 42 points of 100 below what was agreed first, on average. Since chance moves so few, "
                "the tendency lies between 38 below and 15 below. Targets tend to be set too high: ask for less, or for more help."
            ),
        ),
        (
            hundredths(30, 35, 28, 40, 500, 33),
            (
                "The last 6 goals ended 44 points of 100 above what was agreed first, on average. Since chance moves so few, "
                "the tendency lies between 11 above and 42 above. Targets tend to be set too low: ask for more."
            ),
        ),
        (
            hundredths(-20, 10, 10),
            (
                "The last 3 goals ended at what was agreed first, on average. Since chance moves so few, "
                "the tendency lies between 13 below and 13 above. Nothing says that targets are set too high or too low."
            ),
        ),
    ],
)
def test_words_of_realism(errors: list[Fraction], words: str) -> None:
    assert realism(errors, Counter()).words == words


def test_verdicts_stand_beside_the_figures() -> None:
    found = realism(hundredths(0, 0, 0), Counter([Realism.TOO_HARD, Realism.TOO_HARD]))
    assert (found.verdicts[Realism.TOO_HARD], found.verdicts[Realism.TOO_EASY]) == (2, 0)


def reports(*rows: tuple[int, Confidence, bool]) -> list[Report]:
    return [Report(UUID(int=key), word, reached) for key, word, reached in rows]


@given(st.lists(st.tuples(st.sampled_from(list(Confidence)), st.booleans()), min_size=5, max_size=20))
def test_the_score_is_what_murphy_takes_it_apart_into(said: list[tuple[Confidence, bool]]) -> None:
    # A. H. Murphy, 1973: reliability less resolution plus uncertainty, computed from the table of words alone.
    found = calibration(reports(*((key, word, reached) for key, (word, reached) in enumerate(said))))
    usual = sum(reached for _, reached in said) / len(said)
    apart = usual * (1 - usual)
    for row in found.said:
        share = row.reached / row.key_results
        apart += row.key_results / len(said) * ((row.stated - share) ** 2 - (share - usual) ** 2)
    assert found.score == pytest.approx(apart)
    assert found.baseline == pytest.approx(usual * (1 - usual))


def test_a_key_result_counts_once_however_often_it_was_reported_on() -> None:
    often = [(1, HIGH, False)] * 50
    once = [(2, HIGH, True), (3, HIGH, True), (4, MEDIUM, True), (5, LOW, False)]
    found = calibration(reports(*often, *once))
    assert found.score == pytest.approx((0.81 + 0.01 + 0.01 + 0.16 + 0.09) / 5)
    assert [(it.confidence, it.key_results, it.reached) for it in found.said] == [
        (HIGH, 3, 2),
        (MEDIUM, 1, 1),
        (LOW, 1, 0),
    ]
    assert found.words == (
        "Of 3 key results called high, 2 met the target; of 1 called medium, 1; of 1 called low, 0. "
        "That is better than always saying the same."
    )


def test_too_few_say_nothing() -> None:
    found = calibration(reports((1, HIGH, True), (1, LOW, True), (2, HIGH, False)))
    assert (found.key_results, found.missing, found.score, found.baseline, found.said) == (
        2,
        3,
        None,
        None,
        (),
    )
    assert found.words == "Three more ended key results and this shows how often it came as it was said."
