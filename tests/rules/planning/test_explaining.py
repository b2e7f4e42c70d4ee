"""A roll-up can be followed by hand, whatever of it the reader may see."""

from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.planning.rules.explaining import ExplainedPart, LeftOut, RollUp, percent, with_shares
from headway.planning.rules.progress import Part, in_band, progress_of, weighted_mean
from tests.rules.planning.test_progress import numbers

ID = UUID(int=1)


def part(weight: int, progress: Fraction | None, left_out: LeftOut | None = None) -> ExplainedPart:
    return ExplainedPart(ID, False, "A part", weight, progress, left_out)


@pytest.mark.parametrize(
    ("found", "formula"),
    [
        (
            RollUp(Fraction(2, 5), False, (part(60, Fraction(1, 2)), part(40, Fraction(1, 4)))),
            "(60 × 50% + 40 × 25%) ÷ 100 = 40%",
        ),
        (
            RollUp(Fraction(1, 3), False, (part(0, Fraction(1, 3)), part(50, None, LeftOut.NO_NUMBER))),
            "(1 × 33.33%) ÷ 1 = 33.33%",
        ),
        (
            RollUp(Fraction(-1, 8), True, (part(30, Fraction(-1, 8)),), hidden=2, hidden_weight=70),
            "(30 × −12.5% + 70 × 2 goals you may not see) ÷ 100 = −12.5%",
        ),
        (RollUp(Fraction(1), True, (), 1, 100), "(100 × 1 goal you may not see) ÷ 100 = 100%"),
        (RollUp(None, False, (part(50, None, LeftOut.NO_NUMBER),)), "Nothing that counts has a number yet."),
    ],
)
def test_formulas(found: RollUp, formula: str) -> None:
    assert found.formula == formula


@given(
    st.lists(st.tuples(st.integers(0, 100), st.none() | st.fractions(-2, 2, max_denominator=9)), max_size=5)
)
def test_the_shares_add_up_to_the_roll_up(given_parts: list[tuple[int, Fraction | None]]) -> None:
    parts = [part(w, p, None if p is not None else LeftOut.NO_NUMBER) for w, p in given_parts]
    shared = list(with_shares(parts))
    counted = [it for it in shared if it.left_out is None]
    mean = weighted_mean([Part(weight, share) for weight, share in given_parts])
    assert sum(it.share for it in counted) == (1 if counted else 0)
    assert mean == (sum((it.share * (it.progress or 0) for it in counted), Fraction(0)) if counted else None)


def named(title: str, weight: int, progress: Fraction | None) -> ExplainedPart:
    left_out = LeftOut.NO_NUMBER if progress is None else None
    return ExplainedPart(UUID(bytes=title.ljust(16).encode()), True, title, weight, progress, left_out)


@pytest.mark.parametrize(
    ("parts", "hidden", "words"),
    [
        # 60 of 100 is half done, 40 of 100 is untouched: 30 points are to be had by the one, 40 by the other.
        (
            [("Big", 60, Fraction(1, 2)), ("Small", 40, Fraction(0))],
            0,
            "“Small” moves it most: at its target the whole goes from 30% to 70%.",
        ),
        (
            [("One", 50, Fraction(1, 4)), ("Other", 50, Fraction(1, 4))],
            0,
            "“One” and “Other” each move it most: at its target the whole goes from 25% to 62.5%.",
        ),
        (
            [("Seen", 20, Fraction(1, 2)), ("Quiet", 80, None)],
            80,
            "“Seen” moves it most of what you may see: at its target the whole goes from 10% to 20%.",
        ),
        (
            [("Beyond", 50, Fraction(3, 2)), ("Done", 50, Fraction(1))],
            0,
            "What counts and you may see is at its target already.",
        ),
        ([("Alone", 50, Fraction(1, 2)), ("Quiet", 50, None)], 0, ""),
        ([("Quiet", 50, None), ("Still", 50, None)], 0, ""),
    ],
)
def test_what_moves_a_goal_most(
    parts: list[tuple[str, int, Fraction | None]], hidden: int, words: str
) -> None:
    shared = tuple(with_shares([named(*it) for it in parts], hidden, 1 if hidden else 0))
    counted = [it for it in shared if it.progress is not None]
    whole = sum((it.share * (it.progress or 0) for it in counted), Fraction(0)) if counted else None
    assert RollUp(whole, True, shared, 1 if hidden else 0, hidden).lever == words


@given(
    st.lists(st.tuples(st.integers(0, 100), st.fractions(-2, 1, max_denominator=9)), min_size=1, max_size=5)
)
def test_a_gain_is_what_adding_up_anew_gives(given_parts: list[tuple[int, Fraction]]) -> None:
    shared = list(with_shares([part(*it) for it in given_parts]))
    before = weighted_mean([Part(*it) for it in given_parts])
    assert before is not None
    for place, (weight, _) in enumerate(given_parts):
        reached = [*given_parts[:place], (weight, Fraction(1)), *given_parts[place + 1 :]]
        after = weighted_mean([Part(*it) for it in reached])
        assert after is not None
        assert shared[place].gain == after - before


@given(numbers, numbers, numbers)
def test_a_band_is_kept_inside_and_left_step_by_step(one: object, other: object, value: object) -> None:
    low, high = sorted((one, other))  # type: ignore[type-var]
    if low == high:
        return
    done = in_band(low, high, value)  # type: ignore[arg-type]
    assert (done == 1) == (low <= value <= high)  # type: ignore[operator]
    assert done <= 1
    assert in_band(low, high, high + (high - low)) == 0  # type: ignore[operator, arg-type]
    assert progress_of("KEEP", low, high, value) == done  # type: ignore[arg-type]


def test_percentages_round_half_away_from_zero() -> None:
    assert [percent(Fraction(n, 100_000)) for n in (0, 5, -5, 12_345, 100_000)] == [
        "0%", "0.01%", "−0.01%", "12.35%", "100%",
    ]  # fmt: skip
