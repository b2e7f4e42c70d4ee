"""The number that held at an instant, as it was known then and as it is known now."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from headway.monitoring.rules.past import LoggedNumber, held_on
from tests.company import NOON

MONDAY, FRIDAY = date(2026, 8, 3), date(2026, 8, 7)


def logged(
    number: int, value: str, on: date, *, days_later: int = 0, corrects: int | None = None
) -> LoggedNumber:
    recorded_at = NOON.replace(month=on.month, day=on.day) + timedelta(days_later)
    return LoggedNumber(
        UUID(int=number), None if corrects is None else UUID(int=corrects), Decimal(value), on, recorded_at
    )


def test_nothing_holds_before_the_first_number() -> None:
    assert held_on([], MONDAY, NOON) is None
    assert held_on([logged(1, "5", FRIDAY)], MONDAY, NOON) is None


def test_what_was_entered_or_corrected_later_was_not_known() -> None:
    first = logged(1, "5", MONDAY)
    late = logged(2, "7", FRIDAY, days_later=10)
    right = logged(3, "6", MONDAY, days_later=12, corrects=1)
    every = [right, late, first]
    noon_of_friday = NOON.replace(month=8, day=7)
    assert held_on(every, FRIDAY, noon_of_friday) == first
    assert held_on(every, FRIDAY, noon_of_friday + timedelta(10)) == late
    assert held_on(every, MONDAY, NOON) == right


def test_a_correction_to_another_day_takes_its_number_away() -> None:
    wrong = logged(1, "5", MONDAY)
    moved = logged(2, "5", FRIDAY, corrects=1)
    assert held_on([wrong, moved], MONDAY, NOON) is None
    assert held_on([wrong, moved], FRIDAY, NOON) == moved
