"""How forms come in over the days: totals that only grow, and a range that stays between what is in and what there is."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from headway.reviewing.rules.handing_in import likely, reached

FIRST = date(2026, 11, 16)


def test_each_day_tells_what_was_in_at_its_end() -> None:
    counts = {FIRST - timedelta(3): 2, FIRST: 1, FIRST + timedelta(2): 4}
    found = [(it.on.day, it.done) for it in reached(counts, FIRST, FIRST + timedelta(3))]
    assert found == [(16, 3), (17, 3), (18, 7), (19, 7)]


def test_a_steady_pace_leads_to_one_number_and_no_days_to_none() -> None:
    assert likely([2] * 5, 4, done=10, total=40) == (18, 18)
    assert likely([2] * 4, 4, done=8, total=40) is None
    assert likely([2] * 5, 0, done=10, total=40) is None
    assert likely([0, 4, 0, 4, 2], 10, done=10, total=40) == (23, 37)


@given(st.lists(st.integers(0, 50), min_size=5, max_size=40), st.integers(1, 60), st.integers(0, 100))
def test_the_range_lies_between_what_is_in_and_what_there_is(
    daily: Sequence[int], days: int, more: int
) -> None:
    done = sum(daily)
    low, high = likely(daily, days, done=done, total=done + more) or (done, done)
    assert done <= low <= high <= done + more
