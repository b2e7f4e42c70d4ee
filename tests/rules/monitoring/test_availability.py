"""What could be expected in the time there was: leave, half days, part time, a late start."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from headway.monitoring.rules import Absence
from headway.monitoring.rules.availability import ALWAYS, Availability, hours_lost, working_days
from headway.planning.rules.progress import even_pace

# Monday to Monday: 26 weeks of five working days.
STARTS, DUE = date(2026, 6, 29), date(2026, 12, 28)
HALF = STARTS + timedelta(weeks=13)


def workdays(since: date, until: date) -> list[date]:
    days = [since + timedelta(day) for day in range((until - since).days)]
    return [day for day in days if day.weekday() < 5]


def away(since: date, until: date, hours: int = 800, percent: int = 100) -> Availability:
    return Availability(percent, tuple((day, hours) for day in workdays(since, until)))


def expected(availability: Availability, today: date) -> Fraction:
    return availability.expected(STARTS, DUE, even_pace(STARTS, DUE, today), today)


@pytest.mark.parametrize(
    ("availability", "at_half", "at_due"),
    [
        (ALWAYS, Fraction(1, 2), Fraction(1)),
        # Away for the first half: nothing by then, half of it in the end.
        (away(STARTS, HALF), Fraction(0), Fraction(1, 2)),
        # Away for the second half: nothing more is asked of the first.
        (away(HALF, DUE), Fraction(1, 2), Fraction(1, 2)),
        (away(STARTS, HALF, hours=400), Fraction(1, 4), Fraction(3, 4)),
        # Half time, and away on each of their half days.
        (away(STARTS, HALF, hours=400, percent=50), Fraction(0), Fraction(1, 2)),
        (Availability(breaks=((STARTS, HALF),)), Fraction(0), Fraction(1, 2)),
        (away(STARTS, DUE), Fraction(0), Fraction(0)),
    ],
)
def test_leave_for_half_of_the_time_halves_what_is_expected(
    availability: Availability, at_half: Fraction, at_due: Fraction
) -> None:
    assert expected(availability, HALF) == at_half
    assert expected(availability, DUE) == expected(availability, DUE + timedelta(9)) == at_due


def test_three_long_days_a_week_are_a_whole_week_of_who_works_no_more() -> None:
    days = tuple((day, 800) for day in workdays(STARTS, HALF) if day.weekday() < 3)
    assert expected(Availability(60, days), HALF) == 0


def test_why_somebody_was_away_is_of_no_matter() -> None:
    assert {hours_lost(800, 200, absence) for absence in Absence} == {600}
    assert hours_lost(800, 200, None) == 0
    assert hours_lost(400, 600, Absence.OTHER) == 0


def test_days_away_are_counted_with_their_weekends() -> None:
    fortnight = away(STARTS, STARTS + timedelta(14))
    assert fortnight.days_away(STARTS - timedelta(1), STARTS + timedelta(13)) == 14
    assert fortnight.days_away(STARTS, STARTS) == 0
    assert ALWAYS.days_away(STARTS, DUE) == 0


def test_working_days() -> None:
    assert working_days(STARTS, DUE) == 130
    assert working_days(date(2026, 7, 3), date(2026, 7, 6)) == 1
    assert working_days(DUE, STARTS) == 0
