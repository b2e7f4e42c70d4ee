"""Progress: exact, the same up and down, rolled up as by hand."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from headway.planning.rules.progress import GoalNode, Part, even_pace, progress, roll_up, weighted_mean

numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=3)
shares = st.one_of(st.none(), st.fractions(min_value=-2, max_value=2, max_denominator=100))
parts = st.builds(Part, weight=st.integers(0, 100), progress=shares)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("baseline", "target", "current", "share"),
    [
        ("0", "100", "40", Fraction(2, 5)),
        ("60", "80", "55", Fraction(-1, 4)),
        ("60", "80", "90", Fraction(3, 2)),
        ("1200.50", "400", "1200.50", Fraction(0)),
        ("30", "10", "15", Fraction(3, 4)),
        ("0.1", "0.4", "0.2", Fraction(1, 3)),
        ("0", "1", "1", Fraction(1)),
    ],
)
def test_examples(baseline: str, target: str, current: str, share: Fraction) -> None:
    assert progress(Decimal(baseline), Decimal(target), Decimal(current)) == share


@given(numbers, numbers, numbers, numbers)
def test_further_towards_the_target_is_more(
    baseline: Decimal, target: Decimal, one: Decimal, other: Decimal
) -> None:
    assume(baseline != target)
    nearer, further = sorted((one, other), reverse=target < baseline)
    assert progress(baseline, target, nearer) <= progress(baseline, target, further)
    assert progress(baseline, target, baseline) == 0
    assert progress(baseline, target, target) == 1


@given(numbers, numbers, numbers)
def test_reducing_mirrors_increasing(baseline: Decimal, target: Decimal, current: Decimal) -> None:
    assume(baseline != target)
    assert progress(baseline, target, current) == progress(-baseline, -target, -current)


@given(st.lists(parts, max_size=8))
def test_a_mean_lies_between_and_knows_no_order(found: list[Part]) -> None:
    mean = weighted_mean(found)
    measured = [part.progress for part in found if part.progress is not None]
    assert (mean is None) == (not measured)
    if mean is not None:
        assert min(measured) <= mean <= max(measured)
        assert mean == weighted_mean(found[::-1])


def test_weight_nought_counts_only_if_nothing_else_does() -> None:
    half, whole = Part(0, Fraction(1, 2)), Part(3, Fraction(1))
    assert weighted_mean([half, whole]) == 1
    assert weighted_mean([half, Part(0, Fraction(1))]) == Fraction(3, 4)
    assert weighted_mean([half, Part(100, None)]) == Fraction(1, 2)
    assert weighted_mean([]) is None


@given(days, st.integers(0, 400), days, days)
def test_even_pace_never_goes_back(start: date, length: int, one: date, other: date) -> None:
    due = start + timedelta(days=length)
    earlier, later = sorted((one, other))
    assert 0 <= even_pace(start, due, earlier) <= even_pace(start, due, later) <= 1
    assert even_pace(start, due, due) == 1
    if length:
        assert even_pace(start, due, start) == 0
        assert even_pace(start, due, start + timedelta(days=1)) == Fraction(1, length)


@st.composite
def forests(draw: st.DrawFn) -> dict[int, GoalNode[int]]:
    """Goals whose parents come before them, some with key results, some that left."""
    size = draw(st.integers(1, 12))
    return {
        number: GoalNode(
            parent=draw(st.one_of(st.none(), st.integers(0, number - 1))) if number else None,
            weight=draw(st.integers(0, 100)),
            key_results=tuple(draw(st.lists(parts, max_size=2))),
            counts=draw(st.booleans()) or draw(st.booleans()),
        )
        for number in range(size)
    }


def by_hand(goals: dict[int, GoalNode[int]], key: int) -> Fraction | None:
    if goals[key].key_results:
        return weighted_mean(goals[key].key_results)
    below = [
        Part(goal.weight, by_hand(goals, number))
        for number, goal in goals.items()
        if goal.parent == key and goal.counts
    ]
    return weighted_mean(below)


@given(forests())
def test_a_roll_up_equals_the_one_by_hand(goals: dict[int, GoalNode[int]]) -> None:
    found = roll_up(goals)
    assert {key: measured.progress for key, measured in found.items()} == {
        key: by_hand(goals, key) for key in goals
    }


def test_the_newest_number_and_its_words_are_kept() -> None:
    early, late = date(2026, 8, 1), date(2026, 8, 9)
    goals: dict[str, GoalNode[str]] = {
        "top": GoalNode(None, 100),
        "one": GoalNode(
            "top", 50, (Part(1, Fraction(1, 2), early, "LOW"), Part(1, Fraction(1, 4), late, "HIGH"))
        ),
        "two": GoalNode("top", 50, (Part(1, None),)),
        "gone": GoalNode("top", 50, (Part(1, Fraction(9), late, "LOW"),), counts=False),
    }
    found = roll_up(goals)
    assert (found["one"].progress, found["one"].last_on, found["one"].confidences) == (
        Fraction(3, 8),
        late,
        frozenset({"HIGH"}),
    )
    assert (found["top"].progress, found["top"].last_on, found["top"].confidences) == (
        Fraction(3, 8),
        late,
        frozenset(),
    )
    assert found["top"].by_children
    assert [part.last_on for part in found["top"].parts] == [late, None]


def test_deep_trees_need_no_recursion() -> None:
    goals: dict[int, GoalNode[int]] = {
        number: GoalNode(number - 1 if number else None, 100) for number in range(5_000)
    }
    goals[4_999] = GoalNode(4_998, 100, (Part(1, Fraction(1, 3)),))
    assert roll_up(goals)[0].progress == Fraction(1, 3)


AUGUST = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("today", "share"),
    [
        (date(2026, 7, 31), Fraction(30, 100)),
        (AUGUST, Fraction(31, 100)),
        (date(2026, 8, 15), Fraction(31, 100)),
        (date(2026, 8, 21), Fraction(31, 100)),
        (date(2026, 9, 15), Fraction(31, 100) + Fraction(69, 100) * Fraction(25, 49)),
        (date(2026, 10, 9), Fraction(1)),
    ],
)
def test_the_line_is_level_over_a_pause_and_then_goes_straight_to_the_target(
    today: date, share: Fraction
) -> None:
    starts_on, due_on, pause = date(2026, 7, 1), date(2026, 10, 9), (AUGUST, date(2026, 8, 21))
    assert even_pace(starts_on, due_on, today, [pause]) == share
    lasting = even_pace(starts_on, due_on, today, [(AUGUST, None)])
    assert lasting == min(share, Fraction(31, 100))


@given(days, st.integers(1, 400), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), max_size=3))
def test_however_often_it_paused_the_line_ends_at_the_target_and_never_falls(
    start: date, length: int, gaps: list[tuple[int, int]]
) -> None:
    due, pauses, begins = start + timedelta(length), [], start
    for after, lasts in gaps:
        begins += timedelta(after)
        pauses.append((begins, begins + timedelta(lasts)))
        begins += timedelta(lasts)
    line = [even_pace(start, due, start + timedelta(day), pauses) for day in range(-3, length + 1, 7)]
    assert line == sorted(line)
    assert even_pace(start, due, max(due, begins) + timedelta(1), pauses) == 1
