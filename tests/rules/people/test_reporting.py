"""Reporting lines in time: however managers are changed, each day has at most one."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.people.rules.reporting import Line, Share, Way, further, heaviest, in_words, line_on, succession
from headway.people.rules.tenure import tenure

FIRST = date(2024, 1, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(30)]
changes = st.lists(st.tuples(st.integers(0, 29), st.one_of(st.none(), st.integers(0, 4))), max_size=12)


def changed(lines: list[Line], day: date, manager: UUID | None) -> list[Line]:
    following = succession(lines, day)
    ends = following.ends
    kept = [Line(it.id, it.manager_id, it.valid_from, day) if it == ends else it for it in lines]
    return kept if manager is None else [*kept, Line(uuid4(), manager, day, following.valid_to)]


@given(changes)
def test_each_day_has_the_manager_that_the_changes_say(changes: list[tuple[int, int | None]]) -> None:
    lines: list[Line] = []
    expected: list[UUID | None] = [None] * 30
    for number, (start, manager) in enumerate(changes):
        key = None if manager is None else UUID(int=number * 10 + manager)
        before = list(expected)
        end = start + 1
        while end < 30 and before[end] == before[start] and not _begins(lines, DAYS[end]):
            end += 1
        expected[start:end] = [key] * (end - start)
        lines = changed(lines, DAYS[start], key)
        for day, holder in zip(DAYS, expected, strict=True):
            holding = [line for line in lines if line.holds_on(day)]
            assert len(holding) <= 1
            assert (holding[0].manager_id if holding else None) == holder


def _begins(lines: list[Line], day: date) -> bool:
    return any(line.valid_from == day and line.valid_from != line.valid_to for line in lines)


def test_a_line_of_no_day_holds_on_none() -> None:
    line = Line(uuid4(), uuid4(), FIRST, FIRST)
    assert line_on([line], FIRST) is None


def test_a_way_splits_where_the_manager_changes() -> None:
    ada, ben, cora = uuid4(), uuid4(), uuid4()
    lines = [Line(uuid4(), ben, FIRST, DAYS[10]), Line(uuid4(), cora, DAYS[10], None)]
    ways = further([Way((ada,), DAYS[5], None)], {ada: lines})
    assert ways == [Way((ada, ben), DAYS[5], DAYS[10]), Way((ada, cora), DAYS[10], None)]
    assert further([Way((ada,), DAYS[5], DAYS[6])], {ada: lines}) == [Way((ada, ben), DAYS[5], DAYS[6])]


def test_shares_count_on_the_days_they_hold() -> None:
    assert heaviest([Share(60, FIRST, DAYS[5]), Share(50, DAYS[5], None), Share(30, DAYS[2], None)]) == 90
    assert heaviest([]) == 0


def test_a_circle_in_words() -> None:
    assert in_words(["Ada", "Ben"]) == "Ada → Ben → Ada"
    assert in_words([str(n) for n in range(12)]).endswith("9 → …")


@pytest.mark.parametrize(
    ("hired", "left", "words"),
    [
        (None, None, None),
        (date(2025, 6, 2), None, None),
        (date(2025, 6, 1), None, "less than a month"),
        (date(2024, 5, 1), None, "1 year 1 month"),
        (date(2022, 6, 2), None, "2 years 11 months"),
        (date(2020, 6, 1), date(2021, 6, 1), "1 year"),
    ],
)
def test_tenure_in_words(hired: date | None, left: date | None, words: str | None) -> None:
    assert tenure(hired, left, date(2025, 6, 1)) == words
