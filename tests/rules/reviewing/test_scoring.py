"""What counts in a score, and whether what is cited is recent."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.reviewing.rules import ScorePart
from headway.reviewing.rules.recency import recency
from headway.reviewing.rules.scoring import on_scale, part_of_time, score

GOALS, MANAGER, OTHERS = ScorePart.GOALS, ScorePart.MANAGER, ScorePart.OTHERS
shares = st.fractions(0, 1)


def test_a_score_says_what_it_is_made_of() -> None:
    found = score({GOALS: 40, MANAGER: 60}, {GOALS: Fraction(1, 2), MANAGER: Fraction(3, 4)})
    assert found is not None
    assert found.value == 65
    assert found.words == "65 of 100, from goals 50 % (weight 40), the manager's ratings 75 % (weight 60)."


def test_goals_are_measured_by_the_days_since_somebody_joined() -> None:
    first, last = date(2026, 7, 1), date(2026, 12, 31)
    assert part_of_time(first, last, None) == 1
    assert part_of_time(first, last, date(2026, 6, 1)) == 1
    assert part_of_time(first, last, date(2026, 10, 1)) == Fraction(92, 184)
    assert part_of_time(first, last, date(2027, 1, 1)) == 0
    told = score({GOALS: 100}, {GOALS: Fraction(1, 2)}, shortened=True)
    assert told is not None
    assert told.words == "50 of 100, from goals 50 % (weight 100). Goals count by the days since they joined."
    left_out = score({GOALS: 100}, {GOALS: None}, shortened=True)
    assert left_out is not None
    assert not left_out.shortened


def test_a_missing_part_is_left_out_in_words_and_never_zero() -> None:
    found = score({GOALS: 40, MANAGER: 40, OTHERS: 20}, {GOALS: None, MANAGER: Fraction(3, 4)})
    assert found is not None
    assert found.value == 75
    assert found.words == (
        "75 of 100, from the manager's ratings 75 % (weight 40). "
        "Goals (40) left out: no agreed goal of the period can be seen with a number. "
        "Colleagues and reports (20) left out: too few wrote, or it is not open. "
        "The other weights were stretched to make a whole."
    )


def test_nothing_gives_no_score_and_no_policy_none_either() -> None:
    found = score({GOALS: 100}, {})
    assert found is not None
    assert (found.value, found.words.split(":")[0]) == (None, "No score")
    assert score({}, {GOALS: Fraction(1)}) is None


@given(shares, shares, st.integers(1, 99))
def test_a_score_lies_between_its_parts(one: Fraction, other: Fraction, weight: int) -> None:
    found = score({GOALS: weight, MANAGER: 100 - weight}, {GOALS: one, MANAGER: other})
    assert found is not None
    assert found.value is not None
    assert (
        round(100 * min(one, other) - Fraction(1, 2))
        <= found.value
        <= round(100 * max(one, other) + Fraction(1, 2))
    )


@pytest.mark.parametrize(
    ("rating", "steps", "share"), [(1, (1, 5), 0), (3, (1, 5), Fraction(1, 2)), (4, (0, 4), 1)]
)
def test_scales_are_laid_on_one_line(rating: int, steps: tuple[int, ...], share: Fraction) -> None:
    assert on_scale(rating, steps) == share


DAYS = [date(2026, 7, 1) + timedelta(days=6 * number) for number in range(30)]


def test_the_last_weeks_alone_are_told_and_a_spread_is_not() -> None:
    late = recency(DAYS[-4:], DAYS, "seed")
    assert late is not None
    assert late.days_later == 78.0
    assert late.p_value == 0.0005
    assert late.words == (
        "What you cite is mostly recent: on average 78 days later than all there is. "
        "Picked at random it would be as late in 1 of 100 cases."
    )
    spread = recency(DAYS[::7], DAYS, "seed")
    assert spread is not None
    assert spread.p_value > 0.05
    assert spread.words == "What you cite is spread over the period as what there is."


def test_too_little_or_everything_tells_nothing() -> None:
    assert recency(DAYS[:2], DAYS, "seed") is None
    assert recency(DAYS, DAYS, "seed") is None


@given(st.sets(st.integers(0, 29), min_size=3, max_size=29))
def test_the_share_of_chance_is_never_zero_and_the_seed_fixes_it(chosen: set[int]) -> None:
    cited = [DAYS[number] for number in chosen]
    found = recency(cited, DAYS, "seed")
    assert found is not None
    assert 0 < found.p_value <= 1
    assert recency(cited, DAYS, "seed") == found
