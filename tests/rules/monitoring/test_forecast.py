"""Where numbers are heading: the same from the same, honest with few, and as good as published."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.monitoring.rules.forecast import (
    Course,
    Forecast,
    ends_of,
    forecast_of,
    forecast_of_goal,
    in_words,
    pace,
)
from tests.benchmarks import forecasts

START, DUE = date(2026, 7, 1), date(2026, 12, 31)


def course(*values: float, every: int = 14, target: float = 100.0, baseline: float = 0.0) -> Course:
    numbers = tuple((START + timedelta(every * place), value) for place, value in enumerate(values, 1))
    return Course(START, DUE, baseline, target, numbers)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((), "Four more numbers and we can show where this is heading."),
        ((1.0, 2.0), "Two more numbers and we can show where this is heading."),
        ((1.0, 2.0, 3.0), "One more number and we can show where this is heading."),
    ],
)
def test_few_numbers_say_so(values: tuple[float, ...], words: str) -> None:
    told = forecast_of(course(*values))
    assert told == Forecast(missing=4 - len(values))
    assert told.words == words


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "Less than 1 in 10, if nothing changes."),
        (0.2, "2 in 10, if nothing changes."),
        (0.96, "More than 9 in 10, if nothing changes."),
    ],
)
def test_a_chance_is_told_in_tenths(chance: float, words: str) -> None:
    assert in_words(Forecast(0, 0, 0, chance)) == words


def test_one_odd_number_does_not_bend_the_pace() -> None:
    straight = [(day, float(day)) for day in range(0, 70, 7)]
    assert pace(straight) == 1.0
    odd = [(day, 500.0 if day == 28 else value) for day, value in straight]
    assert pace(odd) == pytest.approx(1.0, abs=0.01)


def test_a_good_pace_arrives_and_a_poor_one_does_not() -> None:
    good, poor = forecast_of(course(10, 20, 30, 41, 50)), forecast_of(course(2, 5, 6, 8, 10))
    assert good.chance is not None
    assert poor.chance is not None
    assert good.chance > 0.9
    assert poor.chance < 0.05
    assert poor.high is not None
    assert poor.high < 100 < (good.middle or 0)


def test_what_goes_down_is_reached_from_above() -> None:
    down = forecast_of(course(90, 80, 70, 59, 50, baseline=100.0, target=0.0))
    up = forecast_of(course(10, 20, 30, 41, 50))
    assert down.chance == pytest.approx(up.chance, abs=0.05)


def test_no_value_passes_its_bounds() -> None:
    rising = replace(course(20, 41, 60, 80, 99), least=0.0, most=100.0)
    assert max(ends_of(rising)) == 100.0
    assert forecast_of(rising).high == 100.0


def test_a_goal_is_drawn_from_its_parts_by_weight() -> None:
    good, poor = course(10, 20, 30, 41, 50), course(2, 5, 6, 8, 10)
    assert forecast_of_goal([(100, good), (0, poor)]).chance == forecast_of(good).chance
    both = forecast_of_goal([(50, good), (50, poor)])
    assert both.low is not None
    assert both.high is not None
    assert both.low < both.high < 1
    assert forecast_of_goal([(0, good), (0, poor)]) == forecast_of_goal([(1, good), (1, poor)])
    assert forecast_of_goal([(50, good), (50, course(1.0))]) == Forecast(missing=3)


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=40),
    st.integers(1, 30),
    st.sampled_from([(0.0, 100.0), (100.0, 0.0), (-5.0, 5.0)]),
)
def test_the_same_numbers_say_the_same_and_the_band_is_in_order(
    values: list[float], every: int, ends: tuple[float, float]
) -> None:
    one = course(*values, every=every, baseline=ends[0], target=ends[1])
    told = forecast_of(one)
    ends_of.cache_clear()
    assert forecast_of(one) == told
    assert told.low is not None
    assert told.middle is not None
    assert told.high is not None
    assert told.chance is not None
    assert told.low <= told.middle <= told.high
    assert 0 <= told.chance <= 1


def test_what_is_published_is_what_is_measured() -> None:
    page = Path(forecasts.__file__).with_name("FORECASTS.md").read_text()
    assert forecasts.tables() in page
