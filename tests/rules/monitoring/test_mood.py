"""The mood of groups: whatever figures somebody adds and subtracts, no smaller group comes out."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from headway.monitoring.rules.group_size import GroupSize
from headway.monitoring.rules.mood import GroupMood, Mood, moods_of_groups

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def told(people: range, manager: int, month: date = MAY, value: int = 3) -> list[Mood]:
    return [Mood(UUID(int=person), UUID(int=manager), month, value) for person in people]


def test_four_are_hidden_and_five_are_shown() -> None:
    assert moods_of_groups(told(range(4), 1)) == []
    assert moods_of_groups(told(range(5), 1)) == [GroupMood(MAY, 5, Fraction(3))]


def test_of_several_moods_the_last_counts_and_a_person_counts_once() -> None:
    assert moods_of_groups([*told(range(4), 1), *told(range(3, 4), 1)]) == []
    changed = [*told(range(5), 1, value=1), *told(range(5), 1, value=4)]
    assert moods_of_groups(changed) == [GroupMood(MAY, 5, Fraction(4))]


def test_an_extreme_mood_of_all_is_told_as_no_more_than_rather_good_or_bad() -> None:
    assert moods_of_groups(told(range(6), 1, value=5))[0].mean == Fraction(9, 2)
    assert moods_of_groups(told(range(6), 1, value=1))[0].mean == Fraction(3, 2)


def test_a_sum_over_groups_leaves_small_ones_out() -> None:
    large, small = told(range(5), 1, value=4), told(range(10, 13), 2, value=1)
    assert moods_of_groups(large + small) == [GroupMood(MAY, 5, Fraction(4))]
    assert [group.month for group in moods_of_groups(large + told(range(5), 1, JUNE))] == [MAY, JUNE]


def test_fewer_people_are_enough_for_months_to_come_only_and_more_hold_at_once() -> None:
    """What people were told when they answered holds for what they answered."""
    april, july = date(2026, 4, 1), date(2026, 7, 1)
    usual = GroupSize()
    assert [usual.now, usual.in_month(MAY)] == [5, 5]
    fewer = usual.changed(3, date(2026, 5, 20))
    assert [fewer.in_month(month) for month in (april, MAY, JUNE, july)] == [5, 5, 3, 3]
    more = fewer.changed(6, date(2026, 6, 2))
    assert [more.in_month(month) for month in (april, MAY, JUNE, july)] == [6, 6, 6, 6]
    again = more.changed(4, date(2026, 6, 9))
    assert [again.in_month(month) for month in (april, MAY, JUNE, july)] == [5, 5, 6, 4]
    assert GroupSize.of(again.kept()) == again
    assert moods_of_groups(told(range(4), 1, JUNE), fewer.in_month) == [GroupMood(JUNE, 4, Fraction(3))]
    assert moods_of_groups(told(range(4), 1, MAY), fewer.in_month) == []


@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 3)), max_size=40), st.integers(3, 6))
def test_no_difference_of_two_figures_is_about_fewer_than_the_limit(
    pairs: list[tuple[int, int]], smallest: int
) -> None:
    """Every figure anybody may ask is that of a set of managers; the people behind any two differ by none or by enough."""
    moods = [Mood(UUID(int=person), UUID(int=100 + manager), MAY, 3) for person, manager in pairs]
    units = defaultdict(set)
    for person, manager in pairs:
        units[manager].add((manager, person))
    shown = {manager for manager, unit in units.items() if len(unit) >= smallest}
    figures = []
    for size in range(1, 5):
        for chosen in combinations(range(4), size):
            asked = [mood for mood in moods if mood.manager.int - 100 in chosen]
            behind = {one for manager in shown & set(chosen) for one in units[manager]}
            counted = sum(group.people for group in moods_of_groups(asked, lambda _: smallest))
            assert counted == len(behind)
            figures.append(behind)
    for one, other in combinations(figures, 2):
        assert len(one - other) == 0 or len(one - other) >= smallest
