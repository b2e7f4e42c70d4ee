"""The line that progress is held to: level over time that was lost, and straight for those who may not know."""

from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from headway.monitoring.rules.availability import Availability
from headway.monitoring.rules.expected import LinePoint, Way, line_for_others, line_of
from headway.planning.rules.progress import even_pace

START, DUE = date(2026, 7, 6), date(2026, 9, 14)  # ten weeks, from a Monday to a Monday
EVEN = partial(even_pace, START, DUE)
FOURTH = START + timedelta(weeks=4)
AWAY = tuple(
    (FOURTH + timedelta(weeks=week, days=day), 800) for week in range(2) for day in range(5)
)  # fmt: skip


def at(weeks: int, expected: Fraction) -> LinePoint:
    return LinePoint(START + timedelta(weeks=weeks), expected)


def test_without_anything_lost_it_goes_straight_to_the_target() -> None:
    straight = (at(0, Fraction(0)), at(10, Fraction(1)))
    assert line_of(Way(START, DUE, EVEN), START + timedelta(weeks=3)) == straight
    assert line_for_others(Way(START, DUE, EVEN), START + timedelta(weeks=3)) == straight


def test_two_weeks_away_are_level_and_others_see_no_bend_there() -> None:
    way = Way(START, DUE, EVEN, availability=Availability(lost=AWAY))
    today = START + timedelta(weeks=8)
    bends = (at(0, Fraction(0)), at(4, Fraction(4, 10)), at(6, Fraction(4, 10)), at(10, Fraction(8, 10)))
    assert line_of(way, today) == bends
    assert way.days_away(today) == 10
    assert way.days_away(FOURTH) == 0
    assert line_for_others(way, today) == (
        at(0, Fraction(0)),
        at(8, Fraction(6, 10)),
        at(10, Fraction(8, 10)),
    )


def test_before_the_start_and_after_the_end_it_is_the_same_line() -> None:
    way = Way(START, DUE, EVEN, availability=Availability(lost=AWAY))
    for today in (START - timedelta(9), DUE + timedelta(9)):
        assert line_of(way, today)[-1] == at(10, Fraction(8, 10))
    assert line_for_others(way, DUE + timedelta(9)) == (at(0, Fraction(0)), at(10, Fraction(8, 10)))


def test_a_pause_and_a_late_start_are_level_too() -> None:
    paused = Way(START, DUE, partial(even_pace, START, DUE, pauses=((FOURTH, FOURTH + timedelta(weeks=2)),)))
    assert line_of(paused, DUE)[1:3] == (at(4, Fraction(4, 10)), at(6, Fraction(4, 10)))
    late = Way(START, DUE, EVEN, availability=Availability(breaks=((START, FOURTH),)))
    assert line_of(late, DUE) == (at(0, Fraction(0)), at(4, Fraction(0)), at(10, Fraction(6, 10)))
