"""Loops and orders among people who report to each other."""

from hypothesis import given
from hypothesis import strategies as st

from headway.people.rules.hierarchy import everyone_below, loops, managers_first

LINES = st.dictionaries(st.integers(0, 30), st.integers(0, 30))


def test_loops_are_named_in_reporting_order() -> None:
    assert loops({"a": "b", "b": "c", "c": "a", "d": "a", "e": "f", "g": "g"}) == [("a", "b", "c"), ("g",)]


def test_managers_come_first_and_loops_last() -> None:
    assert managers_first([3, 1, 2, 7, 8], {3: 2, 2: 1, 1: 99, 7: 8, 8: 7}) == [1, 2, 3, 7, 8]


def test_a_long_chain() -> None:
    lines = {number: number + 1 for number in range(100_000)}
    assert loops(lines) == []
    assert managers_first(lines, lines) == list(range(99_999, -1, -1))
    assert len(loops({**lines, 100_000: 0})[0]) == 100_001


@given(LINES)
def test_a_person_is_in_a_loop_exactly_if_the_way_up_returns(lines: dict[int, int]) -> None:
    def returns(start: int) -> bool:
        person = lines.get(start)
        for _ in range(40):
            if person is None or person == start:
                return person == start
            person = lines.get(person)
        return False

    found = loops(lines)
    assert sorted(person for circle in found for person in circle) == [p for p in range(31) if returns(p)]
    for circle in found:
        assert [lines[person] for person in circle] == [*circle[1:], circle[0]]


@given(LINES)
def test_nobody_comes_before_their_manager(lines: dict[int, int]) -> None:
    order = managers_first(range(31), lines)
    assert sorted(order) == list(range(31))
    circling = {person for circle in loops(lines) for person in circle}
    blocked = circling | everyone_below(circling, {m: [p for p in lines if lines[p] == m] for m in range(31)})
    for person, manager in lines.items():
        if person not in blocked:
            assert order.index(manager) < order.index(person)


def test_everyone_below() -> None:
    reports = {"a": ["b", "c"], "b": ["d"], "x": ["y"]}
    assert everyone_below(["a"], reports) == {"b", "c", "d"}
